package region

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// questions is the tab of what merges have left open: a list, and under it the
// selected question in words with its answers, each of which has a key.
type questions struct {
	p        *Page
	list     []data.Question // as shown
	back     []data.Question // answers taken back: the records ask them no more
	answered []answer        // since the window was opened, the latest last

	table  *kit.Table[data.Question]
	shown  *kit.Card // the selected question
	inside *fyne.Container
	tiers  *fyne.Container
	none   *kit.Empty
	object *fyne.Container
}

func newQuestions(p *Page) *questions {
	x := &questions{p: p}
	w := p.w
	x.table = kit.NewTable(kit.TableOptions[data.Question]{
		Columns: []kit.Column[data.Question]{
			{Title: w.T("word.district"), Width: 104, Text: func(q data.Question) string { return p.teller.Short(p.districtOf(q.Record, q.Event)) }},
			{Title: w.T("page.region.column_record"), Weight: 2.4, Text: func(q data.Question) string { return p.teller.Listed(q.Record, q.Event) }},
			{Title: w.T("page.region.column_field"), Weight: 1.4, Text: func(q data.Question) string { return p.teller.Heading(q.Type, q.Field) }},
			{Title: w.T("page.region.column_values"), Weight: 1.4, Text: x.values},
			{Title: w.T("type.indicator"), Width: 88, Text: moved, Colour: func(data.Question) fyne.ThemeColorName { return theme.ColorNamePlanned }},
		},
		Count:      func() int { return len(x.list) },
		Row:        x.at,
		OnSelected: func(int) { x.drawShown() },
		OnOpened:   func(int) { x.history() },
		OnKey:      func(_ int, key fyne.KeyName) { x.press(key) },
	})
	x.inside = kit.NewStack(8)
	x.shown = kit.NewCard("", x.inside)
	x.tiers = newTiers(x.table, x.shown)
	x.none = kit.NewEmpty(kit.EmptyOptions{})
	x.object = container.NewStack(x.tiers, x.none)
	return x
}

func (x *questions) content() fyne.CanvasObject { return x.object }

func (x *questions) title() string {
	return x.p.counted(x.p.w.T("page.region.tab_questions"), len(x.list))
}

func (x *questions) at(i int) (data.Question, bool) {
	if i < 0 || i >= len(x.list) {
		return data.Question{}, false
	}
	return x.list[i], true
}

// selected is the question in sight, nil where there is none.
func (x *questions) selected() *data.Question {
	if i := x.table.Selected(); i >= 0 && i < len(x.list) {
		return &x.list[i]
	}
	return nil
}

// values are those of the sides, side by side.
func (x *questions) values(q data.Question) string {
	parts := make([]string, len(q.Sides))
	for i := range q.Sides {
		parts[i] = history.Shorten(x.p.teller.Value(q.Type, q.Field, q.Sides[i].Value), history.LongLabel)
	}
	return strings.Join(parts, " / ")
}

// moved are the numbers of the indicators that an answer would move.
func moved(q data.Question) string {
	var numbers []string
	seen := map[int]bool{}
	for _, s := range q.Sides {
		for _, m := range s.Moves {
			if !seen[m.Indicator.Number] {
				seen[m.Indicator.Number] = true
				numbers = append(numbers, strconv.Itoa(m.Indicator.Number))
			}
		}
	}
	return strings.Join(numbers, ", ")
}

// set takes over what the records ask now. Those whose answers were taken back
// stand before them, and the selection stays on its question.
func (x *questions) set(asked []data.Question) {
	before := x.selected()
	all := append([]data.Question(nil), x.back...)
	for _, q := range asked {
		if find(x.back, &q) < 0 {
			all = append(all, q)
		}
	}
	x.list = all
	if before != nil {
		if i := find(all, before); i >= 0 {
			x.table.Select(i)
		}
	}
}

// find is the index of a question among others, -1 where it is none of them.
func find(all []data.Question, q *data.Question) int {
	for i := range all {
		if all[i].Type == q.Type && all[i].Field == q.Field && data.BaseOf(all[i].Record).ID == data.BaseOf(q.Record).ID {
			return i
		}
	}
	return -1
}

// without is the list without a question.
func without(all []data.Question, q *data.Question) []data.Question {
	i := find(all, q)
	if i < 0 {
		return all
	}
	return append(append([]data.Question(nil), all[:i]...), all[i+1:]...)
}

func (x *questions) draw() {
	if len(x.list) == 0 {
		x.drawNone()
		instead(x.none, x.tiers)
		return
	}
	instead(x.tiers, x.none)
	x.table.Reload()
	if x.table.Selected() < 0 {
		x.table.Select(0)
	}
	x.drawShown()
}

func (x *questions) drawNone() {
	o := kit.EmptyOptions{
		Icon:  theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld),
		Title: x.p.w.T("page.region.no_questions_title"), Text: x.p.w.T("page.region.no_questions"),
	}
	if len(x.answered) > 0 {
		o.Action, o.Run = x.undoWords(), x.takeBack
	}
	x.none.Set(o)
}

func (x *questions) focus() {
	if len(x.list) == 0 {
		x.none.Focus()
		return
	}
	x.table.Focus()
}

// drawShown writes the selected question and its answers.
func (x *questions) drawShown() {
	q := x.selected()
	if q == nil {
		return
	}
	p, w := x.p, x.p.w
	rows := []fyne.CanvasObject{kit.NewBody(p.asks(q))}
	if more := x.more(q); more != "" {
		rows = append(rows, kit.NewText(more, kit.Neutral))
	}
	width := float32(0)
	for i := range q.Sides {
		rows = append(rows, newBeside(&width, x.button(q, i), x.side(q, i)))
	}
	if typed(q) {
		rows = append(rows, newBeside(&width, kit.NewButton(kit.ButtonOptions{
			Text: strconv.Itoa(len(q.Sides)+1) + " · " + w.T("page.region.other"), Run: func() { x.ask(*q) },
		}), kit.NewText(w.T("page.region.other_hint"), kit.Neutral)))
	}
	x.inside.Objects = append(rows, x.bar(q))
	x.inside.Refresh()
	x.tiers.Refresh()
	x.table.Select(x.table.Selected()) // the list may have become lower
}

// more tells which event it is where its type, place and day leave that open.
func (x *questions) more(q *data.Question) string {
	e := eventOf(q)
	if e == nil {
		return ""
	}
	return history.Join(" · ", x.p.teller.Place(e.District), e.Number, history.Shorten(e.Title, history.LongLabel))
}

func eventOf(q *data.Question) *data.Event {
	if e, ok := q.Record.(*data.Event); ok {
		return e
	}
	return q.Event
}

// longAnswer is the longest value that stands on its button, in characters.
const longAnswer = 24

// button takes a side. It names the value where that is short; what begins
// alike would look alike.
func (x *questions) button(q *data.Question, i int) fyne.CanvasObject {
	asked := *q
	value := x.p.teller.Value(q.Type, q.Field, q.Sides[i].Value)
	if utf8.RuneCountInString(value) > longAnswer {
		value = x.p.w.T("page.region.take")
	}
	return kit.NewButton(kit.ButtonOptions{Text: strconv.Itoa(i+1) + " · " + value, Run: func() { x.take(asked, i) }})
}

// side is what one of them says, who and when, and what taking it would do.
func (x *questions) side(q *data.Question, i int) fyne.CanvasObject {
	stands := ""
	if i == 0 {
		stands = x.p.w.T("page.region.stands")
	}
	rows := []fyne.CanvasObject{kit.NewBody(x.p.says(q, i)), kit.NewText(history.Join(" · ", x.p.teller.Signed(q.Sides[i].Writer), stands), kit.Neutral)}
	for _, effect := range x.p.moves(&q.Sides[i]) {
		rows = append(rows, kit.NewText(effect, kit.Attention))
	}
	return kit.NewStack(1, rows...)
}

// bar is what else can be done about the question.
func (x *questions) bar(q *data.Question) fyne.CanvasObject {
	w := x.p.w
	bar := container.NewHBox(kit.NewButton(kit.ButtonOptions{Text: w.T("history.name") + " (Enter)", Run: x.history}))
	if e := eventOf(q); e != nil {
		bar.Add(kit.NewButton(kit.ButtonOptions{Text: w.T("page.region.open_event"), Run: func() { x.p.o.OpenEvent(e.ID) }}))
	}
	if len(x.answered) > 0 {
		bar.Add(kit.NewButton(kit.ButtonOptions{Text: x.undoWords(), Run: x.takeBack}))
	}
	return bar
}

func (x *questions) undoWords() string {
	return kit.Named(x.p.w.T("page.region.take_back"), undoKey)
}

// history shows how the question's record came to be.
func (x *questions) history() {
	if q := x.selected(); q != nil {
		x.p.history.Show(history.Look{Title: x.p.teller.Record(q.Record, q.Event), Of: []data.Record{q.Record}})
	}
}
