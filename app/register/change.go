package register

import (
	"sapar/app/kit"
	"sapar/data"
)

// Add asks for a new record.
func (r *Register) Add() {
	if r.o.New != nil {
		r.o.New()
		return
	}
	if r.o.Draft != nil {
		if draft := r.o.Draft(); draft != nil {
			r.edit(draft)
		}
	}
}

// Edit shows the selected record.
func (r *Register) Edit() {
	of := r.Chosen()
	switch {
	case of == nil:
	case r.o.Open != nil:
		r.o.Open(of)
	default:
		r.edit(of)
	}
}

func (r *Register) edit(of data.Record) {
	r.editor = r.d.Edit(r.k, of, func(saved data.Record) {
		r.changed()
		r.Select(data.BaseOf(saved).ID)
		r.tell()
		r.Focus()
	})
	r.editor.again = r.changed
}

// Leave saves what is typed in an open form; false where that is refused.
func (r *Register) Leave() bool { return r.editor == nil || r.editor.leave() }

// changed shows the list as the records are now.
func (r *Register) changed() {
	r.d.teller().Forget()
	r.Show()
	if r.o.Changed != nil {
		r.o.Changed()
	}
}

// Delete takes the selected record away, with its parts; it can be brought
// back.
func (r *Register) Delete() {
	of := r.Chosen()
	if of == nil {
		return
	}
	if r.o.Locked != nil {
		if why := r.o.Locked(of); why != "" {
			kit.ShowProblem(r.d.Window, kit.MessageOptions{
				Title: r.d.Words.T("register.cannot_delete"), Text: why, OK: r.d.Words.T("button.ok"),
			})
			return
		}
	}
	removal, err := r.d.Whole(of)
	if err != nil {
		r.d.Fail(err)
		return
	}
	if r.d.Remove(removal) {
		r.changed()
		r.Focus()
	}
}
