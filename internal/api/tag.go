package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// Tagged gives each answer that is found an ETag of its bytes, and answers 304 to who has them already.
// It holds an answer in memory until it is whole.
func Tagged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := &answer{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(held, r)
		held.send(r)
	})
}

type answer struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (a *answer) WriteHeader(status int)      { a.status = status }
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }

func (a *answer) send(r *http.Request) {
	w, header := a.ResponseWriter, a.Header()
	if a.status == http.StatusOK {
		sum := sha256.Sum256(a.body.Bytes())
		header.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
		if header.Get("Cache-Control") == "" {
			header.Set("Cache-Control", "no-cache") // kept, but asked again: the record may have grown
		}
		if same(r.Header.Get("If-None-Match"), header.Get("ETag")) {
			header.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(a.body.Bytes())
	}
}

// same reports whether If-None-Match names the tag; a proxy may have made it weak.
func same(match, tag string) bool {
	for m := range strings.SplitSeq(match, ",") {
		if m = strings.TrimPrefix(strings.TrimSpace(m), "W/"); m == tag || m == "*" {
			return true
		}
	}
	return false
}
