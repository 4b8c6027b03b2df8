package xlsx_test

import (
	"strings"
	"testing"

	"sapar/data/xlsx"
)

// sheetCases are sheets as writers spell them, and what is read from them.
var sheetCases = map[string]struct{ sheet, want string }{
	"the common spelling": {
		rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1" t="inlineStr"><is><t>x y</t></is></c></row><row r="3"><c r="B3"><v>-1.5</v></c></row>`),
		`A1="ә", B1=date 45000, C1="x y" | B3=-1.5`},
	"attributes in another order, quotes of both kinds, spaces": {
		rows("<row\tspans='1:3' r = '1'><c\n t='s' r='A1' ><v >2</v></c ><c s='3' r='B1'>\n<v>1</v>\n</c></row >"),
		`A1="a b", B1=date 1`},
	"a prefix": {
		strings.NewReplacer("</", "</x:", "<", "<x:", "xmlns=", "xmlns:x=").Replace(
			rows(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)),
		`A1="ә"`},
	"a prefix of the row alone": {
		`<worksheet ` + mainSpace + ` xmlns:m="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><m:row r="1"><c r="A1"><v>1</v></c></m:row></sheetData></worksheet>`,
		`A1=1`},
	"cells of another namespace": {
		rows(`<row r="1" xmlns="urn:other"><c r="A1"><v>1</v></c></row>`), `sheet_damaged element`},
	"a cell of another namespace": {
		rows(`<row r="1"><c r="A1"><v>1</v></c><c xmlns="urn:other" r="B1"><v>1</v></c></row>`), `sheet_damaged element A1`},
	"a declaration, a comment, an instruction, a byte order mark": {
		"\xEF\xBB\xBF<?xml version='1.0' encoding=\"utf-8\" standalone=\"yes\"?>\r\n<!-- < & -->" + rows(`<!----><row r="1"><?x y?><c r="A1"><!-- > --><v>1<!-- 2 -->3</v></c></row>`) + "<?z?>\n<!-- end -->\n",
		`A1=13`},
	"a section of characters": {
		rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>a<![CDATA[<b> & ]]]>c</t></is></c><c r="B1"><v><![CDATA[12]]></v></c></row>`),
		`A1="a<b> & ]c", B1=12`},
	"entities": {
		rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;&amp;amp;&gt;&quot;&apos;&#65;&#x4d9;&#x1F600;</t></is></c></row>`),
		`A1="<&amp;>\"'Aә😀"`},
	"an unknown entity":                          {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>a&nbsp;b</t></is></c></row>`), `sheet_damaged entity A1`},
	"an entity without an end":                   {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>a & b;</t></is></c></row>`), `sheet_damaged entity A1`},
	"an unknown entity in an attribute":          {rows(`<row r="1" x="&y;"/>`), `sheet_damaged entity`},
	"an entity for a character that XML forbids": {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>&#0;</t></is></c></row>`), `sheet_damaged character A1`},
	"half a pair in an entity":                   {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>&#xD800;</t></is></c></row>`), `sheet_damaged character A1`},
	"a capital X in an entity":                   {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>&#X41;</t></is></c></row>`), `sheet_damaged entity A1`},
	"line ends": {
		rows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc\nd&#13;&#10;e</t></is></c></row>"),
		`A1="a\nb\nc\nd\r\ne"`},
	"escapes": {
		rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_ _x00zz_ _x0041 _X0041_ snake_case _x04D9__xD83D__xDE00_</t></is></c></row>`),
		`A1="a\rb_x0041_ _x00zz_ _x0041 _X0041_ snake_case ә😀"`},
	"half a pair in an escape":      {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>_xD83D_ _xDE00_</t></is></c></row>`), `sheet_damaged escape A1`},
	"an escape in a formula's text": {rows(`<row r="1"><c r="A1" t="str"><f>X()</f><v>a_x0009_b</v></c></row>`), `A1=="a\tb"`},
	"white space of a text is kept": {
		rows(`<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c><c r="B1" t="inlineStr"><is><t> b </t></is></c></row>`),
		`A1=" a ", B1=" b "`},
	"text in runs with its pronunciation": {
		rows(`<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/><sz val="9"/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></is></c></row>`),
		`A1="a b"`},
	"values of every type": {
		rows(`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="str"><v>t</v></c><c r="E1" t="n"><v>1.25E+2</v></c><c r="F1" t="d"><v>2024-05-06</v></c><c r="G1" t="d"><v>2024-05-06T12:00:00Z</v></c><c r="H1" t="d"><v>06:00:00</v></c></row>`),
		`A1=bool 1, B1=bool 0, C1=#N/A, D1="t", E1=125, F1=date 45418, G1=date 45418.5, H1=date 0.25`},
	"numbers": {
		rows(`<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>123456789012345678</v></c><c r="C1"><v>1e-7</v></c><c r="D1"><v>+5.</v></c><c r="E1"><v>.5</v></c><c r="F1"><v>-0</v></c><c r="G1"><v>0.30000000000000004</v></c><c r="H1"><v>5e-324</v></c></row>`),
		`A1=0.1, B1=1.2345678901234568e+17, C1=1e-07, D1=5, E1=0.5, F1=-0, G1=0.30000000000000004, H1=5e-324`},
	"dates by style, times, numbers": {
		rows(`<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>0.5</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="1" t="s"><v>0</v></c></row>`),
		`A1=1, B1=date 1, C1=date 0.5, D1=date 1, E1="ә"`},
	"cells with a style alone": {
		rows(`<row r="1"><c r="A1" s="1"/><c r="B1" s="2"></c><c r="C1" s="1"><v/></c><c r="D1"><v></v></c><c r="E1" t="inlineStr"/><c r="F1"><v>1</v></c></row><row r="2"><c r="A2" s="1"/></row><row r="3"/>`),
		`F1=1`},
	"empty texts": {
		rows(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t></t></is></c><c r="C1" t="inlineStr"><is/></c><c r="D1" t="str"><v></v></c></row>`),
		`A1="", B1="", C1="", D1=""`},
	"formulas": {
		rows(`<row r="1"><c r="A1"><f>B1&amp;"x"</f><v>2</v></c><c r="B1" t="str"><f/><v></v></c><c r="C1"><f t="shared" si="0"/></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" s="1"><v>3</v><f>1</f></c></row>`),
		`A1==2, B1=="", C1==""?, D1==#DIV/0!, E1==date 3`},
	"a formula of several cells": {
		rows(`<row r="1"><c r="B1"><f t="array" ref="B1:C2">X</f><v>1</v></c><c r="C1"><v>2</v></c><c r="D1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="B3"><v>6</v></c></row>`),
		`B1==1, C1==2, D1=3 | A2=4, B2==5 | B3=6`},
	"rows and cells without names": {
		rows(`<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row r="4"><c/><c r="C4"><v>2</v></c><c><v>3</v></c></row><row><c><v>5</v></c></row>`),
		`A1=1, B1="ә" | C4=2, D4=3 | A5=5`},
	"extensions": {
		`<worksheet ` + mainSpace + ` xmlns:n="urn:n"><n:a>text<n:b/></n:a><sheetData><row r="1" n:y="1"><c r="A1"><v>1</v><extLst><ext uri="u"/></extLst></c><extLst/></row></sheetData><extLst><ext><n:c>t</n:c></ext></extLst></worksheet>`,
		`A1=1`},
	"an empty sheet":            {rows(``), ``},
	"an empty sheet, shorter":   {`<worksheet ` + mainSpace + `><sheetData/></worksheet>`, ``},
	"a longest text":            {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("ә", 32767) + `</t></is></c></row>`), `A1="` + strings.Repeat("ә", 32767) + `"`},
	"a text that is too long":   {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("a", 32768) + `</t></is></c></row>`), `sheet_damaged long_text A1`},
	"a text too long in pairs":  {rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("😀", 16384) + `</t></is></c></row>`), `sheet_damaged long_text A1`},
	"a text too long in runs":   {rows(`<row r="1"><c r="A1" t="inlineStr"><is>` + strings.Repeat(`<r><t>`+strings.Repeat("a", 30000)+`</t></r>`, 12) + `</is></c></row>`), `sheet_damaged long_text A1`},
	"a formula's text too long": {rows(`<row r="1"><c r="A1" t="str"><f>1</f><v>` + strings.Repeat("a", 40000) + `</v></c></row>`), `sheet_damaged long_text A1`},

	"no namespace":                   {`<worksheet><sheetData/></worksheet>`, `sheet_damaged element`},
	"another root":                   {`<chartsheet ` + mainSpace + `/>`, `sheet_damaged element`},
	"no cells at all":                {`<worksheet ` + mainSpace + `/>`, `sheet_damaged element`},
	"two tables of cells":            {`<worksheet ` + mainSpace + `><sheetData/><sheetData/></worksheet>`, `sheet_damaged element`},
	"cells hidden in an alternative": {`<worksheet ` + mainSpace + ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice><sheetData/></mc:Choice></mc:AlternateContent><sheetData/></worksheet>`, `sheet_damaged element`},
	"an unknown element among rows":  {rows(`<Row r="1"/>`), `sheet_damaged element`},
	"an unknown element among cells": {rows(`<row r="1"><d/></row>`), `sheet_damaged element A1`},
	"an unknown element in a cell":   {rows(`<row r="1"><c r="B1"><w>1</w></c></row>`), `sheet_damaged element B1`},
	"two values in a cell":           {rows(`<row r="1"><c r="B1"><v>1</v><v>2</v></c></row>`), `sheet_damaged element B1`},
	"a tag within a value":           {rows(`<row r="1"><c r="B1"><v>1<b/></v></c></row>`), `sheet_damaged element B1`},
	"stray text among rows":          {rows(`x<row r="1"/>`), `sheet_damaged stray_text`},
	"stray text among cells":         {rows(`<row r="1"><c r="A1"><v>1</v></c>x</row>`), `sheet_damaged stray_text A1`},
	"stray text in a cell":           {rows(`<row r="1"><c r="A1">x<v>1</v></c></row>`), `sheet_damaged stray_text A1`},
	"text after the end":             {rows(``) + "x", `sheet_damaged stray_text`},
	"a second root":                  {rows(``) + "<a/>", `sheet_damaged xml`},
	"nothing":                        {" ", `sheet_damaged xml_end`},

	"a row's number zero":              {rows(`<row r="0"/>`), `sheet_damaged row_number`},
	"a row's number that is none":      {rows(`<row r="1a"/>`), `sheet_damaged row_number`},
	"a row's number with a zero":       {rows(`<row r="01"/>`), `sheet_damaged row_number`},
	"a row's number beyond the last":   {rows(`<row r="1048577"/>`), `sheet_damaged row_number`},
	"a row repeated":                   {rows(`<row r="2"/><row r="2"/>`), `sheet_damaged row_number A2`},
	"rows out of order":                {rows(`<row r="2"/><row r="1"/>`), `sheet_damaged row_number A2`},
	"a row after the last":             {rows(`<row r="1048576"/><row/>`), `sheet_damaged row_number A1048576`},
	"a cell without its row":           {rows(`<row r="1"><c r="A"/></row>`), `sheet_damaged cell_name A1`},
	"a cell of another row":            {rows(`<row r="12"><c r="A1"><v>1</v></c></row>`), `sheet_damaged cell_name A12`},
	"a cell of a longer row":           {rows(`<row r="1"><c r="A12"><v>1</v></c></row>`), `sheet_damaged cell_name A1`},
	"a cell repeated":                  {rows(`<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>1</v></c></row>`), `sheet_damaged cell_name B1`},
	"a cell with a style repeated":     {rows(`<row r="1"><c r="B1" s="1"/><c r="B1"><v>1</v></c></row>`), `sheet_damaged cell_name B1`},
	"cells out of order":               {rows(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), `sheet_damaged cell_name B1`},
	"a cell in small letters":          {rows(`<row r="1"><c r="a1"><v>1</v></c></row>`), `sheet_damaged cell_name A1`},
	"a cell beyond the last":           {rows(`<row r="1"><c r="XFE1"/></row>`), `sheet_damaged cell_name A1`},
	"a cell after the last":            {rows(`<row r="1"><c r="XFD1"/><c/></row>`), `sheet_damaged cell_name XFD1`},
	"an unknown type":                  {rows(`<row r="1"><c r="A1" t="x"><v>1</v></c></row>`), `sheet_damaged cell_type A1`},
	"an empty type":                    {rows(`<row r="1"><c r="A1" t=""><v>1</v></c></row>`), `sheet_damaged cell_type A1`},
	"a style that is not there":        {rows(`<row r="1"><c r="A1" s="4"><v>1</v></c></row>`), `sheet_damaged style A1`},
	"a style that is no number":        {rows(`<row r="1"><c r="A1" s="-1"><v>1</v></c></row>`), `sheet_damaged style A1`},
	"a string that is not there":       {rows(`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`), `sheet_damaged string_index A1`},
	"a string before the first":        {rows(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), `sheet_damaged string_index A1`},
	"a string without a number":        {rows(`<row r="1"><c r="A1" t="s"><v></v></c></row>`), `sheet_damaged string_index A1`},
	"words for a number":               {rows(`<row r="1"><c r="A1"><v>one</v></c></row>`), `sheet_damaged number A1`},
	"spaces around a number":           {rows(`<row r="1"><c r="A1"><v> 1</v></c></row>`), `sheet_damaged number A1`},
	"a number in hexadecimal":          {rows(`<row r="1"><c r="A1"><v>0x10</v></c></row>`), `sheet_damaged number A1`},
	"a number with an underscore":      {rows(`<row r="1"><c r="A1"><v>1_0</v></c></row>`), `sheet_damaged number A1`},
	"infinity":                         {rows(`<row r="1"><c r="A1"><v>INF</v></c></row>`), `sheet_damaged number A1`},
	"a number that is too large":       {rows(`<row r="1"><c r="A1"><v>1e309</v></c></row>`), `sheet_damaged number A1`},
	"a comma in a number":              {rows(`<row r="1"><c r="A1"><v>1,5</v></c></row>`), `sheet_damaged number A1`},
	"a truth that is neither":          {rows(`<row r="1"><c r="A1" t="b"><v>2</v></c></row>`), `sheet_damaged cell_content A1`},
	"a text where a number belongs":    {rows(`<row r="1"><c r="A1"><is><t>1</t></is></c></row>`), `sheet_damaged cell_content A1`},
	"a value where a text belongs":     {rows(`<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>`), `sheet_damaged cell_content A1`},
	"a day that is not there":          {rows(`<row r="1"><c r="A1" t="d"><v>2023-02-29</v></c></row>`), `sheet_damaged date A1`},
	"a date of another zone":           {rows(`<row r="1"><c r="A1" t="d"><v>2023-02-28T10:00:00+05:00</v></c></row>`), `sheet_damaged date A1`},
	"a hidden that is neither":         {rows(`<row r="1" hidden="maybe"/>`), `sheet_damaged attribute`},
	"a merge of nothing":               {`<worksheet ` + mainSpace + `><sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells></worksheet>`, `sheet_damaged range`},
	"a merge from its end":             {`<worksheet ` + mainSpace + `><sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells></worksheet>`, `sheet_damaged range`},
	"columns from their end":           {`<worksheet ` + mainSpace + `><cols><col min="3" max="2"/></cols><sheetData/></worksheet>`, `sheet_damaged attribute`},
	"a value beyond the columns":       {rows(`<row r="1"><c r="AMK1"><v>1</v></c></row>`), `workbook_too_large columns`},
	"a style alone beyond the columns": {rows(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>`), `A1=1`},
}

// Every sheet is read from memory and again through the window, as it stands
// and with what sends each cell past the quick way.
func TestReadSheet(t *testing.T) {
	for name, c := range sheetCases {
		t.Run(name, func(t *testing.T) {
			for _, sheet := range []string{c.sheet, strings.ReplaceAll(c.sheet, "<c r", "<c\nr")} {
				b := zipped(t, handmade(sheet))
				for _, keep := range []int64{0, 32 << 20} {
					l := xlsx.DefaultLimits()
					l.Keep = keep
					if got := sheetTold(b, l); got != c.want {
						t.Errorf("keeping %d bytes:\n%s\nwant\n%s", keep, got, c.want)
					}
				}
			}
		})
	}
}

// xmlFaults are texts that are no XML, or not for this reader, wherever they
// stand.
var xmlFaults = map[string]struct{ text, what string }{
	"a tag not closed":                      {`<a>`, "xml"},
	"a tag closed by another":               {`<a></b>`, "xml"},
	"a tag closed twice":                    {`<a></a></a>`, "xml"},
	"an end with an attribute":              {`<a></a b="1">`, "xml"},
	"a name that is none":                   {`<1/>`, "xml"},
	"a space before a name":                 {`< a/>`, "xml"},
	"an attribute without a value":          {`<a b/>`, "xml"},
	"an attribute without quotes":           {`<a b=1/>`, "xml"},
	"an attribute twice":                    {`<a b="1" b="1"/>`, "xml"},
	"an attribute twice by prefixes":        {`<a xmlns:p="http://purl.oclc.org/ooxml/officeDocument/relationships" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships" p:b="1" q:b="1"/>`, "xml"},
	"attributes without a space":            {`<a b="1"c="2"/>`, "xml"},
	"a less-than in an attribute":           {`<a b="<"/>`, "xml"},
	"a slash in a tag":                      {`<a / >`, "xml"},
	"an ampersand alone":                    {`<a>&</a>`, "entity"},
	"the end of a section that never began": {`<a>]]></a>`, "xml"},
	"a double hyphen in a comment":          {`<!-- a -- b -->`, "xml"},
	"a comment of three hyphens":            {`<!--->`, "xml_end"},
	"a second declaration":                  {`<?xml version="1.0"?>`, "xml"},
	"an instruction without a name":         {`<? x?>`, "xml"},
	"a document type":                       {`<!DOCTYPE a [<!ENTITY b "c">]>`, "doctype"},
	"an element declaration":                {`<!ELEMENT a ANY>`, "xml"},
	"a prefix that is not declared":         {`<p:a/>`, "namespace"},
	"an attribute's prefix not declared":    {`<a p:b="1"/>`, "namespace"},
	"two colons":                            {`<a:b:c/>`, "namespace"},
	"a control character":                   {"<a>\x01</a>", "character"},
	"a byte that is no UTF-8":               {"<a>\xFF</a>", "character"},
	"a character cut short":                 {"<a>\xD3</a>", "character"},
	"an overlong character":                 {"<a>\xC0\xAF</a>", "character"},
	"half a pair":                           {"<a>\xED\xA0\x80</a>", "character"},
	"a character that is none":              {"<a>\uFFFE</a>", "character"},
	"a control character in a comment":      {"<!--\x02-->", "character"},
	"too many elements in each other":       {strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200), "nesting"},
	"too many attributes":                   {`<a ` + manyAttributes(200) + `/>`, "tag"},
	"a tag that is too long":                {`<a b="` + strings.Repeat("x", 300_000) + `"/>`, "tag"},
	"a name that is too long":               {`<` + strings.Repeat("x", 300_000) + `/>`, "tag"},
	"an end that is too long":               {`<a></a` + strings.Repeat(" ", 300_000) + `>`, "tag"},
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" " + xlsx.CellName(1, i) + `=""`)
	}
	return b.String()
}

// What is no XML is refused in every part that is read.
func TestReadNoXML(t *testing.T) {
	for name, c := range xmlFaults {
		t.Run(name, func(t *testing.T) {
			for i, p := range handmade(rows("")) {
				if p.name == "[Content_Types].xml" {
					continue
				}
				at := strings.LastIndex(p.text, "</")
				changed := part{p.name, p.text[:at] + "<extLst xmlns='urn:x'>" + c.text + "</extLst>" + p.text[at:]}
				l := xlsx.DefaultLimits()
				l.Keep = int64(i%2) << 20
				words := strings.Fields(sheetTold(zipped(t, with(handmade(rows("")), changed)), l))
				// Where nothing else may stand, that may be seen first.
				strict := strings.HasSuffix(p.name, ".rels") || strings.HasSuffix(p.name, "Strings.xml")
				if len(words) < 2 || words[1] != c.what && !(strict && words[1] == "element") {
					t.Errorf("%s: %s, want %s", p.name, words, c.what)
				}
			}
		})
	}
}

// A part in another encoding is refused, not guessed.
func TestReadEncodings(t *testing.T) {
	sheet := rows(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for name, c := range map[string]struct{ sheet, want string }{
		"windows-1251 declared":        {`<?xml version="1.0" encoding="windows-1251"?>` + sheet, "sheet_damaged encoding"},
		"UTF-16 with its mark":         {"\xFF\xFE" + wide(sheet), "sheet_damaged encoding"},
		"UTF-16 without it":            {wide(sheet), "sheet_damaged encoding"},
		"UTF-16, large first":          {"\xFE\xFF\x00" + wide(sheet), "sheet_damaged encoding"},
		"version 1.1":                  {`<?xml version="1.1"?>` + sheet, "sheet_damaged xml"},
		"no version":                   {`<?xml encoding="UTF-8"?>` + sheet, "sheet_damaged xml"},
		"space before the declaration": {` <?xml version="1.0"?>` + sheet, "sheet_damaged xml"},
		"UTF-8 in small letters":       {`<?xml version="1.0" encoding='utf-8' ?>` + sheet, "A1=1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sheetTold(zipped(t, handmade(c.sheet)), xlsx.DefaultLimits()); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func wide(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}
