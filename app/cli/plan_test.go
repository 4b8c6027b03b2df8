package cli_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"sapar/data"
	"sapar/data/store/storetest"
)

// What a proposal brings is one batch: whoever takes it back has the folder as
// it was.
func TestAProposalIsTakenBackAsOne(t *testing.T) {
	made, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	raw, err := os.ReadFile(filepath.Join(made, "sapar.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sapar.db"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	contents := func() data.Contents {
		s := storetest.Open(t, storetest.Options(dir, storetest.NewClock(today)))
		defer func() { _ = s.Close() }()
		all, err := s.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := contents()
	var said bytes.Buffer
	if code := programme(io.Discard, &said).Run(ctx, []string{"plan", "propose", "--data", dir, "--apply"}); code != 0 {
		t.Fatal(said.String())
	}
	after := contents()
	if after["trip"] <= before["trip"] || after["event"] <= before["event"] {
		t.Fatalf("before %v, after %v", before, after)
	}
	s := storetest.Open(t, storetest.Options(dir, storetest.NewClock(today)))
	project, err := s.Project(ctx)
	if err != nil {
		t.Fatal(err)
	}
	trips, err := s.Trips(ctx, project.ID)
	if err != nil {
		t.Fatal(err)
	}
	past, err := s.History(ctx, "trip", trips[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx, past[0].Batch); err != nil {
		t.Fatal(err)
	}
	if again, err := s.Contents(ctx); err != nil || again["trip"] != before["trip"] || again["event"] != before["event"] {
		t.Errorf("before %v, after taking it back %v, %v", before, again, err)
	}
}
