//go:build ignore

// Serve shows the pages on the sample: go run ./internal/web/ui/test/serve.go ADDRESS
package main

import (
	"log"
	"net/http"
	"os"

	"readout"
	"readout/internal/api/sample"
	"readout/internal/store"
	"readout/internal/web"
)

func main() {
	var s store.Store = sample.New()
	if len(os.Args) > 2 {
		s = sample.Empty()
	}
	stages := []readout.Stage{{Name: "token", Doc: "Cuts a text into sentences and words.", Version: "1"}}
	log.Fatal(http.ListenAndServe(os.Args[1], web.Handler(s, web.Options{Stages: stages, Database: "sample.db"})))
}
