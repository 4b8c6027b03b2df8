package layout

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
)

var names = Names{
	Head: []Name{{Key: "project.title", KK: "жоба.атауы"}, {Key: "period", KK: "кезең"}, {Key: "project.customer", KK: "жоба.тапсырыс беруші"}},
	Lists: []List{
		{Name: Name{Key: "event", KK: "іс-шара"}, Fields: []Name{
			{Key: "row", KK: "реті"}, {Key: "date", KK: "күні"}, {Key: "title", KK: "атауы"}, {Key: "total", KK: "барлығы"}, {Key: "district", KK: "аудан"}, {Key: "links"}, {Key: "unique", Sum: SumWhole},
		}},
		{Name: Name{Key: "district", KK: "аудан"}, Fields: []Name{{Key: "row"}, {Key: "district", KK: "атауы"}}, Across: map[string][]string{"indicator": {"name", "plan", "fact", "percent"}}},
		{Name: Name{Key: "indicator", KK: "көрсеткіш"}, Fields: []Name{{Key: "row"}, {Key: "name"}, {Key: "plan", KK: "жоспар", Sum: SumNowhere}, {Key: "fact"}, {Key: "percent"}}},
	},
	Words: map[string]string{
		"each": "әр", "group": "топ", "end": "соңы", "across": "көлденең", "only": "тек", "column": "баған", "sum": "жиыны", "count": "саны",
		"rows": "жол", "page": "бет", "not": "емес", "upload": "жүктеу", "names": "аттар", "kk": "қаз", "ru": "рус",
	},
}

// events are so many of two districts, the i-th with i+1 people.
func events(n int) data.Report {
	sheet := data.ReportSheet{Key: "event"}
	for i := range n {
		sheet.Rows = append(sheet.Rows, data.ReportRow{
			"row": {Value: i + 1}, "date": {Value: data.Date(20260301 + i%28)}, "title": {Value: fmt.Sprintf("Кездесу %d", i+1)},
			"total": {Value: i + 1, Sources: []data.ID{{byte(i)}}}, "district": {Value: data.Bilingual{KK: []string{"Ақжайық", "Тасқала"}[i*2/max(n, 1)], RU: []string{"Акжаик", "Таскала"}[i*2/max(n, 1)]}},
		})
	}
	return data.Report{
		Head:   data.ReportRow{"project.title": {Value: data.Bilingual{KK: "Ауыл жастары", RU: "Сельская молодёжь"}}},
		Sheets: []data.ReportSheet{sheet},
	}
}

// book makes a workbook of one sheet from its cells.
func book(t testing.TB, cells map[string]any, more func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for cell, v := range cells {
		var err error
		if s, ok := v.(string); ok && strings.HasPrefix(s, "=") {
			err = f.SetCellFormula("Sheet1", cell, s[1:])
		} else {
			err = f.SetCellValue("Sheet1", cell, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fill(t testing.TB, raw []byte, from Source) *excelize.File {
	t.Helper()
	n := names
	form, problems, err := Open(raw, &n)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %+v", err, problems)
	}
	var b bytes.Buffer
	if err := form.Fill(context.Background(), &b, from, nil); err != nil {
		t.Fatal(err)
	}
	out, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// table is what stands on the first sheet, a line a row.
func table(t testing.TB, f *excelize.File) string {
	t.Helper()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.TrimRight(strings.ReplaceAll(strings.Join(r, "|"), "\n", "⏎"), "|") + "\n")
	}
	return b.String()
}

func TestAListGrowsWithAllAroundIt(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "{{жоба.атауы}}", "A2": "{{kk}}Күні\n{{ru}}Дата", "B2": "Атауы", "C2": "Саны",
		"A3": "{{event.date}}", "B3": "№ {{іс-шара.реті}}. {{іс-шара.атауы}}", "C3": "{{event.total}}", "D3": "=C3*2", "E3": "=E2+C3",
		"B4": "Барлығы", "C4": "{{sum event.total}}", "D4": "=SUM(D3:D3)", "E4": "{{count event}}",
	}, nil)
	for _, c := range []struct {
		events int
		lang   string
		want   string
	}{
		{3, Both, "Ауыл жастары / Сельская молодёжь\nКүні⏎Дата|Атауы|Саны\n01.03.2026|№ 1. Кездесу 1|1|2|1\n02.03.2026|№ 2. Кездесу 2|2|4|3\n03.03.2026|№ 3. Кездесу 3|3|6|6\n|Барлығы|6|12|3\n"},
		{1, Kazakh, "Ауыл жастары\nКүні|Атауы|Саны\n01.03.2026|№ 1. Кездесу 1|1|2|1\n|Барлығы|1|2|1\n"},
		{0, Russian, "Сельская молодёжь\nДата|Атауы|Саны\n|||0|0\n|Барлығы||0|0\n"},
	} {
		if got := table(t, fill(t, raw, Source{Report: events(c.events), Lang: c.lang})); got != c.want {
			t.Errorf("%d events in %s:\n%swant\n%s", c.events, c.lang, got, c.want)
		}
	}
}

func TestGroupsHaveTheirOwnSums(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "{{топ іс-шара.аудан}}", "A2": "{{group.district}}", "A3": "{{event.title}}", "B3": "{{event.total}}",
		"A4": "Барлығы {{group.аудан}}", "B4": "{{sum event.total}}", "C4": "=SUM(B3:B3)", "A5": "{{соңы}}", "A6": "Жалпы", "B6": "{{sum event.total}}", "C6": "=C4",
	}, nil)
	want := "Ақжайық\nКездесу 1|1\nКездесу 2|2\nБарлығы Ақжайық|3|3\nТасқала\nКездесу 3|3\nКездесу 4|4\nБарлығы Тасқала|7|7\nЖалпы|10|3\n"
	if got := table(t, fill(t, raw, Source{Report: events(4), Lang: Kazakh})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAMatrixGoesAcross(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "№", "B1": "Аудан", "C1": "{{across indicator}}{{indicator.name}}", "C2": "жоспар", "D2": "нақты", "E1": "Ескертпе",
		"A3": "{{district.row}}", "B3": "{{district.district}}", "C3": "{{indicator.plan}}", "D3": "{{indicator.fact}}", "E3": "=D3-C3",
		"B4": "Барлығы", "C4": "{{sum indicator.plan}}", "D4": "{{sum indicator.fact}}", "E4": "=SUM(C3:D3)",
	}, func(f *excelize.File) {
		if err := f.MergeCell("Sheet1", "C1", "D1"); err != nil {
			t.Fatal(err)
		}
	})
	groups := []data.ReportGroup{{Key: "a", NameKK: "Кездесу"}, {Key: "b", NameKK: "Концерт"}}
	sheet := data.ReportSheet{Key: "district", Across: map[string][]data.ReportGroup{"indicator": groups}, Total: data.ReportRow{"indicator.b.fact": {Value: 9}}}
	for i, d := range []string{"Ақжайық", "Тасқала"} {
		sheet.Rows = append(sheet.Rows, data.ReportRow{
			"row": {Value: i + 1}, "district": {Value: d}, "indicator.a.plan": {Value: 10 + i}, "indicator.a.fact": {Value: 4 + i},
			"indicator.b.plan": {Value: 2}, "indicator.b.fact": {Value: 7},
		})
	}
	out := fill(t, raw, Source{Report: data.Report{Sheets: []data.ReportSheet{sheet}}, Lang: Kazakh})
	want := "№|Аудан|Кездесу||Концерт||Ескертпе\n||жоспар|нақты|жоспар|нақты\n1|Ақжайық|10|4|2|7|-6\n2|Тасқала|11|5|2|7|-6\n|Барлығы|21|9|4|9|48\n"
	if got := table(t, out); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	merges, err := out.GetMergeCells("Sheet1")
	if err != nil || len(merges) != 2 || merges[1][0] != "E1:F1" {
		t.Errorf("merges %v, %v", merges, err)
	}
}
