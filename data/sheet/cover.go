package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// Columns of the cover. The first is hidden and says what stands in its row.
const (
	coverKey = iota
	coverLabel
	coverValue
	coverEnd
)

// Keys of the rows of the cover that a person fills in.
const (
	coverDistrict = "cover:district"
	coverAuthor   = "cover:author"
)

// coverName is the cover's name.
func (x *Workbook) coverName(lang string) string { return short(x.Words(lang, "sheet.name.cover"), 31) }

// cover writes the first sheet: what the file is and what to do with it.
type cover struct {
	*writing
	sheet *xlsx.SheetWriter
}

func (p *writing) writeCover(counts map[string]int) {
	about := xlsx.Sheet{
		Name: p.x.coverName(p.lang), FitWidth: true,
		Columns: []xlsx.Column{
			coverKey:   {Width: 10, Hidden: true},
			coverLabel: {Width: 54},
			coverValue: {Width: 62},
		},
		Merges: []string{"B1:C1", "B2:C2", "B3:C3", "B4:C4"},
	}
	rows := p.coverRows(counts)
	const head = 5 // rows above them
	if p.m.Form {
		for i, r := range rows {
			if r.key == coverDistrict {
				cell := xlsx.CellName(head+i+1, coverValue)
				about.Validations = append(about.Validations, xlsx.Validation{Range: cell, List: nameOf("district_names"), Error: short(p.x.both("sheet.ask.list", "\n"), 255)})
			}
		}
	}
	steps := p.steps()
	for i := range steps {
		row := head + len(rows) + 3 + i
		about.Merges = append(about.Merges, fmt.Sprintf("B%d:C%d", row, row))
	}
	c := cover{p, p.w.Sheet(about)}
	c.line(28, p.styles.title, p.x.Words(kazakh, "sheet.cover.title"))
	c.line(22, p.styles.subtitle, p.x.Words(russian, "sheet.cover.title"))
	c.line(34, p.styles.plain, p.x.Words(kazakh, c.aboutKey()))
	c.line(34, p.styles.plain, p.x.Words(russian, c.aboutKey()))
	c.line(8, p.styles.plain, "")
	for _, r := range rows {
		c.row(r)
	}
	c.line(8, p.styles.plain, "")
	c.line(20, p.styles.label, p.x.both("sheet.cover.steps", " / "))
	for _, step := range steps {
		c.line(15*float64(1+len([]rune(step))/115+strings.Count(step, "\n")), p.styles.plain, step)
	}
	c.sheet.Close()
}

func (c *cover) aboutKey() string {
	if c.m.Form {
		return "sheet.cover.about_form"
	}
	return "sheet.cover.about"
}

func (c *cover) line(height float64, style xlsx.StyleID, text string) {
	c.sheet.Row(xlsx.RowOptions{Height: min(height, 400)})
	c.sheet.Text(coverLabel, style, text)
}

// coverRow is a line of the cover: what is said, and how it is called.
type coverRow struct {
	key, label, value string
	number            int
	counted, input    bool
}

func (c *cover) row(r coverRow) {
	lines := 1 + max(strings.Count(r.value, "\n"), strings.Count(r.label, "\n"), len([]rune(r.value))/65)
	c.sheet.Row(xlsx.RowOptions{Height: min(16*float64(lines), 400)})
	c.sheet.Text(coverKey, c.styles.hidden, r.key)
	c.sheet.Text(coverLabel, c.styles.label, r.label)
	switch {
	case r.input:
		c.sheet.Blank(coverValue, c.styles.input)
	case r.counted:
		c.sheet.Int(coverValue, c.styles.count, int64(r.number))
	default:
		c.sheet.Text(coverValue, c.styles.value, r.value)
	}
}

func (p *writing) coverRows(counts map[string]int) []coverRow {
	label := func(key string) string { return p.x.both(key, " / ") }
	title := p.m.TitleKK
	if p.m.TitleRU != "" && p.m.TitleRU != title {
		title = strings.TrimSpace(title + "\n" + p.m.TitleRU)
	}
	period := ""
	if p.m.Period.From != 0 {
		period = dayText(p.m.Period.From) + " – " + dayText(p.m.Period.To)
	}
	all := []coverRow{
		{label: label("sheet.cover.project"), value: title},
		{label: label("sheet.cover.period"), value: period},
		{label: label("sheet.cover.part"), value: p.placeBoth(p.m.Part)},
	}
	if p.m.Form {
		all = append(all,
			coverRow{key: coverDistrict, label: label("sheet.cover.district") + " *", input: true},
			coverRow{key: coverAuthor, label: label("sheet.cover.author") + " *", input: true})
	} else {
		all = append(all,
			coverRow{label: label("sheet.cover.district"), value: p.placeBoth(p.m.District)},
			coverRow{label: label("sheet.cover.author"), value: p.m.Author})
	}
	at := ""
	if !p.m.At.IsZero() {
		at = p.m.At.UTC().Format("02.01.2006 15:04") + " UTC"
	}
	all = append(all, coverRow{label: label("sheet.cover.at"), value: at})
	if !p.m.Names {
		all = append(all, coverRow{label: label("sheet.cover.names"), value: p.x.both("sheet.cover.no_names", "\n")})
	}
	rows := all[:0]
	for _, r := range all {
		if r.value != "" || r.input {
			rows = append(rows, r)
		}
	}
	if !p.m.Form {
		for _, of := range data.Types() {
			if n := counts[of.Key]; n > 0 && byHand(of) {
				rows = append(rows, coverRow{label: label("sheet.name." + of.Key), number: n, counted: true})
			}
		}
	}
	return rows
}

// placeBoth is a place in both languages, or all of the region.
func (p *writing) placeBoth(code string) string {
	if code == "" {
		code = p.m.Region
	}
	place, ok := p.x.Places.Place(code)
	if !ok {
		return code
	}
	if place.NameRU == "" || place.NameRU == place.NameKK {
		return place.NameKK
	}
	return place.NameKK + " / " + place.NameRU
}

func dayText(d data.Date) string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02.01.2006")
}

// steps are the sentences that say what to do with the file.
func (p *writing) steps() []string {
	keys := []string{"fill", "sort", "delete", "add", "send"}
	if p.m.Form {
		keys = []string{"form", "fill", "sort", "send"}
	}
	steps := make([]string, len(keys))
	for i, key := range keys {
		n := strconv.Itoa(i+1) + ". "
		steps[i] = n + p.x.both("sheet.step."+key, "\n    ")
	}
	return steps
}
