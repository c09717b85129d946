package api

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"readout"
)

// Status is the HTTP status of an error: 400 for a wrong call, 404, 422 for input that can't be read, else 500.
func Status(err error) int {
	switch readout.CodeOf(err) {
	case "":
		return http.StatusOK
	case readout.Usage:
		return http.StatusBadRequest
	case readout.NotFound:
		return http.StatusNotFound
	case readout.Input:
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

// problem is err as problem JSON (RFC 9457); what failed inside is told to the log, not to the caller.
func problem(err error) error {
	if err == nil {
		return nil
	}
	status, detail := Status(err), err.Error()
	if status == http.StatusInternalServerError {
		slog.Error("api", "error", err)
		detail = "Readout could not answer; its log says why"
	}
	return &huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: detail}
}

// A parameter that is no number or out of range is a wrong call like any other; huma itself would answer 422.
func init() {
	model := huma.NewError
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		if status == http.StatusUnprocessableEntity {
			status = http.StatusBadRequest
		}
		return model(status, message, errs...)
	}
}

// unknown answers a path that no route has, and a method that no route takes.
func unknown(w http.ResponseWriter, r *http.Request) {
	status, detail := http.StatusNotFound, "no route "+r.URL.Path+": /openapi.json lists all there are"
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		status, detail = http.StatusMethodNotAllowed, "only GET is answered: the record changes by readout ingest"
		w.Header().Set("Allow", "GET, HEAD")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: detail})
}
