package event

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// Paper prints the event's registration sheet and keeps what comes back of it.
type Paper interface {
	// Print writes the sheet to an .xlsx or .pdf file.
	Print(ctx context.Context, event data.ID, empty int, path string) (data.Paper, error)
	// PaperLines are what the numbers of the printed sheets stand for.
	PaperLines(ctx context.Context, event data.ID) ([]data.PaperLine, error)

	Evidence(ctx context.Context, event data.ID) ([]data.Evidence, error)
	// EvidencePath is where the file stands, if it is on this computer.
	EvidencePath(e *data.Evidence) string
	// Take reads a file as it would be kept, and finds where it stands already.
	Take(ctx context.Context, event data.ID, kind, path string) (data.Taken, error)
	Keep(ctx context.Context, t *data.Taken) error
	DropEvidence(ctx context.Context, e *data.Evidence) error
}

// printKey prints the sheet, evidenceKey shows what proves the event.
var (
	printKey    = kit.Ctrl(fyne.KeyP)
	evidenceKey = kit.Ctrl(fyne.KeyE)
)

// usualEmpty and mostEmpty are how many empty lines follow the names.
const usualEmpty, mostEmpty = 15, 200

// hasPaper reports whether the event can have a sheet and evidence.
func (p *Page) hasPaper() bool { return p.o.Paper != nil && !p.event.ID.IsZero() }

// printing is the dialog with which a sheet is printed.
type printing struct {
	p     *Page
	form  *kit.Form
	kind  *kit.Choice
	empty *kit.IntField
}

// askPrint opens the dialog, after what was typed is saved.
func (p *Page) askPrint() {
	if !p.hasPaper() || p.current.changed() && !p.current.save() {
		return
	}
	w := p.w
	d := &printing{p: p}
	d.kind = kit.NewChoice(kit.ChoiceOptions{Options: []kit.Option{
		{ID: ".pdf", Label: w.T("page.event.sheet.pdf")}, {ID: ".xlsx", Label: w.T("page.event.sheet.xlsx")},
	}})
	d.empty = kit.NewIntField(kit.IntOptions{Max: mostEmpty, Wrong: w.T("error.too_many_lines", "max", mostEmpty)})
	d.empty.SetValue(usualEmpty)
	d.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "kind", Label: w.T("page.event.sheet.kind"), Field: d.kind},
		kit.Row{Key: "empty", Label: w.T("page.event.sheet.empty"), Field: d.empty},
		p.delivery.Row())
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.event.sheet.title"), Width: 680,
		Content: kit.NewStack(8, kit.NewBody(w.T("page.event.sheet.about")), d.form), First: d.kind,
		OK: w.T("page.event.sheet.write"), Cancel: w.T("button.cancel"), OnOK: d.write,
	})
}

// write writes the file. False leaves the dialog open, with what is wrong at
// its field.
func (d *printing) write() bool {
	p := d.p
	empty, ok := d.empty.Value()
	if !ok {
		d.form.FocusProblem()
		return false
	}
	var made data.Paper
	path, ok := p.delivery.Write(d.form, p.sheetName()+d.kind.Value(), func(path string) (err error) {
		made, err = p.o.Paper.Print(p.ctx, p.event.ID, empty, path)
		return err
	})
	if ok {
		p.printed(made, path)
	}
	return ok
}

// sheetName is the file's name without its ending: place, day and the event's
// number, in letters that every system and printer knows.
func (p *Page) sheetName() string {
	e := &p.event
	place := e.Village
	if place == "" {
		place = e.District
	}
	number := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, e.Number)
	if number == "" {
		number = e.ID.String()
	}
	return strings.Join([]string{"sapar", p.o.Latin(place), e.Date.String(), number}, "-")
}

// printed says where the sheet is and what it holds, and offers to open it.
func (p *Page) printed(made data.Paper, path string) {
	w := p.w
	named := 0
	for _, l := range made.Lines {
		if !l.Empty {
			named++
		}
	}
	told := w.T("page.event.sheet.done", "code", made.Code, "named", w.Int(named), "empty", w.Int(len(made.Lines)-named))
	p.o.Say(told)
	p.delivery.Offer(path, w.T("page.event.sheet.title"), told, path+"\n"+w.T("page.event.sheet.then"))
}

// kilobytes is a file's size in words.
func (p *Page) kilobytes(n int) string {
	return p.w.T("page.event.evidence.kb", "n", strconv.Itoa((n+1023)/1024))
}
