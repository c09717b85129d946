package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestItemsFolder(t *testing.T) {
	var said bytes.Buffer
	if folder, err := itemsOf("", &said); folder != nil || err != nil || !strings.Contains(said.String(), "skipped") {
		t.Errorf("without a folder: %v %v %q", folder, err, said.String())
	}
	if _, err := itemsOf("no/such/folder", &said); err == nil {
		t.Error("a folder that was asked for and is not there is no error")
	}
	if folder, err := itemsOf("../../testdata/gold/items", &said); folder == nil || err != nil {
		t.Errorf("the repository's own: %v %v", folder, err)
	}
}

// TestStartUp: no rule, register or weight is read before a command needs it.
func TestStartUp(t *testing.T) {
	best := time.Hour
	for range 20 {
		start := time.Now()
		if err := exec.Command("readout", "version").Run(); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	if best > 100*time.Millisecond {
		t.Errorf("version takes %s at best", best)
	}
	t.Log("version takes", best)
}
