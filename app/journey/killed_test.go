//go:build linux

package journey

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// A battery goes flat while a list is being typed: every row that the person
// was done with is there at the next start, and nothing is half there.
func TestKilledWhileTyping(t *testing.T) {
	l, dir := newLaptop(t), begun(t)
	withEvent(t, dir)
	var done []string // the rows that must be there
	names := func() []string {
		inside := look(t, dir)
		defer inside.db.Close()
		return inside.texts(`SELECT concat_ws(' ', p.name, p.birth_year) FROM attendance a JOIN person p ON p.id = a.person ORDER BY a.id`)
	}
	next := 0
	row := func(leave ...string) string {
		name := fmt.Sprintf("%s Қайрат", surnames[next])
		next++
		l.text(name)
		l.press("Enter")
		l.text("2003")
		for _, keys := range leave {
			l.press(strings.Fields(keys)...)
			if keys == "" {
				l.settled()
			}
		}
		return name + " 2003"
	}

	rounds := []struct {
		how   string
		leave []string // keys by which the focus leaves the row from its birth year, and is at a name again
	}{
		{"saved by Ctrl+Enter", []string{"Ctrl+Enter"}},
		{"left by Tab behind the last field", []string{"Tab Tab Tab Tab Tab Tab Tab"}},
		{"left backwards", []string{"Shift+Tab Shift+Tab", "", "Tab"}},
	}
	for _, round := range rounds {
		l.openList(dir)
		for range 2 {
			done = append(done, row(round.leave...))
		}
		// the next row stands half typed on the screen: the one before was left
		before := l.settled()
		l.text("Жартыла")
		l.press("Enter")
		l.text("20")
		l.changes(before)
		l.shoot("before-the-kill")
		l.kill()
		if got := names(); !slices.Equal(got, done) {
			t.Fatalf("%s: the list is %q, want %q", round.how, got, done)
		}
		l.must("verify", "--data", dir)
	}

	// at any moment: in a letter, in a save
	for _, moment := range []time.Duration{400, 650, 900} {
		l.openList(dir)
		typed := slices.Clone(done)
		for began := time.Now(); time.Since(began) < moment*time.Millisecond || len(names()) == len(done); {
			typed = append(typed, row("Ctrl+Enter"))
		}
		l.shoot("before-the-kill")
		l.kill()
		l.must("verify", "--data", dir)
		got := names()
		if len(got) <= len(done) || len(got) > len(typed) || !slices.Equal(got, typed[:len(got)]) {
			t.Fatalf("the list is\n%s\nwant the first of\n%s", strings.Join(got, "\n"), strings.Join(typed, "\n"))
		}
		done = got
	}

	l.openList(dir)
	l.shoot("killed")
	l.quit()
	if got := names(); !slices.Equal(got, done) {
		t.Errorf("the list is %q in the end, want %q", got, done)
	}
	l.must("verify", "--data", dir)
}

// openList opens the window on the list of today's event.
func (l *laptop) openList(dir string) {
	l.t.Helper()
	l.use(kz)
	l.open(dir)
	l.leads("Ctrl+3") // today's event; it was held, so its list comes first
}

// surnames that nobody else in the list begins with.
var surnames = strings.Fields(`Ахметов Бекенов Ғалиев Досов Ермеков Жүнісов Зейнолла Исаев Қасымов Лұқпан Мұрат
	Нүсіпов Омаров Өмірзақ Пірәлиев Рахым Сүлейменов Тұрсын Уәли Ұзақов Үмбетов Файзолла Хасен Шәріп Ыбырай Іргебай Юсуп Яхия`)

// withEvent puts an event of today into the folder, held in Чапаев.
func withEvent(t testing.TB, dir string) {
	t.Helper()
	change(t, dir, func(s *store.Store) error {
		ctx := context.Background()
		set, err := s.Settings(ctx)
		if err != nil {
			return err
		}
		return s.Save(ctx, data.ActionEdit, &data.Event{
			Project: set.Project, Kind: "meeting", Title: "Жастармен кездесу", Status: data.Held,
			Date: today(), District: set.District, Village: storetest.Chapaev,
		})
	})
}
