package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// typist is the variable that makes the test's own program type rows into the
// folder that it names, until it is killed.
const typist = "SAPAR_TEST_TYPIST"

func TestMain(m *testing.M) {
	if dir := os.Getenv(typist); dir != "" {
		typeRows(dir)
		return
	}
	os.Exit(m.Run())
}

// typeRows saves person after person with an attendance, and says the id of
// each when Save has returned: from then on it must never be lost.
func typeRows(dir string) {
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	o := storetest.Options(dir, storetest.NewClock(storetest.Day))
	s, err := store.Open(ctx, o)
	fail(err)
	p, err := s.Project(ctx)
	fail(err)
	e := storetest.Event(p, 20260512)
	fail(s.Save(ctx, data.ActionEdit, &e))
	for n := 0; ; n++ {
		person := data.Person{Base: data.Base{ID: s.NewID()}, Name: fmt.Sprintf("Ахметов Асан %d", n)}
		a := data.Attendance{Event: e.ID, Person: person.ID}
		fail(s.Save(ctx, data.ActionEdit, &person, &a))
		person.BirthYear = 2000
		fail(s.Save(ctx, data.ActionEdit, &person))
		fmt.Println(a.ID)
	}
}

func TestKilledWhileTyping(t *testing.T) {
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	s, err := store.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Project(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var saved []string
	for round := range 8 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), typist+"="+o.Dir)
		var complaints strings.Builder
		cmd.Stderr = &complaints
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			saved = append(saved, lines.Text())
			if n == round*7 {
				time.AfterFunc(time.Duration(round)*time.Millisecond, func() { _ = cmd.Process.Kill() })
			}
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || complaints.Len() > 0 {
			t.Fatalf("typing: %v %s", err, complaints.String())
		}
	}
	s = storetest.Open(t, o)
	sound(t, s)
	there := map[string]bool{}
	p, err := s.Project(ctx)
	if err != nil {
		t.Fatal(err)
	}
	events, err := s.Events(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		list, err := s.Participants(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range list {
			there[row.Attendance.ID.String()] = true
		}
	}
	for _, id := range saved {
		if !there[id] {
			t.Errorf("row %s was saved and is gone", id)
		}
	}
	t.Logf("%d rows in 8 rounds", len(saved))
}
