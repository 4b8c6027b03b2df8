package ownlist_test

import (
	"fmt"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/ownlist"
	"sapar/data/xlsx"
)

// listOf makes a list of a text: lines are rows and | parts cells. A cell that
// begins with a sign is a number, a date, an error or a formula without value.
func listOf(text string) *ownlist.List {
	var rows []ownlist.Row
	for i, line := range strings.SplitN(text, "\n", 200) {
		row := ownlist.Row{Line: i + 1}
		for j, cell := range strings.SplitN(line, "|", 40) {
			if cell == "" {
				continue
			}
			c := ownlist.Cell{Column: j, Text: cell}
			var n float64
			switch _, err := fmt.Sscan(cell[1:], &n); {
			case cell[0] == '#' && err == nil:
				c = ownlist.Cell{Column: j, Kind: xlsx.Number, Number: n}
			case cell[0] == '@' && err == nil:
				c = ownlist.Cell{Column: j, Kind: xlsx.Number, Number: n, Date: true}
			case cell[0] == '!':
				c.Kind = xlsx.Failure
			case cell[0] == '=':
				c = ownlist.Cell{Column: j, Formula: true, Missing: true}
			}
			row.Cells = append(row.Cells, c)
		}
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
	}
	return ownlist.NewList(data.Source{Name: "тізім.xlsx"}, "Парақ 12.03.2026", rows)
}

// Whatever stands in a list, nothing panics, each row is either taken or
// skipped, and the ids are the same the second time.
func FuzzRead(f *testing.F) {
	f.Add("Қатысушылар тізімі\nКездесу «Заң», 12.03.2026, Чапаев\n№|Аты-жөні|Туған жылы|Жынысы\n#1|Ахметов Асқар|#2001|е\n#2|Сәрсенова Айгүл|@36161|ә\nБарлығы|#2\n")
	f.Add("Күні|Ауылы|Іс-шара|Барлығы|ер|әйел\n12.03.2026|Чапаев|Кездесу|#20|#10|#10\n@46093|Алмалы|Диалог|~5|!#REF!|=\nИтого|||#20\n")
	f.Add("№|Т.А.Ә.|Сала|Телефон|ЖСН\n#1|Ахметов Асқар|спорт|#87011112233|010203500123\n")
	f.Add("1|2|3\n4|5|6\n")
	f.Add("Күні: 31.02.2026\nАуыл: Чапаев\nАты|Тегі\n«\"|»\n12-14.13.2026|–\n")
	f.Add("ФИО|Возраст\nИванов Иван 010203500123|#25\n")
	s, r := scope(), reader()
	f.Fuzz(func(t *testing.T, text string) {
		l := listOf(text)
		mappings := r.Guess(l)
		for _, kind := range ownlist.Kinds() {
			if m, ok := r.GuessAs(l, l.Sheets[0].Name, kind); ok {
				mappings = append(mappings, m)
			}
		}
		for _, m := range mappings {
			p, preview, err := r.Read(l, m, s)
			if err != nil {
				t.Fatalf("a guess was refused: %v", err)
			}
			if n := len(preview.Rows) + len(preview.Skipped); n != len(l.Sheets[0].Rows) {
				t.Fatalf("%d rows are accounted for of %d", n, len(l.Sheets[0].Rows))
			}
			for _, loose := range p.Loose {
				if problems := data.Check(loose.Record, data.Scope{Today: today, Places: places}).Refusals(); len(problems) > 0 {
					t.Fatalf("%v is in the parcel: %v", loose.Record, problems)
				}
			}
			again, _, err := r.Read(l, m, s)
			if err != nil || strings.Join(idsOf(again), " ") != strings.Join(idsOf(p), " ") {
				t.Fatalf("the second reading differs (%v)", err)
			}
		}
	})
}
