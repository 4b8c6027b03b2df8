package privacy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

var copyKey = kit.CtrlShift(fyne.KeyC)

// log is the tab of what has left this computer, the newest first.
type log struct {
	p       *Page
	all     []data.Departure
	table   *kit.Table[data.Departure]
	told    *kit.StatusLine
	content fyne.CanvasObject
}

func newLog(p *Page) *log {
	l := &log{p: p, told: kit.NewStatusLine()}
	w := p.w
	l.table = kit.NewTable(kit.TableOptions[data.Departure]{
		Count: func() int { return len(l.all) },
		Row: func(i int) (data.Departure, bool) {
			if i < 0 || i >= len(l.all) {
				return data.Departure{}, false
			}
			return l.all[i], true
		},
		Columns: []kit.Column[data.Departure]{
			{Title: w.T("page.privacy.when"), Width: 150, Text: func(d data.Departure) string {
				return w.Date(d.At.Local()) + " " + d.At.Local().Format("15:04")
			}},
			{Title: w.T("page.privacy.who"), Weight: 1, Text: func(d data.Departure) string { return d.Author }},
			{Title: w.T("page.privacy.file"), Weight: 1.6, Text: func(d data.Departure) string {
				return w.Choice("departure_kind", d.Kind) + ": " + d.File
			}},
			{Title: w.T("page.privacy.to"), Weight: 1.1, Text: func(d data.Departure) string { return d.To }},
			{Title: w.T("page.privacy.names"), Width: 90, Align: fyne.TextAlignTrailing, Text: func(d data.Departure) string { return w.Int(d.Names) }},
			{Title: w.T("page.privacy.fields"), Weight: 2.6, Text: func(d data.Departure) string { return strings.Join(fields(p, d.Fields), ", ") }},
		},
		Empty: kit.EmptyOptions{Title: w.T("page.privacy.log_empty"), Text: w.T("page.privacy.log_empty_text")},
	})
	copied := kit.NewButton(kit.ButtonOptions{Text: kit.Named(w.T("page.event.list.copy"), copyKey), Quiet: true, Run: l.copy})
	l.content = container.NewBorder(container.NewBorder(nil, nil, nil, copied, l.told), nil, nil, nil, l.table)
	return l
}

// fields are "person.name" and the like in words, each word once.
func fields(p *Page, keys []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, key := range keys {
		of, field, _ := strings.Cut(key, ".")
		if word := p.w.Field(of, field); !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	}
	return out
}

func (l *log) show() {
	all, err := l.p.o.Records.Departures(l.p.ctx)
	if err != nil {
		l.p.o.Fail(err)
		return
	}
	l.all = all
	named := 0
	for i := range all {
		if all[i].Names > 0 {
			named++
		}
	}
	l.told.Set(l.p.w.T("page.privacy.log_told", "n", l.p.w.Int(len(all)), "named", l.p.w.Int(named)), kit.Neutral)
	l.table.Reload()
}

// copy puts the book onto the clipboard, for a spreadsheet.
func (l *log) copy() {
	fyne.CurrentApp().Clipboard().SetContent(l.table.Text())
	l.p.o.Say(l.p.w.T("page.event.list.copied", "n", l.p.w.Int(len(l.all))))
}
