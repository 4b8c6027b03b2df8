package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/sheet"
	"sapar/data/sheet/sheettest"
)

// sentence is what a person is told of a wrong cell.
func sentence(p data.CellProblem) string {
	s := sheettest.Words("kk", "problem."+p.Code)
	for name, v := range p.Args {
		s = strings.ReplaceAll(s, "{{."+name+"}}", fmt.Sprint(v))
	}
	return s
}

func TestMarkColoursAndCommentsWrongCells(t *testing.T) {
	var wrong, other string
	raw := edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		wrong = h.put(events, "date:day", 3, "32.05.2026")
		other = h.put(events, "handouts:int", 4, "көп")
		h.ok(h.AddComment(events, excelize.Comment{Cell: wrong, Author: "Ерлан", Text: "тексеру керек"}))
		h.put(people, "name:text", 3, "Түзетілген Аты")
	})
	p := read(t, raw)
	sheetWide := data.CellProblem{Problem: data.Problem{Type: "event", Code: "sorted_apart"}, Sheet: events}
	for range 2 { // marking what was marked adds nothing
		marked, err := sheet.Mark(raw, append(p.Problems, sheetWide), sentence)
		if err != nil {
			t.Fatal(err)
		}
		raw = marked
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments(events)
	if err != nil {
		t.Fatal(err)
	}
	text := map[string]string{}
	for _, c := range comments {
		s := c.Text
		for _, run := range c.Paragraph {
			s += run.Text
		}
		text[c.Cell] = s
	}
	if s := text[wrong]; !strings.Contains(s, "тексеру керек") || strings.Count(s, "32.05.2026") != 1 {
		t.Errorf("%s says %q", wrong, s)
	}
	if s := text[other]; !strings.Contains(s, "бүтін сан") {
		t.Errorf("%s says %q", other, s)
	}
	found := false
	for cell, s := range text {
		found = found || strings.HasSuffix(cell, "2") && strings.Contains(s, "сұрыпталған")
	}
	if !found {
		t.Error("nothing is said of the sheet as a whole")
	}
	style, err := f.GetCellStyle(events, wrong)
	if err != nil {
		t.Fatal(err)
	}
	look, err := f.GetStyle(style) // reads the styles
	if err != nil {
		t.Fatal(err)
	}
	format := f.Styles.CellXfs.Xf[style]
	if fill := f.Styles.Fills.Fill[*format.FillID].PatternFill; fill.FgColor == nil || !strings.HasSuffix(fill.FgColor.RGB, "FFC7CE") {
		t.Errorf("fill %+v", fill)
	}
	if look.CustomNumFmt == nil || *look.CustomNumFmt != "dd.mm.yyyy" {
		t.Errorf("the number's format is %v", look.CustomNumFmt)
	}
	again := read(t, raw)
	if len(again.Problems) != len(p.Problems) || len(again.Rows) != len(p.Rows) || len(again.Arrivals) != len(p.Arrivals) {
		t.Errorf("the marked file is read otherwise: %v", codes(again))
	}
}

func TestReceipt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "хабарлама.xlsx")
	report := data.FileReport{
		Source: data.Source{Name: "ақжайық.xlsx"}, Manifest: manifest(),
		Counts: map[data.MergeKey]data.MergeCount{
			{Type: "event", District: "273200000"}: {New: 3, Same: 12, Wrong: 1},
			{Type: "person"}:                       {Changed: 2},
		},
		Problems: []data.CellProblem{{
			Problem: data.Problem{Type: "event", Field: "date", Code: "not_a_date", Args: data.Args{"text": "көктемде"}},
			Sheet:   events, Cell: "F12", Text: "көктемде", Proposal: "",
		}},
	}
	if err := workbook().WriteReceipt(path, "kk", report, sentence); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all = append(all, strings.Join(row, "|"))
		}
	}
	text := strings.Join(all, "\n")
	for _, s := range []string{"ақжайық.xlsx", "Тілеуова Айгүл, Ақжайық ауданы", "Ақжайық ауданы|3|0|0|0|0|1|12", "F12|көктемде|«көктемде» — күн емес"} {
		if !strings.Contains(text, s) {
			t.Errorf("the receipt does not say %q:\n%s", s, text)
		}
	}
	_, err = workbook().ReadFile(path, "")
	if code(err) != "not_exchange_workbook" {
		t.Errorf("the receipt is read with %v", err)
	}
}

// code is the code of a refusal.
func code(err error) string {
	var e *data.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}
