package readout

import "testing"

func TestDays(t *testing.T) {
	for _, c := range []struct{ value, first, last string }{
		{"2013-05-04", "2013-05-04", "2013-05-04"},
		{"2013-05-04T10:00:00Z", "2013-05-04", "2013-05-04"},
		{"2012-02", "2012-02-01", "2012-02-29"},
		{"2013~", "2013-01-01", "2013-12-31"},
		{"201X", "2010-01-01", "2019-12-31"},
		{"2013-05-XX", "2013-05-01", "2013-05-31"},
		{"2013-22", "2013-06-01", "2013-08-31"},
		{"2013-24", "2013-12-01", "2014-02-28"},
		{"2013-05-04/2013-06", "2013-05-04", "2013-06-30"},
		{"../2013-05", "", "2013-05-31"},
		{"2013-05/..", "2013-05-01", ""},
		{"XXXX-09-17", "", ""}, {"2013-13", "", ""}, {"2013-02-30", "", ""}, {"", "", ""}, {"Tuesday", "", ""}, {"-013", "", ""},
	} {
		first, last := Days(c.value)
		if first != c.first || last != c.last {
			t.Errorf("Days(%q) = %q, %q; want %q, %q", c.value, first, last, c.first, c.last)
		}
	}
}

func FuzzDays(f *testing.F) {
	for _, s := range []string{"2013-05-04/..", "201X", "2013-24", "XXXX-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		first, last := Days(value)
		for _, day := range []string{first, last} {
			a, b := Days(day)
			if day != "" && (a != day || b != day) {
				t.Errorf("Days(%q) gives %q, which is no day", value, day)
			}
		}
	})
}
