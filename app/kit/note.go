package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// NoteMax is how many characters a note takes: Fyne's entry of several lines
// slows down with the square of its text.
const NoteMax = 5000

// NoteOptions make a Note. TooLong is needed.
type NoteOptions struct {
	Placeholder string
	TooLong     string // the sentence for what would exceed NoteMax
	Rows        int    // rows in sight, 3 by default
	OnChanged   func(text string)
	OnEscape    func()
	OnLeave     func()
}

// Note is a text of several lines. Enter is a new line, Tab leaves. What would
// exceed NoteMax is refused as a whole: the clipboard still has it.
type Note struct{ Entry }

var _ Field = (*Note)(nil)

// NewNote returns an empty note.
func NewNote(o NoteOptions) *Note {
	n := &Note{}
	n.max, n.tooLong, n.onText, n.keepText = NoteMax, o.TooLong, o.OnChanged, true
	n.field = field{onEscape: o.OnEscape, onLeave: o.OnLeave}
	n.MultiLine = true
	n.extend(n, o.Placeholder)
	n.Wrapping = fyne.TextWrapWord
	if o.Rows > 0 {
		n.SetMinRowsVisible(o.Rows)
	}
	return n
}

// AcceptsTab leaves Tab to the focus: nobody needs tabs in a note.
func (n *Note) AcceptsTab() bool { return false }

// TypedKey edits; Enter is a new line.
func (n *Note) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if n.refuse(1) {
			return
		}
		n.Entry.Entry.TypedKey(key)
	case fyne.KeyTab:
	default:
		n.Entry.TypedKey(key)
	}
}

// TypedRune edits unless the note is full.
func (n *Note) TypedRune(r rune) {
	if !n.refuse(1) {
		n.Entry.TypedRune(r)
	}
}

// TypedShortcut edits; a paste that does not fit is refused.
func (n *Note) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		if n.refuse(utf8.RuneCountInString(paste.Clipboard.Content())) {
			return
		}
	}
	n.Entry.TypedShortcut(s)
}

// refuse reports whether more characters are too many, and then says so.
func (n *Note) refuse(more int) bool {
	length := utf8.RuneCountInString(n.Text) + more - utf8.RuneCountInString(n.SelectedText())
	if length <= NoteMax {
		return false
	}
	n.SetProblem(n.tooLong)
	return true
}
