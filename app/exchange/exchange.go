// Package exchange joins the records with the workbooks that they travel in:
// what leaves this computer, what comes from another, and what the person is
// told of it. The window and the command line call it alike.
//
// It must never know how versions are kept or what stands in which cell: its
// Records and Sheets do that.
package exchange

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"sapar/data"
	"sapar/data/sheet"
)

// Records are the store as exchange uses it.
type Records interface {
	Manifest(ctx context.Context, q data.ShipQuery) (data.Manifest, error)
	Merge(ctx context.Context, o data.MergeOptions, next func() (*data.Parcel, error)) (data.MergeReport, error)
	Merged(ctx context.Context, sum [32]byte) (data.Received, error)
	// Depart writes down that a file with records left this computer.
	Depart(ctx context.Context, d data.Departure) error
}

// Shipment is what an export takes along. It is to be closed.
type Shipment interface {
	sheet.Shipment
	Count(of *data.Type) (int, error)
	Strangers() []data.Version // of types that only a newer program knows
	io.Closer
}

// Sheets write and read the workbooks.
type Sheets interface {
	WriteFile(path, password string, m data.Manifest, lang string, s sheet.Shipment) error
	ReadFile(path, password string) (*data.Parcel, error)
	// MarkFile writes a copy of a workbook with its wrong cells marked.
	MarkFile(path, password, copied string, problems []data.CellProblem, sentence func(data.CellProblem) string) error
	// WriteReceipt writes what a file came to, for whoever sent it.
	WriteReceipt(path, lang string, f data.FileReport, sentence func(data.CellProblem) string) error
}

// Exchange sends and takes in workbooks.
type Exchange struct {
	Records Records
	Ship    func(ctx context.Context, q data.ShipQuery) (Shipment, error)
	Sheets  Sheets
	Answers Answers
	Files   Files
	Lists   Lists
	Memory  Memory
	// Moves says by how much figures would change if events stood otherwise.
	Moves func(ctx context.Context, on data.Date, alternatives []data.Event) ([][]data.Move, error)
}

// ExportOptions say what an export takes along, and where to.
type ExportOptions struct {
	data.ShipQuery
	Path     string
	Password string // "" for none
	Language string // of the lists' words: kk or ru
	NoNames  bool   // the personal fields stay here
	Form     bool   // an empty one, to be filled in
	To       string // for whom it is; may be ""
}

// Export writes the workbook, whole or not at all.
func (x *Exchange) Export(ctx context.Context, o ExportOptions) (data.Leaving, error) {
	var left data.Leaving
	m, err := x.Records.Manifest(ctx, o.ShipQuery)
	if err != nil {
		return left, err
	}
	m.Names, m.Form = !o.NoNames, o.Form
	err = x.shipment(ctx, o, func(s Shipment) error {
		if left, err = leaving(s, o); err != nil {
			return err
		}
		return x.Sheets.WriteFile(o.Path, o.Password, m, o.Language, s)
	})
	if err != nil {
		return left, err
	}
	d := data.Departure{Kind: data.DepartedWorkbook, File: filepath.Base(o.Path), To: o.To, Project: o.Project, District: o.District}
	for _, of := range data.Types() {
		for _, key := range left.Fields[of.Key] {
			d.Fields = append(d.Fields, of.Key+"."+key)
		}
	}
	if len(left.Fields[data.PersonType.Key]) > 0 {
		d.Names = left.Counts[data.PersonType.Key]
	}
	return left, x.Records.Depart(ctx, d)
}

// Leaving says what an export would take out of this computer.
func (x *Exchange) Leaving(ctx context.Context, o ExportOptions) (data.Leaving, error) {
	var left data.Leaving
	err := x.shipment(ctx, o, func(s Shipment) error {
		var err error
		left, err = leaving(s, o)
		return err
	})
	return left, err
}

func (x *Exchange) shipment(ctx context.Context, o ExportOptions, work func(Shipment) error) (err error) {
	s, err := x.Ship(ctx, o.ShipQuery)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if o.Form {
		return work(form{s})
	}
	return work(s)
}

func leaving(s Shipment, o ExportOptions) (data.Leaving, error) {
	left := data.Leaving{Counts: map[string]int{}, Fields: map[string][]string{}}
	for _, of := range data.Types() {
		n, err := s.Count(of)
		if err != nil {
			return left, err
		}
		left.Counts[of.Key] = n
		for _, f := range of.Fields {
			if f.Personal && n > 0 && !o.NoNames {
				left.Fields[of.Key] = append(left.Fields[of.Key], f.Key)
			}
		}
	}
	return left, nil
}

// form is a shipment of what an empty form needs to be filled in: the project
// and whom and what its rows choose from.
type form struct{ Shipment }

func (f form) Count(of *data.Type) (int, error) {
	if !standsInForm(of) {
		return 0, nil
	}
	return f.Shipment.Count(of)
}

func (f form) Each(of *data.Type, visit func(*data.Shipped) error) error {
	if !standsInForm(of) {
		return nil
	}
	return f.Shipment.Each(of, visit)
}

func standsInForm(of *data.Type) bool {
	return of == data.ProjectType || of == data.IndicatorType || of == data.MemberType
}
