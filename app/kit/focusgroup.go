package kit

// Later is the part of a task.Runner that a FocusGroup needs: f runs when the
// event being handled is over.
type Later interface{ Later(f func()) }

// FocusGroup tells when the focus has left all of its fields, as it leaves a
// row of a grid, which is then saved. The list or month that hangs under a
// field belongs to it; a window that goes to the background is not left.
type FocusGroup struct {
	run     Later
	onLeave func()
	members []Field
	inside  bool // a member has had the focus since the last OnLeave
	pending bool // a member has lost it, and what has it now is not known yet
}

// NewFocusGroup returns a group without fields.
func NewFocusGroup(run Later, onLeave func()) *FocusGroup {
	return &FocusGroup{run: run, onLeave: onLeave}
}

// Add makes the fields members.
func (g *FocusGroup) Add(members ...Field) {
	g.members = append(g.members, members...)
	for _, m := range members {
		base := m.fieldBase()
		base.focusListeners = append(base.focusListeners, g.moved)
	}
}

// Inside reports whether a member has the focus, or had it when nobody has
// taken it yet.
func (g *FocusGroup) Inside() bool { return g.inside }

// Flush leaves now, if the focus was inside: the page or the window closes.
func (g *FocusGroup) Flush() {
	if !g.inside {
		return
	}
	g.inside, g.pending = false, false
	for _, m := range g.members {
		if base := m.fieldBase(); base.focused && base.commit != nil {
			base.commit()
			g.inside = true // still there, and may be left again
		}
	}
	g.onLeave()
}

func (g *FocusGroup) moved(focused bool) {
	if focused {
		g.inside, g.pending = true, false
		return
	}
	if g.pending || !g.inside {
		return
	}
	g.pending = true
	g.run.Later(func() {
		if !g.pending {
			return // a member took the focus, or Flush came first
		}
		g.pending = false
		if g.hasFocus() {
			return
		}
		g.inside = false
		g.onLeave()
	})
}

// hasFocus reports whether a member or what hangs under it has the keys.
func (g *FocusGroup) hasFocus() bool {
	for _, m := range g.members {
		target := m.fieldBase().target
		c := canvasOf(target)
		if c == nil {
			continue
		}
		var focused any = c.Focused()
		if d, ok := focused.(*drop); ok {
			focused = d.owner
		}
		if focused == any(target) {
			return true
		}
	}
	return false
}
