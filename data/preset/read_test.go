package preset_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"sapar/data/preset"
)

const sound = `{
  "months": 9,
  "proof": "есеп / отчёт",
  "project": {"kind": "grant", "title_kk": "Жоба", "region": "270000000"},
  "indicators": [
    {"kind": "events", "name_kk": "Кездесулер", "unit": "events", "event_types": ["meeting"], "plan": 10},
    {"kind": "coverage", "level": "district", "name_kk": "Аудандар", "unit": "districts", "plan": 12, "proof": "фото"}
  ]
}`

func load(content string) error {
	_, err := preset.Load(fstest.MapFS{"one.json": {Data: []byte(content)}})
	return err
}

func TestSoundFileIsRead(t *testing.T) {
	list, err := preset.Load(fstest.MapFS{"one.json": {Data: []byte(sound)}})
	if err != nil {
		t.Fatal(err)
	}
	p := list[0]
	if p.Key != "one" || p.Months != 9 || p.Project.Region != "270000000" || len(p.Indicators) != 2 {
		t.Fatalf("read %+v", p)
	}
	if a, b := p.Indicators[0], p.Indicators[1]; a.Plan != 10 || a.Proof != "есеп / отчёт" || b.Proof != "фото" || b.Number != 2 {
		t.Errorf("read %+v", p.Indicators)
	}
}

func TestMalformedFileIsRefusedWithItsKey(t *testing.T) {
	tests := []struct {
		condition string
		old, new  string // put into the sound file
		key       string
		says      string
	}{
		{"unknown key", `"months"`, `"month"`, "month", "no such key"},
		{"unknown project key", `"region"`, `"regoin"`, "project.regoin", "no such key"},
		{"unknown indicator key", `"plan": 10`, `"plann": 10`, "indicators[1].plann", "no such key"},
		{"capital letter", `"plan": 10`, `"Plan": 10`, "indicators[1].Plan", "no such key"},
		{"key of the making", `"plan": 12`, `"from": "2026-01-01"`, "indicators[2].from", "no such key"},
		{"project's own day", `"region"`, `"start": "2026-01-01", "region"`, "project.start", "no such key"},
		{"key twice", `"plan": 12`, `"plan": 12, "plan": 13`, "indicators[2].plan", "twice"},
		{"text for a number", `"plan": 10`, `"plan": "10"`, "indicators[1].plan", "string"},
		{"part of a number", `"plan": 10`, `"plan": 10.5`, "indicators[1].plan", "not its kind"},
		{"negative number", `"plan": 10`, `"plan": -1`, "indicators[1].plan", "too small"},
		{"code outside its list", `"meeting"`, `"meating"`, "indicators[1].event_types", "meating"},
		{"no name", `"name_kk": "Аудандар", `, ``, "indicators[2].name_kk", "required"},
		{"coverage of nothing", `"level": "district", `, ``, "indicators[2].level", "required"},
		{"no project", `"project"`, `"proof"`, "proof", "twice"},
		{"project is a list", `{"kind": "grant", "title_kk": "Жоба", "region": "270000000"}`, `[]`, "project", "no object"},
		{"project left out", `"project": {"kind": "grant", "title_kk": "Жоба", "region": "270000000"},`, ``, "project", "missing"},
		{"indicators are no list", sound[strings.Index(sound, "[\n"):], `{}}`, "indicators", "object"},
		{"text for months", `9`, `"9"`, "months", "string"},
		{"negative months", `9`, `-9`, "months", "below 0"},
		{"cut off", "\n  ]\n}", ``, "indicators", ""},
		{"more behind the end", "\n  ]\n}", "\n  ]\n} {}", "", "behind"},
		{"no JSON at all", sound, "жоба", "", ""},
		{"empty", sound, "", "", "EOF"},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			if !strings.Contains(sound, tt.old) {
				t.Fatalf("%q is not in the sound file", tt.old)
			}
			err := load(strings.Replace(sound, tt.old, tt.new, 1))
			var at *preset.FileError
			if !errors.As(err, &at) {
				t.Fatalf("error %v, want a *FileError", err)
			}
			if at.File != "one.json" || at.Key != tt.key || !strings.Contains(at.Problem, tt.says) {
				t.Errorf("refused with %q, key %q; want key %q and %q", err, at.Key, tt.key, tt.says)
			}
			if !strings.Contains(err.Error(), "one.json") || !strings.Contains(err.Error(), tt.key) {
				t.Errorf("%q names no file or no key", err)
			}
		})
	}
}
