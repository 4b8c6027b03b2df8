package sheet

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// ReadFile reads an exchange workbook from a file.
func (x *Workbook) ReadFile(path, password string) (*data.Parcel, error) {
	raw, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return x.Read(bytes.NewReader(raw), int64(len(raw)), ReadOptions{Name: filepath.Base(path), Password: password, Sum: sha256.Sum256(raw)})
}

// readFile reads a whole file, unless its size is absurd for a workbook.
func readFile(path string) ([]byte, error) {
	cannot := func(err error) error {
		return &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, cannot(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, cannot(err)
	}
	if info.Size() > maxFile {
		return nil, tooLarge("size", maxFile)
	}
	var raw bytes.Buffer
	raw.Grow(int(info.Size()) + bytes.MinRead) // it need not grow again
	if _, err := raw.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, cannot(err)
	}
	if raw.Len() > maxFile {
		return nil, tooLarge("size", maxFile)
	}
	return raw.Bytes(), nil
}

func tooLarge(what string, limit int) error {
	return &data.Error{Code: "workbook_too_large", Args: data.Args{"what": what, "limit": limit}}
}

// Read reads an exchange workbook to its end. A file that cannot be read as a
// whole is a *data.Error; what is wrong with single cells is in the parcel,
// all of it, and a row with a wrong cell is not in it.
func (x *Workbook) Read(r io.ReaderAt, size int64, o ReadOptions) (*data.Parcel, error) {
	if size > maxFile {
		return nil, tooLarge("size", maxFile)
	}
	if o.Password != "" {
		opened, err := unlock(r, size, o.Password)
		if err != nil {
			return nil, err
		}
		r, size = bytes.NewReader(opened), int64(len(opened))
	}
	limits := xlsx.DefaultLimits()
	limits.Keep = keep
	book, err := xlsx.Open(r, size, limits)
	if err != nil {
		return nil, err
	}
	in := &reading{x: x, book: book, options: o, size: size}
	if err := in.read(); err != nil {
		return nil, err
	}
	// A parcel of its own: whoever holds it must not hold the unpacked file too.
	out := in.parcel
	return &out, nil
}

// unlock opens a workbook that is locked with a password. One that is not
// locked is taken as it is.
func unlock(r io.ReaderAt, size int64, password string) ([]byte, error) {
	raw := make([]byte, size)
	if _, err := r.ReadAt(raw, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	if bytes.HasPrefix(raw, []byte("PK")) {
		return raw, nil
	}
	return xlsx.Decrypt(raw, password)
}

// reading is one workbook that is being read.
type reading struct {
	x       *Workbook
	book    *xlsx.Book
	options ReadOptions
	size    int64
	about   *about
	history history
	words   *listWords
	places  *placeNames
	parcel  data.Parcel

	sheets   []*sheetIn
	projects map[data.ID]*data.Project
	events   map[data.ID]*data.Event
	calls    map[string]*calls // what records are called, by type
	rows     int               // with content, in all sheets
	formulas int
	waits    map[data.ID]bool         // records with a wrong cell
	waitsNew map[data.ID]bool         // new rows with a wrong cell
	pending  int                      // rows that wait for another one
	batch    int                      // of the edits, -1 until there is one
	made     map[data.ID]data.Record  // new ones
	arrived  map[data.ID]data.Arrival // edits by record
	helpers  int                      // cells written over that are only shown
	foundOf  map[string]int           // records whose id is in the file, by type
	headed   map[string][]string      // folded headings by column
}

func (in *reading) read() error {
	infos := in.book.Sheets()
	indexOf := func(name string) int {
		return slices.IndexFunc(infos, func(s xlsx.SheetInfo) bool { return s.Name == name && !s.Chart })
	}
	hiddenAbout := indexOf(aboutSheet)
	if hiddenAbout < 0 {
		return &data.Error{Code: "not_exchange_workbook", Args: data.Args{"sheets": namesOf(infos)}}
	}
	var err error
	if in.about, err = readAbout(in.book, hiddenAbout); err != nil {
		return err
	}
	if hiddenVersions := indexOf(versionsSheet); hiddenVersions >= 0 {
		if in.history, err = in.about.readVersions(in.book, hiddenVersions); err != nil {
			return err
		}
	} else if in.about.versions == nil || in.about.versions.rows > 0 {
		return damaged(versionsSheet)
	}
	in.begin()
	if err := in.readSheets(infos); err != nil {
		return err
	}
	if err := in.checkWhole(); err != nil {
		return err
	}
	in.settle()
	in.noteAll()
	return nil
}

// begin fills in what the workbook says of itself.
func (in *reading) begin() {
	p := in.book.Properties()
	m := &in.about.manifest
	in.parcel.Source = data.Source{
		Name: in.options.Name, Size: in.size, Sum: in.options.Sum,
		SavedBy: tidy(p.LastModifiedBy), SavedWith: p.Application, SavedAt: p.Modified,
	}
	if p.Application == application {
		in.parcel.Source.SavedBy = m.Author
	}
	in.parcel.Manifest = *m
	in.parcel.Batches = in.about.batches
	in.words = in.x.listWords(in.about.lang)
	in.places = in.x.placeNames(in.about.lang, m)
	in.projects, in.events = map[data.ID]*data.Project{}, map[data.ID]*data.Event{}
	in.calls = map[string]*calls{}
	in.waits, in.made = map[data.ID]bool{}, map[data.ID]data.Record{}
	in.waitsNew = map[data.ID]bool{}
	in.arrived = map[data.ID]data.Arrival{}
	in.foundOf = map[string]int{}
	in.headed = map[string][]string{}
	in.batch = -1
}

func namesOf(infos []xlsx.SheetInfo) string {
	var names []string
	for _, s := range infos {
		if s.State == xlsx.Visible {
			names = append(names, s.Name)
		}
	}
	return short(strings.Join(names, ", "), 200)
}

// checkWhole refuses a workbook that nobody edited and that is not what was
// exported: a part of it was lost on the way.
func (in *reading) checkWhole() error {
	if in.parcel.Source.SavedWith != application {
		return nil
	}
	for i := range in.about.sheets {
		want := &in.about.sheets[i]
		var got sheetAbout
		for _, s := range in.sheets {
			if s.key == want.of {
				got.rows += s.got.rows
				got.hash += s.got.hash
			}
		}
		if got.rows != want.rows || got.hash != want.hash {
			return &data.Error{Code: "workbook_cut", Args: data.Args{"sheet": want.name}}
		}
	}
	return nil
}

// refuseCell adds a wrong cell of the file.
func (in *reading) refuseCell(p data.CellProblem) {
	p.Text = short(p.Text, 500)
	in.parcel.Problems = append(in.parcel.Problems, p)
}

// notice adds something that a person should know.
func (in *reading) notice(n data.Notice) { in.parcel.Notices = append(in.parcel.Notices, n) }
