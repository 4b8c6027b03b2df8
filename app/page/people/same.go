package people

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// same is the dialog of the records that may be one person: they are looked
// for, and decided on one by one or many at once. What is decided joins or keeps
// apart, travels to every computer, and can be taken back for ever.
type same struct {
	p      *Page
	pairs  []data.Likeness
	ticked map[data.ID]bool // by the id of the verdict that a pair would have
	last   []data.Record    // the verdicts that were given last here

	table       *kit.Table[data.Likeness]
	told, why   *kit.Text
	join, never *kit.Button
	sure, back  *kit.Button
	buttons     *fyne.Container
	below       *fyne.Container // the table
	dialog      *kit.Dialog
	stop        context.CancelFunc
}

const (
	sameWidth  = 1040
	sameHeight = 360
	sameBelow  = 106
)

var sameKey = kit.Ctrl(fyne.KeyM)

// showSame opens the dialog and begins to look.
func (p *Page) showSame() {
	s := &same{p: p, ticked: map[data.ID]bool{}, told: kit.NewBody(p.w.T("page.people.same_looking")), why: kit.NewText("", kit.Neutral)}
	w := p.w
	s.table = s.newTable()
	s.join = kit.NewButton(kit.ButtonOptions{Text: w.T("page.people.same_join"), Primary: true, Run: func() { s.decide(data.SamePerson) }})
	s.never = kit.NewButton(kit.ButtonOptions{Text: w.T("page.people.same_never"), Run: func() { s.decide(data.NeverTheSame) }})
	s.sure = kit.NewButton(kit.ButtonOptions{Text: w.T("page.people.same_tick_sure"), Quiet: true, Run: s.tickSure})
	s.back = kit.NewButton(kit.ButtonOptions{Text: w.T("page.people.same_back"), Quiet: true, Run: s.takeBack})
	s.back.Hide()
	var ctx context.Context
	ctx, s.stop = context.WithCancel(context.Background())
	s.buttons = container.NewHBox(s.join, s.never, s.sure, s.back)
	s.below = kit.NewStack(8, s.why, kit.NewText(w.T("page.people.same_keys"), kit.Neutral), s.buttons)
	s.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.people.same_title"), Width: sameWidth,
		Content:  kit.NewStack(8, s.told, fixed(s.table, sameHeight), fixed(s.below, sameBelow)),
		Cancel:   w.T("button.close"),
		OnCancel: func() { s.stop() },
	})
	var found []data.Likeness
	var err error
	p.o.Tasks.Background(func() { found, err = p.o.Likely(ctx) }, func() {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			s.dialog.Close()
			p.o.Fail(err)
			return
		}
		s.pairs = found
		s.draw()
		s.table.Focus()
	})
	s.draw()
}

func (s *same) newTable() *kit.Table[data.Likeness] {
	w := s.p.w
	const tick = 34
	who := func(p data.Person) string {
		parts := []string{p.Name}
		if p.BirthYear != 0 {
			parts = append(parts, strconv.Itoa(p.BirthYear))
		}
		if p.Village != "" {
			parts = append(parts, s.p.maker.PlaceName(p.Village))
		}
		return strings.Join(parts, " · ")
	}
	return kit.NewTable(kit.TableOptions[data.Likeness]{
		Columns: []kit.Column[data.Likeness]{
			{Width: tick, Align: fyne.TextAlignCenter, Text: func(data.Likeness) string { return "" }, Icon: func(l data.Likeness) fyne.Resource {
				if s.ticked[verdictID(l)] {
					return theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld)
				}
				return nil
			}},
			{Title: w.Field("sameness", "one"), Weight: 2, Text: func(l data.Likeness) string { return who(l.One) }},
			{Title: w.Field("sameness", "other"), Weight: 2, Text: func(l data.Likeness) string { return who(l.Other) }},
			{Title: w.T("page.people.same_why"), Weight: 2, Text: func(l data.Likeness) string { return s.reasons(l) }},
		},
		Count: func() int { return len(s.pairs) },
		Row: func(i int) (data.Likeness, bool) {
			if i < 0 || i >= len(s.pairs) {
				return data.Likeness{}, false
			}
			return s.pairs[i], true
		},
		OnSelected: func(int) { s.tell() },
		OnTick:     s.tick, OnTickAll: s.tickAll,
		OnOpened: func(int) { s.decide(data.SamePerson) },
		OnDelete: func(int) { s.decide(data.NeverTheSame) },
		Empty:    kit.EmptyOptions{Icon: theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld), Text: w.T("page.people.same_none")},
	})
}

func verdictID(l data.Likeness) data.ID { return data.NewSameness(l.One.ID, l.Other.ID, "").ID }

// reasons are what speaks for and against, in words.
func (s *same) reasons(l data.Likeness) string {
	parts := make([]string, len(l.Reasons))
	for i, r := range l.Reasons {
		parts[i] = s.p.w.Reason(r, s.p.o.Places)
	}
	return strings.Join(parts, "; ")
}

// draw shows the pairs that are left.
func (s *same) draw() {
	if s.pairs != nil {
		s.told.SetText(s.p.w.N("page.people.same_found", len(s.pairs)))
	}
	for _, b := range []*kit.Button{s.join, s.never, s.sure} {
		if len(s.pairs) > 0 {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	s.back.Hide()
	if len(s.last) > 0 {
		s.back.Show()
	}
	s.table.Reload()
	s.tell()
}

// tell writes out in full why the pair under the cursor may be one person.
func (s *same) tell() {
	s.why.SetText("")
	if i := s.table.Selected(); i >= 0 && i < len(s.pairs) {
		s.why.SetText(s.reasons(s.pairs[i]))
	}
	n := len(s.ticked)
	s.join.SetText(s.p.w.T("page.people.same_join"))
	s.never.SetText(s.p.w.T("page.people.same_never"))
	if n > 0 {
		s.join.SetText(s.p.w.T("page.people.same_join") + " (" + s.p.w.Int(n) + ")")
		s.never.SetText(s.p.w.T("page.people.same_never") + " (" + s.p.w.Int(n) + ")")
	}
	s.buttons.Refresh()
	s.below.Refresh()
}

func (s *same) tick(i int) {
	id := verdictID(s.pairs[i])
	if s.ticked[id] {
		delete(s.ticked, id)
	} else {
		s.ticked[id] = true
	}
	s.table.Reload()
	s.tell()
}

// tickAll ticks every pair, or none where every one is ticked.
func (s *same) tickAll() { s.tickThose(func(data.Likeness) bool { return true }) }

// tickSure ticks those of which there is no doubt.
func (s *same) tickSure() { s.tickThose(func(l data.Likeness) bool { return l.Sure }) }

func (s *same) tickThose(which func(data.Likeness) bool) {
	before := len(s.ticked)
	clear(s.ticked)
	for _, l := range s.pairs {
		if which(l) {
			s.ticked[verdictID(l)] = true
		}
	}
	if len(s.ticked) == before {
		clear(s.ticked)
	}
	s.table.Reload()
	s.tell()
}

// decide gives the ticked pairs, or the one under the cursor, a verdict.
func (s *same) decide(verdict string) {
	var given []data.Record
	var left []data.Likeness
	at := s.table.Selected()
	for i, l := range s.pairs {
		if s.ticked[verdictID(l)] || len(s.ticked) == 0 && i == at {
			given = append(given, data.NewSameness(l.One.ID, l.Other.ID, verdict))
			continue
		}
		left = append(left, l)
	}
	if len(given) == 0 {
		return
	}
	if err := s.p.o.Records.Save(context.Background(), data.ActionEdit, given...); err != nil {
		s.p.o.Fail(err)
		return
	}
	s.pairs, s.last = left, given
	clear(s.ticked)
	s.p.o.Say(s.p.w.N("page.people.same_decided", len(given)))
	s.done(at)
}

// takeBack takes the verdicts away that were given last.
func (s *same) takeBack() {
	if err := s.p.o.Records.Delete(context.Background(), s.last...); err != nil {
		s.p.o.Fail(err)
		return
	}
	s.p.o.Say(s.p.w.N("page.people.same_taken_back", len(s.last)))
	s.last = nil
	found, err := s.p.o.Likely(context.Background())
	if err != nil {
		s.p.o.Fail(err)
		return
	}
	s.pairs = found
	s.done(0)
}

// done shows what is left here and in the list below.
func (s *same) done(at int) {
	s.p.reload()
	s.draw()
	if len(s.pairs) > 0 {
		s.table.Select(min(max(at, 0), len(s.pairs)-1))
		s.table.Focus()
	}
}
