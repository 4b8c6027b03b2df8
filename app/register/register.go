package register

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// Options are what a register does on its page. Read is needed.
type Options struct {
	Read       func() ([]data.Record, error) // all that can be in sight
	Draft      func() data.Record            // what a new one begins with; nil: none can be added now
	Title      string                        // of a part of something; "" for what a page is about
	Find       bool                          // there is a search box
	ByDistrict bool                          // the person can choose a district, though the records have none
	Add        fyne.Shortcut                 // the keys that add, which stand on the button; nil: none

	// For records that have a screen of their own, in place of the form.
	Open func(r data.Record)
	New  func()

	Locked   func(r data.Record) string // why a record cannot be taken away, "" where it can; may be nil
	Sum      func(shown []data.Record) (string, kit.State)
	Selected func(r data.Record) // another is, or none (nil); also after reading again
	Changed  func()              // something was saved or taken away here
	Tools    []fyne.CanvasObject // further buttons
}

// Register is the list of one type's records.
type Register struct {
	d *Desk
	k Kind
	o Options

	all, shown []data.Record
	sort       string
	descending bool
	editor     *Editor

	table  *kit.Table[data.Record]
	sum    *kit.StatusLine
	bar    *bar
	add    *kit.Button
	chosen []*kit.Button // what needs a selected record
	object fyne.CanvasObject
}

// New makes the list; Show fills it.
func New(d *Desk, k Kind, o Options) *Register {
	r := &Register{d: d, k: k, o: o, sort: k.Order, descending: k.Newest, sum: kit.NewStatusLine()}
	r.table = kit.NewTable(r.tableOptions())
	r.table.SetSort(r.sort, r.descending)
	r.object = container.NewBorder(kit.NewStack(6, r.heads()...), nil, nil, nil, r.table)
	return r
}

func (r *Register) tableOptions() kit.TableOptions[data.Record] {
	w, key := r.d.Words, r.k.Type.Key
	o := kit.TableOptions[data.Record]{
		Count: func() int { return len(r.shown) },
		Row: func(i int) (data.Record, bool) {
			if i < 0 || i >= len(r.shown) {
				return nil, false
			}
			return r.shown[i], true
		},
		OnSelected: func(int) { r.tell() },
		OnOpened:   func(int) { r.Edit() },
		OnSort: func(key string, descending bool) {
			r.sort, r.descending = key, descending
			r.Pick()
		},
		MinRows: 3,
		Empty:   kit.EmptyOptions{Title: w.T("register." + key + ".empty"), Text: w.T("register." + key + ".empty_text")},
	}
	if r.o.Open == nil {
		o.OnDelete = func(int) { r.Delete() }
	}
	for i := range r.k.Columns {
		o.Columns = append(o.Columns, r.column(&r.k.Columns[i]))
	}
	return o
}

func (r *Register) column(c *Column) kit.Column[data.Record] {
	title := c.Title
	if title == "" {
		title = r.d.Words.Field(r.k.Type.Key, c.Key)
	}
	align := fyne.TextAlignLeading
	if r.k.counts(c) {
		align = fyne.TextAlignTrailing
	}
	return kit.Column[data.Record]{
		Title: title, Sort: c.Key, Width: c.Width, Weight: c.Weight, Align: align,
		Text: func(of data.Record) string { return r.d.text(&r.k, c, of) }, Colour: c.Colour,
	}
}

// heads are what stands above the table: how many there are beside what can
// be done, and below that what the list is narrowed by.
func (r *Register) heads() []fyne.CanvasObject {
	w := r.d.Words
	r.add = kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(w.T("register."+r.k.Type.Key+".add"), r.o.Add), Icon: fynetheme.Icon(fynetheme.IconNameContentAdd), Run: r.Add,
	})
	buttons := container.NewHBox(r.o.Tools...)
	if r.o.Open == nil {
		edit := kit.NewButton(kit.ButtonOptions{Text: w.T("button.edit"), Quiet: true, Run: r.Edit})
		remove := kit.NewButton(kit.ButtonOptions{Text: w.T("button.delete"), Quiet: true, Run: r.Delete})
		r.chosen = []*kit.Button{edit, remove}
		buttons.Objects = append(buttons.Objects, edit, remove)
	}
	if r.o.Draft != nil || r.o.New != nil {
		buttons.Objects = append(buttons.Objects, r.add)
	}
	var line fyne.CanvasObject = r.sum
	if r.o.Title != "" {
		line = container.NewBorder(nil, nil, kit.NewHeading(2, r.o.Title), nil, r.sum)
	}
	heads := []fyne.CanvasObject{container.NewBorder(nil, nil, nil, buttons, line)}
	if r.bar = newBar(r); r.bar.object != nil {
		heads = append(heads, r.bar.object)
	}
	return heads
}

// Content is the list with its buttons.
func (r *Register) Content() fyne.CanvasObject { return r.object }

// Show reads again.
func (r *Register) Show() {
	all, err := r.o.Read()
	if err != nil {
		r.d.Fail(err)
		return
	}
	r.all = all
	if r.o.New == nil && (r.o.Draft == nil || r.o.Draft() == nil) {
		r.add.Disable()
	} else {
		r.add.Enable()
	}
	r.bar.refill()
	r.Pick()
}

// Pick shows those of the records that the person looks for, in their order.
func (r *Register) Pick() {
	id := r.id()
	r.shown = slices.DeleteFunc(slices.Clone(r.all), func(of data.Record) bool { return !r.bar.lets(of) })
	if i := slices.IndexFunc(r.k.Columns, func(c Column) bool { return c.Key == r.sort }); i >= 0 {
		slices.SortStableFunc(r.shown, func(a, b data.Record) int {
			if r.descending {
				a, b = b, a
			}
			return r.d.compare(&r.k, &r.k.Columns[i], a, b)
		})
	}
	r.table.Reload()
	r.Select(id)
	r.count()
	r.tell()
}

// count says how many records are in sight.
func (r *Register) count() {
	text, state := r.d.Words.N("count."+r.k.Type.Key, len(r.shown)), kit.Neutral
	if r.o.Sum != nil && len(r.shown) > 0 {
		more, how := r.o.Sum(r.shown)
		text, state = history.Join(" · ", text, more), how
	}
	r.sum.Set(text, state)
}

// tell passes on which record is selected.
func (r *Register) tell() {
	selected := r.Chosen()
	for _, b := range r.chosen {
		if selected == nil {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	if r.o.Selected != nil {
		r.o.Selected(selected)
	}
}

// Chosen is the selected record, nil where there is none.
func (r *Register) Chosen() data.Record {
	if i := r.table.Selected(); i >= 0 && i < len(r.shown) {
		return r.shown[i]
	}
	return nil
}

func (r *Register) id() data.ID {
	if of := r.Chosen(); of != nil {
		return data.BaseOf(of).ID
	}
	return data.ID{}
}

// Select selects the record with that id, else the first.
func (r *Register) Select(id data.ID) {
	at := slices.IndexFunc(r.shown, func(of data.Record) bool { return data.BaseOf(of).ID == id })
	r.table.Select(max(at, min(0, len(r.shown)-1)))
}

// Shown are the records in sight, in their order.
func (r *Register) Shown() []data.Record { return r.shown }

// District is the one that the list is narrowed to, "" for all.
func (r *Register) District() string { return r.bar.chosenDistrict() }

// Focus gives the keys to the rows, or to the button that adds the first.
func (r *Register) Focus() {
	if len(r.shown) == 0 {
		kit.Focus(r.add)
		return
	}
	r.table.Focus()
}

// Focused reports whether the rows have the keys.
func (r *Register) Focused() bool { return r.table.Focused() }

// Find goes to the search box.
func (r *Register) Find() { r.bar.find() }

// Look is the history of the selected record; false where none is.
func (r *Register) Look() (history.Look, bool) {
	of := r.Chosen()
	if of == nil {
		return history.Look{}, false
	}
	return history.Look{Of: []data.Record{of}}, true
}
