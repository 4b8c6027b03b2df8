package register

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// Editor is the dialog in which a record is typed. It stays until the record
// is saved or the person lets go of what was typed.
type Editor struct {
	d      *Desk
	k      Kind
	record data.Record // as it was opened
	fields *form.Fields
	dialog *kit.Dialog
	typed  string              // what was last looked for among what can be added to
	saved  func(r data.Record) // may not be nil
	again  func()              // a change of it was taken back; may be nil
}

const editorWidth = 720

// Edit opens the form on a record; one without an id is new. saved is called
// once the dialog is closed.
func (d *Desk) Edit(k Kind, r data.Record, saved func(data.Record)) *Editor {
	e := &Editor{d: d, k: k, record: r, saved: saved}
	e.fields = &form.Fields{Maker: d.Maker, Type: k.Type, OnEdit: e.edited, OnLeave: func(string) { e.warn() }}
	var rows []kit.Row
	for _, key := range k.Form {
		if key == "district" && !d.Roams() {
			continue // the person has one only
		}
		rows = append(rows, e.fields.Row(key, e.adjust(k.Type.Field(key))...))
	}
	e.fields.Form(2, rows...)
	e.fields.Fill(r)
	e.warn()
	e.open()
	return e
}

func (e *Editor) open() {
	w := e.d.Words
	title := w.T("type." + e.k.Type.Key)
	if !data.BaseOf(e.record).ID.IsZero() {
		title = history.Join(": ", title, e.d.Called(e.record))
	}
	keys := w.T("register.form_keys", "next", "Enter", "save", kit.ShortcutText(kit.Ctrl(fyne.KeyReturn)))
	e.dialog = kit.ShowDialog(e.d.Window, kit.DialogOptions{
		Title: history.Shorten(title, history.LongLabel), Width: editorWidth,
		Content: kit.NewStack(12, kit.NewText(keys, kit.Neutral), e.fields.Forms[0]),
		OK:      w.T("button.save"), Cancel: w.T("button.cancel"), OnOK: e.save, OnCancel: e.cancelled,
		More: e.d.History.More(e.record, e.past), Keys: kit.Ctrl(fyne.KeyS),
	})
}

// value is the record as the fields have it.
func (e *Editor) value() (data.Record, error) {
	r, err := copied(e.record)
	if err != nil {
		return nil, err
	}
	e.fields.Read(r)
	for _, f := range e.k.Type.Fields {
		if name, ok := f.At(r).(*string); ok && f.Personal && f.Label && e.d.Tidy != nil { // a person's name
			*name = e.d.Tidy(*name)
		}
	}
	return r, nil
}

// warn shows what does not keep the record from being saved.
func (e *Editor) warn() {
	if r, err := e.value(); err == nil {
		e.fields.Warn(data.Check(r, e.d.scope()))
	}
}

func (e *Editor) save() bool {
	if !e.fields.Check() {
		return false
	}
	r, err := e.value()
	if err == nil {
		err = e.d.Records.Save(context.Background(), data.ActionEdit, r)
	}
	if err != nil {
		e.fields.Refuse(err)
		return false
	}
	e.d.teller().Forget()
	e.d.Say(e.d.Words.T("register.saved", "name", e.d.Called(r)))
	e.d.Tasks.Later(func() { e.saved(r) }) // the dialog is closed by then
	return true
}

// cancelled asks before what was typed is thrown away.
func (e *Editor) cancelled() {
	if !e.fields.Changed() {
		return
	}
	w := e.d.Words
	kit.Confirm(e.d.Window, kit.MessageOptions{
		Title: w.T("register.unsaved_title"), Text: w.T("register.unsaved"),
		OK: w.T("register.discard"), Cancel: w.T("register.keep"), Danger: true, OnCancel: e.open,
	})
}

// leave closes the dialog, after saving what was changed in it.
func (e *Editor) leave() bool {
	if !e.dialog.Open() {
		return true
	}
	if e.fields.Changed() && !e.save() {
		return false
	}
	e.dialog.Close()
	return true
}

// past opens the history of the record in the dialog.
func (e *Editor) past() {
	e.d.History.Show(history.Look{Of: []data.Record{e.record}, Typing: e.fields.Changed, Undone: e.reread})
}

// reread shows the record as it is now; one that is gone has no dialog.
func (e *Editor) reread() {
	if e.again != nil {
		e.again()
	}
	r, err := e.d.Records.Record(context.Background(), e.k.Type, data.BaseOf(e.record).ID)
	if errors.Is(err, data.ErrNotFound) {
		e.dialog.Close()
		return
	}
	if err != nil {
		e.d.Fail(err)
		return
	}
	e.record = r
	e.fields.Fill(r)
	e.warn()
}

// adjust makes the input of a field what its declaration alone does not say.
func (e *Editor) adjust(f *data.Field) []form.Adjust {
	var out []form.Adjust
	if wide(f) {
		out = append(out, form.Wide)
	}
	if hint := "hint." + e.k.Type.Key + "." + f.Key; e.d.Words.Has(hint) {
		out = append(out, form.Hint(e.d.Words.T(hint)))
	}
	if f.Key == "birth_year" {
		out = append(out, form.Plain)
	}
	if offer := e.offer(f); offer != nil {
		out = append(out, offer)
	}
	return append(out, e.k.Adjust[f.Key]...)
}

// wide reports whether a field takes the whole width: what is long by nature,
// and what the record is called by.
func wide(f *data.Field) bool {
	long := []data.Kind{data.Note, data.Lines, data.Refs, data.Choices}
	return slices.Contains(long, f.Kind) || f.Kind == data.Text && f.Required
}

// edited follows what the person changed.
func (e *Editor) edited(key string) {
	if s, ok := e.fields.Widget(key).(*kit.SearchSelect); ok && s.Value().ID == newcomerID {
		s.Clear()
		e.d.Tasks.Later(func() { e.addNewcomer(e.k.Type.Field(key).Of, s) }) // the list under the field is closed by then
		return
	}
	if key == "village" {
		e.follow()
	}
}

// follow makes the district that of the village.
func (e *Editor) follow() {
	district, _ := e.fields.Widget("district").(*kit.SearchSelect)
	village, _ := e.fields.Widget("village").(*kit.SearchSelect)
	if district == nil || village == nil {
		return
	}
	if home, ok := e.d.Places.DistrictOf(village.Value().ID); ok {
		district.SetValue(e.d.Place(home.Code))
	}
}
