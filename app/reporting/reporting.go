// Package reporting fills layouts with reports: the official ones that come
// with the program, and the office's own, which stand in the data folder. It
// joins what a report says (data/report) and how a form is filled (data/layout)
// for the window and for the command line.
//
// It must never know a form: those are files.
package reporting

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sapar/assets"
	"sapar/data"
	"sapar/data/layout"
	"sapar/data/report"
	"sapar/data/xlsx"
)

// Reports makes reports. Its methods may be called side by side.
type Reports struct {
	// Fill gathers what a report says.
	Fill func(ctx context.Context, q data.ReportQuery, lists []string) (data.Report, error)
	// Missing is what the data of a report's period lacks.
	Missing func(ctx context.Context, q data.ReportQuery) ([]data.Missing, error)
	// Save keeps what was made for upload.
	Save   func(ctx context.Context, action string, records ...data.Record) error
	Places layout.Places
	// Words puts a code into the words of a language.
	Words func(lang, key string, args ...any) string
	// Folder holds the office's own layouts; it need not be there.
	Folder string
	// Depart writes down that a file with records left this computer; nil: it is
	// not written down.
	Depart func(ctx context.Context, d data.Departure) error
}

// builtin are the layouts that come with the program, in the order in which
// people are offered them.
var builtin = []string{"events", "attendance", "indicators", "plan", "dialogue", "region"}

// Marks is the layout that explains layouts: all marks, with examples.
const Marks = "marks"

// ending is that of a layout's file.
const ending = ".xlsx"

// Layouts lists them, those of the program first. A file of the folder with the
// name of one of them takes its place.
func (x *Reports) Layouts() ([]data.Layout, error) {
	own, err := x.own()
	if err != nil {
		return nil, err
	}
	var out []data.Layout
	for _, name := range builtin {
		out = append(out, data.Layout{Name: name, Own: slices.Contains(own, name)})
	}
	for _, name := range own {
		if !slices.Contains(builtin, name) {
			out = append(out, data.Layout{Name: name, Own: true})
		}
	}
	return out, nil
}

// own are the names of the files in the folder.
func (x *Reports) own() ([]string, error) {
	entries, err := os.ReadDir(x.Folder)
	if errors.Is(err, fs.ErrNotExist) || x.Folder == "" {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list layouts: %w", err)
	}
	var out []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ending)
		if ok && !strings.HasPrefix(name, "~") && !strings.HasPrefix(name, ".") { // Excel's lock files begin so
			out = append(out, name)
		}
	}
	return out, nil
}

// raw is a layout's file: of the folder, else of the program; a path is the file
// itself.
func (x *Reports) raw(name string) ([]byte, error) {
	if IsFile(name) {
		return read(name)
	}
	if own, err := x.own(); err != nil {
		return nil, err
	} else if slices.Contains(own, name) {
		return read(filepath.Join(x.Folder, name+ending))
	}
	content, err := assets.Layouts.ReadFile(path.Join("layouts", name+ending))
	if err != nil {
		return nil, &data.Error{Code: "no_such_report", Args: data.Args{"name": name}}
	}
	return content, nil
}

// IsFile reports whether a layout is named by the path of its file.
func IsFile(name string) bool { return strings.EqualFold(filepath.Ext(name), ending) }

// largest is how large the file of a layout may be.
const largest = 32 << 20

func read(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err == nil && info.Size() > largest {
		return nil, &data.Error{Code: "layout_too_large"}
	}
	var content []byte
	if err == nil {
		content, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, &data.Error{Code: "cannot_open", Args: data.Args{"path": file}, Err: err}
	}
	return content, nil
}

// Problems are what is wrong with the marks of a layout, all of it.
type Problems struct {
	Layout string
	List   []data.CellProblem
}

// Error is for logs; a person reads each problem's sentence.
func (p *Problems) Error() string {
	return fmt.Sprintf("layout %s has %d problems", p.Layout, len(p.List))
}

// open reads a layout; one with problems is refused with *Problems.
func (x *Reports) open(name string) (*layout.Form, error) {
	raw, err := x.raw(name)
	if err != nil {
		return nil, err
	}
	form, problems, err := layout.Open(raw, x.names())
	if err != nil {
		return nil, fmt.Errorf("open layout %s: %w", name, ofLayout(err))
	}
	if len(problems) > 0 {
		return nil, &Problems{name, problems}
	}
	return form, nil
}

// ofLayout has a refusal of a workbook speak of a layout: what is to be done is
// not what is to be done about a workbook that somebody sent.
func ofLayout(err error) error {
	code, ok := map[string]string{
		"not_a_workbook": "layout_no_workbook", "old_workbook": "layout_no_workbook", "workbook_password": "layout_password",
		"workbook_damaged": "layout_damaged", "sheet_damaged": "layout_damaged", "workbook_too_large": "layout_too_large",
	}[codeOf(err)]
	if !ok {
		return err
	}
	return &data.Error{Code: code, Err: err}
}

func codeOf(err error) string {
	var known *data.Error
	if !errors.As(err, &known) {
		return ""
	}
	return known.Code
}

// Check says what is wrong with a layout, all of it: none where it can be
// filled. A file that can be no layout is refused with a *data.Error.
func (x *Reports) Check(file string) ([]data.CellProblem, error) {
	_, err := x.open(file)
	var found *Problems
	if errors.As(err, &found) {
		return found.List, nil
	}
	return nil, err
}

// Add checks a layout and takes it into the folder; one of that name is
// replaced. Nothing is taken of one with problems, which are returned.
func (x *Reports) Add(file string) (data.Layout, []data.CellProblem, error) {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	problems, err := x.Check(file)
	if err != nil || len(problems) > 0 {
		return data.Layout{}, problems, err
	}
	raw, err := read(file)
	if err != nil {
		return data.Layout{}, nil, err
	}
	if err := os.MkdirAll(x.Folder, 0o700); err != nil {
		return data.Layout{}, nil, fmt.Errorf("make folder of layouts: %w", err)
	}
	return data.Layout{Name: name, Own: true}, nil, write(filepath.Join(x.Folder, name+ending), raw)
}

// Remove takes the office's own layout away; where it stood in the place of the
// program's, that one comes back.
func (x *Reports) Remove(name string) error {
	if err := os.Remove(filepath.Join(x.Folder, name+ending)); err != nil {
		return fmt.Errorf("remove layout: %w", err)
	}
	return nil
}

// Export writes the file of a layout, for editing.
func (x *Reports) Export(name, file string) error {
	raw, err := x.raw(name)
	if err != nil {
		return err
	}
	return write(file, raw)
}

func write(file string, raw []byte) error {
	err := xlsx.WriteWhole(file, func(f *os.File) error {
		_, err := f.Write(raw)
		return err
	})
	if err != nil {
		return &data.Error{Code: "cannot_write", Args: data.Args{"path": file}, Err: err}
	}
	return nil
}

// Build gathers what the layout that the query names is filled with.
func (x *Reports) Build(ctx context.Context, q data.ReportQuery) (data.Report, error) {
	form, err := x.open(q.Name)
	if err != nil {
		return data.Report{}, err
	}
	proves := form.Names(report.Indicator)
	if q.Proofs && !proves {
		return data.Report{}, &data.Error{Code: "layout_no_figures", Args: data.Args{"name": q.Name}}
	}
	lists := form.Lists()
	wanted := slices.DeleteFunc(slices.Clone(lists), func(list string) bool { return list == markList })
	r, err := x.Fill(ctx, q, wanted)
	if err != nil {
		return r, fmt.Errorf("build report %s: %w", q.Name, err)
	}
	r.Proves = proves
	if slices.Contains(lists, markList) {
		r.Sheets = append(r.Sheets, x.marks())
	}
	return r, nil
}

func (x *Reports) source(r data.Report, o data.ReportOptions) layout.Source {
	return layout.Source{
		Report: r, Lang: o.Lang, Places: x.Places, Words: x.Words,
		Upload: o.Upload, NoNames: o.NoNames || o.Upload, Personal: report.Personal,
	}
}

// Tables are the lists of a report as they will stand in its file, each with at
// most so many rows.
func (x *Reports) Tables(ctx context.Context, r data.Report, rows int, o data.ReportOptions) ([]data.ReportTable, error) {
	form, err := x.open(r.Name)
	if err != nil {
		return nil, err
	}
	return form.Tables(ctx, x.source(r, o), rows)
}

// FileName proposes a name for the report's file.
func (x *Reports) FileName(r data.Report, lang string) string {
	if IsFile(r.Name) {
		r.Name = strings.TrimSuffix(filepath.Base(r.Name), filepath.Ext(r.Name))
	}
	return layout.FileName(r, lang, x.Places)
}

// WriteFile fills the layout into a file: whole or not at all. A file that
// cannot be written is a *data.Error of code cannot_write.
func (x *Reports) WriteFile(ctx context.Context, file string, r data.Report, o data.ReportOptions) error {
	form, err := x.open(r.Name)
	if err != nil {
		return err
	}
	var filled bytes.Buffer
	if err := form.Fill(ctx, &filled, x.source(r, o), o.Progress); err != nil {
		return fmt.Errorf("write report %s: %w", r.Name, err)
	}
	if err := write(file, filled.Bytes()); err != nil || x.Depart == nil {
		return err
	}
	return x.Depart(ctx, departure(file, r, o))
}

// departure is what leaves in a report's file.
func departure(file string, r data.Report, o data.ReportOptions) data.Departure {
	d := data.Departure{Kind: data.DepartedReport, File: filepath.Base(file), Project: r.Project.ID, District: r.District}
	if o.Upload {
		d.Kind = data.DepartedUpload
	}
	if o.Upload || o.NoNames {
		return d
	}
	named := map[string]bool{}
	for _, sheet := range r.Sheets {
		for _, row := range sheet.Rows {
			for key := range row {
				if report.Personal(sheet.Key, key) {
					named[sheet.Key+"."+key] = true
				}
			}
		}
		if sheet.Key == report.Presence {
			d.Names = len(sheet.Rows)
		}
	}
	d.Fields = slices.Sorted(maps.Keys(named))
	return d
}
