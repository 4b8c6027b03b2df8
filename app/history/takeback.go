package history

import (
	"slices"

	"sapar/app/kit"
	"sapar/data"
)

// forGood are what is not taken back by way of one record: what made a whole
// project, and what has emptied a personal part for ever.
var forGood = []string{data.ActionProject, data.ActionDemo, data.ActionWithdraw, data.ActionDestroy}

// own reports whether the selected change was written here: only such a one
// can be taken back here.
func (d *dialog) own() bool {
	_, v := d.selected()
	return v != nil && v.Writer.Here && !slices.Contains(forGood, v.Writer.Action) && !d.busy
}

// askTakeBack asks whether the selected change, with all that was written
// together with it, is to be taken back.
func (d *dialog) askTakeBack() {
	_, v := d.selected()
	b, w := d.b, d.b.Teller.w()
	if d.look.Typing != nil && d.look.Typing() {
		kit.Message(b.Window, kit.MessageOptions{
			Title: w.T("history.typing_title"), Text: w.T("history.typing"), OK: w.T("button.ok"),
		})
		return
	}
	n, err := b.Records.Touched(b.Teller.ctx, v.Batch)
	if err != nil {
		b.Fail(err)
		return
	}
	batch := v.Batch
	kit.Confirm(b.Window, kit.MessageOptions{
		Title:  w.T("history.take_back_title"),
		Text:   w.N("history.take_back_text", n, "at", b.Teller.At(v.Writer.At)),
		Detail: w.T("history.take_back_detail"),
		OK:     w.T("history.take_back_yes"), Cancel: w.T("button.cancel"),
		OnOK: func() { d.takeBack(batch) },
	})
}

// takeBack takes a batch back, which may hold many records. Then the history
// closes, and the screen below reads again.
func (d *dialog) takeBack(batch data.ID) {
	d.busy = true
	d.dialog.Follow()
	n := 0
	var err error
	d.b.Tasks.Background(
		func() { n, err = d.b.Records.Undo(d.b.Teller.ctx, batch) },
		func() {
			d.busy = false
			d.dialog.Follow()
			if err != nil {
				d.b.Fail(err)
				return
			}
			d.taken = true
			d.dialog.Close()
			d.look.Undone()
			d.b.Say(d.b.Teller.w().N("history.taken_back", n))
		})
}
