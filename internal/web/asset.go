package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
)

// dist is the build of ui/: npm ci && npm run build makes it again, byte for byte.
//
//go:embed dist
var dist embed.FS

// assetPath is the address of a file of the build, with a version that changes with its bytes, so that it may be kept for good.
func assetPath(name string) string {
	b, _ := dist.ReadFile("dist/" + name)
	sum := sha256.Sum256(b)
	return "/assets/" + name + "?v=" + hex.EncodeToString(sum[:6])
}

func asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	b, err := dist.ReadFile("dist/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Cache-Control", "no-cache")
	if r.URL.RequestURI() == assetPath(name) {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Write(b)
}
