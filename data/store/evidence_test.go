package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

func keep(t *testing.T, s *store.Store, e data.Evidence, content string) data.Evidence {
	t.Helper()
	if err := s.AddEvidence(ctx, &e, []byte(content)); err != nil {
		t.Fatal(err)
	}
	return e
}

// kept are the names of the files in the folder of evidence.
func kept(t *testing.T, s *store.Store) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(s.Dir, store.EvidenceDir))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestEvidenceIsKeptByItsContent(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	first, second := meeting(t, s, p, 20260510), meeting(t, s, p, 20260511)
	sheet := keep(t, s, data.Evidence{Event: first.ID, Kind: data.SignedSheet, Ending: data.JPEG, Name: "парақ.jpg"}, "one")
	photo := keep(t, s, data.Evidence{Event: first.ID, Kind: data.EventPhoto, Ending: data.JPEG}, "two")
	again := keep(t, s, data.Evidence{Event: second.ID, Kind: data.EventPhoto, Ending: data.JPEG}, "two")

	all, err := s.Evidence(ctx, first.ID)
	if err != nil || len(all) != 2 || all[0].ID != sheet.ID || all[0].Size != 3 || all[0].Date != storetest.Day {
		t.Fatalf("%v, %v", all, err)
	}
	if names := kept(t, s); len(names) != 2 || !slices.Contains(names, sheet.Hash+".jpg") {
		t.Errorf("files %v", names)
	}
	if content, err := os.ReadFile(s.EvidencePath(&sheet)); err != nil || !bytes.Equal(content, []byte("one")) {
		t.Errorf("%q, %v", content, err)
	}
	of, err := s.ProjectEvidence(ctx, p.ID, data.SignedSheet)
	if err != nil || len(of) != 1 || of[0].ID != sheet.ID {
		t.Errorf("sheets of the project: %v, %v", of, err)
	}

	t.Run("a file that was changed is found", func(t *testing.T) {
		if found, err := s.Verify(ctx); err != nil || len(found) != 0 {
			t.Fatalf("%v, %v", found, err)
		}
		if err := os.WriteFile(s.EvidencePath(&sheet), []byte("oné"), 0o600); err != nil {
			t.Fatal(err)
		}
		found, err := s.Verify(ctx)
		if err != nil || len(found) != 1 || found[0].What != "evidence" || found[0].ID != sheet.ID.String() {
			t.Errorf("%v, %v", found, err)
		}
		if err := os.WriteFile(s.EvidencePath(&sheet), []byte("one"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("a file stays while evidence has it", func(t *testing.T) {
		if err := s.DropEvidence(ctx, &photo); err != nil {
			t.Fatal(err)
		}
		if names := kept(t, s); len(names) != 2 {
			t.Errorf("files %v", names)
		}
		if err := s.DropEvidence(ctx, &again); err != nil {
			t.Fatal(err)
		}
		if names := kept(t, s); len(names) != 1 || names[0] != sheet.Hash+".jpg" {
			t.Errorf("files %v", names)
		}
	})
	t.Run("what is destroyed is counted still", func(t *testing.T) {
		if err := s.RemoveEvidence(ctx, sheet.Hash, sheet.Hash, "../sapar", ""); err != nil {
			t.Fatal(err)
		}
		if names := kept(t, s); len(names) != 0 {
			t.Errorf("files %v", names)
		}
		if _, err := os.Stat(filepath.Join(s.Dir, store.File)); err != nil {
			t.Error(err)
		}
		if err := s.Redact(ctx, data.ActionEdit, &sheet); err != nil {
			t.Fatal(err)
		}
		all, err := s.Evidence(ctx, first.ID)
		if err != nil || len(all) != 1 || all[0].Kind != data.SignedSheet || all[0].Hash != "" || all[0].Name != "" || s.EvidencePath(&all[0]) != "" {
			t.Errorf("%#v, %v", all, err)
		}
	})
	t.Run("nothing is kept that has no event", func(t *testing.T) {
		err := s.AddEvidence(ctx, &data.Evidence{Kind: data.EventPhoto, Ending: data.JPEG}, []byte("three"))
		if err == nil || len(kept(t, s)) != 0 {
			t.Errorf("%v, files %v", err, kept(t, s))
		}
		var problems data.Problems
		if err := s.AddEvidence(ctx, &data.Evidence{Event: first.ID, Kind: data.EventPhoto, Ending: "exe"}, nil); !errors.As(err, &problems) {
			t.Errorf("another ending: %v", err)
		}
	})
}

func TestSameEvidenceIsFound(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := meeting(t, s, p, 20260510)
	look := strings.Repeat("0f", 72)
	first := keep(t, s, data.Evidence{Event: e.ID, Kind: data.EventPhoto, Ending: data.JPEG, Original: strings.Repeat("a", 64), Look: look}, "one")
	keep(t, s, data.Evidence{Event: e.ID, Kind: data.EventPhoto, Ending: data.JPEG, Original: strings.Repeat("b", 64), Look: strings.Repeat("f0", 72)}, "two")
	keep(t, s, data.Evidence{Event: e.ID, Kind: data.SignedSheet, Ending: data.PDF, Original: strings.Repeat("c", 64)}, "three")
	for name, c := range map[string]struct {
		e       data.Evidence
		n       int
		exactly bool
	}{
		"the same file":       {data.Evidence{Original: first.Original}, 1, true},
		"the same content":    {data.Evidence{Hash: first.Hash}, 1, true},
		"looks the same":      {data.Evidence{Look: strings.Repeat("0f", 71) + "0e"}, 1, false},
		"itself":              {first, 0, false},
		"another":             {data.Evidence{Original: strings.Repeat("d", 64), Look: strings.Repeat("3c", 72)}, 0, false},
		"another that is PDF": {data.Evidence{Original: strings.Repeat("d", 64)}, 0, false},
	} {
		same, err := s.SameEvidence(ctx, c.e)
		if err != nil || len(same) != c.n {
			t.Errorf("%s: %v, %v", name, same, err)
			continue
		}
		if c.n > 0 && (same[0].ID != first.ID || same[0].Exactly != c.exactly || same[0].Of.ID != e.ID) {
			t.Errorf("%s: %+v", name, same[0])
		}
	}
}
