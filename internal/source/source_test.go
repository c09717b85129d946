package source

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"readout"
)

const report = "The foreign minister of Norland met the president of Sundria in Dara on Tuesday.\n"

// read opens paths below dir and prints each fetch: its source without dir, then its bytes or why it was skipped.
func read(dir string, o Options, paths ...string) []string {
	for i, p := range paths {
		if p != "-" {
			paths[i] = filepath.Join(dir, p)
		}
	}
	var out []string
	for f := range Open(context.Background(), paths, o) {
		source := strings.TrimPrefix(strings.TrimPrefix(f.Source, dir), "/")
		if f.Skipped != "" {
			out = append(out, source+" skipped: "+f.Skipped)
			continue
		}
		out = append(out, source+" "+f.Media+": "+string(f.Body))
	}
	return out
}

// tree writes files given by name and content into a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestOpen(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.txt": "one", "b/c.html": "<p>two", "b/.hidden": "no", "b/a.htm": "<p>three", "d": "<!DOCTYPE html><p>four", "empty.txt": "", "blank.txt": " \n",
		"nul.txt": "Talks\x00were\x00held", "pic.png": "\x89PNG\x00\x00", "z.txt.gz": zipped("five"), "cut.txt.gz": zipped(strings.Repeat(report, 500))[:60],
		"bad.gz": "\x1f\x8bnothing of the kind", "lines.txt": "one\r\n\r\ntwo\n",
		"n.jsonl": `{"text":"six","url":"https://coast.example/6"}` + "\n{broken\n" + `{"title":"no text"}` + "\n" + `{"html":"<p>seven"}`,
	})
	for _, c := range []struct {
		name  string
		o     Options
		paths []string
		want  []string
	}{
		{"file", Options{}, []string{"a.txt"}, []string{"a.txt text/plain: one"}},
		{"folder", Options{}, []string{"b"}, []string{"b/a.htm text/html: <p>three", "b/c.html text/html: <p>two"}},
		{"page without a name", Options{}, []string{"d"}, []string{"d text/html: <!DOCTYPE html><p>four"}},
		{"missing beside a good one", Options{}, []string{"no.txt", "a.txt"}, []string{"no.txt skipped: no such file or folder", "a.txt text/plain: one"}},
		{"empty", Options{}, []string{"empty.txt", "blank.txt"}, []string{"empty.txt skipped: it is empty", "blank.txt skipped: no text in it"}},
		{"binary", Options{}, []string{"nul.txt", "pic.png"}, []string{
			"nul.txt skipped: not text: it has NUL bytes; name text, HTML, JSON Lines or WARC files, plain or gzipped",
			"pic.png skipped: not text: it has NUL bytes; name text, HTML, JSON Lines or WARC files, plain or gzipped"}},
		{"gzip", Options{}, []string{"z.txt.gz", "cut.txt.gz", "bad.gz"}, []string{"z.txt.gz text/plain: five",
			"cut.txt.gz skipped: the gzip file is cut short: fetch it again", "bad.gz skipped: the gzip file is damaged: fetch it again"}},
		{"lines", Options{Lines: true}, []string{"lines.txt"}, []string{"lines.txt#1 text/plain: one", "lines.txt#3 text/plain: two"}},
		{"standard input", Options{Stdin: strings.NewReader("eight")}, []string{"-"}, []string{"- text/plain: eight"}},
		{"no standard input", Options{}, []string{"-"}, []string{"- skipped: it is empty"}},
		{"JSON Lines", Options{}, []string{"n.jsonl"}, []string{"n.jsonl#1 text/plain: six",
			"n.jsonl#2 skipped: not a JSON object on one line: invalid character 'b' looking for beginning of object key string",
			`n.jsonl#3 skipped: no "text" and no "html" in it`, "n.jsonl#4 text/html; charset=utf-8: <p>seven"}},
		{"too long", Options{MaxBytes: 2}, []string{"a.txt"}, []string{"a.txt skipped: longer than 2 bytes, the limit of one document: split it, or use --lines if each line is a document"}},
		{"a line too long", Options{MaxBytes: 2, Lines: true}, []string{"lines.txt"}, []string{
			"lines.txt#1 skipped: line 1 is longer than 2 bytes, the limit of one document: split it",
			"lines.txt#3 skipped: line 3 is longer than 2 bytes, the limit of one document: split it"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(dir, c.o, c.paths...)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestFolderLoop(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "one", "inner/b.txt": "two"})
	for name, to := range map[string]string{"inner/back": dir, "inner/self": filepath.Join(dir, "inner"), "dead": filepath.Join(dir, "nowhere")} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	got := strings.Join(read(dir, Options{}, "."), "\n")
	want := "a.txt text/plain: one\ndead skipped: no such file or folder\ninner/b.txt text/plain: two"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := tree(t, map[string]string{"shut/a.txt": "one"})
	os.Chmod(filepath.Join(dir, "shut"), 0)
	defer os.Chmod(filepath.Join(dir, "shut"), 0o755)
	if got := read(dir, Options{}, "shut"); len(got) != 1 || !strings.Contains(got[0], "no permission") {
		t.Errorf("%q", got)
	}
}

func TestHints(t *testing.T) {
	dir := tree(t, map[string]string{"n.jsonl": `{"text":"six","title":"T","source":"Coast","date":"2016-03-03","authors":"Ida Holm; Piet Maas","agency":"UPI","language":"en","url":"u"}`})
	for f := range Open(context.Background(), []string{dir}, Options{Tokenized: true}) {
		got := fmt.Sprintf("%s %s %s %s %q %s %s %v", f.URL, f.Hints.Title, f.Hints.Outlet, f.Hints.Published, f.Hints.Byline, f.Hints.Agency, f.Hints.Language, f.Hints.Tokenized)
		if want := `u T Coast 2016-03-03 ["Ida Holm" "Piet Maas"] UPI en true`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A file of one line without end is never held whole, not even with --lines.
func TestEndlessLine(t *testing.T) {
	for _, o := range []Options{{}, {Lines: true}} {
		o.Stdin = io.LimitReader(endless{}, 100<<20)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		for f := range Open(context.Background(), []string{"-"}, o) {
			n++
			if !strings.Contains(f.Skipped, "the limit of one document") {
				t.Errorf("%d bytes, skipped %q", len(f.Body), f.Skipped)
			}
		}
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; n != 1 || used > 100 {
			t.Errorf("%d documents, %d MiB allocated", n, used)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "words "[i%6]
	}
	return len(p), nil
}

// The reader may stop at any document.
func TestStop(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "one", "b.txt": "two"})
	n := 0
	for range Open(context.Background(), []string{dir, dir + "/a.txt"}, Options{}) {
		n++
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for range Open(ctx, []string{dir}, Options{}) {
		n++
		cancel()
	}
	if n != 2 {
		t.Errorf("%d documents, want one of each range", n)
	}
}

// warcRecord is a record that stores an answer.
func warcRecord(url, header, body string) string {
	answer := "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2016-03-03T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(answer), answer)
}

func TestWARC(t *testing.T) {
	html := "Content-Type: text/html; charset=utf-8\r\n"
	one, two := warcRecord("https://coast.example/1", html, "<p>one"), warcRecord("https://coast.example/2", html+"Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n3\r\ntwo\r\n0\r\n\r\n")
	three := warcRecord("https://coast.example/3", html+"Content-Encoding: gzip\r\n", zipped("<p>three"))
	picture := warcRecord("https://coast.example/p", "Content-Type: image/png\r\n", "\x89PNG\x00")
	info := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n"
	damaged := []byte(zipped(two))
	copy(damaged[len(damaged)/2:], "\xff\xff\xff\xff\xff\xff\xff\xff")
	all := []string{"1 text/html; charset=utf-8: <p>one", "2 text/html; charset=utf-8: <p>two", "3 text/html; charset=utf-8: <p>three"}
	for _, c := range []struct{ name, data, want string }{
		{"plain.warc", info + one + picture + two + three, strings.Join(all, "\n")},
		{"members.warc.gz", zipped(info) + zipped(one) + zipped(picture) + zipped(two) + zipped(three), strings.Join(all, "\n")},
		{"one.warc.gz", zipped(info + one + two + three), strings.Join(all, "\n")},
		{"noname", one, all[0]},
		{"damaged.warc", one + "and 23 bytes of rubbish" + "\n" + two, all[0] + "\nskipped: the archive is damaged: 24 bytes before a record were passed over\n" + all[1]},
		{"damaged.warc.gz", zipped(one) + string(damaged) + zipped(three), all[0] + "\nskipped: the archive is damaged: 222 bytes from byte 193 on were passed over\n" + all[2]},
		{"cut.warc", one + two[:len(two)-40], all[0] + "\nskipped: the archive is cut short: fetch it again"},
		{"cut.warc.gz", zipped(one) + zipped(two)[:100], all[0] + "\nskipped: the gzip file is cut short at byte"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, map[string]string{c.name: c.data})
			got := read(dir, Options{}, c.name)
			want := strings.Split(c.want, "\n")
			for i := range want {
				if len(got) != len(want) || !strings.Contains(got[i], want[i]) {
					t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), c.want)
				}
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("plain text", ".txt")
	f.Add(`{"text":"a","byline":1}`, ".jsonl")
	f.Add(warcRecord("u", "Content-Type: text/html\r\n", "<p>x"), ".warc")
	f.Add(zipped(warcRecord("u", "Content-Type: text/html\r\n", "<p>x")), ".warc.gz")
	f.Fuzz(func(t *testing.T, data, name string) {
		k := kindOf(name)
		r := &reader{Options: Options{MaxBytes: 1000}, seen: map[string]bool{}}
		r.yield = func(f readout.Fetch) bool {
			if (f.Skipped == "") == (len(f.Body) == 0) || len(f.Body) > 1000*pageFactor {
				t.Errorf("%d bytes, skipped %q", len(f.Body), f.Skipped)
			}
			return true
		}
		r.stream("in"+name, k, strings.NewReader(data))
	})
}
