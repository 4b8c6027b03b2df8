package sheet_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"sapar/data/xlsx"
)

// grid is a workbook taken apart into its cells, to change them fast.
type grid []*page

type page struct {
	name  string
	state xlsx.State
	rows  map[int]map[int]xlsx.Cell
}

func takeApart(t testing.TB, raw []byte) grid {
	t.Helper()
	book, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var g grid
	for i, info := range book.Sheets() {
		p := &page{info.Name, info.State, map[int]map[int]xlsx.Cell{}}
		if _, err := book.Read(i, func(r *xlsx.Row) error {
			p.rows[r.Number] = map[int]xlsx.Cell{}
			for _, c := range r.Cells {
				p.rows[r.Number][c.Column] = c
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		g = append(g, p)
	}
	return g
}

func (g grid) clone() grid {
	var out grid
	for _, p := range g {
		rows := make(map[int]map[int]xlsx.Cell, len(p.rows))
		for n, row := range p.rows {
			rows[n] = maps.Clone(row)
		}
		out = append(out, &page{p.name, p.state, rows})
	}
	return out
}

func (g grid) page(name string) *page {
	for _, p := range g {
		if p.name == name {
			return p
		}
	}
	return nil
}

// column is the column that the key row says it of, -1 for none.
func (p *page) column(mark string) int {
	for n, c := range p.rows[1] {
		if c.Text == mark {
			return n
		}
	}
	return -1
}

func (p *page) put(row int, mark string, c xlsx.Cell) string {
	n := p.column(mark)
	if p.rows[row] == nil {
		p.rows[row] = map[int]xlsx.Cell{}
	}
	c.Column = n
	p.rows[row][n] = c
	return xlsx.CellName(row, n)
}

func text(s string) xlsx.Cell { return xlsx.Cell{Kind: xlsx.Text, Text: s} }

// save writes the workbook as another program would.
func (g grid) save(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := xlsx.NewWriter(&b, xlsx.Properties{Application: "Microsoft Excel", LastModifiedBy: "Ерлан", Modified: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)})
	date := w.Style(xlsx.Style{Format: "dd.mm.yyyy"})
	for _, p := range g {
		s := w.Sheet(xlsx.Sheet{Name: p.name, State: p.state})
		for _, n := range slices.Sorted(maps.Keys(p.rows)) {
			s.Row(xlsx.RowOptions{Number: n})
			for _, column := range slices.Sorted(maps.Keys(p.rows[n])) {
				switch c := p.rows[n][column]; c.Kind {
				case xlsx.Number:
					style := xlsx.StyleID(0)
					if c.Date {
						style = date
					}
					s.Number(column, style, c.Number)
				case xlsx.Bool:
					s.Bool(column, 0, c.Number != 0)
				case xlsx.Failure:
					s.Unique(column, 0, failure+c.Text)
				default:
					s.Unique(column, 0, c.Text)
				}
			}
		}
		s.Close()
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !g.fails() {
		return b.Bytes()
	}
	// The writer writes no errors: they are put in place of the texts.
	return rewrite(t, b.Bytes(), func(name, content string) string {
		for {
			at := strings.Index(content, failure)
			if at < 0 {
				return content
			}
			start := strings.LastIndex(content[:at], "<c ")
			end := at + strings.Index(content[at:], "</c>")
			ref, _, _ := strings.Cut(content[start+len(`<c r="`):], `"`)
			value, _, _ := strings.Cut(content[at+len(failure):], "<")
			content = content[:start] + `<c r="` + ref + `" t="e"><f>A1/0</f><v>` + value + "</v>" + content[end:]
		}
	})
}

const failure = "\u2603"

func (g grid) fails() bool {
	for _, p := range g {
		for _, row := range p.rows {
			for _, c := range row {
				if c.Kind == xlsx.Failure {
					return true
				}
			}
		}
	}
	return false
}
