package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// Option is one of the things that can be chosen.
type Option struct {
	ID    string
	Label string
	Hint  string // second line, optional
}

// optionList is the list inside a drop. Its field moves the cursor; a click
// picks.
type optionList struct {
	options []Option
	cursor  int    // −1: none
	nothing string // stands alone where there are no options
	onPick  func(o Option)
	hints   bool // rows have a second line

	list  *widget.List
	empty *canvas.Text
	box   *fyne.Container
}

// rowsShown is how many options a drop shows at most without scrolling.
const rowsShown = 8

func newOptionList(nothing string, onPick func(Option)) *optionList {
	l := &optionList{cursor: -1, nothing: nothing, onPick: onPick}
	l.list = widget.NewList(
		func() int { return len(l.options) },
		func() fyne.CanvasObject { return newOptionRow(l) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(l.options) {
				o.(*optionRow).set(i, l.options[i])
			}
		},
	)
	l.list.HideSeparators = true
	l.empty = canvas.NewText(nothing, nil)
	l.box = &fyne.Container{Layout: padded{7, 5}, Objects: []fyne.CanvasObject{l.empty}}
	return l
}

// set shows other options with the cursor on one of them; −1 is none.
func (l *optionList) set(options []Option, cursor int) {
	l.options = options
	l.hints = false
	for _, o := range options {
		l.hints = l.hints || o.Hint != ""
	}
	l.cursor = min(cursor, len(options)-1)
	l.list.UnselectAll()
	l.list.Refresh()
	l.mark()
	if l.cursor < 0 {
		l.list.ScrollToOffset(0)
	}
	l.empty.Color = fynetheme.Color(theme.ColorNameMuted)
	l.empty.TextSize = fynetheme.TextSize()
	l.box.Hidden = len(options) > 0 || l.nothing == ""
	l.list.Hidden = len(options) == 0
}

// mark shows the cursor and scrolls to it.
func (l *optionList) mark() {
	if l.cursor < 0 {
		l.list.UnselectAll()
		return
	}
	l.list.Select(l.cursor)
	l.list.ScrollTo(l.cursor)
}

// move takes the cursor n options on, and stops at the ends.
func (l *optionList) move(n int) {
	if len(l.options) == 0 {
		return
	}
	l.cursor = max(0, min(l.cursor+n, len(l.options)-1))
	l.mark()
}

// current is the option under the cursor.
func (l *optionList) current() (Option, bool) {
	if l.cursor < 0 || l.cursor >= len(l.options) {
		return Option{}, false
	}
	return l.options[l.cursor], true
}

// typedKey moves the cursor and reports whether the key was for that.
func (l *optionList) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(rowsShown)
	case fyne.KeyPageUp:
		l.move(-rowsShown)
	default:
		return false
	}
	return true
}

// size is what the list would like to have.
func (l *optionList) size() fyne.Size {
	if len(l.options) == 0 {
		return l.box.MinSize()
	}
	width := float32(0)
	for i, o := range l.options {
		if i == 50 { // the rest will hardly be wider
			break
		}
		width = max(width,
			fyne.MeasureText(o.Label, fynetheme.TextSize(), fyne.TextStyle{}).Width,
			fyne.MeasureText(o.Hint, fynetheme.CaptionTextSize(), fyne.TextStyle{}).Width)
	}
	rows := float32(min(len(l.options), rowsShown))
	row := optionRowHeight(l.hints)
	return fyne.NewSize(
		min(width+2*fynetheme.InnerPadding()+fynetheme.ScrollBarSize(), 560),
		rows*row+(rows-1)*fynetheme.Padding())
}

// content is what goes into the drop.
func (l *optionList) content() fyne.CanvasObject {
	return &fyne.Container{Layout: filling{}, Objects: []fyne.CanvasObject{l.list, l.box}}
}

func optionRowHeight(hints bool) float32 {
	h := fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{}).Height + 6
	if hints {
		h += fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height
	}
	return h
}

// optionRow is one option in the list; it takes the tap itself, since Fyne's
// list would take the focus along.
type optionRow struct {
	widget.BaseWidget
	list        *optionList
	index       int
	label, hint *clippedText
}

func newOptionRow(l *optionList) *optionRow {
	r := &optionRow{list: l, label: newClippedText(), hint: newClippedText()}
	r.hint.colour = theme.ColorNameMuted
	r.hint.sizeName = fynetheme.SizeNameCaptionText
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) set(i int, o Option) {
	r.index = i
	r.label.setText(o.Label)
	r.hint.setText(o.Hint)
	optionRowLayout{r}.Layout(nil, r.Size())
}

// Tapped picks the option.
func (r *optionRow) Tapped(*fyne.PointEvent) {
	if r.index < len(r.list.options) {
		r.list.onPick(r.list.options[r.index])
	}
}

func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{
		Layout:  optionRowLayout{r},
		Objects: []fyne.CanvasObject{r.label, r.hint},
	})
}

type optionRowLayout struct{ row *optionRow }

func (l optionRowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, optionRowHeight(l.row.list.hints))
}

func (l optionRowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	width := size.Width - 2*pad
	label, hint := l.row.label.MinSize().Height, l.row.hint.MinSize().Height
	top := (size.Height - label) / 2
	if l.row.list.hints && l.row.hint.text != "" {
		top = (size.Height - label - hint) / 2
	}
	l.row.label.Move(fyne.NewPos(pad, top))
	l.row.label.Resize(fyne.NewSize(width, label))
	l.row.hint.Move(fyne.NewPos(pad, top+label))
	l.row.hint.Resize(fyne.NewSize(width, hint))
}
