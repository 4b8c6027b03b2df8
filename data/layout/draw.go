package layout

import (
	"fmt"
	"strings"

	"sapar/data"
)

// workbook draws all sheets of the report.
func (d *drawing) workbook() []*page {
	var pages []*page
	for i := range d.form.Sheets {
		form := &d.form.Sheets[i]
		var tables []data.ReportSheet
		for _, t := range d.report.Sheets {
			if t.Key == form.Key {
				tables = append(tables, t)
			}
		}
		if form.Sections != nil && d.report.Event == nil {
			pages = append(pages, d.sectionsPage(form, tables))
			continue
		}
		if len(tables) == 0 && i == 0 {
			tables = []data.ReportSheet{{Key: form.Key}}
		}
		for _, t := range tables {
			if form.Groups != nil {
				pages = append(pages, d.matrixPages(form, t)...)
			} else {
				pages = append(pages, d.tablePage(form, t, plainColumns(form.Columns), nil))
			}
		}
	}
	d.nameTabs(pages)
	return pages
}

// nameTabs tells sheets of one name apart, and keeps to what Excel allows in a
// name: 31 characters, and none of []:*?/\. An apostrophe, which Excel allows,
// is left out as well: references would have to double it.
func (d *drawing) nameTabs(pages []*page) {
	taken := map[string]bool{}
	for _, p := range pages {
		clean := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
				return ' '
			}
			return r
		}, p.name)
		clean = strings.TrimSpace(clean)
		if clean == "" {
			clean = "1"
		}
		p.name = cut(clean, 31)
		for i := 2; taken[strings.ToLower(p.name)]; i++ {
			p.name = fmt.Sprintf("%s %d", cut(clean, 27), i)
		}
		taken[strings.ToLower(p.name)] = true
	}
}

func cut(s string, chars int) string {
	if r := []rune(s); len(r) > chars {
		return strings.TrimSpace(string(r[:chars]))
	}
	return s
}

// leaf is a column as it is drawn: in a matrix the form's column below one of
// the groups.
type leaf struct {
	column
	key string // in the report's rows
}

func plainColumns(columns []column) []leaf {
	leaves := make([]leaf, len(columns))
	for i, c := range columns {
		leaves[i] = leaf{c, c.Key}
	}
	return leaves
}

// matrixPages draws a matrix, on so many sheets that its columns can be read on
// paper.
func (d *drawing) matrixPages(form *sheetForm, t data.ReportSheet) []*page {
	var pages []*page
	for from := 0; from == 0 || from < len(t.Groups); from += form.Groups.Across {
		groups := t.Groups[from:min(from+form.Groups.Across, len(t.Groups))]
		leaves := plainColumns(form.Columns)
		for _, g := range groups {
			for _, c := range form.Groups.Columns {
				leaves = append(leaves, leaf{c, g.Key + "." + c.Key})
			}
		}
		pages = append(pages, d.tablePage(form, t, leaves, groups))
	}
	return pages
}

// newPage draws what stands above a table, its heading included.
func (d *drawing) newPage(form *sheetForm, from source, leaves []leaf, groups []data.ReportGroup, head sections) *page {
	name := form.Name
	if d.opt.Lang == Both {
		name.RU = "" // a tab has room for one language
	}
	p := &page{
		name:     d.in(name, from, shortNames, ""),
		title:    d.in(head.Title, from, fullNames, " / "),
		portrait: d.form.Portrait,
		footer:   [2]string{d.footer(d.frame.Footer.Left, from), d.footer(d.frame.Footer.Right, from)},
	}
	for _, l := range leaves {
		p.widths = append(p.widths, l.Width)
	}
	if form.Approval || form.Agreement {
		d.approval(p, form, from)
		p.gap()
	}
	d.titles(p, form, head.Title, from)
	p.gap()
	d.passport(p, form, head.Passport, from)
	for _, t := range form.Paragraphs {
		for _, text := range strings.Split(d.in(t, from, fullNames, "\n"), "\n") {
			p.paragraph(text, style{size: form.Size - 1, across: "justify", down: "top"})
		}
	}
	p.gap()
	d.heading(p, form, leaves, groups)
	return p
}

// tablePage draws one table with all that stands around it.
func (d *drawing) tablePage(form *sheetForm, t data.ReportSheet, leaves []leaf, groups []data.ReportGroup) *page {
	rows, byHand := t.Rows, false
	if len(rows) == 0 && form.BlankRows > 0 {
		byHand = true
		for i := range form.BlankRows {
			rows = append(rows, data.ReportRow{"row": {Value: i + 1}})
		}
	}
	from := d.around(t)
	head := sections{Title: form.Title, Passport: d.form.Passport}
	if head.Title.empty() {
		head.Title = d.form.Title
	}
	if len(head.Passport) == 0 {
		head.Passport = d.frame.Passport
	}
	p := d.newPage(form, from, leaves, groups, head)
	d.body(p, form, leaves, rows)
	p.until = len(p.rows)
	if form.Total != nil {
		d.totalRow(p, form, leaves, t.Total)
	}

	if byHand {
		from = unwritten(from)
	}
	frameSize := style{size: form.Size + 1}
	if foot := d.lines(form.Foot, from, fullNames, "\n"); len(foot) > 0 {
		p.gap()
		p.say(strings.Join(foot, "\n"), frameSize)
	}
	signatures := form.Signatures
	if len(signatures) == 0 {
		signatures = d.form.Signatures
	}
	if len(signatures) == 0 {
		signatures = d.frame.Signatures
	}
	for _, s := range signatures {
		p.gap()
		p.say(d.in(s, from, fullNames, " / "), frameSize)
	}
	return p
}

// unwritten leaves the figures of a sheet out that is yet to be filled in by
// hand.
func unwritten(from source) source {
	return func(key string) any {
		if v := from(key); v != 0 {
			return v
		}
		return nil
	}
}

// sectionsPage draws tables one after another, each from a new printed page,
// under one heading that every page repeats.
func (d *drawing) sectionsPage(form *sheetForm, tables []data.ReportSheet) *page {
	leaves := plainColumns(form.Columns)
	p := d.newPage(form, d.fields, leaves, nil, *form.Sections)
	bold := style{size: form.Size + 1, bold: true}
	plain := style{size: form.Size}
	for i, t := range tables {
		from := d.around(t)
		if i > 0 {
			p.breaks = append(p.breaks, len(p.rows)+1)
		}
		p.say(strings.Join(d.lines(form.Sections.Head, from, fullNames, " / "), "\n"), bold)
		d.body(p, form, leaves, t.Rows)
		p.say(strings.Join(d.lines(form.Foot, from, fullNames, "\n"), "\n"), plain)
		for _, s := range form.Sections.Signatures {
			p.gap()
			p.say(d.in(s, from, fullNames, " / "), plain)
		}
	}
	p.until = len(p.rows)
	return p
}

// footer writes one side of the foot of printed pages in Excel's codes.
func (d *drawing) footer(t text, from source) string {
	const page, pages = "\x01", "\x02"
	written := d.in(t, func(key string) any {
		switch key {
		case "page":
			return page
		case "pages":
			return pages
		}
		return from(key)
	}, fullNames, " / ")
	written = strings.ReplaceAll(cut(written, 100), "&", "&&")
	return strings.NewReplacer(page, "&P", pages, "&N").Replace(written)
}
