//go:build linux

package journey

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sapar/data"
	"sapar/data/store"
)

// sheetRow is a row of the paper sheet: somebody new, or ("" for a name) the
// next of those who are known.
type sheetRow struct{ name, year string }

func paperSheet(t *testing.T) []sheetRow {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "sheet.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []sheetRow
	for line := range strings.Lines(string(raw)) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "#"):
		case line == "+":
			rows = append(rows, sheetRow{})
		default:
			at := strings.LastIndex(line, " ")
			rows = append(rows, sheetRow{line[:at], line[at+1:]})
		}
	}
	return rows
}

// TestFortyNamesFromPaper types a paper sheet of forty rows by keys in the real
// window of a district after a year: 26 who came to events of the village before
// and 14 who are new. A known person costs six keys at the median, a new one
// thirty.
func TestFortyNamesFromPaper(t *testing.T) {
	const rows, knownGoal, newGoal = 40, 6, 30
	sheet := paperSheet(t)
	if len(sheet) != rows {
		t.Fatalf("the sheet has %d rows", len(sheet))
	}
	l := newLaptop(t)
	dir := filepath.Join(t.TempDir(), "data")
	l.must("demo", "--data", dir, "--size", "district")

	ctx := context.Background()
	var event data.Event
	var typed []typing // of each known person
	var known []data.Person
	change(t, dir, func(s *store.Store) error {
		project, err := s.Project(ctx)
		if err != nil {
			return err
		}
		held, err := s.Events(ctx, data.EventQuery{Project: project.ID, Status: data.Held})
		if err != nil {
			return err
		}
		last := held[len(held)-1]
		event = data.Event{
			Project: project.ID, Kind: "meeting", Title: "Қағаз тізім", Status: data.Held, Date: last.Date,
			District: last.District, Village: last.Village,
		}
		if err := s.Save(ctx, data.ActionEdit, &event); err != nil {
			return err
		}
		if known, err = regulars(ctx, s, held, last.Village); err != nil {
			return err
		}
		known = known[:countKnown(sheet)]
		return nil
	})
	// What is offered follows from who is listed already: it is looked at on a
	// copy, in which each is listed in turn.
	paper := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(paper, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	change(t, paper, func(s *store.Store) error {
		var err error
		typed, err = typedOf(ctx, s, event, sheet, known)
		return err
	})

	inside := look(t, dir)
	l.open(dir)
	l.use(kz)
	l.leads("Ctrl+K")
	l.text("қағаз тізім")
	l.leads("Enter")
	l.press("Ctrl+F")
	l.shoot("1-empty")
	l.count()
	var knownCosts, newCosts []int
	next := 0
	for i, row := range sheet {
		if row.name == "" {
			l.text(typed[next].letters)
			for range typed[next].down {
				l.press("Down")
			}
			l.press("Enter")
			next++
			knownCosts = append(knownCosts, l.count())
		} else {
			l.text(row.name)
			l.press("Enter")
			l.text(row.year)
			l.press("Ctrl+Enter")
			newCosts = append(newCosts, l.count())
		}
		l.until("row "+row.name+" is in the list", func() bool {
			return inside.number("SELECT count(*) FROM attendance WHERE event = ?", event.ID[:]) == i+1
		})
	}
	l.shoot("2-full")
	l.quit()

	listed := inside.texts("SELECT p.name || ' ' || coalesce(p.birth_year, '') || ' ' || coalesce(p.sex, '') FROM attendance a JOIN person p ON p.id = a.person WHERE a.event = ? ORDER BY a.id", event.ID[:])
	next = 0
	for i, row := range sheet {
		want := row.name + " 20" + row.year
		if row.name == "" {
			want = known[next].Name
			next++
		}
		if i >= len(listed) || !strings.HasPrefix(listed[i], want) {
			t.Errorf("row %d is not %q: %v", i+1, want, listed[min(i, len(listed)-1)])
		}
	}
	median := func(costs []int) int {
		slices.Sort(costs)
		return costs[len(costs)/2]
	}
	k, n := median(knownCosts), median(newCosts)
	t.Logf("known %v, median %d; new %v, median %d", knownCosts, k, newCosts, n)
	if k > knownGoal || n > newGoal {
		t.Errorf("a known person costs %d keys at the median, a new one %d; want %d and %d at most", k, n, knownGoal, newGoal)
	}
	l.must("verify", "--data", dir)
}

func countKnown(sheet []sheetRow) int {
	n := 0
	for _, row := range sheet {
		if row.name == "" {
			n++
		}
	}
	return n
}

// regulars are people who came to the village's events, in no order of their
// names.
func regulars(ctx context.Context, s *store.Store, held []data.Event, village string) ([]data.Person, error) {
	var out []data.Person
	seen := map[data.ID]bool{}
	for i := range held {
		if held[i].Village != village {
			continue
		}
		list, err := s.Participants(ctx, held[i].ID)
		if err != nil {
			return nil, err
		}
		for n, p := range list {
			if n%7 == 3 && !seen[p.Person.ID] {
				seen[p.Person.ID] = true
				out = append(out, p.Person)
			}
		}
	}
	return out, nil
}

// typing is what is typed to list a known person: letters, and Down until the
// person is marked among those offered.
type typing struct {
	letters string
	down    int
}

func (t typing) keys() int { return utf8.RuneCountInString(t.letters) + t.down }

// typedOf is what somebody types of each name who looks at the first three that
// are offered: two or three letters of the surname, and of the given name as few
// as it takes.
func typedOf(ctx context.Context, s *store.Store, e data.Event, sheet []sheetRow, people []data.Person) ([]typing, error) {
	listed := map[data.ID]bool{}
	last := data.Person{Village: e.Village}
	var out []typing
	for _, row := range sheet {
		if row.name != "" { // and is from where the row before is
			last = data.Person{Base: data.Base{ID: s.NewID()}, Name: row.name, Village: last.Village, Work: last.Work}
			if err := s.Save(ctx, data.ActionEdit, &last, &data.Attendance{Event: e.ID, Person: last.ID}); err != nil {
				return nil, err
			}
			listed[last.ID] = true
			continue
		}
		p := people[len(out)]
		words := strings.Fields(strings.ToLower(p.Name))
		surname := []rune(words[0])
		two, three := string(surname[:2]), string(surname[:min(3, len(surname))])
		tries := []string{two, three}
		if len(words) > 1 {
			given := []rune(words[1])
			for n := range min(3, len(given)) {
				tries = append(tries, two+" "+string(given[:n+1]), three+" "+string(given[:n+1]))
			}
		}
		best := typing{p.Name, 1} // of the whole name nobody is marked: it may be somebody new
		for _, letters := range tries {
			found, err := s.FindPeopleFor(ctx, e, letters, 20)
			if err != nil {
				return nil, err
			}
			found = slices.DeleteFunc(found, func(q data.Person) bool { return listed[q.ID] })
			at := slices.IndexFunc(found, func(q data.Person) bool { return q.ID == p.ID })
			if t := (typing{letters, at}); at >= 0 && at < 3 && t.keys() < best.keys() {
				best = t
			}
		}
		out = append(out, best)
		listed[p.ID], last = true, p
		if err := s.Save(ctx, data.ActionEdit, &data.Attendance{Event: e.ID, Person: p.ID}); err != nil {
			return nil, err
		}
	}
	return out, nil
}
