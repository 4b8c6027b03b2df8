package register

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// bar is what a list is narrowed by: words, a district, codes of lists.
type bar struct {
	r        *Register
	text     *kit.Entry // nil where nothing is searched for
	wait     func(func())
	district *kit.Choice // nil where the records have none, or the person has one only
	choices  []*kit.Choice
	object   fyne.CanvasObject // nil where there is nothing of all this
}

// quiet is how long the search box waits for the next letter.
const quiet = 150 * time.Millisecond

// side lays fields out side by side, each as wide as is usual, or less where
// the window is narrow.
type side struct{}

const usualField, leastField, sideGap = 210, 90, 4

func (side) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(len(o))*(leastField+sideGap), o[0].MinSize().Height)
}

func (side) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(usualField, size.Width/float32(len(o))-sideGap)
	for i, field := range o {
		field.Move(fyne.NewPos(float32(i)*(width+sideGap), 0))
		field.Resize(fyne.NewSize(width, size.Height))
	}
}

func newBar(r *Register) *bar {
	b := &bar{r: r, wait: r.d.Tasks.Debounce(quiet)}
	w := r.d.Words
	line := container.New(&side{})
	put := func(o fyne.CanvasObject) { line.Add(o) }
	if !r.o.Find {
		return b
	}
	b.text = kit.NewEntry(kit.EntryOptions{
		Placeholder: kit.Named(w.T("button.search"), FindKey()),
		OnChanged:   func(string) { b.wait(b.narrow) },
		OnEnter:     func() { b.narrow(); r.table.Focus() },
		OnEscape:    func() { b.text.SetValue(""); b.narrow() },
	})
	put(b.text)
	if r.d.Roams() && (r.o.ByDistrict || r.k.Type.Field("district") != nil) {
		b.district = kit.NewChoice(kit.ChoiceOptions{Empty: w.T("register.all_districts"), OnChanged: func(string) { r.Pick() }})
		put(b.district)
	}
	for _, f := range r.k.Filters {
		c := kit.NewChoice(kit.ChoiceOptions{Empty: f.All, OnChanged: func(string) { r.Pick() }})
		b.choices = append(b.choices, c)
		put(c)
	}
	b.object = line
	return b
}

// FindKey goes to the search box.
func FindKey() fyne.Shortcut { return kit.Ctrl(fyne.KeyF) }

// refill offers what can be chosen now.
func (b *bar) refill() {
	if b.district != nil {
		b.district.SetOptions(b.r.d.Among(b.r.d.Districts(), ""))
	}
	for i, c := range b.choices {
		c.SetOptions(b.r.k.Filters[i].Options())
	}
}

func (b *bar) narrow() {
	b.wait(nil)
	b.r.Pick()
}

func (b *bar) find() {
	if b.text != nil {
		kit.Focus(b.text)
	}
}

// chosenDistrict is the person's own district, or the one that is looked for.
func (b *bar) chosenDistrict() string {
	if b.district != nil {
		return b.district.Value()
	}
	return b.r.d.Settings.District
}

// lets reports whether a record is among those that are looked for.
func (b *bar) lets(of data.Record) bool {
	if f := b.r.k.Type.Field("district"); f != nil && b.district != nil && b.district.Value() != "" {
		if f.Get(of) != b.district.Value() {
			return false
		}
	}
	for i, c := range b.choices {
		if id := c.Value(); id != "" && !b.r.k.Filters[i].Holds(of, id) {
			return false
		}
	}
	return b.text == nil || b.says(of, b.r.d.Split(b.text.Value()))
}

// says reports whether each word that is looked for begins one of the row's.
func (b *bar) says(of data.Record, query []string) bool {
	if len(query) == 0 {
		return true
	}
	var words []string
	for i := range b.r.k.Columns {
		words = append(words, b.r.d.Split(b.r.d.text(&b.r.k, &b.r.k.Columns[i], of))...)
	}
	return form.Begin(query, words)
}
