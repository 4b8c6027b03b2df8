package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sapar/data/xlsx"
)

// day is when the files of these tests were made.
var day = time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)

// written writes a workbook and wants it to succeed.
func written(t testing.TB, write func(*xlsx.Writer)) []byte {
	t.Helper()
	raw, err := attempt(write)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func attempt(write func(*xlsx.Writer)) ([]byte, error) {
	var out bytes.Buffer
	w := xlsx.NewWriter(&out, xlsx.Properties{Creator: "Айгүл", Title: "Деректер", Created: day, Modified: day})
	write(w)
	err := w.Close()
	return out.Bytes(), err
}

// opened reads a workbook with another program's code.
func opened(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// unzipped are the parts of a file.
func unzipped(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r) // checks the checksum too
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// register is a workbook with everything in it that a workbook can have.
func register(w *xlsx.Writer) {
	head := w.Style(xlsx.Style{Bold: true, Wrap: true, Border: true, Fill: "DDEBF7", Across: "center", Down: "center"})
	code := w.Style(xlsx.Style{Format: "@", Unlocked: true})
	date := w.Style(xlsx.Style{Format: "dd.mm.yyyy", Size: 12, Italic: true, Color: "7F7F7F"})
	w.Name("Choices", xlsx.Reference("Тізім's", "$A$1:$A$3"))
	s := w.Sheet(xlsx.Sheet{
		Name: "Іс-шаралар", TabColor: "00AFCA", Zoom: 85, Protected: true,
		Columns:    []xlsx.Column{{Width: 12, Style: code}, {Width: 30}, {Width: 30}, {Hidden: true}, {}, {Width: 11, Style: date}},
		FrozenRows: 2, FrozenColumns: 1, Filter: "A2:F",
		Validations: []xlsx.Validation{
			{Range: "B3:B100", List: "Choices", Title: "Таңдаңыз", Prompt: "Тізімнен\n\"бірін\"", ErrorTitle: "Жоқ", Error: "Тізімде жоқ", Strict: true},
			{Range: "F3:F100", Kind: "date", Min: xlsx.TimeSerial(day), Max: 55000, Error: "Күні?"},
			{Range: "E3:E100 G3:G9", Kind: "whole", Min: 0, Max: 10},
			{Range: "A3:A100", Title: "Код", Prompt: "Нөлімен"},
		},
		Notes:  []xlsx.Note{{2, 1, "Бірінші жол\nЕкінші <жол> & соңы"}, {1, 0, " алдымен "}},
		Merges: []string{"A1:F1"}, Landscape: true, FitWidth: true, TitleRows: [2]int{1, 2},
	})
	s.Row(xlsx.RowOptions{Height: 30})
	s.Text(0, head, "Іс-шаралар")
	s.Row(xlsx.RowOptions{})
	for i, title := range []string{"Коды", "Түрі", "Түсінік", "id", "Саны", "Күні"} {
		s.Text(i, head, title)
	}
	s.Row(xlsx.RowOptions{})
	s.Unique(0, code, "007")
	s.Text(1, 0, "Кездесу")
	s.Text(2, 0, "=1+1")
	s.Unique(3, 0, "0123456789abcdef0123456789abcdef")
	s.Int(4, 0, 120)
	s.Date(5, date, time.Date(2026, 3, 1, 0, 0, 0, 0, time.FixedZone("", 5*3600)))
	s.Row(xlsx.RowOptions{Number: 5, Hidden: true})
	s.Text(1, 0, "Кездесу")
	s.Number(4, 0, -0.1)
	s.Bool(6, 0, true)
	s.Blank(7, head)
	s.Close()
	s = w.Sheet(xlsx.Sheet{Name: "Тізім's", State: xlsx.Hidden})
	for _, choice := range []string{"Кездесу", "Концерт", "Диалог"} {
		s.Row(xlsx.RowOptions{})
		s.Text(0, 0, choice)
	}
	s.Close()
	w.Sheet(xlsx.Sheet{Name: "Бос", State: xlsx.VeryHidden}).Close()
}

func TestWriteIsReadByExcelize(t *testing.T) {
	raw := written(t, register)
	f := opened(t, raw)
	const sheet = "Іс-шаралар"

	t.Run("every cell", func(t *testing.T) {
		got, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		want := [][]string{
			{"Іс-шаралар"},
			{"Коды", "Түрі", "Түсінік", "id", "Саны", "Күні"},
			{"007", "Кездесу", "=1+1", "0123456789abcdef0123456789abcdef", "120", "01.03.2026"},
			nil,
			{"", "Кездесу", "", "", "-0.1", "", "TRUE"},
		}
		if len(got) != len(want) {
			t.Fatalf("%d rows: %q", len(got), got)
		}
		for i := range want {
			if strings.Join(got[i], "|") != strings.Join(want[i], "|") {
				t.Errorf("row %d: %q, want %q", i+1, got[i], want[i])
			}
		}
		if formula, _ := f.GetCellFormula(sheet, "C3"); formula != "" {
			t.Errorf("a text became the formula %q", formula)
		}
	})
	t.Run("what is hidden", func(t *testing.T) {
		for name, want := range map[string]bool{sheet: true, "Тізім's": false, "Бос": false} {
			if got, err := f.GetSheetVisible(name); err != nil || got != want {
				t.Errorf("sheet %s: visible %v, %v", name, got, err)
			}
		}
		for column, want := range map[string]bool{"C": true, "D": false, "E": true} {
			if got, err := f.GetColVisible(sheet, column); err != nil || got != want {
				t.Errorf("column %s: visible %v, %v", column, got, err)
			}
		}
		for row, want := range map[int]bool{3: true, 5: false} {
			if got, err := f.GetRowVisible(sheet, row); err != nil || got != want {
				t.Errorf("row %d: visible %v, %v", row, got, err)
			}
		}
	})
	t.Run("the shape", func(t *testing.T) {
		if got, _ := f.GetSheetDimension(sheet); got != "A1:H5" {
			t.Errorf("dimension %s", got)
		}
		if got, _ := f.GetColWidth(sheet, "B"); got < 30 || got > 31 {
			t.Errorf("width %v", got)
		}
		if got, _ := f.GetRowHeight(sheet, 1); got != 30 {
			t.Errorf("height %v", got)
		}
		merges, _ := f.GetMergeCells(sheet)
		if len(merges) != 1 || merges[0].GetStartAxis() != "A1" || merges[0].GetEndAxis() != "F1" {
			t.Errorf("merges %v", merges)
		}
		panes, _ := f.GetPanes(sheet)
		if !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 2 || panes.TopLeftCell != "B3" {
			t.Errorf("panes %+v", panes)
		}
		if got := f.GetActiveSheetIndex(); got != 0 {
			t.Errorf("sheet %d is active", got)
		}
	})
	t.Run("validations", func(t *testing.T) {
		got, err := f.GetDataValidations(sheet)
		if err != nil || len(got) != 4 {
			t.Fatalf("%d validations, %v", len(got), err)
		}
		choice, date, whole, prompt := got[0], got[1], got[2], got[3]
		if choice.Sqref != "B3:B100" || choice.Type != "list" || choice.Formula1 != "Choices" || !choice.ShowErrorMessage ||
			choice.ErrorStyle != nil && *choice.ErrorStyle != "stop" || *choice.Prompt != "Тізімнен\n\"бірін\"" || !choice.ShowInputMessage || *choice.Error != "Тізімде жоқ" {
			t.Errorf("list: %+v", choice)
		}
		if date.Type != "date" || *date.ErrorStyle != "warning" || date.Formula2 != "55000" {
			t.Errorf("date: %+v", date)
		}
		if whole.Sqref != "E3:E100 G3:G9" || whole.Type != "whole" || whole.Formula1 != "0" || whole.Formula2 != "10" {
			t.Errorf("whole: %+v", whole)
		}
		if prompt.Type != "" || *prompt.PromptTitle != "Код" || prompt.ShowErrorMessage {
			t.Errorf("prompt: %+v", prompt)
		}
	})
	t.Run("notes", func(t *testing.T) {
		got, err := f.GetComments(sheet)
		if err != nil || len(got) != 2 {
			t.Fatalf("%d notes, %v", len(got), err)
		}
		for i, want := range []struct{ cell, text string }{{"A1", " алдымен "}, {"B2", "Бірінші жол\nЕкінші <жол> & соңы"}} {
			text := ""
			for _, run := range got[i].Paragraph {
				text += run.Text
			}
			if got[i].Cell != want.cell || text != want.text {
				t.Errorf("note of %s: %q", got[i].Cell, text)
			}
		}
	})
	t.Run("names", func(t *testing.T) {
		want := map[string]string{
			"Choices":                "'Тізім''s'!$A$1:$A$3 Workbook",
			"_xlnm.Print_Titles":     "'Іс-шаралар'!$1:$2 Іс-шаралар",
			"_xlnm._FilterDatabase":  "'Іс-шаралар'!$A$2:$F$5 Іс-шаралар",
			"_xlnm._FilterDatabase2": "",
		}
		names := f.GetDefinedName()
		for _, n := range names {
			if want[n.Name] != n.RefersTo+" "+n.Scope {
				t.Errorf("%s: %s of %s", n.Name, n.RefersTo, n.Scope)
			}
		}
		if len(names) != 3 {
			t.Errorf("%d names", len(names))
		}
	})
	t.Run("styles", func(t *testing.T) {
		id, _ := f.GetCellStyle(sheet, "A2")
		head, err := f.GetStyle(id)
		if err != nil || !head.Font.Bold || head.Fill.Pattern != 1 || len(head.Border) != 4 || !head.Alignment.WrapText {
			t.Errorf("head: %+v, %v", head, err)
		}
		id, _ = f.GetColStyle(sheet, "A")
		code, err := f.GetStyle(id)
		if err != nil || code.NumFmt != 49 || code.Protection == nil || code.Protection.Locked {
			t.Errorf("code: %+v, %v", code, err)
		}
		id, _ = f.GetCellStyle(sheet, "F3")
		date, err := f.GetStyle(id)
		if err != nil || date.CustomNumFmt == nil || *date.CustomNumFmt != "dd.mm.yyyy" || date.Font.Size != 12 || !date.Font.Italic {
			t.Errorf("date: %+v, %v", date, err)
		}
	})
	t.Run("colours", func(t *testing.T) { // excelize tells none without a theme
		styles := unzipped(t, raw)["xl/styles.xml"]
		for _, want := range []string{`<fgColor rgb="FFDDEBF7"/>`, `<color rgb="FF7F7F7F"/>`} {
			if !strings.Contains(styles, want) {
				t.Errorf("no %s in %s", want, styles)
			}
		}
	})
	t.Run("properties", func(t *testing.T) {
		about, err := f.GetDocProps()
		if err != nil || about.Creator != "Айгүл" || about.Title != "Деректер" || about.Created != "2026-03-14T09:30:00Z" {
			t.Errorf("%+v, %v", about, err)
		}
		app, err := f.GetAppProps()
		if err != nil || app.Application != "Sapar" {
			t.Errorf("%+v, %v", app, err)
		}
	})
}

func TestWriteIsXML(t *testing.T) {
	parts := unzipped(t, written(t, register))
	for name, content := range parts {
		d := xml.NewDecoder(strings.NewReader(content))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml" || strings.HasSuffix(name, ".vml") {
			continue
		}
		if !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no kind", name)
		}
	}
}

func TestWriteTwiceGivesTheSameBytes(t *testing.T) {
	first := written(t, register)
	for range 5 {
		if !bytes.Equal(first, written(t, register)) {
			t.Fatal("the same workbook became another file")
		}
	}
}
