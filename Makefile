# Every target works from a clean clone; what it needs beyond Go is installed by the scripts in .ci.
.PHONY: demo build test lint eval fuzz bench pages

demo: build ## build Readout and open, offline, the record of the bundled sample
	./bin/readout demo

build: ## the binary, with weights and pages inside
	go build -o bin/readout ./cmd/readout

test: ## every test: Go, the rules' sentences, the pages in a browser
	.ci/test

lint: ## formatting and vet
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...

eval: build ## accuracy against gold, printed
	./bin/readout eval $(if $(wildcard ../shared/data),--data ../shared/data)

fuzz: ## each fuzz target for a short while
	.ci/fuzz 10s

bench: ## benchmarks with their comparisons
	go test -run '^$$' -bench . -benchtime 2s ./internal/model ./internal/stage ./internal/stage/syntax ./internal/store/sqlite
	@if [ -n "$(ARTICLES)" ]; then python3 train/compare.py --articles $(ARTICLES); else echo "beside spaCy: make bench ARTICLES=FILE.jsonl.gz, see docs/benchmarks.md"; fi

pages: ## build the pages' scripts and styles again from their source
	cd internal/web/ui && npm ci --ignore-scripts && npm run build
