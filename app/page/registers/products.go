package registers

import (
	"net/url"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// openKey opens the selected product's link.
var openKey = kit.Ctrl(fyne.KeyO)

// products is the tab of videos, publications and the like.
type products struct {
	plain
	p    *Page
	link *kit.Button
}

func newProducts(p *Page) tab {
	t := &products{p: p}
	t.link = kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("page.registers.open_link"), openKey), Quiet: true, Run: t.open,
	})
	t.r = register.New(p.d, t.kind(), register.Options{
		Read: p.reader(data.ProductType), Find: true, Add: addKey, Tools: []fyne.CanvasObject{t.link},
		Draft: func() data.Record {
			return &data.Product{Project: p.project.ID, District: t.r.District(), Date: p.within(p.d.Today())}
		},
		Selected: func(data.Record) { t.follow() },
		Sum:      t.proven,
	})
	return t
}

func (t *products) kind() register.Kind {
	w, list := t.p.w, data.ProductType
	columns := []register.Column{
		{Key: "date", Title: w.T("word.date"), Width: 100}, {Key: "kind", Weight: 1.3}, {Key: "title", Weight: 3}, {Key: "media", Title: w.T("page.registers.media"), Weight: 2},
		{Key: "reach", Width: 100},
		{Key: "proof", Title: w.T("page.registers.proof"), Weight: 1.3, Text: of(t.proof), Colour: of(func(r *data.Product) fyne.ThemeColorName {
			if !r.Proven() {
				return theme.ColorNamePlanned
			}
			return ""
		})},
	}
	return register.Kind{
		Type: list, Columns: columns, Order: "date", Newest: true,
		Form: []string{
			"title", "kind", "date", "district", "media", "event", "reach", "links", "files", "indicators", "note",
		},
		Filters: []register.Filter{
			t.p.d.FilterBy(list, "kind", w.T("page.registers.all_kinds")),
			{
				All: w.T("page.registers.proven_or_not"),
				Options: func() []kit.Option {
					return []kit.Option{
						{ID: "yes", Label: w.T("page.registers.proven")}, {ID: "no", Label: w.T("page.registers.not_proven")},
					}
				},
				Holds: func(r data.Record, id string) bool { return r.(*data.Product).Proven() == (id == "yes") },
			},
		},
		Among: t.p.serving(data.CountProducts),
	}
}

// proof says what shows the product.
func (t *products) proof(r *data.Product) string {
	w, out := t.p.w, ""
	if n := len(r.Links); n > 0 {
		out = w.N("count.link", n)
	}
	if n := len(r.Files); n > 0 {
		out = join(out, w.N("count.file", n))
	}
	if out == "" {
		return w.T("page.registers.no_proof")
	}
	return out
}

// proven says how many have no proof.
func (t *products) proven(shown []data.Record) (string, kit.State) {
	n := 0
	for _, r := range shown {
		if !r.(*data.Product).Proven() {
			n++
		}
	}
	if n == 0 {
		return "", kit.Neutral
	}
	return t.p.w.N("page.registers.unproven_count", n), kit.Attention
}

// links are those of the selected product that a browser opens.
func (t *products) links() []string {
	r, ok := t.r.Chosen().(*data.Product)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Links), func(link string) bool { return !webLink(link) })
}

// webLink reports whether a browser opens it: a link may have come with a file
// from elsewhere, and nothing on this computer is to be started by it.
func webLink(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

func (t *products) follow() {
	if len(t.links()) > 0 {
		t.link.Enable()
	} else {
		t.link.Disable()
	}
}

// open opens the product's link; of several the person chooses one.
func (t *products) open() {
	switch links := t.links(); len(links) {
	case 0:
	case 1:
		t.browse(links[0])
	default:
		t.choose(links)
	}
}

func (t *products) browse(link string) {
	if err := t.p.o.Open(link); err != nil {
		t.p.o.Fail(err)
	}
}

func (t *products) choose(links []string) {
	options := make([]kit.Option, len(links))
	for i, link := range links {
		options[i] = kit.Option{ID: link, Label: link}
	}
	choice := kit.NewChoice(kit.ChoiceOptions{Options: options})
	kit.ShowDialog(t.p.o.Window, kit.DialogOptions{
		Title: t.p.w.T("page.registers.open_link"), Content: choice, Width: 520,
		OK: t.p.w.T("button.open"), Cancel: t.p.w.T("button.cancel"),
		OnOK: func() bool { t.browse(choice.Value()); return true },
	})
}

func (t *products) commands() []kit.Command {
	return []kit.Command{{Shortcut: openKey, Enabled: func() bool { return len(t.links()) > 0 }, Run: t.open}}
}
