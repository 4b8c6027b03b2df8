// Package layout fills official forms. A form is an .xlsx file that people edit
// in Excel, LibreOffice or WPS: it holds everything that they see and that is
// no data, and marks in double braces where data goes. {{project.title}} is a
// value; a row with {{event.date}} is repeated for each event; the sheet
// "marks" of the built-in layout of that name lists them all.
//
// Filling keeps the form: what is not a mark stays as it is in the file, byte
// for byte where nothing near it moved; what lies below or beside a list that
// grew moves along, with everything that refers to it.
//
// It must never know where records are kept, how a figure is counted, or a word
// of any language.
package layout

import (
	"path"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"sapar/data"
)

// Form is a layout that was read.
type Form struct {
	parts    *parts
	names    *Names
	workbook string // name of the part
	sheets   []*sheet
	looks    []look
	from1904 bool
	problems []data.CellProblem
}

// Open reads a layout. A file that can be no layout is refused with a
// *data.Error (not_a_workbook, workbook_password, workbook_damaged,
// workbook_too_large, old_workbook, layout_macros, layout_external). What is
// wrong with its marks is returned all at once; a form with problems is not to
// be filled. Their codes:
//
//	mark_unknown mark_list mark_condition   no such name; a proposal where one is near
//	mark_not_closed mark_not_ended mark_ends_nothing mark_too_much mark_number
//	mark_language mark_no_list mark_no_group mark_not_added
//	layout_list_in_list layout_two_lists layout_overlap   lists that overlap
//	layout_merged layout_torn_merge         a mark that a merge hides, a merge that a list would tear
//	layout_across                           no list beside which that can stand across
//	layout_pivot layout_data_table          what filling cannot keep
func Open(raw []byte, names *Names) (*Form, []data.CellProblem, error) {
	p, err := unpack(raw)
	if err != nil {
		return nil, nil, err
	}
	f := &Form{parts: p, names: names}
	if f.workbook, err = p.workbookPart(); err != nil {
		return nil, nil, err
	}
	if err := f.readSheets(); err != nil {
		return nil, nil, err
	}
	for _, s := range f.sheets {
		if s.cells {
			f.structure(s)
		}
	}
	for _, one := range p.list {
		if strings.HasPrefix(one.name, "xl/pivotTables/") {
			f.complain(&sheet{}, nil, fault{code: "layout_pivot", mark: path.Base(one.name)})
		}
	}
	return f, f.problems, nil
}

func (f *Form) readSheets() error {
	root, err := f.parts.get(f.workbook).xml()
	if err != nil {
		return err
	}
	rels, err := f.parts.relations(f.workbook)
	if err != nil {
		return err
	}
	if about := child(root, "workbookPr"); about != nil {
		f.from1904 = attribute(about, "date1904") == "1" || attribute(about, "date1904") == "true"
	}
	var texts []shared
	for _, r := range rels {
		one := f.parts.get(r.target)
		if one == nil {
			continue
		}
		switch r.kind {
		case "sharedStrings":
			e, err := one.xml()
			if err != nil {
				return err
			}
			texts = readShared(e)
		case "styles":
			e, err := one.xml()
			if err != nil {
				return err
			}
			f.looks = readLooks(e)
		}
	}
	for _, e := range children(child(root, "sheets"), "sheet") {
		id := relationID(e)
		i := slices.IndexFunc(rels, func(r relation) bool { return r.id == id })
		if i < 0 {
			continue
		}
		s := &sheet{
			name: attribute(e, "name"), part: rels[i].target, cells: rels[i].kind == "worksheet",
			hidden: attribute(e, "state") == "hidden" || attribute(e, "state") == "veryHidden",
		}
		f.sheets = append(f.sheets, s)
		if !s.cells {
			continue
		}
		root, err := f.parts.get(s.part).xml()
		if err != nil {
			return err
		}
		if err := f.readSheet(s, root, texts); err != nil {
			return err
		}
	}
	return nil
}

// relationID is the attribute r:id, whatever its prefix is called.
func relationID(e *etree.Element) string {
	for _, a := range e.Attr {
		if a.Key == "id" && a.Space != "" && a.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// Names reports whether a mark names a list, down or across.
func (f *Form) Names(list string) bool {
	found := false
	for _, s := range f.sheets {
		if s.cells {
			s.each(func(c *cell) { c.marks(func(m *mark) { found = found || m.list == list }) })
		}
	}
	return found
}

// Lists are the lists that the form names, for whoever gathers them.
func (f *Form) Lists() []string {
	var out []string
	add := func(key string) {
		if key != "" && key != verbGroup && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	for _, s := range f.sheets {
		for _, key := range s.lists {
			add(key)
		}
		if !s.cells {
			continue
		}
		s.each(func(c *cell) {
			c.marks(func(m *mark) {
				if m.verb != verbAcross && s.acrossAt(c.column) == nil {
					add(m.list)
				}
			})
		})
	}
	return out
}
