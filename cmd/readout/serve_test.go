package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// server is readout in a process of its own that answers on this machine.
type server struct {
	cmd     *exec.Cmd
	address string
}

var addressLine = regexp.MustCompile(`^http://127\.0\.0\.1:\d+$`)

// start runs a command that serves, waits for its address, and ends it by its own process when the test does.
func start(t *testing.T, args ...string) *server {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	cmd := exec.CommandContext(ctx, "readout", args...)
	cmd.Env = append(os.Environ(), "BROWSER=true", "TMPDIR="+t.TempDir())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &server{cmd: cmd}
	t.Cleanup(func() {
		defer cancel()
		if cmd.ProcessState == nil {
			cmd.Process.Kill()
			cmd.Wait()
		}
	})
	line := bufio.NewScanner(out)
	if !line.Scan() || !addressLine.MatchString(line.Text()) {
		t.Fatalf("%q is no address on this machine", line.Text())
	}
	s.address = line.Text()
	go io.Copy(io.Discard, out)
	return s
}

// stop asks the server to end and gives its exit status.
func (s *server) stop(t *testing.T) int {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { s.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end when asked to")
	}
	return s.cmd.ProcessState.ExitCode()
}

// page reads a page.
func (s *server) page(t *testing.T, path string) (status int, body string) {
	t.Helper()
	c := http.Client{Timeout: 20 * time.Second}
	r, err := c.Get(s.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(data)
}

// TestServe starts a record, reads a page, the API and what is not there, and takes another port while the first is taken.
func TestServe(t *testing.T) {
	folder := t.TempDir()
	text, db := filepath.Join(folder, "a.txt"), filepath.Join(folder, "r.db")
	news := "NAIROBI, March 4, 2025 (Nordwire) -- Norwegian Foreign Minister Kari Lund met Kenyan President Daniel Otieno in Nairobi on Tuesday.\n"
	if err := os.WriteFile(text, []byte(news), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("readout", "ingest", "--db", db, text).CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	s := start(t, "serve", "--db", db)
	if status, body := s.page(t, "/"); status != 200 || !strings.Contains(body, "<html") {
		t.Errorf("the first page: %d %.200q", status, body)
	}
	if status, body := s.page(t, "/openapi.json"); status != 200 || !strings.Contains(body, `"openapi"`) {
		t.Errorf("/openapi.json: %d %.200q", status, body)
	}
	if status, body := s.page(t, "/no/such/page"); status != 404 || strings.Contains(body, "goroutine") {
		t.Errorf("a page that is not there: %d %.200q", status, body)
	}
	other := start(t, "serve", "--db", db)
	if other.address == s.address {
		t.Errorf("two servers say they are at %s", s.address)
	}
	if status := other.stop(t); status != 0 {
		t.Errorf("asked to end, it ends with %d", status)
	}
	if status := s.stop(t); status != 0 {
		t.Errorf("asked to end, it ends with %d", status)
	}
}

// TestDemo reads the sample, serves it and goes without a trace; while it runs, it speaks to nobody outside this machine.
func TestDemo(t *testing.T) {
	s := start(t, "demo")
	status, body := s.page(t, "/")
	if status != 200 || !strings.Contains(body, "<html") {
		t.Fatalf("the first page: %d %.200q", status, body)
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="(https?:)?//[^"]*"`).FindAllString(body, -1) {
		if strings.Contains(m, "src=") {
			t.Errorf("the page loads from outside: %s", m)
		}
	}
	for _, remote := range sockets(t, s.cmd.Process.Pid) {
		if !remote.IsLoopback() && !remote.IsUnspecified() {
			t.Errorf("a connection to %s", remote)
		}
	}
	if status := s.stop(t); status != 0 {
		t.Errorf("asked to end, it ends with %d", status)
	}
	for _, v := range s.cmd.Env {
		if folder, ok := strings.CutPrefix(v, "TMPDIR="); ok && folder != os.Getenv("TMPDIR") {
			if left, _ := filepath.Glob(filepath.Join(folder, "readout-*")); len(left) > 0 {
				t.Errorf("it leaves %v behind", left)
			}
		}
	}
}

// sockets are the far ends of a process's TCP and UDP sockets, on Linux; that of a listening socket is unspecified.
func sockets(t *testing.T, pid int) []net.IP {
	if runtime.GOOS != "linux" {
		return nil
	}
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	own := map[string]bool{}
	files, _ := filepath.Glob(filepath.Join(proc, "fd", "*"))
	for _, f := range files {
		if to, err := os.Readlink(f); err == nil && strings.HasPrefix(to, "socket:[") {
			own[strings.Trim(to, "socket:[]")] = true
		}
	}
	if len(own) == 0 {
		t.Error("no socket is seen, not even the one it listens on: the test sees nothing")
	}
	var out []net.IP
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		data, _ := os.ReadFile(filepath.Join(proc, "net", table))
		for line := range strings.Lines(string(data)) {
			if c := strings.Fields(line); len(c) > 9 && own[c[9]] {
				out = append(out, address(t, c[2]))
			}
		}
	}
	return out
}

// address reads "0100007F:1F90": words of four bytes, each backwards.
func address(t *testing.T, text string) net.IP {
	text, _, _ = strings.Cut(text, ":")
	ip := make(net.IP, len(text)/2)
	for i := range ip {
		b, err := strconv.ParseUint(text[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		ip[i&^3|3-i&3] = byte(b)
	}
	return ip
}
