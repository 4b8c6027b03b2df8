// Package history shows how records came to be: who wrote which field, when,
// over what, and from which file, sheet and cell it came. Every screen on
// which a record is edited opens it by the same keys. It also puts fields,
// values, writers and records into words, since a history consists of them.
//
// It must never know how versions merge or are undone: its Records do.
package history

import (
	"context"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what a history is read from.
type Records interface {
	// History returns the versions of a record, the latest first.
	History(ctx context.Context, of string, id data.ID) ([]data.Change, error)
	// Undo takes back what a batch of this computer did, and returns how many
	// records that changed. Code no_such_batch where there is nothing to take
	// back, data.Problems where it is refused.
	Undo(ctx context.Context, batch data.ID) (int, error)
	// Touched is how many records a batch wrote.
	Touched(ctx context.Context, batch data.ID) (int, error)
	Names
}

// Book shows the histories of a page's records. All is needed.
type Book struct {
	Teller  *Teller
	Records Records
	Window  fyne.Window
	Tasks   task.Runner
	Say     func(text string)
	Fail    func(err error)
}

// Look is one look into the book.
type Look struct {
	Title  string        // what the records are called together; "": the name of the first
	Of     []data.Record // saved ones; the versions of several stand among each other
	Undone func()        // a change was taken back: read again; nil: none can be
	Closed func()        // the history was closed, nothing was taken back; may be nil
	Typing func() bool   // what is typed below waits to be saved, which keeps changes from being taken back; may be nil
}

// Key opens the history of what is selected or edited, on every screen.
func Key() fyne.Shortcut { return kit.Ctrl(fyne.KeyT) }

// ShortButton is Button without its keys, for a bar that is full in a small
// window; they stand in the dialogs of its records.
func (b *Book) ShortButton(run func()) *kit.Button {
	return kit.NewButton(kit.ButtonOptions{Text: b.Teller.w().T("history.name"), Quiet: true, Run: run})
}

// Button is a quiet button that opens a history.
func (b *Book) Button(run func()) *kit.Button {
	return kit.NewButton(kit.ButtonOptions{Text: kit.Named(b.Teller.w().T("history.name"), Key()), Quiet: true, Run: run})
}

// Command opens a history by keys; enabled may be nil.
func (b *Book) Command(run func(), enabled func() bool) kit.Command {
	return kit.Command{Name: b.Teller.w().T("history.name"), Shortcut: Key(), Run: run, Enabled: enabled}
}

// More is what a dialog offers in which a record is edited: its history, where
// it was ever saved.
func (b *Book) More(r data.Record, run func()) []kit.Command {
	return []kit.Command{b.Command(run, func() bool { return !data.BaseOf(r).ID.IsZero() })}
}

// Show opens the history. Escape closes it, and the keys are where they were.
func (b *Book) Show(look Look) {
	if look.Title == "" {
		look.Title = b.Teller.Record(look.Of[0], nil)
	}
	d := &dialog{b: b, look: look}
	if err := d.read(); err != nil {
		b.Fail(err)
		return
	}
	d.show()
}
