// Package stage is the ordered list of stages and the loop that runs a document through them.
package stage

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"readout"
	"readout/internal/stage/actor"
	"readout/internal/stage/code"
	"readout/internal/stage/coref"
	"readout/internal/stage/date"
	"readout/internal/stage/figure"
	"readout/internal/stage/name"
	"readout/internal/stage/place"
	"readout/internal/stage/quote"
	"readout/internal/stage/syntax"
	"readout/internal/stage/token"
)

// List is every stage in order. A text passes once, left to right.
func List() []readout.Stage {
	return []readout.Stage{
		token.Stage(), syntax.Stage(), name.Stage(), date.Stage(), place.Stage(), coref.Stage(), actor.Stage(),
		quote.Stage(), figure.Stage(), code.Stage(),
	}
}

// Trees is the stages that tokens and trees come from, in order, names among them since a title beside a name mends its tree: as List makes them, sooner.
func Trees() []readout.Stage { return []readout.Stage{token.Stage(), syntax.Trees(), name.Stage()} }

// Run takes a document through the stages. A stage that fails, or panics, is recorded on the document in Failed, what was made
// before it stays, and the next document is not touched by it. Only a cancelled context is an error.
func Run(ctx context.Context, stages []readout.Stage, d *readout.Document) error {
	if d.Skipped != "" {
		return nil
	}
	for _, s := range stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := one(ctx, s, d); err != nil {
			d.Failed = s.Name + ": " + err.Error()
			return ctx.Err()
		}
	}
	return nil
}

// one runs a stage and turns a panic into an error, so that one document never ends the reading of all others.
func one(ctx context.Context, s readout.Stage, d *readout.Document) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it broke at %s (%v); please report this with the text", where(), p)
		}
	}()
	return s.Run(ctx, d)
}

// where is the function and line of this module in which a panic arose.
func where() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(4, pc)])
	for f, more := frames.Next(); more; f, more = frames.Next() {
		if strings.HasPrefix(f.Function, "readout/") {
			return fmt.Sprintf("%s:%d", f.Function, f.Line)
		}
	}
	return "an unknown place"
}
