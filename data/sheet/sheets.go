package sheet

import (
	"errors"
	"slices"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// readSheets finds out what each sheet is and reads the rows of those that hold
// records, each type after those that it refers to.
func (in *reading) readSheets(infos []xlsx.SheetInfo) error {
	var unknown []string
	var all []*sheetIn
	for i, info := range infos {
		if info.Name == aboutSheet || info.Name == versionsSheet || info.Name == listsSheet || info.Chart {
			continue
		}
		s, err := in.look(i, info.Name)
		if err != nil {
			return err
		}
		switch {
		case s != nil:
			all = append(all, s)
		case info.State == xlsx.Visible && !in.isCover(i):
			unknown = append(unknown, info.Name)
		}
	}
	if len(unknown) > 0 {
		in.notice(data.Notice{Code: "sheet_unknown", Args: data.Args{"sheets": strings.Join(unknown, ", ")}})
	}
	in.order(all)
	for _, s := range in.sheets {
		if err := s.readRows(); err != nil {
			return err
		}
	}
	for i := range in.about.sheets {
		want := &in.about.sheets[i]
		if !slices.ContainsFunc(in.sheets, func(s *sheetIn) bool { return s.key == want.of }) {
			in.notice(data.Notice{Code: "sheet_missing", Args: data.Args{"sheet": want.name, "n": want.rows}})
		}
	}
	return nil
}

// order puts the sheets into the order of their types and says which are
// copies: of several with one type, all but the one that has its name still.
func (in *reading) order(all []*sheetIn) {
	var keys []string
	for _, of := range data.Types() {
		keys = append(keys, of.Key)
	}
	for _, s := range all {
		if !slices.Contains(keys, s.key) {
			keys = append(keys, s.key) // of a newer program
		}
	}
	for _, key := range keys {
		var same []*sheetIn
		for _, s := range all {
			if s.key == key {
				same = append(same, s)
			}
		}
		slices.SortStableFunc(same, func(a, b *sheetIn) int {
			return b2i(b.named()) - b2i(a.named())
		})
		for i, s := range same {
			s.copied = i > 0
		}
		in.sheets = append(in.sheets, same...)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// named reports whether the sheet has the name that it was exported with.
func (s *sheetIn) named() bool { return s.exported != nil && s.exported.name == s.name }

// lookAt is how many rows of a sheet are looked at to find its key row and
// its headings.
const lookAt = 25

// look finds out whether a sheet holds records, and of which type: by its key
// row, by its name, or by its headings.
func (in *reading) look(index int, name string) (*sheetIn, error) {
	var top []topRow
	_, err := in.book.Read(index, func(r *xlsx.Row) error {
		if r.Number > lookAt {
			return errEnough
		}
		top = append(top, newTopRow(r))
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	s := &sheetIn{reading: in, index: index, name: name}
	for i := range top {
		if in.isKeyRow(&top[i]) {
			s.keyRow, s.keyLine = &top[i], top[i].line
			break
		}
	}
	for i := range in.about.sheets {
		if in.about.sheets[i].name == name {
			s.exported = &in.about.sheets[i]
		}
	}
	if s.keyRow != nil {
		if best := in.bestByMarks(s.keyRow); best != nil {
			s.exported = best
		}
	}
	if s.exported == nil || s.keyRow == nil {
		best, line, hits := in.bestByHeadings(top, s.exported)
		if s.exported == nil && (best == nil || hits < 3) {
			return nil, nil
		}
		if s.exported == nil {
			s.exported = best
		}
		if line > 0 {
			s.headLine = line
		}
	}
	s.key = s.exported.of
	s.of = data.TypeByKey(s.key)
	s.plan(top)
	if len(s.columns) == 0 {
		return nil, nil
	}
	return s, nil
}

// topRow is one of the first rows of a sheet.
type topRow struct {
	line  int
	texts []string // by column
}

func newTopRow(r *xlsx.Row) topRow { return topRow{r.Number, texts(r, nil)} }

// isKeyRow reports whether the row says what its columns are.
func (in *reading) isKeyRow(r *topRow) bool {
	marks, others := 0, 0
	for _, s := range r.texts {
		if s == "" {
			continue
		}
		if c, ok := parseMark(s, nil); ok && (c.role != helperRole || s[0] == '~') {
			marks++
		} else {
			others++
		}
	}
	return marks >= 2 && marks > others
}

// bestByMarks is the exported sheet that most of the marks are of.
func (in *reading) bestByMarks(r *topRow) *sheetAbout {
	var best *sheetAbout
	most := 1
	for i := range in.about.sheets {
		a := &in.about.sheets[i]
		if a.of == versionsSheet {
			continue
		}
		hits := 0
		for _, s := range r.texts {
			if s != "" && slices.Contains(a.columns, s) {
				hits++
			}
		}
		// Types share marks such as title:text. Of two with equally many the
		// one that lacks fewer is meant.
		score := hits*1000 - (len(a.columns) - hits)
		if hits > 1 && score > most {
			best, most = a, score
		}
	}
	return best
}

// isCover reports whether a sheet is the workbook's own first one.
func (in *reading) isCover(index int) bool {
	cover := false
	_, err := in.book.Read(index, func(r *xlsx.Row) error {
		for i := range r.Cells {
			c := &r.Cells[i]
			switch {
			case c.Kind != xlsx.Text:
			case c.Text == coverDistrict || c.Text == coverAuthor:
				in.readCover(index, c.Text, r, c.Column)
				cover = true
			case in.isCoverTitle(c.Text):
				cover = true
			}
		}
		if r.Number > 100 {
			return errEnough
		}
		return nil
	})
	return cover && (err == nil || errors.Is(err, errEnough))
}

func (in *reading) isCoverTitle(s string) bool {
	return s == in.x.Words(kazakh, "sheet.cover.title") || s == in.x.Words(russian, "sheet.cover.title")
}

// readCover takes over what a person wrote on the cover of an empty form.
func (in *reading) readCover(index int, key string, r *xlsx.Row, keyColumn int) {
	var cell *xlsx.Cell
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Column > keyColumn+coverLabel-coverKey && cell == nil {
			cell = c
		}
	}
	if cell == nil {
		return
	}
	text := textContent(cell)
	m := &in.parcel.Manifest
	switch {
	case text == "":
	case key == coverAuthor:
		m.Author = text
	default:
		hit := in.places.find(text, "district", "")
		if hit.code != "" {
			m.District = hit.code
			return
		}
		p := data.CellProblem{
			Problem: data.Problem{Code: "no_such_place_name", Args: data.Args{"text": text}},
			Sheet:   in.book.Sheets()[index].Name, Cell: xlsx.CellName(r.Number, cell.Column), Text: text,
		}
		if len(hit.several) > 0 {
			p.Proposal = in.places.name(hit.several[0].Code, "")
		}
		in.refuseCell(p)
	}
}
