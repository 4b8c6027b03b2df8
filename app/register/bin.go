package register

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// Bin keeps what was taken away last, says so in a line, and brings it back.
type Bin struct {
	d        *Desk
	removed  *Removal
	line     *kit.StatusLine
	undo     *kit.Button
	object   *fyne.Container
	restored func()
	moved    func()
}

// UndoKey brings back what was taken away last.
func UndoKey() fyne.Shortcut { return kit.Ctrl(fyne.KeyZ) }

// NewBin returns an empty bin, which is not in sight; restored is told after
// something was brought back, moved when the line comes to sight or goes.
func NewBin(d *Desk, restored, moved func()) *Bin {
	b := &Bin{d: d, line: kit.NewStatusLine(), restored: restored, moved: moved}
	b.undo = kit.NewButton(kit.ButtonOptions{Text: kit.Named(d.Words.T("button.undo"), UndoKey()), Quiet: true, Run: b.Undo})
	b.object = container.NewBorder(nil, nil, nil, b.undo, b.line)
	b.object.Hide()
	return b
}

// Content is the line.
func (b *Bin) Content() fyne.CanvasObject { return b.object }

// Full reports whether there is something to bring back.
func (b *Bin) Full() bool { return b.removed != nil }

// Remove takes records away and reports whether it did.
func (b *Bin) Remove(r Removal) bool {
	if err := b.d.Records.Delete(context.Background(), r.Backwards()...); err != nil {
		b.d.Fail(err)
		return false
	}
	b.removed = &r
	b.line.Set(b.d.Words.T("register.removed", "name", r.Name), kit.Neutral)
	b.object.Show()
	b.moved()
	return true
}

// Undo brings back what was taken away last.
func (b *Bin) Undo() {
	if b.removed == nil {
		return
	}
	r := *b.removed
	if err := b.d.Records.Save(context.Background(), data.ActionEdit, r.Records...); err != nil {
		b.d.Fail(err)
		return
	}
	b.Empty()
	b.d.Say(b.d.Words.T("register.restored", "name", r.Name))
	b.restored()
}

// Empty forgets what was taken away.
func (b *Bin) Empty() {
	if b.removed != nil {
		b.removed = nil
		b.object.Hide()
		b.moved()
	}
}
