//go:build linux

package journey

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

// keyboard presses the keys of a screen by their place on a real keyboard, so
// that what a coordinator's layout makes of them is what is tested.
type keyboard struct {
	t       testing.TB
	display string
	layout  layout
	presses int // since the last count, Shift and Ctrl aside
}

// layout says what stands on the keys, row by row from the top left, as the X
// keyboard of that name has it. Digits that no key of it types are typed on
// the number pad, as they are by people.
type layout struct {
	name           string
	plain, shifted [4]string
}

var (
	us = layout{"us",
		[4]string{"`1234567890-=", "qwertyuiop[]", `asdfghjkl;'\`, "zxcvbnm,./"},
		[4]string{"~!@#$%^&*()_+", "QWERTYUIOP{}", `ASDFGHJKL:"|`, "ZXCVBNM<>?"}}
	kz = layout{"kz",
		[4]string{`("әіңғ,.үұқөһ`, "йцукенгшщзхъ", `фывапролджэ\`, "ячсмитьбю№"},
		[4]string{`)!ӘІҢҒ;:ҮҰҚӨҺ`, "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ/", "ЯЧСМИТЬБЮ?"}}
	ru = layout{"ru",
		[4]string{"ё1234567890-=", "йцукенгшщзхъ", `фывапролджэ\`, "ячсмитьбю."},
		[4]string{`Ё!"№;%:?*()_+`, "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ/", "ЯЧСМИТЬБЮ,"}}
)

// rowsAt are the key codes of the rows of a layout.
var rowsAt = [4][]int{
	append([]int{49}, codes(10, 21)...), codes(24, 35), append(codes(38, 48), 51), codes(52, 61),
}

func codes(from, to int) []int {
	var out []int
	for code := from; code <= to; code++ {
		out = append(out, code)
	}
	return out
}

// pad are the key codes of the number pad.
var pad = map[rune]int{
	'7': 79, '8': 80, '9': 81, '4': 83, '5': 84, '6': 85, '1': 87, '2': 88, '3': 89, '0': 90,
	'-': 82, '+': 86, '*': 63, '/': 106,
}

// named are the key codes of keys that type nothing. The one of Esc is a single
// digit, which xdotool would take for the key that types it.
var named = map[string]int{
	"Backspace": 22, "Tab": 23, "Enter": 36, "Space": 65, "Delete": 119,
	"F2": 68, "F4": 70, "Home": 110, "End": 115, "PgUp": 112, "PgDn": 117,
	"Up": 111, "Down": 116, "Left": 113, "Right": 114,
}

// modifiers are the key codes of keys that are held.
var modifiers = map[string]int{"Shift": 50, "Ctrl": 37, "Alt": 64}

const numLock = 77

func newKeyboard(t testing.TB, s *screen) *keyboard {
	t.Helper()
	k := &keyboard{t: t, display: s.name}
	k.use(us)
	k.xdotool("mousemove", strconv.Itoa(width-1), strconv.Itoa(height-1))
	k.xdotool("key", strconv.Itoa(numLock))
	return k
}

// use changes the keyboard's layout.
func (k *keyboard) use(l layout) {
	k.t.Helper()
	k.run("setxkbmap", "-rules", "evdev", "-model", "pc105", "-layout", l.name, "-option", "")
	k.layout = l
}

// press presses keys one after another. A key is named by what stands on it on
// an American keyboard, held keys before it: "Ctrl+N", "Shift+Tab", "Enter".
func (k *keyboard) press(keys ...string) {
	k.t.Helper()
	var codes []string
	for _, key := range keys {
		parts := strings.Split(key, "+")
		var held []string
		for _, name := range parts[:len(parts)-1] {
			code := modifiers[name]
			if code == 0 {
				k.t.Fatalf("no key %q to hold in %q", name, key)
			}
			held = append(held, strconv.Itoa(code))
		}
		last := parts[len(parts)-1]
		if last == "Esc" {
			codes = append(codes, strings.Join(append(held, "Escape"), "+"))
			continue
		}
		code := named[last]
		if code == 0 && len(last) == 1 {
			code, _ = us.key(unicode.ToLower(rune(last[0])))
		}
		if code == 0 {
			k.t.Fatalf("no key %q", last)
		}
		codes = append(codes, strings.Join(append(held, strconv.Itoa(code)), "+"))
	}
	k.send(codes)
}

// text types a text by the keys of the layout.
func (k *keyboard) text(text string) {
	k.t.Helper()
	var codes []string
	for _, r := range text {
		code, shift := k.layout.key(r)
		switch {
		case code == 0:
			k.t.Fatalf("the layout %s has no key for %q", k.layout.name, r)
		case shift:
			codes = append(codes, strconv.Itoa(modifiers["Shift"])+"+"+strconv.Itoa(code))
		default:
			codes = append(codes, strconv.Itoa(code))
		}
	}
	k.send(codes)
}

// key is where a character stands, zero for nowhere, and whether Shift is held
// for it.
func (l layout) key(r rune) (code int, shift bool) {
	if r == ' ' {
		return named["Space"], false
	}
	for row := range rowsAt {
		for i, have := range []rune(l.plain[row]) {
			if have == r {
				return rowsAt[row][i], false
			}
		}
		for i, have := range []rune(l.shifted[row]) {
			if have == r {
				return rowsAt[row][i], true
			}
		}
	}
	return pad[r], false
}

func (k *keyboard) send(codes []string) {
	k.t.Helper()
	if len(codes) == 0 {
		return
	}
	k.presses += len(codes)
	k.xdotool(append([]string{"key", "--delay", "12"}, codes...)...)
}

// count returns how many keys were pressed since it was last asked.
func (k *keyboard) count() int {
	n := k.presses
	k.presses = 0
	return n
}

func (k *keyboard) xdotool(args ...string) {
	k.t.Helper()
	k.run("xdotool", args...)
}

// run runs a command on the display. On a busy machine the display does not
// always answer at once; nothing has been pressed then.
func (k *keyboard) run(name string, args ...string) {
	k.t.Helper()
	for tries := 1; ; tries++ {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "DISPLAY="+k.display)
		out, err := cmd.CombinedOutput()
		if err == nil {
			return
		}
		if tries == 5 || !strings.Contains(strings.ToLower(string(out)), "open display") {
			k.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		time.Sleep(time.Second / 5)
	}
}
