package layout

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"sapar/data"
	"sapar/data/xlsx"
)

// How large a layout may be: forms are small, and what is not is no form.
const (
	largest  = 64 << 20 // bytes, unpacked
	mostRows = 50_000
)

// part is a file inside the workbook.
type part struct {
	name string
	raw  []byte
	doc  *etree.Document // once it was read as XML; then it stands for raw
}

// parts are the workbook's files in their order.
type parts struct {
	list    []*part
	byName  map[string]*part
	dropped map[string]bool
}

// unpack checks the file to its end and takes it apart. What cannot be a layout
// is refused with a *data.Error: the codes of package xlsx, layout_macros,
// layout_external.
func unpack(raw []byte) (*parts, error) {
	limits := xlsx.DefaultLimits()
	limits.Unpacked, limits.Rows = largest, mostRows
	book, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), limits)
	if err != nil {
		return nil, err
	}
	switch {
	case book.Macros():
		return nil, &data.Error{Code: "layout_macros"}
	case book.External():
		return nil, &data.Error{Code: "layout_external"}
	}
	for i := range book.Sheets() { // nothing is believed that was not read to its end
		if _, err := book.Read(i, func(*xlsx.Row) error { return nil }); err != nil {
			return nil, err
		}
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("open layout: %w", err)
	}
	p := &parts{byName: map[string]*part{}, dropped: map[string]bool{}}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		content, err := readPart(f)
		if err != nil {
			return nil, fmt.Errorf("read %s of layout: %w", f.Name, err)
		}
		p.add(f.Name, content)
	}
	return p, nil
}

func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, largest))
	if closed := r.Close(); err == nil {
		err = closed
	}
	return content, err
}

func (p *parts) add(name string, raw []byte) *part {
	one := &part{name: name, raw: raw}
	p.list = append(p.list, one)
	p.byName[strings.ToLower(name)] = one
	return one
}

func (p *parts) get(name string) *part {
	return p.byName[strings.ToLower(strings.TrimPrefix(name, "/"))]
}

// drop leaves a part out, with what says of it that it is there.
func (p *parts) drop(name string) {
	p.dropped[strings.ToLower(name)] = true
	if types := p.get("[Content_Types].xml"); types != nil {
		if root, err := types.xml(); err == nil {
			for _, e := range root.ChildElements() {
				if strings.EqualFold(e.SelectAttrValue("PartName", ""), "/"+name) {
					root.RemoveChild(e)
				}
			}
		}
	}
}

// xml is the root of the part.
func (p *part) xml() (*etree.Element, error) {
	if p.doc == nil {
		doc := etree.NewDocument()
		if err := doc.ReadFromBytes(p.raw); err != nil {
			return nil, &data.Error{Code: "workbook_damaged", Args: data.Args{"part": p.name, "what": "xml"}, Err: err}
		}
		p.doc = doc
	}
	root := p.doc.Root()
	if root == nil {
		return nil, &data.Error{Code: "workbook_damaged", Args: data.Args{"part": p.name, "what": "xml_end"}}
	}
	return root, nil
}

// write writes the parts as a file, the changed ones as they now are.
func (p *parts) write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, one := range p.list {
		if p.dropped[strings.ToLower(one.name)] {
			continue
		}
		to, err := z.Create(one.name)
		if err != nil {
			return err
		}
		if one.doc != nil {
			_, err = one.doc.WriteTo(to)
		} else {
			_, err = to.Write(one.raw)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// copy is the parts apart from these: what is changed there stays as it was
// here.
func (p *parts) copy() *parts {
	q := &parts{byName: map[string]*part{}, dropped: map[string]bool{}}
	for _, one := range p.list {
		q.add(one.name, one.raw)
	}
	return q
}

// relation is a link from a part to another.
type relation struct{ id, kind, target string }

// relationsPart is the part with the links of another; "" is the whole file.
func relationsPart(of string) string {
	if of == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
}

// relations are the links of a part, their targets as names of parts.
func (p *parts) relations(of string) ([]relation, error) {
	rels := p.get(relationsPart(of))
	if rels == nil {
		return nil, nil
	}
	root, err := rels.xml()
	if err != nil {
		return nil, err
	}
	var out []relation
	for _, e := range root.ChildElements() {
		r := relation{id: e.SelectAttrValue("Id", ""), kind: path.Base(e.SelectAttrValue("Type", "")), target: e.SelectAttrValue("Target", "")}
		if e.SelectAttrValue("TargetMode", "") == "External" {
			r.target = ""
		} else if strings.HasPrefix(r.target, "/") {
			r.target = strings.TrimPrefix(r.target, "/")
		} else {
			r.target = path.Join(path.Dir(of), r.target)
		}
		out = append(out, r)
	}
	return out, nil
}

// workbookPart is the name of the part that describes the workbook.
func (p *parts) workbookPart() (string, error) {
	rels, err := p.relations("")
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(rels, func(r relation) bool { return r.kind == "officeDocument" })
	if i < 0 || p.get(rels[i].target) == nil {
		return "", &data.Error{Code: "not_a_workbook", Args: data.Args{"what": "no_workbook"}}
	}
	return rels[i].target, nil
}

// child is the first child of that name, whatever its prefix; nil where there
// is none.
func child(e *etree.Element, tag string) *etree.Element {
	if e == nil {
		return nil
	}
	for _, c := range e.ChildElements() {
		if c.Tag == tag {
			return c
		}
	}
	return nil
}

func children(e *etree.Element, tag string) []*etree.Element {
	if e == nil {
		return nil
	}
	var out []*etree.Element
	for _, c := range e.ChildElements() {
		if c.Tag == tag {
			out = append(out, c)
		}
	}
	return out
}

// every visits the elements of that name at any depth.
func every(e *etree.Element, tag string, visit func(*etree.Element)) {
	for _, c := range e.ChildElements() {
		if c.Tag == tag {
			visit(c)
		}
		every(c, tag, visit)
	}
}

// attribute is the value of an attribute, whatever its prefix.
func attribute(e *etree.Element, key string) string {
	for _, a := range e.Attr {
		if a.Key == key && a.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// inOrder are elements of a worksheet in the order that the standard prescribes.
var inOrder = []string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
	"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
	"dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
}

// insert puts an element into a worksheet where it belongs.
func insert(root, e *etree.Element) { insertIn(inOrder, root, e) }

// insertIn puts an element where it belongs in an order that has it.
func insertIn(order []string, root, e *etree.Element) {
	before := order[:max(0, slices.Index(order, e.Tag))]
	at := 0
	for _, c := range root.ChildElements() {
		if slices.Contains(before, c.Tag) {
			at = c.Index() + 1
		}
	}
	root.InsertChildAt(at, e)
}
