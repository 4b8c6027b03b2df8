package exchange

import (
	"os"
	"path/filepath"
	"strings"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// target is where a file goes: its folder and name, as fields of a form.
type target struct {
	p        *Page
	form     *kit.Form
	folder   *kit.SearchSelect
	file     *kit.Entry
	proposed string // name; what differs from it the person typed
}

func newTarget(p *Page, onEnter func()) *target {
	t := &target{p: p}
	t.folder = p.newFolder(p.o.Folder, onEnter)
	t.file = kit.NewEntry(kit.EntryOptions{OnEnter: onEnter, Check: t.checkName})
	return t
}

// newFolder is a field for the path of a folder, which offers those that are
// there.
func (p *Page) newFolder(path string, onEnter func()) *kit.SearchSelect {
	f := kit.NewSearchSelect(kit.SelectOptions{FreeText: true, Options: form.Folders, OnEnter: onEnter})
	f.SetFreeText(path)
	return f
}

// rows are the fields as rows of the form that is to be set then.
func (t *target) rows() []kit.Row {
	return []kit.Row{
		{Key: "folder", Label: t.p.w.T("page.reports.folder"), Field: t.folder},
		{Key: "file", Label: t.p.w.T("page.reports.file"), Field: t.file},
	}
}

// propose fills in the name of the file, unless the person gave it another.
func (t *target) propose(name string) {
	if typed := t.file.Value(); typed == "" || typed == t.proposed {
		t.file.SetValue(name)
	}
	t.proposed = name
}

// badSigns are not allowed in a file's name by one system or another.
const badSigns = `/\:*?"<>|`

func (t *target) checkName(name string) string {
	if strings.ContainsAny(name, badSigns) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return t.p.w.T("page.reports.bad_name", "signs", strings.Join(strings.Split(badSigns, ""), " "))
	}
	return ""
}

// path is the file that the fields name; false where they cannot, which then
// stands at the field.
func (t *target) path() (string, bool) {
	t.form.SetProblem("folder", "")
	t.form.SetProblem("file", "")
	folder, ok := t.p.folderIn(t.folder, t.form)
	name := t.file.Value()
	if name == "" {
		t.form.SetProblem("file", t.p.w.Problem(data.Problem{Code: "required"}, nil))
		ok = false
	}
	if !t.form.Check() || !ok {
		return "", false
	}
	if !isWorkbook(name) {
		name += ending
	}
	return filepath.Join(folder, name), true
}

// ending is that of a workbook's name.
const ending = ".xlsx"

func isWorkbook(name string) bool { return strings.HasSuffix(strings.ToLower(name), ending) }

// folderIn is the folder that a field "folder" of the form names; false where
// there is none, which then stands at the field.
func (p *Page) folderIn(field *kit.SearchSelect, in *kit.Form) (string, bool) {
	folder := strings.TrimSpace(field.Text)
	info, err := os.Stat(folder)
	switch {
	case folder == "":
		in.SetProblem("folder", p.w.Problem(data.Problem{Code: "required"}, nil))
	case err != nil || !info.IsDir() || !filepath.IsAbs(folder):
		in.SetProblem("folder", p.w.T("page.reports.no_folder"))
	default:
		return filepath.Clean(folder), true
	}
	return "", false
}

// unlessThere writes a file at once where there is none of that name, and asks
// before it takes the place of another: someone may have worked in that.
func (p *Page) unlessThere(path string, write func()) {
	if _, err := os.Stat(path); err != nil {
		write()
		return
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: p.w.T("page.reports.exists_title"), Text: p.w.T("page.reports.exists", "file", filepath.Base(path)),
		OK: p.w.T("page.reports.replace"), Cancel: p.w.T("button.cancel"), Danger: true, OnOK: write,
	})
}

// keepFolder remembers where a file went.
func (p *Page) keepFolder(path string) {
	if folder := filepath.Dir(path); folder != filepath.Clean(p.o.Folder) {
		p.o.Folder = folder
		p.o.KeepFolder(folder)
	}
}

// short is a path without what is before its folder.
func short(path string) string {
	folder, name := filepath.Split(path)
	return filepath.Join("…", filepath.Base(folder), name)
}
