package eval

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"readout"
	"readout/internal/stage"
)

// unpacked gives do the folder of an open set: the one that lies beside its archive, else the archive's in a temporary folder.
func unpacked(ctx context.Context, archive, folder string, do func(folder string) error) error {
	beside := filepath.Join(filepath.Dir(archive), folder)
	if _, err := os.Stat(beside); err == nil {
		return do(beside)
	}
	if _, err := os.Stat(archive); err != nil {
		return err
	}
	to, err := os.MkdirTemp("", "readout-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(to)
	if out, err := exec.CommandContext(ctx, "tar", "-xJf", archive, "-C", to).CombinedOutput(); err != nil {
		return fmt.Errorf("`tar -xJf %s` needs the programs tar and xz: %w %s", archive, err, strings.TrimSpace(string(out)))
	}
	return do(filepath.Join(to, folder))
}

// runAll takes documents through some stages, on all cores.
func runAll(ctx context.Context, stages []readout.Stage, docs []*readout.Document) error {
	var work sync.WaitGroup
	next := make(chan *readout.Document)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for d := range next {
				if err := stage.Run(ctx, stages, d); err != nil && d.Failed == "" {
					d.Failed = err.Error()
				}
			}
		})
	}
	for _, d := range docs {
		next <- d
	}
	close(next)
	work.Wait()
	for _, d := range docs {
		if d.Failed != "" {
			return fmt.Errorf("%s: %s", d.Source, d.Failed)
		}
	}
	return ctx.Err()
}

// given adds a sentence of given words to a document.
func given(d *readout.Document, text *strings.Builder, forms []string) {
	s := readout.Sentence{First: len(d.Tokens), Last: len(d.Tokens) + len(forms)}
	for _, form := range forms {
		at := readout.Span{Start: text.Len(), End: text.Len() + len(form)}
		text.WriteString(form + " ")
		s.Span = s.Span.Cover(at)
		d.Tokens = append(d.Tokens, readout.Token{Span: at, Form: form, Head: len(d.Tokens)})
	}
	d.Sentences = append(d.Sentences, s)
}
