package exchange

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/data"
)

// export writes the workbook into its file, and says how that went.
type export struct {
	s       *send
	button  *kit.Button
	status  *kit.StatusLine
	results *fyne.Container // what can be opened afterwards
	written string          // path of the last file
	busy    bool
	object  fyne.CanvasObject
}

func newExport(s *send) *export {
	x := &export{s: s, status: kit.NewStatusLine()}
	x.button = kit.NewButton(kit.ButtonOptions{
		Text:    kit.Named(s.w.T("button.export"), exportKey),
		Primary: true, Run: x.start,
	})
	x.results = container.NewHBox(
		kit.NewButton(kit.ButtonOptions{Text: s.w.T("page.reports.open_file"), Run: func() { s.p.openPath(x.written) }}),
		kit.NewButton(kit.ButtonOptions{Text: s.w.T("page.reports.open_folder"), Run: func() { s.p.openPath(filepath.Dir(x.written)) }}))
	x.results.Hide()
	x.status.Hide()
	x.object = container.NewVBox(container.NewHBox(x.button, x.results), x.status)
	return x
}

func (x *export) say(text string, state kit.State) {
	x.status.Set(text, state)
	x.status.Show()
}

// forget takes away what was said of another file.
func (x *export) forget() {
	if !x.busy && x.status.Visible() {
		x.status.Hide()
		x.results.Hide()
		x.s.arrange()
	}
}

// start writes the workbook that the fields ask for.
func (x *export) start() {
	if x.busy || !x.s.p.known {
		return
	}
	o := x.s.options()
	var ok bool
	if o.Path, ok = x.s.target.path(); !ok {
		x.s.arrange()
		return
	}
	x.s.arrange()
	o.Language, o.Password = x.s.language.Value(), x.s.password.Text
	x.s.p.unlessThere(o.Path, func() { x.write(o) })
}

func (x *export) write(o exchange.ExportOptions) {
	x.busy = true
	x.button.Disable()
	x.results.Hide()
	x.say(x.s.w.T("page.exchange.writing"), kit.Accent)
	x.s.arrange()
	var err error
	x.s.p.o.Tasks.Background(func() {
		_, err = x.s.p.o.Exchange.Export(context.Background(), o)
	}, func() { x.done(o.Path, err) })
}

func (x *export) done(path string, err error) {
	x.busy = false
	x.button.Enable()
	if err != nil {
		x.say(x.s.w.T("page.exchange.not_written"), kit.Bad)
		x.refused(err)
		x.s.arrange()
		return
	}
	x.written = path
	x.say(x.s.w.T("page.reports.saved", "path", short(path)), kit.Good)
	x.s.p.o.Say(x.s.w.T("page.reports.saved", "path", filepath.Base(path)))
	x.results.Show()
	x.s.p.keepFolder(path)
	x.s.arrange()
}

// refused says at the folder what keeps a file from being written there.
func (x *export) refused(err error) {
	var known *data.Error
	switch {
	case errors.Is(err, fs.ErrNotExist):
		x.s.form.SetProblem("folder", x.s.w.T("page.reports.no_folder"))
	case errors.As(err, &known) && known.Code == "cannot_write":
		x.s.form.SetProblem("folder", x.s.w.Refusal(err, x.s.p.o.Places))
	default:
		x.s.p.o.Fail(err)
		return
	}
	x.s.form.FocusProblem()
}
