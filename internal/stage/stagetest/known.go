package stagetest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
)

// known checks that each mistake of an archive of known failures is still made. With -update, those that are not move to the archive
// of the same name in testdata.
func known(t *testing.T, file string, stages []readout.Stage, print Printer) {
	t.Helper()
	a := open(t, file)
	still, right := &txtar.Archive{Comment: a.Comment}, &txtar.Archive{Comment: a.Comment}
	for i, c := range cases(t, file, a) {
		t.Run("known-failure/"+c.name, func(t *testing.T) {
			to := still
			if got := print(Read(t, stages, c.text, c.posted)); got == string(c.want.Data) {
				to = right
				if !*update {
					t.Errorf("this mistake is gone: move the case from %s to testdata, as -update does", file)
				}
			}
			to.Files = append(to.Files, a.Files[2*i], a.Files[2*i+1])
		})
	}
	if *update && len(right.Files) > 0 {
		move(t, file, still, right)
	}
}

// move writes what is still wrong back, or removes the archive that is empty now, and adds what came right to testdata.
func move(t *testing.T, file string, still, right *txtar.Archive) {
	t.Helper()
	into := filepath.Join("testdata", filepath.Base(file))
	if a, err := txtar.ParseFile(into); err == nil {
		right = &txtar.Archive{Comment: a.Comment, Files: append(a.Files, right.Files...)}
	}
	err := os.WriteFile(into, txtar.Format(right), 0o644)
	switch {
	case err != nil:
	case len(still.Files) == 0:
		err = os.Remove(file)
	default:
		err = os.WriteFile(file, txtar.Format(still), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
