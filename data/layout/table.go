package layout

import (
	"fmt"
	"strconv"
	"strings"

	"sapar/data"
)

// Table puts the table with that index in the report into words, as its form
// has it, for a screen that shows what will be drawn: at most so many rows,
// and the total row and the lines below it whatever their number.
func Table(r data.Report, index, rows int, opt Options) (data.ReportTable, error) {
	d, err := newDrawing(r, opt)
	if err != nil {
		return data.ReportTable{}, fmt.Errorf("word report %s: %w", r.Name, err)
	}
	sheet := r.Sheets[index]
	var form *sheetForm
	for i := range d.form.Sheets {
		if d.form.Sheets[i].Key == sheet.Key {
			form = &d.form.Sheets[i]
		}
	}
	if form == nil {
		return data.ReportTable{}, fmt.Errorf("word report %s: the form has no sheet %q", r.Name, sheet.Key)
	}
	return d.table(form, sheet, rows), nil
}

func (d *drawing) table(form *sheetForm, sheet data.ReportSheet, rows int) data.ReportTable {
	title := form.Title
	if title.empty() {
		title = d.form.Title
	}
	from := d.around(sheet)
	t := data.ReportTable{Title: d.in(title, from, fullNames, " / "), Foot: d.lines(form.Foot, from, fullNames, " / ")}
	leaves := plainColumns(form.Columns)
	for _, l := range leaves {
		t.Columns = append(t.Columns, data.ReportColumn{Key: l.key, Heading: d.in(l.heading(), d.fields, shortNames, " / ")})
	}
	for _, g := range sheet.Groups {
		for _, c := range form.Groups.Columns {
			l := leaf{c, g.Key + "." + c.Key}
			leaves = append(leaves, l)
			t.Columns = append(t.Columns, data.ReportColumn{
				Key: l.key, Heading: d.in(l.heading(), d.fields, shortNames, " / "),
				Group: d.say(data.Bilingual{KK: g.NameKK, RU: g.NameRU}, d.opt.Lang, shortNames, " / "),
			})
		}
	}
	for _, row := range sheet.Rows[:min(rows, len(sheet.Rows))] {
		t.Rows = append(t.Rows, d.cells(form, leaves, row, t.Columns))
	}
	if form.Total != nil {
		t.Total = d.cells(form, leaves, sheet.Total, t.Columns)
		for i, l := range leaves {
			if l.Key == form.Total.Column {
				t.Total[i] = d.in(form.Total.text, d.fields, shortNames, " / ")
			}
		}
	}
	return t
}

// cells words a row, and marks the columns in which it has a number.
func (d *drawing) cells(form *sheetForm, leaves []leaf, row data.ReportRow, columns []data.ReportColumn) []string {
	texts := make([]string, len(leaves))
	for i, l := range leaves {
		c := d.value(form, l, row)
		switch v := c.value.(type) {
		case nil:
		case int:
			texts[i], columns[i].Number = grouped(v, c.style.format), true
		case float64:
			texts[i], columns[i].Number = d.say(v, d.opt.Lang, shortNames, ""), true
		default:
			texts[i] = d.say(v, d.opt.Lang, shortNames, " / ")
		}
	}
	return texts
}

// grouped writes a number as its format has it in a Kazakh or Russian Excel:
// thousands apart, a sign where the format asks for one.
func grouped(n int, format string) string {
	digits := strconv.Itoa(n)
	if format == formats["plain"] {
		return digits
	}
	sign, digits := "", strings.TrimPrefix(digits, "-")
	switch {
	case n < 0:
		sign = "-"
	case n > 0 && format == formats["signed"]:
		sign = "+"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return sign + digits
}
