package ontology

import (
	"slices"
	"testing"
)

func TestTypes(t *testing.T) {
	if n := len(Types()); n != 17 {
		t.Fatalf("%d types, want PLOVER's 16 and STATE", n)
	}
	modes := 0
	for _, ty := range Types() {
		modes += len(ty.Modes)
		for _, m := range ty.Modes {
			if (m.Score > 0) != (ty.Score > 0) && ty.Score != 0 {
				t.Errorf("%s %s: score %v against the type's %v", ty.Code, m.Code, m.Score, ty.Score)
			}
		}
	}
	if modes != 67 {
		t.Errorf("%d modes, want 67", modes)
	}
}

func TestIntensity(t *testing.T) {
	for _, c := range []struct {
		code, mode string
		want       float64
	}{
		{"AID", "", 10}, {"ACCUSE", "", -3}, {"ACCUSE", "allege", -3.5}, {"ASSAULT", "unconventional", -10}, {"CONSULT", "phone", 1.5},
		{"RETREAT", "disarm", 10}, {"PROTEST", "vandalize", -5}, {"CONSULT", "riot", 2.5}, {"STATE", "", 0}, {"FIGHT", "", 0},
	} {
		if got := Intensity(c.code, c.mode); got != c.want {
			t.Errorf("Intensity(%s, %s) = %v, want %v", c.code, c.mode, got, c.want)
		}
	}
}

func TestQuad(t *testing.T) {
	for code, want := range map[string]string{"AGREE": "verbal cooperation", "RETREAT": "material cooperation", "THREATEN": "verbal conflict",
		"SANCTION": "material conflict", "STATE": "", "": ""} {
		if got := QuadOf(code).String(); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
}

func TestContextsAndSectors(t *testing.T) {
	if n := len(Contexts()); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	if n := len(Sectors()); n != 25 {
		t.Errorf("%d sectors, want 25", n)
	}
	if !IsContext("cbrn") || IsContext("democracy") || SectorName("JRN") != "journalists" || SectorName("HLH") != "" {
		t.Error("a context or sector that is or is not one")
	}
}

func TestCameoCodes(t *testing.T) {
	codes := CameoCodes()
	if len(codes) != 312 || !slices.IsSorted(codes) {
		t.Fatalf("%d codes, want 312 in order", len(codes))
	}
	for _, code := range codes {
		c, ok := CameoOf(code)
		if !ok || c.Name == "" || c.Goldstein < -10 || c.Goldstein > 10 {
			t.Errorf("%s: %+v", code, c)
		}
		if _, ok := TypeOf(c.Type); !ok {
			t.Errorf("%s projects to %q", code, c.Type)
		}
		if _, ok := ModeOf(c.Type, c.Mode); c.Mode != "" && !ok {
			t.Errorf("%s: %s has no mode %q", code, c.Type, c.Mode)
		}
		for _, x := range c.Contexts {
			if !IsContext(x) {
				t.Errorf("%s: no context %q", code, x)
			}
		}
	}
}

func TestGoldstein(t *testing.T) {
	for code, want := range map[string]float64{"0874": 10, "046": 7, "1213": -4, "190": -10, "016": -2, "999": 0} {
		if got := Goldstein(code); got != want {
			t.Errorf("Goldstein(%s) = %v, want %v", code, got, want)
		}
	}
	if c, _ := CameoOf("016"); c.ICEWS != -5 {
		t.Errorf("ICEWS has %v for 016, want -5", c.ICEWS)
	}
	for code, want := range map[string]Quad{"057": VerbalCooperation, "0812": MaterialCooperation, "090": VerbalConflict, "163": MaterialConflict, "x": 0} {
		if got := CameoQuad(code); got != want {
			t.Errorf("CameoQuad(%s) = %v, want %v", code, got, want)
		}
	}
}

func TestCameo(t *testing.T) {
	for _, c := range []struct {
		code, mode, force, status string
		contexts                  []string
		want                      string
	}{
		{"CONSULT", "visit", "", "occurred", nil, "042"},
		{"CONSULT", "phone", "", "occurred", nil, "041"},
		{"CONSULT", "", "", "occurred", nil, "040"},
		{"CONSULT", "visit", "", "planned", nil, "036"},
		{"CONSULT", "", "", "cancelled", nil, "164"},
		{"CONSULT", "visit", "", "considered", nil, ""},
		{"REQUEST", "change", "demand", "occurred", nil, "104"},
		{"REQUEST", "change", "appeal", "occurred", nil, "024"},
		{"REQUEST", "meet", "request", "occurred", nil, "026"},
		{"AID", "", "", "occurred", []string{"diplomatic", "military"}, "072"},
		{"AID", "", "", "planned", []string{"military"}, "0332"},
		{"AID", "", "", "cancelled", nil, "162"},
		{"ASSAULT", "drone", "", "alleged", nil, "195"},
		{"ASSAULT", "aerial", "", "planned", nil, "138"},
		{"ASSAULT", "aerial", "", "denied", nil, ""},
		{"ASSAULT", "aerial", "", "cancelled", nil, ""},
		{"SANCTION", "discontinue", "", "occurred", []string{"economic"}, "163"},
		{"STATE", "", "", "occurred", nil, "010"},
		{"FIGHT", "", "", "occurred", nil, ""},
	} {
		if got := Cameo(c.code, c.mode, c.force, c.status, c.contexts...); got != c.want {
			t.Errorf("Cameo(%s, %s, %s, %s, %v) = %q, want %q", c.code, c.mode, c.force, c.status, c.contexts, got, c.want)
		}
	}
}

// Every type and mode that occurred has a code, and the code projects back to the type but where CAMEO has no better one.
func TestCameoOfEveryMode(t *testing.T) {
	elsewhere := map[string]string{"RETREAT resign": "CONCEDE", "CONCEDE ceasefire": "RETREAT", "ASSAULT crowd-control": "COERCE"}
	for _, ty := range Types() {
		for _, m := range append([]Mode{{}}, ty.Modes...) {
			c, ok := CameoOf(Cameo(ty.Code, m.Code, "demand", "occurred"))
			want := ty.Code
			if e := elsewhere[ty.Code+" "+m.Code]; e != "" {
				want = e
			}
			if !ok || c.Type != want {
				t.Errorf("%s %s: code %q projects to %s", ty.Code, m.Code, c.Code, c.Type)
			}
		}
	}
	for _, r := range rows(defaultTable) {
		if _, ok := CameoOf(r[5]); !ok {
			t.Errorf("default %v is no code", r)
		}
		if _, ok := ModeOf(r[0], r[1]); r[1] != "*" && !ok {
			t.Errorf("default %v: no such mode", r)
		}
		if r[2] != "*" && !IsContext(r[2]) {
			t.Errorf("default %v: no such context", r)
		}
	}
}

func TestResolutionsAreFollowed(t *testing.T) {
	for code, want := range map[string][2]string{"163": {"SANCTION", "discontinue"}, "116": {"SANCTION", "convict"}, "0813": {"CONCEDE", ""},
		"175": {"COERCE", ""}, "186": {"ASSAULT", "targeted"}, "1722": {"COERCE", "restrict"}, "055": {"CONCEDE", ""}} {
		if c, _ := CameoOf(code); c.Type != want[0] || c.Mode != want[1] {
			t.Errorf("%s is %s %s, want %v", code, c.Type, c.Mode, want)
		}
	}
	for _, r := range Resolutions() {
		if r.Where == "" || r.Problem == "" || r.Reading == "" {
			t.Errorf("%+v", r)
		}
	}
}
