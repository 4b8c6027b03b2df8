package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sapar/app/theme"
)

// SelectOptions make a SearchSelect. Options is needed; Unknown too, unless free text is allowed.
type SelectOptions struct {
	Placeholder string
	// Options are what the typed text can mean, best first. The text comes
	// without outer spaces; how it matches is the owner's business.
	Options   func(query string) []Option
	Cap       int                      // options offered at most, 200 by default
	MinChars  int                      // characters before anything is offered
	FreeText  bool                     // text that is no option is a value as well
	First     func(query string) bool  // of free text: it can only be a beginning, and Enter takes the first that is offered; may be nil
	Max       int                      // characters of free text, 0 = no limit
	TooLong   string                   // the sentence for longer text
	Check     func(text string) string // a problem of free text or ""
	Unknown   string                   // the sentence for text that is no option
	Nothing   string                   // the line in the list where nothing matches
	OnChanged func(o Option)           // chosen, or no longer (zero Option)
	OnText    func(text string)        // at every edit of the person
	// OnSubmitted is Enter on free text that is no option; OnEnter follows.
	OnSubmitted func(text string)
	// OnPaste takes what is pasted; false: it goes into the field. May be nil.
	OnPaste  func(text string) bool
	OnPicked func() // an option was taken with Enter or the mouse, not on leaving
	OnEnter  func() // Enter while the list is closed
	OnEscape func()
	OnUp     func() // Up while the list is closed
	OnLeave  func()
}

const defaultCap = 200

// SearchSelect chooses one of many by typing a part of it. What matches hangs
// in a list under the field: Up and Down move in it, Enter and Tab choose,
// Escape closes it; Down, F4 and Alt+Down open it without typing. Text that
// is no option stays and is reported, unless free text is allowed: then
// nothing is chosen before the person has moved into the list, but where First
// says so.
type SearchSelect struct {
	Entry
	o           SelectOptions
	chosen      Option
	reported    string // id of what OnChanged was told last
	drop        *drop
	list        *optionList
	onBackspace func() // Backspace in an empty field
}

var _ Field = (*SearchSelect)(nil)

// NewSearchSelect returns a field with nothing chosen.
func NewSearchSelect(o SelectOptions) *SearchSelect {
	if o.Cap == 0 {
		o.Cap = defaultCap
	}
	s := &SearchSelect{o: o}
	s.max, s.tooLong, s.check = o.Max, o.TooLong, o.Check
	s.field = field{
		own: s.problem, commit: s.complete,
		onEnter: o.OnEnter, onEscape: o.OnEscape, onUp: o.OnUp, onLeave: o.OnLeave,
	}
	s.onText, s.onPaste = s.typed, o.OnPaste
	s.list = newOptionList(o.Nothing, s.pick)
	if o.MinChars == 0 {
		s.ActionItem = newTapIcon(theme.Icon(theme.IconArrowDown), func() {
			if !s.Disabled() {
				Focus(s)
				s.toggle()
			}
		})
	}
	s.extend(s, o.Placeholder)
	return s
}

// Value is what is chosen; the zero Option where nothing is.
func (s *SearchSelect) Value() Option {
	s.resolve()
	return s.chosen
}

// FreeText is the text without outer spaces while nothing is chosen.
func (s *SearchSelect) FreeText() string {
	if s.chosen.ID != "" {
		return ""
	}
	return s.Entry.Value()
}

// SetValue chooses o; the zero Option clears the field.
func (s *SearchSelect) SetValue(o Option) {
	s.chosen, s.reported = o, o.ID
	s.Entry.SetValue(o.Label)
}

// SetFreeText fills the field with text that is no option.
func (s *SearchSelect) SetFreeText(text string) {
	s.chosen, s.reported = Option{}, ""
	s.Entry.SetValue(text)
}

// Clear empties the field.
func (s *SearchSelect) Clear() { s.SetValue(Option{}) }

func (s *SearchSelect) problem() string {
	s.resolve()
	if s.chosen.ID != "" || s.Entry.Value() == "" {
		return ""
	}
	if s.o.FreeText {
		return s.problemOfText()
	}
	return s.o.Unknown
}

// resolve chooses the option whose label was typed out in full. Free text is
// left alone: a namesake is somebody else.
func (s *SearchSelect) resolve() {
	text := s.Entry.Value()
	if s.o.FreeText || s.chosen.ID != "" || text == "" {
		return
	}
	var same []Option
	for _, o := range s.options(text) {
		if strings.EqualFold(o.Label, text) {
			same = append(same, o)
		}
	}
	if len(same) == 1 {
		s.chosen = same[0]
	}
}

func (s *SearchSelect) options(query string) []Option {
	if s.o.Options == nil {
		return nil
	}
	options := s.o.Options(query)
	return options[:min(len(options), s.o.Cap)]
}

// typed follows an edit of the text.
func (s *SearchSelect) typed(text string) {
	if text != s.chosen.Label {
		s.chosen = Option{}
	}
	if !s.long() {
		s.show("") // what is half typed is no option yet
	}
	if s.o.OnText != nil {
		s.o.OnText(text)
	}
	query := strings.TrimSpace(text)
	if utf8.RuneCountInString(query) < s.o.MinChars || query == "" && s.drop == nil {
		s.closeDrop()
		return
	}
	cursor := -1
	if query != "" && (!s.o.FreeText || s.o.First != nil && s.o.First(query)) {
		cursor = 0
	}
	s.offer(s.options(query), cursor)
}

// offer shows the options under the field.
func (s *SearchSelect) offer(options []Option, cursor int) {
	if len(options) == 0 && (s.o.FreeText || s.o.Nothing == "") {
		s.closeDrop()
		return
	}
	s.list.set(options, cursor)
	if s.drop != nil {
		s.drop.Refresh()
		return
	}
	s.drop = &drop{
		owner: s.target, keys: s.target.(dropKeys), content: s.list.content(), size: s.list.size,
		onClose: func() { s.drop = nil },
	}
	if !openDrop(s.drop) {
		s.drop = nil
		return
	}
	s.list.mark()
}

// toggle opens the whole list with the cursor on what is chosen, or the list
// for the text that is no choice yet; or closes it.
func (s *SearchSelect) toggle() {
	if s.drop != nil {
		s.closeDrop()
		return
	}
	query := s.Entry.Value()
	if s.chosen.ID != "" {
		query = ""
	}
	if s.Disabled() || utf8.RuneCountInString(query) < s.o.MinChars {
		return
	}
	options, cursor := s.options(query), -1
	for i, o := range options {
		if o.ID == s.chosen.ID && o.ID != "" {
			cursor = i
		}
	}
	s.offer(options, cursor)
}

func (s *SearchSelect) closeDrop() {
	if s.drop != nil {
		s.drop.close()
	}
}

// choose takes an option for the person.
func (s *SearchSelect) choose(o Option) {
	s.closeDrop()
	s.chosen = o
	s.fill(o.Label)
	s.edited(false)
	s.report()
}

// pick takes an option with Enter or the mouse: the person stays in the field
// unless the owner goes on.
func (s *SearchSelect) pick(o Option) {
	s.choose(o)
	if s.o.OnPicked != nil && o.ID != "" {
		s.o.OnPicked()
	}
}

func (s *SearchSelect) report() {
	if s.chosen.ID == s.reported {
		return
	}
	s.reported = s.chosen.ID
	if s.o.OnChanged != nil {
		s.o.OnChanged(s.chosen)
	}
}

// complete is called when focus leaves and at Enter.
func (s *SearchSelect) complete() {
	s.closeDrop()
	s.resolve()
	if s.chosen.ID != "" && s.Text != s.chosen.Label {
		s.fill(s.chosen.Label)
	}
	s.report()
}

// leaveDrop takes the option under the cursor along when Tab leaves.
func (s *SearchSelect) leaveDrop() {
	if o, ok := s.list.current(); ok {
		s.choose(o)
	}
}

// TypedKey moves in the list while it is open, else edits.
func (s *SearchSelect) TypedKey(key *fyne.KeyEvent) {
	if s.drop != nil && s.listKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown, fyne.KeyF4:
		s.toggle()
	case fyne.KeyReturn, fyne.KeyEnter:
		if text := s.FreeText(); s.o.FreeText && text != "" && s.o.OnSubmitted != nil {
			s.o.OnSubmitted(text)
		}
		s.Entry.TypedKey(key)
	case fyne.KeyBackspace:
		if s.Text == "" && s.onBackspace != nil {
			s.onBackspace()
			return
		}
		s.Entry.TypedKey(key)
	default:
		s.Entry.TypedKey(key)
	}
}

// listKey is a key for the open list; false for one that edits.
func (s *SearchSelect) listKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF4:
		s.closeDrop()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if o, ok := s.list.current(); ok {
			s.pick(o)
			return true
		}
		s.closeDrop()
		return false
	}
	return s.list.typedKey(key)
}

// TypedShortcut opens the list at Alt+Down.
func (s *SearchSelect) TypedShortcut(shortcut fyne.Shortcut) {
	switch shortcut.ShortcutName() {
	case alt(fyne.KeyDown).ShortcutName(), alt(fyne.KeyUp).ShortcutName():
		s.toggle()
	default:
		s.Entry.TypedShortcut(shortcut)
	}
}
