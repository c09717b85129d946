// Package ingest is the one loop: source → extract → stages → store → record.
package ingest

import (
	"context"
	"iter"
	"path"
	"path/filepath"
	"runtime"
	"sync"

	"readout"
	"readout/internal/extract"
	"readout/internal/record"
	"readout/internal/stage"
	"readout/internal/stage/date"
	"readout/internal/store"
)

// batch is how many documents are kept in one transaction.
const batch = 32

// Documents reads every fetch and runs the stages, on all cores, and yields the documents in the order of the fetches.
func Documents(ctx context.Context, fetches iter.Seq[readout.Fetch], stages []readout.Stage) iter.Seq[*readout.Document] {
	return func(yield func(*readout.Document) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		for d := range ordered(ctx, fetches, stages) {
			if ctx.Err() != nil || !yield(<-d) {
				return
			}
		}
	}
}

// ordered gives a channel of promises, one a document, that are kept by a few workers. The channel is short, so that memory does
// not grow with the input.
func ordered(ctx context.Context, fetches iter.Seq[readout.Fetch], stages []readout.Stage) <-chan chan *readout.Document {
	promises := make(chan chan *readout.Document, 2*runtime.GOMAXPROCS(0))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	go func() {
		defer close(promises)
		var work sync.WaitGroup
		defer work.Wait()
		for f := range fetches {
			promise := make(chan *readout.Document, 1)
			select {
			case promises <- promise:
			case <-ctx.Done():
				return
			}
			slots <- struct{}{}
			restrain()
			work.Go(func() {
				promise <- Document(ctx, f, stages)
				<-slots
			})
		}
	}()
	return promises
}

// Document makes one document of a fetch. It is never nil: one that could not be read says why in Skipped.
func Document(ctx context.Context, f readout.Fetch, stages []readout.Stage) *readout.Document {
	d := extract.Document(f)
	if d.Skipped == "" && d.Language != "" && d.Language != "en" {
		d.Skipped = "written in " + d.Language + " by the look of it; only English is read so far"
	}
	if d.ID == "" { // what was skipped is kept under its source and reason
		d.ID = readout.DocumentID(path.Base(filepath.ToSlash(d.Source)), d.URL, d.Skipped)
	}
	if err := stage.Run(ctx, stages, d); err != nil && d.Failed == "" {
		d.Failed = err.Error()
	}
	return d
}

// Report is what an ingestion did.
type Report struct {
	Read, Skipped, Failed int
	Claims, Events        int
}

// Into keeps documents and folds everything the store holds into the record. seen is told of every document as it is kept.
func Into(ctx context.Context, s store.Store, docs iter.Seq[*readout.Document], seen func(*readout.Document)) (Report, error) {
	var r Report
	var full []*readout.Document
	flush := func() error {
		err := s.Put(ctx, full...)
		full = full[:0]
		return err
	}
	for d := range docs {
		count(&r, d)
		seen(d)
		if full = append(full, d); len(full) == batch {
			if err := flush(); err != nil {
				return r, err
			}
		}
	}
	if err := flush(); err != nil {
		return r, err
	}
	if err := ctx.Err(); err != nil {
		return r, err
	}
	n, err := Fold(ctx, s)
	r.Events = n
	return r, err
}

func count(r *Report, d *readout.Document) {
	switch {
	case d.Skipped != "":
		r.Skipped++
	case d.Failed != "":
		r.Failed++
	default:
		r.Read++
	}
	r.Claims += len(d.Claims)
}

// Fold makes the record across all documents of the store anew, and gives how many events it holds.
func Fold(ctx context.Context, s store.Store) (int, error) {
	var docs []*readout.Document
	for d, err := range s.All(ctx) {
		if err != nil {
			return 0, err
		}
		docs = append(docs, d)
	}
	r := record.FoldWith(record.Options{Dates: date.Again}, docs)
	return len(r.Events), s.Replace(ctx, r)
}
