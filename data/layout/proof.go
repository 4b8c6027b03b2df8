package layout

import (
	"cmp"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"sapar/data"
)

// proofs are the sheets behind the figures of indicators: one for each that a
// figure of the form opens, behind the form's own sheets. A copy for upload has
// none.
type proofs struct {
	list   []*proofSheet
	of     map[data.ID]*proofSheet // by indicator
	styles *stylesheet
	links  []link // of the sheet that is being written
}

// proofSheet is the sheet of one indicator.
type proofSheet struct {
	proof *data.ReportProof
	name  string
	back  string // the first figure that opens it; "" while none does
}

// link leads from a cell to a place in the workbook.
type link struct{ from, to string }

// readyProofs names the sheets of proofs: figures are linked to them as they
// are written.
func (x *filling) readyProofs(taken map[string]bool) error {
	all := x.from.Report.Proofs
	if x.from.Upload || len(all) == 0 {
		return nil
	}
	x.proofs.of = map[data.ID]*proofSheet{}
	for i := range all {
		if len(all[i].Rows) == 0 {
			continue // of nothing there is nothing to show
		}
		lang := x.from.Lang
		if lang == Both { // there is no room for two
			lang = Kazakh
		}
		p := &proofSheet{proof: &all[i], name: tabName(x.from.say(all[i].Name, lang, ""), taken)}
		x.proofs.list = append(x.proofs.list, p)
		x.proofs.of[all[i].Indicator] = p
	}
	var err error
	x.proofs.styles, err = x.stylesheet()
	return err
}

// styleOf is the style of a cell. A figure that opens a proof is linked to it,
// and looks so.
func (x *filling) styleOf(name string, w *written) int {
	p := x.proofs.of[w.proof.Indicator]
	if p == nil {
		return w.from.style
	}
	to := 1
	if n, ok := p.proof.First[w.proof.District]; ok && w.proof.District != "" {
		to = proofFirst + n
	}
	x.proofs.links = append(x.proofs.links, link{name, cellOf(p.name, 1, to)})
	if p.back == "" {
		at, _ := parseRange(name)
		p.back = cellOf(x.names[x.at], at.left, at.top)
	}
	return x.proofs.styles.linked(w.from.style)
}

// cellOf is a cell of a sheet as a link names it.
func cellOf(sheet string, column, row int) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cellName(column, row)
}

// linkProofs gives a sheet the links of the figures that were written to it.
func (x *filling) linkProofs(root *etree.Element) {
	if len(x.proofs.links) == 0 {
		return
	}
	list := child(root, "hyperlinks")
	if list == nil {
		list = etree.NewElement("hyperlinks")
		list.Space = root.Space
		insert(root, list)
	}
	own := map[string]bool{}
	for _, e := range children(list, "hyperlink") {
		own[attribute(e, "ref")] = true
	}
	for _, l := range x.proofs.links {
		if own[l.from] {
			continue // the form leads elsewhere from there
		}
		e := list.CreateElement("hyperlink")
		e.Space = list.Space
		e.CreateAttr("ref", l.from)
		e.CreateAttr("location", l.to)
		e.CreateAttr("tooltip", x.word("open"))
	}
	x.proofs.links = nil
}

// word is what a sheet of proofs says, in the languages of the form.
func (x *filling) word(key string) string { return x.wordIn(key, " / ") }

func (x *filling) wordIn(key, sep string) string {
	in := func(lang string) string {
		return x.from.Words(lang, "layout.proof."+key,
			"period", x.from.sayPeriod(x.from.Report.Period, lang), "date", x.from.say(x.from.Report.On, lang, ""))
	}
	if x.from.Lang != Both {
		return in(x.from.Lang)
	}
	return join(in(Kazakh), in(Russian), sep)
}

// writeProofs adds the sheets that figures open.
func (x *filling) writeProofs() error {
	var opened []*proofSheet
	for _, p := range x.proofs.list {
		if p.back != "" {
			opened = append(opened, p)
		}
	}
	if len(opened) == 0 {
		return nil
	}
	book, err := x.parts.get(x.form.workbook).xml()
	if err != nil {
		return err
	}
	rels, err := x.parts.get(relationsPart(x.form.workbook)).xml()
	if err != nil {
		return err
	}
	types, err := x.parts.get("[Content_Types].xml").xml()
	if err != nil {
		return err
	}
	sheets := child(book, "sheets")
	like := children(sheets, "sheet")[0]
	kind := kindOf(rels, relationID(like))
	for n, p := range opened {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		file := x.freePart(path.Join(path.Dir(x.form.workbook), "worksheets", "proof"), n+1)
		x.parts.add(file, x.proofXML(p, book.NamespaceURI()))

		id := "proof" + strconv.Itoa(n+1)
		r := rels.CreateElement("Relationship")
		r.Space = rels.Space
		r.CreateAttr("Id", id)
		r.CreateAttr("Type", kind)
		r.CreateAttr("Target", "/"+file)

		t := types.CreateElement("Override")
		t.Space = types.Space
		t.CreateAttr("PartName", "/"+file)
		t.CreateAttr("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")

		e := like.Copy()
		e.RemoveAttr("state")
		e.CreateAttr("name", p.name)
		e.CreateAttr("sheetId", strconv.Itoa(freeSheet(sheets)))
		for i := range e.Attr {
			if e.Attr[i].Key == "id" && e.Attr[i].Space != "" {
				e.Attr[i].Value = id
			}
		}
		sheets.AddChild(e)
		printTitles(book, len(sheets.ChildElements())-1, p.name)
	}
	return nil
}

// kindOf is the type of a relation as it is written, which strict workbooks
// write otherwise.
func kindOf(rels *etree.Element, id string) string {
	for _, e := range rels.ChildElements() {
		if attribute(e, "Id") == id {
			return attribute(e, "Type")
		}
	}
	return ""
}

func (x *filling) freePart(base string, n int) string {
	for ; ; n++ {
		if name := fmt.Sprintf("%s%d.xml", base, n); x.parts.get(name) == nil {
			return name
		}
	}
}

// freeSheet is a number that no sheet has.
func freeSheet(sheets *etree.Element) int {
	most := 0
	for _, e := range sheets.ChildElements() {
		most = max(most, number(attribute(e, "sheetId")))
	}
	return most + 1
}

// bookOrder is the order of what stands in a workbook, as far as the names of
// ranges.
var bookOrder = []string{
	"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames",
}

// printTitles has the heading of a sheet stand on every printed page.
func printTitles(book *etree.Element, at int, sheet string) {
	names := child(book, "definedNames")
	if names == nil {
		names = etree.NewElement("definedNames")
		names.Space = book.Space
		insertIn(bookOrder, book, names)
	}
	e := names.CreateElement("definedName")
	e.Space = book.Space
	e.CreateAttr("name", "_xlnm.Print_Titles")
	e.CreateAttr("localSheetId", strconv.Itoa(at))
	quoted, _, _ := strings.Cut(cellOf(sheet, 1, 1), "!")
	heading := strconv.Itoa(proofFirst - 1)
	e.SetText(cmp.Or(quoted, sheet) + "!$" + heading + ":$" + heading)
}
