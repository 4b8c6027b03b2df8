package layout

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
)

// Any text comes back from the file as it was, alone in its cell and among
// words.
func TestTextsComeBack(t *testing.T) {
	awkward := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"=1+1", "+7", "-", "@a", "'", "_x0041_", "_x005F_x0041_", "_x", "&lt;", "]]>", "<b>", "\"", " начало", "конец ",
			"жол\nжол", "\t", "Ә Ғ Қ Ң Ө Ұ Ү Һ І", "{{period}}", "{{event.title}}", "()", ", ", "\x00", "\x1f", "🙂", "0012", "1e5",
		}),
	)
	raw := book(t, map[string]any{"A1": "{{event.title}}", "B1": "№ {{event.district}}!", "C1": "{{event.links}}"}, nil)
	rapid.Check(t, func(r *rapid.T) {
		title, district, links := awkward.Draw(r, "title"), awkward.Draw(r, "district"), rapid.SliceOfN(awkward, 1, 3).Draw(r, "links")
		from := data.Report{Sheets: []data.ReportSheet{{Key: "event", Rows: []data.ReportRow{{
			"title": {Value: title}, "district": {Value: district}, "links": {Value: links},
		}}}}}
		out := fill(t, raw, Source{Report: from})
		want := map[string]string{"A1": title, "C1": strings.Join(links, "\n")}
		if district != "" { // a line with nothing to say is left out
			want["B1"] = "№ " + district + "!"
		}
		for cell, text := range want {
			if strings.Contains(text, "\r") {
				continue // what reads the file here makes new lines of returns
			}
			if got, err := out.GetCellValue("Sheet1", cell); err != nil || got != strings.ToValidUTF8(text, "\ufffd") {
				r.Fatalf("%s: %q, want %q (%v)", cell, got, text, err)
			}
		}
	})
}

// A total is the sum of the rows, in all and in each group, whatever they hold.
func TestTotalsAreSums(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "{{group event.district}}", "A2": "{{event.row}}", "B2": "{{event.total}}", "A3": "{{count event}}", "B3": "{{sum event.total}}", "A4": "{{end}}",
		"A5": "{{count event}}", "B5": "{{sum event.total}}",
	}, nil)
	rapid.Check(t, func(r *rapid.T) {
		sheet := data.ReportSheet{Key: "event"}
		var sums, counts []int
		var districts []string
		whole := 0
		for n := range rapid.IntRange(1, 12).Draw(r, "events") {
			district, number := rapid.SampledFrom([]string{"а", "ә", "б"}).Draw(r, "district"), rapid.IntRange(0, 500).Draw(r, "number")
			at := slices.Index(districts, district)
			if at < 0 {
				at = len(districts)
				districts, sums, counts = append(districts, district), append(sums, 0), append(counts, 0)
			}
			sums[at], counts[at], whole = sums[at]+number, counts[at]+1, whole+number
			sheet.Rows = append(sheet.Rows, data.ReportRow{"row": {Value: n + 1}, "district": {Value: district}, "total": {Value: number}})
		}
		n := names
		form, _, err := Open(raw, &n)
		if err != nil {
			r.Fatal(err)
		}
		tables, err := form.Tables(t.Context(), Source{Report: data.Report{Sheets: []data.ReportSheet{sheet}}}, 100)
		if err != nil || len(tables) != len(districts) {
			r.Fatalf("%d tables of %d districts, %v", len(tables), len(districts), err)
		}
		x := fill(t, raw, Source{Report: data.Report{Sheets: []data.ReportSheet{sheet}}})
		rows, err := x.GetRows("Sheet1")
		if err != nil {
			r.Fatal(err)
		}
		at := 0
		check := func(count, sum int) {
			if got := strings.Join(rows[at], " "); got != strconv.Itoa(count)+" "+strconv.Itoa(sum) {
				r.Fatalf("row %d is %q, want %d of %d", at+1, got, count, sum)
			}
		}
		for i := range districts {
			at += counts[i]
			check(counts[i], sums[i])
			at++
		}
		check(len(sheet.Rows), whole)
	})
}
