package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is something that the person can do from anywhere on a screen.
type Command struct {
	Name     string
	Shortcut fyne.Shortcut // see Ctrl and CtrlShift; nil: from the menu alone
	Enabled  func() bool   // nil: always
	Run      func()
}

// run does the command unless it is disabled or something modal is open, and
// reports whether it did.
func (cmd Command) run(c fyne.Canvas) bool {
	if cmd.Run == nil || !cmd.enabled() || ModalOpen(c) {
		return false
	}
	closeDrops(c)
	cmd.Run()
	return true
}

func (cmd Command) enabled() bool { return cmd.Enabled == nil || cmd.Enabled() }

// installed are the commands of each canvas. Only the UI goroutine touches it.
var installed = map[fyne.Canvas][]Command{}

// Install makes these the commands of the canvas, in place of those it had;
// none at all forgets the canvas. Of two enabled commands with the same
// shortcut the later one runs, so a page's commands come after the window's.
//
// They run wherever the focus is, but not while something modal is open.
func Install(c fyne.Canvas, commands []Command) {
	for _, old := range installed[c] {
		if old.Shortcut != nil {
			c.RemoveShortcut(old.Shortcut)
		}
	}
	delete(installed, c)
	if len(commands) == 0 {
		return
	}
	installed[c] = append([]Command(nil), commands...)
	for _, cmd := range commands {
		if cmd.Shortcut != nil {
			c.AddShortcut(cmd.Shortcut, func(s fyne.Shortcut) { dispatch(c, s) })
		}
	}
}

// Commands lists the commands installed on the canvas.
func Commands(c fyne.Canvas) []Command {
	return append([]Command(nil), installed[c]...)
}

// Press does what the keys of that shortcut would do: what has the focus is
// asked first. Tests type with it.
func Press(c fyne.Canvas, s fyne.Shortcut) {
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	dispatch(c, s)
}

// dispatch runs the canvas's command for that shortcut, or that of the dialog
// on top. A dialog takes Ctrl+Enter as its default button, since Enter is a new
// line in a note.
func dispatch(c fyne.Canvas, s fyne.Shortcut) {
	if d := topDialog(c); d != nil {
		if isCtrlEnter(s) || d.o.Keys != nil && d.o.Keys.ShortcutName() == s.ShortcutName() {
			d.accept()
		} else {
			d.command(s)
		}
		return
	}
	commands := installed[c]
	for i := len(commands) - 1; i >= 0; i-- {
		cmd := commands[i]
		if cmd.Shortcut != nil && cmd.Shortcut.ShortcutName() == s.ShortcutName() && cmd.run(c) {
			return
		}
	}
}

func dispatchFrom(from fyne.CanvasObject, s fyne.Shortcut) {
	if c := canvasOf(from); c != nil {
		dispatch(c, s)
	}
}

func isCtrlEnter(s fyne.Shortcut) bool {
	k, ok := s.(fyne.KeyboardShortcut)
	return ok && k.Mod() == fyne.KeyModifierShortcutDefault &&
		(k.Key() == fyne.KeyReturn || k.Key() == fyne.KeyEnter)
}

// MenuItem is the command as an item of the main menu. Fyne runs a menu's
// shortcut even for a disabled item and under a dialog; the item does not.
func MenuItem(c fyne.Canvas, cmd Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(cmd.Name, func() { cmd.run(c) })
	item.Shortcut = cmd.Shortcut
	item.Disabled = !cmd.enabled()
	return item
}

// Ctrl is the shortcut Ctrl+key. Letters, digits, Enter, PageUp and PageDown
// work under every keyboard layout; punctuation does not.
func Ctrl(key fyne.KeyName) fyne.Shortcut {
	// Fyne has types of its own for six of the letters.
	switch key {
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	case fyne.KeyX:
		return &fyne.ShortcutCut{Clipboard: clipboard()}
	case fyne.KeyC:
		return &fyne.ShortcutCopy{Clipboard: clipboard()}
	case fyne.KeyV:
		return &fyne.ShortcutPaste{Clipboard: clipboard()}
	case fyne.KeyA:
		return &fyne.ShortcutSelectAll{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is the shortcut Ctrl+Shift+key.
func CtrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Escape is the shortcut of a command that leaves the page. What has the focus
// asks for it where Escape means nothing there.
func Escape() fyne.Shortcut { return &desktop.CustomShortcut{KeyName: fyne.KeyEscape} }

// alt is the shortcut Alt+key. With letters it does not work under Kazakh and
// Russian layouts: for arrows alone.
func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }

// ShortcutText is how a list of keys shows the shortcut: "Ctrl+Shift+N"; ""
// for none.
func ShortcutText(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, mod := range []struct {
		bit  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierControl, "Ctrl"},
		{fyne.KeyModifierSuper, "Super"},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
	} {
		if k.Mod()&mod.bit != 0 {
			parts = append(parts, mod.name)
		}
	}
	key := string(k.Key())
	if name, ok := keyCaps[k.Key()]; ok {
		key = name
	}
	return strings.Join(append(parts, key), "+")
}

// Named is a button's text with the keys that do the same behind it; without
// keys the text alone.
func Named(text string, keys fyne.Shortcut) string {
	if keys == nil {
		return text
	}
	return text + " (" + ShortcutText(keys) + ")"
}

// keyCaps is what stands on the keys that Fyne calls otherwise.
var keyCaps = map[fyne.KeyName]string{
	fyne.KeyReturn:   "Enter",
	fyne.KeyEnter:    "Enter",
	fyne.KeyPageUp:   "PgUp",
	fyne.KeyPageDown: "PgDn",
	fyne.KeyEscape:   "Esc",
}
