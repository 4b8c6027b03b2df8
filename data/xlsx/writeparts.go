package xlsx

import (
	"fmt"
	"time"
)

const (
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	sheetType    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	packageType  = "application/vnd.openxmlformats-package."
)

// writeParts writes the file. The list of contents stands first, where programs
// that guess a file's kind look for it.
func (w *Writer) writeParts() error {
	list := append([]byte(nil), xmlHead+`<Types xmlns="`+packageSpace+`content-types">`+
		`<Default Extension="rels" ContentType="`+packageType+`relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/>`+
		`<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`...)
	parts := []namedPart{{name: "[Content_Types].xml"}}
	add := func(name, kind string, p *part) {
		parts = append(parts, namedPart{name, p})
		if kind != "" {
			list = fmt.Appendf(list, `<Override PartName="/%s" ContentType="%s"/>`, name, kind)
		}
	}
	add("_rels/.rels", "", w.press.whole(relations(
		relation{"officeDocument", "xl/workbook.xml"},
		relation{"extended-properties", "docProps/app.xml"},
		relation{"core-properties", "docProps/core.xml"},
	)))
	add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", w.press.whole(w.about.app()))
	add("docProps/core.xml", packageType+"core-properties+xml", w.press.whole(w.about.core()))
	add("xl/workbook.xml", sheetType+"sheet.main+xml", w.press.whole(w.workbook()))
	var targets []relation
	for i := range w.sheets {
		targets = append(targets, relation{"worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	targets = append(targets, relation{"styles", "styles.xml"}, relation{"sharedStrings", "sharedStrings.xml"})
	add("xl/_rels/workbook.xml.rels", "", w.press.whole(relations(targets...)))
	add("xl/styles.xml", sheetType+"styles+xml", w.press.whole(w.styles.xml()))
	add("xl/sharedStrings.xml", sheetType+"sharedStrings+xml", w.strings.end())
	for i, s := range w.sheets {
		n := i + 1
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", n), sheetType+"worksheet+xml", s.part)
		if s.notes == nil {
			continue
		}
		add(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", n), "", w.press.whole(relations(
			relation{"vmlDrawing", fmt.Sprintf("../drawings/vmlDrawing%d.vml", n)},
			relation{"comments", fmt.Sprintf("../comments%d.xml", n)},
		)))
		add(fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n), "", s.drawing)
		add(fmt.Sprintf("xl/comments%d.xml", n), sheetType+"comments+xml", s.notes)
	}
	parts[0].part = w.press.whole(append(list, "</Types>"...))
	w.press.wait()
	return zipParts(w.out, parts, w.about.Modified)
}

// relation says that a part needs another; its kind's address is made from the
// last word.
type relation struct{ kind, target string }

func relations(all ...relation) []byte {
	b := append([]byte(nil), xmlHead+`<Relationships xmlns="`+packageSpace+`relationships">`...)
	for i, r := range all {
		space := officeSpace + "/"
		if r.kind == "core-properties" {
			space = packageSpace + "relationships/metadata/"
		}
		b = fmt.Appendf(b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, space, r.kind, r.target)
	}
	return append(b, "</Relationships>"...)
}

func (w *Writer) workbook() []byte {
	b := append([]byte(nil), xmlHead+`<workbook xmlns="`+mainSpace+`" xmlns:r="`+officeSpace+`"><workbookPr/><bookViews>`...)
	first := w.active()
	b = fmt.Appendf(b, `<workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000" firstSheet="%d" activeTab="%d"/></bookViews><sheets>`, first, first)
	for i, s := range w.sheets {
		b = append(b, `<sheet name="`...)
		b = appendEscaped(b, s.about.Name, true)
		b = fmt.Appendf(b, `" sheetId="%d"`, i+1)
		switch s.about.State {
		case Hidden:
			b = append(b, ` state="hidden"`...)
		case VeryHidden:
			b = append(b, ` state="veryHidden"`...)
		}
		b = fmt.Appendf(b, ` r:id="rId%d"/>`, i+1)
	}
	b = append(b, "</sheets>"...)
	if len(w.names) > 0 {
		b = append(b, "<definedNames>"...)
		for _, n := range w.names {
			b = n.append(b)
		}
		b = append(b, "</definedNames>"...)
	}
	return append(b, "</workbook>"...)
}

func (n definedName) append(b []byte) []byte {
	b = append(b, `<definedName name="`...)
	b = append(appendEscaped(b, n.name, true), '"')
	if n.sheet >= 0 {
		b = fmt.Appendf(b, ` localSheetId="%d"`, n.sheet)
	}
	if n.hidden {
		b = append(b, ` hidden="1"`...)
	}
	b = append(b, '>')
	b = appendEscaped(b, n.refersTo, false)
	return append(b, "</definedName>"...)
}

func (p Properties) app() []byte {
	b := append([]byte(nil), xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`...)
	b = appendEscaped(b, p.Application, false)
	return append(b, "</Application></Properties>"...)
}

func (p Properties) core() []byte {
	b := append([]byte(nil), xmlHead+`<cp:coreProperties xmlns:cp="`+packageSpace+`metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`...)
	text := func(element, value string) {
		if value != "" {
			b = fmt.Appendf(b, "<%s>", element)
			b = appendEscaped(b, value, false)
			b = fmt.Appendf(b, "</%s>", element)
		}
	}
	moment := func(element string, t time.Time) {
		if !t.IsZero() {
			b = fmt.Appendf(b, `<%s xsi:type="dcterms:W3CDTF">%s</%[1]s>`, element, t.UTC().Format(time.RFC3339))
		}
	}
	text("dc:title", p.Title)
	text("dc:creator", p.Creator)
	text("cp:lastModifiedBy", p.LastModifiedBy)
	moment("dcterms:created", p.Created)
	moment("dcterms:modified", p.Modified)
	return append(b, "</cp:coreProperties>"...)
}
