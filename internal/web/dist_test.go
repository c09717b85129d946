package web

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The embedded build must be that of ui/; it is made again where its packages are installed (npm ci in ui/).
func TestDistIsTheBuildOfUI(t *testing.T) {
	if _, err := os.Stat("ui/node_modules/vite"); err != nil {
		t.Skip("ui/node_modules is not there: run npm ci in internal/web/ui")
	}
	out := t.TempDir()
	build := exec.CommandContext(t.Context(), "node", "node_modules/vite/bin/vite.js", "build", "--outDir", out, "--logLevel", "error")
	build.Dir = "ui"
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	made, kept := files(t, out), files(t, "dist")
	for name, b := range made {
		if !bytes.Equal(b, kept[name]) {
			t.Errorf("dist/%s is not the build of ui/: run npm run build in internal/web/ui", name)
		}
		delete(kept, name)
	}
	for name := range kept {
		t.Errorf("dist/%s is no longer built", name)
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	all := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%s: %d files, %v", dir, len(entries), err)
	}
	for _, e := range entries {
		if all[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
