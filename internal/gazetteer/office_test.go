package gazetteer

import (
	"fmt"
	"strconv"
	"testing"
)

func TestOffice(t *testing.T) {
	for _, c := range []struct{ title, code, base string }{
		{"foreign minister", "GOV", "foreign minister"},
		{"Norwegian Foreign Minister", "NORGOV", "foreign minister"},
		{"former deputy foreign minister", "ELI former deputy", "foreign minister"},
		{"Iran's former deputy foreign minister", "IRNELI former deputy", "foreign minister"},
		{"minister of foreign affairs", "GOV", "foreign minister"},
		{"deputy minister of foreign affairs", "GOV deputy", "foreign minister"},
		{"minister for trade and industry", "GOV", "minister"},
		{"culture minister", "GOV", "culture minister"},
		{"attorney general of Kenya", "KENGOV", "attorney general"},
		{"Kenya's attorney general", "KENGOV", "attorney general"},
		{"local governor", "GOV", "governor"},
		{"finance and economy ministers", "GOV", "finance and economy minister"},
		{"White House spokesman", "USAGOV", "spokesman"},
		{"White House chief of staff", "USAGOV", "chief of staff"},
		{"Army chief of staff", "MIL", "army chief"},
		{"acting chief of staff of the army", "MIL acting", "chief of staff"},
		{"U.S. Secretary of State", "USAGOV", "secretary of state"},
		{"Secretary of State", "USAGOV", "secretary of state"},
		{"Secretary of State for Northern Ireland", "GBRGOV", "secretary of state"},
		{"Israeli defence minister", "ISRGOV", "defence minister"},
		{"South Korean President", "KORGOV", "president"},
		{"president-elect", "GOV elect", "president"},
		{"ex-president", "ELI former", "president"},
		{"head of the World Bank", "IGO", "head"},
		{"UN secretary-general", "UNO", "UN secretary-general"},
		{"Russia's ambassador to Kenya", "RUSGOV to KEN", "ambassador"},
		{"ambassador to the United Nations", "GOV to UNO", "ambassador"},
		{"police spokeswoman", "COP", "police spokesman"},
		{"rebel spokesman", "REB", "spokesman"},
		{"spokesman for the French Foreign Ministry", "FRAGOV", "spokesman"},
		{"senior State Department official", "USAGOV", "official"},
		{"king of Jordan", "JORGOV", "king"},
		{"speaker of the Knesset", "ISRLEG", "speaker"},
		{"High Court judge", "JUD", "judge"},
		{"opposition leader", "OPP", "opposition leader"},
		{"U.S. leader", "USAGOV", "leader"},
		{"lawmakers", "LEG", "lawmaker"},
		{"Chief Executive of Hong Kong", "HKGGOV", "chief executive of hong kong"},
		{"chief executive of the company", "BUS", "chief executive"},
		{"governor of the Central Bank of Kenya", "KENGOV", "governor"},
		{"Archbishop", "REL", "bishop"},
		{"chairman of the Joint Chiefs of Staff", "MIL", "chairman of the joint chiefs of staff"},
		{"union leader", "LAB", "union leader"},
		{"aid agency spokesman", "NGO", "spokesman"},
	} {
		o, ok := Office(c.title)
		got := o.Code()
		for _, m := range []struct {
			is   bool
			says string
		}{{o.Former, " former"}, {o.Acting, " acting"}, {o.Deputy, " deputy"}, {o.Elect, " elect"}, {o.Post != "", " to " + o.Post}} {
			if m.is {
				got += m.says
			}
		}
		if !ok || got != c.code || o.Title != c.base {
			t.Errorf("Office(%q) = %q of title %q, %v; want %q of %q", c.title, got, o.Title, ok, c.code, c.base)
		}
	}
}

func TestNoOffice(t *testing.T) {
	for _, title := range []string{"", "the", "former", "blue car", "minister of silly walks", "of the", "-", "'s", "president of", "South Korean", "general strike"} {
		if o, ok := Office(title); ok {
			t.Errorf("Office(%q) = %+v, want none", title, o)
		}
	}
}

func TestOfficeTable(t *testing.T) {
	titles := 0
	owner := map[string]string{}
	for _, r := range rows(officeTable) {
		if r[5] == shapePortfolio {
			continue
		}
		titles++
		rank, err := strconv.Atoi(r[3])
		if err != nil || rank < 1 || rank > 6 || (r[5] != shapeTitle && r[5] != shapeHead) {
			t.Errorf("%q: rank %q, shape %q", r[0], r[3], r[5])
		}
		if !validCode(r[4], r[2]) {
			t.Errorf("%q: code %q %q", r[0], r[4], r[2])
		}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			if owner[key(name)] != "" {
				t.Errorf("%q is a name of %q and of %q", name, owner[key(name)], r[0])
			}
			owner[key(name)] = r[0]
		}
	}
	if titles < 250 {
		t.Errorf("only %d titles", titles)
	}
}

func FuzzOffice(f *testing.F) {
	for _, s := range []string{"former deputy foreign minister of the Republic of Korea", "a - 's 's of of", "chief of chief of", "minister,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if o, ok := Office(s); ok && o.Title == "" {
			t.Errorf("Office(%q) has no title: %+v", s, o)
		}
		for _, h := range Match([]string{s, "minister", "of", s}) {
			if h.First < 0 || h.First >= h.Last || h.Last > 4 || h.Key == "" {
				t.Error(fmt.Sprintf("hit %+v in %q", h, s))
			}
		}
	})
}
