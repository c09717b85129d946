package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/ingest"
	"readout/internal/sample"
	"readout/internal/stage"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/web"
)

// port is the first one tried; where it is taken, any free one is.
const port = 7391

func serveCommand() *cobra.Command {
	var db string
	var at int
	c := &cobra.Command{
		Use:   "serve --db FILE",
		Short: "Serve pages and API of a record on this machine",
		Long: `serve answers on 127.0.0.1 only and prints its address. It reads the database and never writes it; the API is under /api,
described at /openapi.json. Stop it with Ctrl-C.`,
		Args: exactly(0, "no arguments besides --db"),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := open(c.Context(), db, sqlite.Options{ReadOnly: true, MustExist: true})
			if err != nil {
				return err
			}
			defer func() { err = firstError(err, s.Close()) }()
			return serve(c, s, db, at, false)
		},
	}
	dbFlag(c, &db)
	c.Flags().IntVar(&at, "port", 0, "port to listen on (default "+strconv.Itoa(port)+", or a free one where that is taken)")
	return c
}

func demoCommand() *cobra.Command {
	var at int
	c := &cobra.Command{
		Use:   "demo",
		Short: "Read the bundled sample and open its record in the browser, offline",
		Long: `demo reads about sixty short reports that come with Readout, of invented persons in real offices, makes the record of them, and serves it
on this machine. Nothing is kept and nothing leaves the machine.`,
		Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) (err error) { return demo(c, at) },
	}
	c.Flags().IntVar(&at, "port", 0, "port to listen on")
	return c
}

// demo reads the sample into a database of its own that goes when it ends.
func demo(c *cobra.Command, at int) (err error) {
	folder, err := os.MkdirTemp("", "readout-demo-")
	if err != nil {
		return readout.Errorf(readout.Internal, "no room for the demo's database: %v", err)
	}
	defer os.RemoveAll(folder)
	s, err := sqlite.Open(c.Context(), filepath.Join(folder, "demo.db"), sqlite.Options{})
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	fmt.Fprintln(c.ErrOrStderr(), "Reading the bundled sample …")
	r, err := readSample(c.Context(), s)
	if err != nil {
		return firstError(interrupted(c.Context()), err)
	}
	fmt.Fprintf(c.ErrOrStderr(), "%d reports, %d claims, %d events.\n", r.Read, r.Claims, r.Events)
	return serve(c, s, "", at, true)
}

func readSample(ctx context.Context, s store.Store) (ingest.Report, error) {
	var fetches iter.Seq[readout.Fetch] = sample.Fetches()
	return ingest.Into(ctx, s, ingest.Documents(ctx, fetches, stage.List()), func(*readout.Document) {})
}

// serve answers until the context ends.
func serve(c *cobra.Command, s store.Store, db string, at int, browse bool) error {
	l, err := listen(at)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: web.Handler(s, web.Options{Stages: stage.List(), Database: db}), ReadHeaderTimeout: 10 * time.Second}
	address := "http://" + l.Addr().String()
	fmt.Fprintln(c.OutOrStdout(), address)
	fmt.Fprintln(c.ErrOrStderr(), "Open this address in a browser; Ctrl-C ends it.")
	if browse {
		openBrowser(address)
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-c.Context().Done():
	}
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Second)
	defer stop()
	return server.Shutdown(ctx)
}

// listen takes the port asked for; without one, the usual port or any that is free.
func listen(at int) (net.Listener, error) {
	want := at
	if want == 0 {
		want = port
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(want)))
	if err == nil {
		return l, nil
	}
	if at != 0 {
		return nil, usage("port %d can't be used (%v); leave --port out to take a free one", at, errors.Unwrap(err))
	}
	l, err = net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, readout.Errorf(readout.Internal, "no port on 127.0.0.1 is free: %v", err)
	}
	return l, nil
}

// openBrowser asks the desktop to show the address; where there is none, the printed address is enough.
func openBrowser(address string) {
	name := map[string]string{"darwin": "open", "windows": "explorer"}[runtime.GOOS]
	if name == "" {
		name = "xdg-open"
	}
	if b := os.Getenv("BROWSER"); b != "" {
		name = b
	}
	if path, err := exec.LookPath(name); err == nil {
		cmd := exec.Command(path, address)
		if cmd.Start() == nil {
			go cmd.Wait()
		}
	}
}
