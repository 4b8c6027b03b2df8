package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// TagOptions make a TagField. Options is needed.
type TagOptions struct {
	Placeholder string
	Options     func(query string) []Option // as SelectOptions.Options; what is chosen already is left out
	Cap         int                         // options offered at most, 200 by default
	Unknown     string                      // the sentence for text that is no option
	Nothing     string                      // the line in the list where nothing matches
	OnChanged   func(chosen []Option)
	OnEnter     func()
	OnEscape    func()
	OnLeave     func()
}

// TagField chooses several of a list: what is chosen stands above a search
// field. Enter adds what the list's cursor is on, Backspace in the empty
// field takes the last one away, a click on its cross any one.
type TagField struct {
	widget.BaseWidget
	search *SearchSelect
	o      TagOptions
	chosen []Option
	chips  *fyne.Container
	flow   *flow
}

var _ Field = (*TagField)(nil)

// NewTagField returns a field with nothing chosen.
func NewTagField(o TagOptions) *TagField {
	t := &TagField{o: o, flow: &flow{gap: 4}}
	t.chips = &fyne.Container{Layout: t.flow}
	t.search = NewSearchSelect(SelectOptions{
		Placeholder: o.Placeholder,
		Options:     t.free,
		Cap:         o.Cap,
		Unknown:     o.Unknown,
		Nothing:     o.Nothing,
		OnChanged:   t.add,
		OnEnter:     o.OnEnter,
		OnEscape:    o.OnEscape,
		OnLeave:     o.OnLeave,
	})
	t.search.onBackspace = t.removeLast
	t.ExtendBaseWidget(t)
	return t
}

func (t *TagField) fieldBase() *field { return &t.search.field }

// Problem is what is wrong; see Field.
func (t *TagField) Problem() string { return t.search.Problem() }

// SetProblem shows the owner's problem; see Field.
func (t *TagField) SetProblem(text string) { t.search.SetProblem(text) }

// Values are the options chosen, in the order in which they were.
func (t *TagField) Values() []Option { return append([]Option(nil), t.chosen...) }

// IDs are the ids of Values.
func (t *TagField) IDs() []string {
	ids := make([]string, len(t.chosen))
	for i, o := range t.chosen {
		ids[i] = o.ID
	}
	return ids
}

// SetValues chooses these.
func (t *TagField) SetValues(chosen []Option) {
	t.chosen = append([]Option(nil), chosen...)
	t.search.Clear()
	t.rebuild()
}

// Disable keeps the person from choosing.
func (t *TagField) Disable() { t.search.Disable(); t.rebuild() }

// Enable lets the person choose again.
func (t *TagField) Enable() { t.search.Enable(); t.rebuild() }

// Disabled reports whether the person is kept from choosing.
func (t *TagField) Disabled() bool { return t.search.Disabled() }

// free are the options that are not chosen yet.
func (t *TagField) free(query string) []Option {
	if t.o.Options == nil {
		return nil
	}
	taken := make(map[string]bool, len(t.chosen))
	for _, o := range t.chosen {
		taken[o.ID] = true
	}
	var free []Option
	for _, o := range t.o.Options(query) {
		if !taken[o.ID] {
			free = append(free, o)
		}
	}
	return free
}

func (t *TagField) add(o Option) {
	if o.ID == "" {
		return
	}
	t.search.Clear()
	t.chosen = append(t.chosen, o)
	t.changed()
}

func (t *TagField) removeLast() {
	if len(t.chosen) > 0 {
		t.remove(t.chosen[len(t.chosen)-1].ID)
	}
}

func (t *TagField) remove(id string) {
	for i, o := range t.chosen {
		if o.ID == id && !t.Disabled() {
			t.chosen = append(t.chosen[:i:i], t.chosen[i+1:]...)
			t.changed()
			return
		}
	}
}

func (t *TagField) changed() {
	t.search.edited(false)
	t.rebuild()
	if t.o.OnChanged != nil {
		t.o.OnChanged(t.Values())
	}
}

func (t *TagField) rebuild() {
	t.chips.Objects = nil
	for _, o := range t.chosen {
		t.chips.Objects = append(t.chips.Objects, newChip(o.Label, func() {
			t.remove(o.ID)
			Focus(t)
		}))
	}
	t.Refresh()
}

// Children are the chips and the search; see Parent.
func (t *TagField) Children() []fyne.CanvasObject { return []fyne.CanvasObject{t.chips, t.search} }

// CreateRenderer puts the chips above the search.
func (t *TagField) CreateRenderer() fyne.WidgetRenderer { return &tagRenderer{t} }

type tagRenderer struct{ t *TagField }

func (r *tagRenderer) Destroy()                     {}
func (r *tagRenderer) Objects() []fyne.CanvasObject { return r.t.Children() }

func (r *tagRenderer) MinSize() fyne.Size {
	size := r.t.search.MinSize()
	if len(r.t.chosen) > 0 {
		size.Height += r.t.chips.MinSize().Height + r.t.flow.gap
	}
	return size
}

func (r *tagRenderer) Layout(size fyne.Size) {
	r.t.flow.width = size.Width
	height := float32(0)
	if len(r.t.chosen) > 0 {
		chips := r.t.chips.MinSize().Height
		r.t.chips.Resize(fyne.NewSize(size.Width, chips))
		height = chips + r.t.flow.gap
	}
	r.t.search.Move(fyne.NewPos(0, height))
	r.t.search.Resize(fyne.NewSize(size.Width, r.t.search.MinSize().Height))
}

func (r *tagRenderer) Refresh() {
	r.Layout(r.t.Size())
	r.t.chips.Refresh()
	r.t.search.Refresh()
}

// flow lays objects out in lines, like words. Its height follows from the
// width that it was given last.
type flow struct{ gap, width float32 }

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.each(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	f.each(objects, func(_ fyne.CanvasObject, at fyne.Position, one fyne.Size) {
		size.Height = max(size.Height, at.Y+one.Height)
	})
	return size
}

func (f *flow) each(objects []fyne.CanvasObject, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	var at fyne.Position
	line := float32(0)
	for _, o := range objects {
		size := o.MinSize()
		if f.width > 0 {
			size.Width = min(size.Width, f.width)
		}
		if at.X > 0 && at.X+size.Width > f.width {
			at = fyne.NewPos(0, at.Y+line+f.gap)
			line = 0
		}
		place(o, at, size)
		at.X += size.Width + f.gap
		line = max(line, size.Height)
	}
}

// chip is one chosen thing with a cross to take it away.
type chip struct {
	widget.BaseWidget
	text  *clippedText
	cross *tapIcon
}

func newChip(label string, remove func()) *chip {
	c := &chip{text: newClippedText(), cross: newTapIcon(fynetheme.Icon(fynetheme.IconNameCancel), remove)}
	c.text.setText(label)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the chip in the accent's quiet colour.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c      *chip
	ground *canvas.Rectangle
}

const chipPad = 9

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.c.text, r.c.cross}
}

func (r *chipRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.c.text.text, fynetheme.TextSize(), fyne.TextStyle{})
	return fyne.NewSize(chipPad+text.Width+2+text.Height+6, text.Height+6)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ground.CornerRadius = size.Height / 2
	r.c.cross.Resize(fyne.NewSize(size.Height, size.Height))
	r.c.cross.Move(fyne.NewPos(size.Width-size.Height, 0))
	r.c.text.Move(fyne.NewPos(chipPad, 0))
	r.c.text.Resize(fyne.NewSize(size.Width-chipPad-size.Height, size.Height))
}

func (r *chipRenderer) Refresh() {
	r.ground.FillColor = fynetheme.Color(theme.ColorNameAccentSoft)
	r.ground.Refresh()
	r.c.text.Refresh()
	r.c.cross.Refresh()
}
