package form

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/task"
)

// Delivery puts documents into a folder that the person chooses, and offers to
// open them. All is needed, and of the Maker Words, Places and Fail.
type Delivery struct {
	Maker
	Window     fyne.Window
	Tasks      task.Runner
	Folder     string                  // where the last one went
	KeepFolder func(folder string)     // one went to another folder
	Open       func(path string) error // opens a file with the system's program

	folder *kit.SearchSelect
}

// deliveryRow is the key of the row with the folder.
const deliveryRow = "folder"

// Row is the row of a form in which the folder is chosen; it stands in one form
// at a time.
func (d *Delivery) Row() kit.Row {
	d.folder = kit.NewSearchSelect(kit.SelectOptions{FreeText: true, Options: Folders})
	d.folder.SetFreeText(d.Folder)
	return kit.Row{Key: deliveryRow, Label: d.Words.T("delivery.folder"), Field: d.folder, Wide: true}
}

// Write writes a document of that name into the folder. Where that is refused,
// ok is false and the sentence stands at the folder of the form.
func (d *Delivery) Write(in *kit.Form, name string, write func(path string) error) (path string, ok bool) {
	folder := strings.TrimSpace(d.folder.Text)
	path = filepath.Join(folder, name)
	err := fs.ErrNotExist
	if filepath.IsAbs(folder) {
		err = write(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		in.SetProblem(deliveryRow, d.Words.T("delivery.no_folder"))
	case err != nil:
		in.SetProblem(deliveryRow, d.Words.Refusal(err, d.Places))
	default:
		if folder = filepath.Dir(path); folder != filepath.Clean(d.Folder) {
			d.Folder = folder
			d.KeepFolder(folder)
		}
		return path, true
	}
	in.FocusProblem()
	return "", false
}

// Offer offers to open a document that was written, once the dialog that wrote
// it is closed.
func (d *Delivery) Offer(path, title, text, detail string) {
	d.Tasks.Later(func() {
		kit.Confirm(d.Window, kit.MessageOptions{
			Title: title, Text: text, Detail: detail,
			OK: d.Words.T("delivery.open"), Cancel: d.Words.T("button.close"), OnOK: func() { d.Show(path) },
		})
	})
}

// Show opens a file in the system's program, which may take a while to say that
// there is none.
func (d *Delivery) Show(path string) {
	var err error
	d.Tasks.Background(func() { err = d.Open(path) }, func() {
		if err != nil {
			d.Fail(err)
		}
	})
}
