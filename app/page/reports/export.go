package reports

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// export writes the report into its file, and says how that went.
type export struct {
	p       *Page
	button  *kit.Button
	status  *kit.StatusLine
	results *fyne.Container // what can be opened afterwards
	written string          // path of the last file
	stop    func()          // what is being written
	cancel  *kit.Button
	bar     *kit.Progress
	rows    atomic.Int64     // that are written, told where the file is
	beat    func(act func()) // waits a moment before it looks again
	busy    bool
	waiting bool // for the preview, which brings the name of the file
	object  fyne.CanvasObject
}

// pulse is how often the window looks how far the file is.
const pulse = 150 * time.Millisecond

func newExport(p *Page) *export {
	x := &export{p: p, status: kit.NewStatusLine()}
	x.button = kit.NewButton(kit.ButtonOptions{
		Text:    kit.Named(p.w.T("button.export"), kit.Ctrl(fyne.KeyE)),
		Primary: true, Run: x.start,
	})
	x.results = container.NewHBox(
		kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.reports.open_file"), Run: func() { x.open(x.written) }}),
		kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.reports.open_folder"), Run: func() { x.open(filepath.Dir(x.written)) }}))
	x.results.Hide()
	x.status.Hide()
	words := kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("page.reports.narrative"), narrativeKey()), Run: p.tell,
	})
	layouts := kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("page.reports.layouts"), layoutsKey()), Run: p.showLayouts,
	})
	x.cancel = kit.NewButton(kit.ButtonOptions{Text: p.w.T("button.cancel"), Run: func() { x.stop() }})
	x.cancel.Hide()
	x.bar, x.beat = kit.NewProgress(), p.o.Tasks.Debounce(pulse)
	x.bar.Hide()
	x.object = container.NewVBox(container.NewHBox(x.button, words, layouts), x.results, x.bar, container.NewBorder(nil, nil, nil, x.cancel, x.status))
	return x
}

// say writes how it goes.
func (x *export) say(text string, state kit.State) {
	x.status.Set(text, state)
	x.status.Show()
}

// forget takes away what was said of another report.
func (x *export) forget() {
	if !x.busy && x.status.Visible() {
		x.status.Hide()
		x.results.Hide()
	}
}

// start writes the report that the fields ask for. It asks before it takes the
// place of another file: someone may have worked in that.
func (x *export) start() {
	if x.busy {
		return
	}
	f := x.p.fields
	f.absolve("folder", "file")
	x.p.update()
	if x.waiting = x.p.preview.busy; x.waiting {
		return
	}
	q, ok := f.query()
	if !f.form.Check() || !ok {
		x.p.arrange()
		return
	}
	folder, name := f.path(), fileName(f.file.Value())
	if !x.folderStands(folder) {
		x.p.arrange()
		f.form.FocusProblem()
		return
	}
	if name == "" {
		f.form.SetProblem("file", x.p.w.Problem(data.Problem{Code: "required"}, nil))
		x.p.arrange()
		f.form.FocusProblem()
		return
	}
	path := filepath.Join(folder, name)
	if _, err := os.Stat(path); err == nil {
		kit.Confirm(x.p.o.Window, kit.MessageOptions{
			Title: x.p.w.T("page.reports.exists_title"), Text: x.p.w.T("page.reports.exists", "file", name),
			OK: x.p.w.T("page.reports.replace"), Cancel: x.p.w.T("button.cancel"), Danger: true,
			OnOK: func() { x.write(q, path, "") },
		})
		return
	}
	x.write(q, path, "")
}

// folderStands reports whether there is such a folder; where there is none,
// the field says so.
func (x *export) folderStands(folder string) bool {
	form, w := x.p.fields.form, x.p.w
	if folder == "" {
		form.SetProblem("folder", w.Problem(data.Problem{Code: "required"}, nil))
		return false
	}
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() || !filepath.IsAbs(folder) {
		form.SetProblem("folder", w.T("page.reports.no_folder"))
		return false
	}
	return true
}

// badSigns are not allowed in a file's name by one system or another.
const badSigns = `/\:*?"<>|`

func (f *fields) checkName(name string) string {
	if strings.ContainsAny(name, badSigns) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return f.w.T("page.reports.bad_name", "signs", strings.Join(strings.Split(badSigns, ""), " "))
	}
	return ""
}

// fileName gives the name its ending where that was left out.
func fileName(typed string) string {
	const ending = ".xlsx"
	if typed == "" || strings.HasSuffix(strings.ToLower(typed), ending) {
		return typed
	}
	return typed + ending
}

// write builds the report anew, so that the file says what the records say
// now, and writes it. A copy for upload of a period whose data is not complete
// has a reason.
func (x *export) write(q data.ReportQuery, path, reason string) {
	x.busy = true
	x.button.Disable()
	x.cancel.Show()
	x.bar.Show()
	x.results.Hide()
	x.say(x.p.w.T("page.reports.writing"), kit.Accent)
	x.p.arrange()
	o := data.ReportOptions{Lang: x.p.fields.language.Value(), Upload: x.p.fields.upload.Value()}
	q.Proofs = x.p.fields.proofs.Value() && x.p.preview.report.Proves
	var missing []data.Missing
	var err error
	ctx, cancel := context.WithCancel(context.Background())
	x.stop = cancel
	x.rows.Store(0)
	o.Progress = func(n int) { x.rows.Add(int64(n)) }
	x.look()
	x.p.o.Tasks.Background(func() {
		var r data.Report
		if r, err = x.p.o.Reports.Build(ctx, q); err != nil {
			return
		}
		if o.Upload {
			if missing, err = x.p.o.Reports.CheckUpload(ctx, q, r, x.p.o.Settings.Name, reason); err != nil {
				return
			}
		}
		err = x.p.o.Reports.WriteFile(ctx, path, r, o)
	}, func() {
		cancel()
		var refused *data.Error
		if errors.As(err, &refused) && refused.Code == "upload_missing" {
			x.ready()
			x.status.Hide()
			x.askReason(q, path, missing)
			return
		}
		x.done(path, err)
	})
	if x.busy {
		x.beat(x.follow)
	}
}

// follow shows how far the file is, again and again.
func (x *export) follow() {
	if !x.busy {
		return
	}
	x.look()
	x.beat(x.follow)
}

func (x *export) look() {
	all := 1
	for _, t := range x.p.preview.tables {
		all += t.Count
	}
	x.bar.Set(float64(all), 0, float64(min(int64(all), x.rows.Load())))
}

// ready allows another file to be written.
func (x *export) ready() {
	x.busy = false
	x.beat(nil)
	x.button.Enable()
	x.cancel.Hide()
	x.bar.Hide()
	x.p.arrange()
}

func (x *export) done(path string, err error) {
	x.ready()
	if errors.Is(err, context.Canceled) {
		x.say(x.p.w.T("page.reports.not_saved"), kit.Bad)
		x.p.arrange()
		return
	}
	if err != nil {
		x.say(x.p.w.T("page.reports.not_saved"), kit.Bad)
		x.refused(err)
		x.p.arrange()
		return
	}
	x.written = path
	x.say(x.p.w.T("page.reports.saved", "path", short(path)), kit.Good)
	x.p.o.Say(x.p.w.T("page.reports.saved", "path", filepath.Base(path)))
	x.results.Show()
	if folder := filepath.Dir(path); folder != filepath.Clean(x.p.o.Folder) {
		x.p.o.Folder = folder
		x.p.o.KeepFolder(folder)
	}
	x.p.arrange()
}

// short is a path without what is before its folder: a field shows the whole.
func short(path string) string {
	folder, name := filepath.Split(path)
	return filepath.Join("…", filepath.Base(folder), name)
}

// refused says at the folder what keeps a file from being written there.
func (x *export) refused(err error) {
	form := x.p.fields.form
	var known *data.Error
	switch {
	case errors.Is(err, fs.ErrNotExist):
		form.SetProblem("folder", x.p.w.T("page.reports.no_folder"))
	case errors.As(err, &known) && known.Code == "cannot_write":
		form.SetProblem("folder", x.p.w.Refusal(err, x.p.o.Places))
	default:
		x.p.o.Fail(err)
		return
	}
	form.FocusProblem()
}

// open shows a file or folder in the system's program, which may take a while
// to say that there is none.
func (x *export) open(path string) {
	var err error
	x.p.o.Tasks.Background(func() { err = x.p.o.Open(path) }, func() {
		if err != nil {
			x.p.o.Fail(err)
		}
	})
}

// resume writes the file that waited for its name.
func (x *export) resume() {
	if x.waiting {
		x.waiting = false
		x.start()
	}
}
