package territory_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"sapar/assets"
	"sapar/data"
	"sapar/data/territory"
)

const chapaev = "273230100"

func TestChangesAreSeenByAllWhoHoldTheCatalogue(t *testing.T) {
	live := territory.NewLive(territory.Builtin())
	before := len(live.Villages(akzhaiyk))
	live.Change([]data.PlaceChange{
		{Code: chapaev, NameKK: "Жайық ауылы", NameRU: "село Жайык", ShortKK: "Жайық", ShortRU: "Жайык"},
		{Code: "273239900", Kind: "village", Parent: "273230000", NameKK: "Жаңа ауыл"},
		{Code: "999999999", NameKK: "Еш жерде"},
	})
	if p, _ := live.Place(chapaev); p.NameKK != "Жайық ауылы" || p.Parent == "" {
		t.Errorf("the place is %+v", p)
	}
	if kk, ru := live.Short(chapaev); kk != "Жайық" || ru != "Жайык" {
		t.Errorf("in short %q, %q", kk, ru)
	}
	if got := len(live.Villages(akzhaiyk)); got != before+1 {
		t.Errorf("%d villages, want %d", got, before+1)
	}
	if found := live.Find("Чапаев", data.Village); len(found) == 0 || found[0].Code != chapaev {
		t.Errorf("by its former name: %v", found)
	}
	if _, ok := live.Place("999999999"); ok {
		t.Error("a place without a kind or a unit came in")
	}
	live.Change([]data.PlaceChange{{Code: chapaev, Closed: true}})
	if got := len(live.Villages(akzhaiyk)); got != before-1 {
		t.Errorf("%d villages, want %d", got, before-1)
	}
	if p, ok := live.Place(chapaev); !ok || !strings.Contains(p.NameKK, "Чапаев") {
		t.Errorf("what happened there has lost its name: %+v", p)
	}
	if found := live.Find("Чапаев", data.Village); len(found) != 0 && found[0].Code == chapaev {
		t.Error("a place that is no more is offered")
	}
	live.Change(nil)
	if got := len(live.Villages(akzhaiyk)); got != before {
		t.Errorf("taken back, %d villages, want %d", got, before)
	}
}

func TestDifferencesOfANewerFile(t *testing.T) {
	content, err := fs.ReadFile(assets.Territory, "territory/places.csv")
	if err != nil {
		t.Fatal(err)
	}
	old := territory.Builtin()
	read := func(text string) *territory.Catalogue {
		t.Helper()
		newer, err := old.Newer(fstest.MapFS{"kato.csv": {Data: []byte(text)}}, "kato.csv")
		if err != nil {
			t.Fatal(err)
		}
		return newer
	}
	if got := territory.Differences(old, read(string(content)), ""); len(got) != 0 {
		t.Fatalf("the same file differs: %v", got)
	}
	var lines []string
	gone := ""
	for _, line := range strings.Split(string(content), "\n") {
		if strings.HasPrefix(line, chapaev+",") {
			line = strings.ReplaceAll(line, "Чапаев", "Жайықбойы")
		} else if gone == "" && strings.Contains(line, ",village,") {
			gone = line[:9]
			continue
		}
		lines = append(lines, line)
	}
	newer := read(strings.Join(lines, "\n"))
	changes := territory.Differences(old, newer, "2026 жылғы қаулы")
	if len(changes) != 2 {
		t.Fatalf("%d changes: %+v", len(changes), changes)
	}
	with := old.With(changes)
	if p, _ := with.Place(chapaev); !strings.Contains(p.NameKK, "Жайықбойы") {
		t.Errorf("the place is %+v", p)
	}
	if again := territory.Differences(with, newer, ""); len(again) != 0 {
		t.Errorf("made, they differ still: %+v", again)
	}
	for _, c := range changes {
		if c.Code == gone && !c.Closed || c.ID != data.PlaceChangeID(c.Code) || c.Basis == "" {
			t.Errorf("change %+v", c)
		}
	}
	if _, err := old.Newer(fstest.MapFS{"kato.csv": {Data: []byte("code,kind\n1,2\n")}}, "kato.csv"); err == nil {
		t.Error("a file of other columns is accepted")
	}
}
