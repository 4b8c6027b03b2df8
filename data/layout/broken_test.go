package layout

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
)

// Whatever cannot be a layout is refused with one clear word for it.
func TestFilesThatAreNoLayouts(t *testing.T) {
	good := form(t, "bilingual headings")
	locked := func() []byte {
		f, err := excelize.OpenReader(bytes.NewReader(good))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "құпия"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	for name, c := range map[string]struct {
		raw  []byte
		code string
	}{
		"no zip":              {[]byte("аты;күні\n"), "not_a_workbook"},
		"nothing":             {nil, "not_a_workbook"},
		"a zip of pictures":   {zipOf(t, map[string]io.Reader{"a.png": strings.NewReader("x")}), "not_a_workbook"},
		"a password":          {locked, "workbook_password"},
		"cut":                 {good[:len(good)/2], "workbook_damaged"},
		"too large unpacked":  {with(t, good, map[string]io.Reader{"xl/media/big.bin": io.LimitReader(zeros{}, largest+1)}), "workbook_too_large"},
		"a macro as an .xlsx": {with(t, good, map[string]io.Reader{"xl/vbaProject.bin": strings.NewReader("macro")}), "layout_macros"},
		"an external link": {with(t, good, map[string]io.Reader{
			"xl/externalLinks/externalLink1.xml": strings.NewReader(`<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`),
		}), "layout_external"},
	} {
		t.Run(name, func(t *testing.T) {
			n := names
			_, _, err := Open(c.raw, &n)
			var known *data.Error
			if !errors.As(err, &known) || known.Code != c.code {
				t.Errorf("%v, want %s", err, c.code)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func zipOf(t *testing.T, content map[string]io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, r := range content {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.Copy(w, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with is the workbook with further parts.
func with(t *testing.T, raw []byte, more map[string]io.Reader) []byte {
	t.Helper()
	for name, content := range partsOf(t, raw) {
		if name == "[Content_Types].xml" && more["xl/vbaProject.bin"] != nil {
			content = strings.Replace(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", 1)
		}
		if name == "xl/_rels/workbook.xml.rels" && more["xl/externalLinks/externalLink1.xml"] != nil {
			content = strings.Replace(content, "</Relationships>", `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`, 1)
		}
		more[name] = strings.NewReader(content)
	}
	return zipOf(t, more)
}

// Everything that is wrong with the marks is said at once, each with its cell.
func TestEveryWrongMarkIsNamed(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "{{project.titel}}", "A2": "{{project.title", "A3": "{{each event}}", "A4": "{{event.date}}", "B4": "{{district.row}}",
		"A6": "{{group event.district}}", "A7": "{{event.title}}", "A8": "{{each district}}", "A9": "{{district.row}}", "A10": "{{end}}", "A11": "{{end}}",
		"A12": "{{end}}", "A13": "{{event.date}}", "A15": "{{rows many}}", "C15": "{{event.nothing}}", "A16": "{{across indicator}}",
		"A17": "{{sum period}}", "A18": "{{group.title}}", "B18": "{{only never}}", "A19": "{{project.title:de}}", "A20": "{{page 3}}",
	}, func(f *excelize.File) {
		if err := f.MergeCell("Sheet1", "D13", "D14"); err != nil {
			t.Fatal(err)
		}
	})
	n := names
	f, problems, err := Open(raw, &n)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Cell+" "+p.Code)
		if p.Cell+p.Code == "A1mark_unknown" && p.Proposal != "project.title" {
			t.Errorf("%s: the proposal is %q", p.Cell, p.Proposal)
		}
	}
	for _, want := range []string{
		"A1 mark_unknown", "A2 mark_not_closed", "B4 layout_two_lists", "A15 mark_number",
		"C15 mark_unknown", "A17 mark_no_list", "A19 mark_language", "A20 mark_too_much", "B18 mark_condition",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not said; said were %q", want, got)
		}
	}
	var nothing bytes.Buffer
	if err := f.Fill(context.Background(), &nothing, Source{}, nil); err == nil || nothing.Len() > 0 {
		t.Errorf("it was filled all the same: %v, %d bytes", err, nothing.Len())
	}
}

// A mark that merged cells hide is named, though only a file can hold one: no
// program lets it be typed.
func TestMarkUnderAMerge(t *testing.T) {
	parts := map[string]io.Reader{}
	for name, content := range partsOf(t, book(t, map[string]any{"B1": "{{period}}", "C2": "{{project.title}}"}, nil)) {
		parts[name] = strings.NewReader(strings.Replace(content, "</sheetData>", `</sheetData><mergeCells count="1"><mergeCell ref="B1:C2"/></mergeCells>`, 1))
	}
	n := names
	_, problems, err := Open(zipOf(t, parts), &n)
	if err != nil || len(problems) != 1 || problems[0].Cell != "C2" || problems[0].Code != "layout_merged" {
		t.Errorf("%v %+v", err, problems)
	}
}

func TestOverlappingListsAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		cells map[string]any
		merge [2]string
		want  string
	}{
		"a list in a list":          {map[string]any{"A1": "{{each event}}", "A2": "{{each district}}", "A3": "{{end}}", "A4": "{{end}}"}, [2]string{}, "A2 layout_list_in_list"},
		"another list in a group":   {map[string]any{"A1": "{{group event.district}}", "A2": "{{district.row}}", "A3": "{{end}}"}, [2]string{}, "A2 layout_list_in_list"},
		"two lists in a row":        {map[string]any{"A1": "{{event.date}}", "B1": "{{district.row}}"}, [2]string{}, "B1 layout_two_lists"},
		"a merge out of a list":     {map[string]any{"A2": "{{event.date}}", "C1": "аудан"}, [2]string{"C1", "C2"}, "C1 layout_torn_merge"},
		"a list that goes on":       {map[string]any{"A1": "{{each event}}", "A2": "{{event.date}}"}, [2]string{}, "A1 mark_not_ended"},
		"an end of nothing":         {map[string]any{"A1": "{{end}}"}, [2]string{}, "A1 mark_ends_nothing"},
		"no group":                  {map[string]any{"A1": "{{group.title}}"}, [2]string{}, "A1 mark_no_group"},
		"a sum of people of a part": {map[string]any{"A1": "{{group event.district}}", "A2": "{{event.date}}", "A3": "{{sum event.unique}}", "A4": "{{end}}"}, [2]string{}, "A3 mark_not_added"},
		"a sum of unlike things":    {map[string]any{"A1": "{{indicator.name}}", "A2": "{{sum indicator.plan}}"}, [2]string{}, "A2 mark_not_added"},
		"nothing to stand across":   {map[string]any{"A1": "{{across indicator}}", "A2": "{{event.date}}"}, [2]string{}, "A1 layout_across"},
	} {
		t.Run(name, func(t *testing.T) {
			raw := book(t, c.cells, func(f *excelize.File) {
				if c.merge[0] != "" {
					if err := f.MergeCell("Sheet1", c.merge[0], c.merge[1]); err != nil {
						t.Fatal(err)
					}
				}
			})
			n := names
			_, problems, err := Open(raw, &n)
			if err != nil || len(problems) != 1 || problems[0].Cell+" "+problems[0].Code != c.want {
				t.Errorf("%v %+v, want %s", err, problems, c.want)
			}
		})
	}
}

// A text that looks like a formula stays text.
func TestTextIsNeverAFormula(t *testing.T) {
	raw := book(t, map[string]any{"A1": "{{event.title}}", "B1": "№ {{event.title}}"}, nil)
	for _, text := range []string{"=1+1", "+7 701 000", "-5", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "<b>&amp;", "_x0041_", "\x01\x02", strings.Repeat("ү", 40_000)} {
		r := events(1)
		r.Sheets[0].Rows[0]["title"] = data.Cell{Value: text}
		out := fill(t, raw, Source{Report: r})
		if formula, err := out.GetCellFormula("Sheet1", "A1"); err != nil || formula != "" {
			t.Errorf("%q became the formula %q, %v", text[:min(len(text), 20)], formula, err)
		}
		got, err := out.GetCellValue("Sheet1", "A1")
		want := text
		if len(text) > 32_767 {
			want = strings.Repeat("ү", 32_766) + "…"
		}
		if err != nil || got != want {
			t.Errorf("%q became %q, %v", text[:min(len(text), 20)], got[:min(len(got), 20)], err)
		}
	}
}

// A copy for upload has values in the place of formulas, no hidden sheets and
// nothing that says who made it.
func TestCopyForUpload(t *testing.T) {
	raw := book(t, map[string]any{
		"A1": "{{event.title}}", "B1": "{{event.total}}", "A2": "{{only upload}}жүктеу", "A3": "{{only not upload}}кеңсе", "B4": "=SUM(B1:B1)",
	}, func(f *excelize.File) {
		if _, err := f.NewSheet("жасырын"); err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetVisible("жасырын", false); err != nil {
			t.Fatal(err)
		}
		if err := f.SetDocProps(&excelize.DocProperties{Creator: "Айгүл", Title: "Есеп", LastModifiedBy: "Болат"}); err != nil {
			t.Fatal(err)
		}
	})
	out := fill(t, raw, Source{Report: events(3), Upload: true})
	want := "Кездесу 1|1\nКездесу 2|2\nКездесу 3|3\nжүктеу\n|6\n"
	if got := table(t, out); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if formula, err := out.GetCellFormula("Sheet1", "B5"); err != nil || formula != "" {
		t.Errorf("a formula: %q, %v", formula, err)
	}
	if list := out.GetSheetList(); len(list) != 1 {
		t.Errorf("sheets %v", list)
	}
	if about, err := out.GetDocProps(); err != nil || about.Creator != "" || about.LastModifiedBy != "" || about.Title != "Есеп" {
		t.Errorf("it says %+v, %v", about, err)
	}
	if got := table(t, fill(t, raw, Source{Report: events(1)})); got != "Кездесу 1|1\nкеңсе\n|1\n" {
		t.Errorf("the office's copy is\n%s", got)
	}
}

// When the person stops the work nothing is written.
func TestFillingCanBeStopped(t *testing.T) {
	n := names
	f, _, err := Open(form(t, "bilingual headings"), &n)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var b bytes.Buffer
	err = f.Fill(ctx, &b, Source{Report: events(5000)}, func(int) { stop() })
	if !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

// Whatever the part of a sheet holds, it is refused or read, and what was read
// is filled with what reads again.
func FuzzOpen(f *testing.F) {
	const part = "xl/worksheets/sheet1.xml"
	t := &testing.T{}
	parts := partsOf(t, form(t, "total in the middle"))
	f.Add(parts[part])
	f.Add(partsOf(t, form(t, "rich text and hidden columns"))[part])
	f.Fuzz(func(t *testing.T, sheet string) {
		content := map[string]io.Reader{}
		for name, one := range parts {
			content[name] = strings.NewReader(one)
		}
		content[part] = strings.NewReader(sheet)
		n := names
		form, problems, err := Open(zipOf(t, content), &n)
		if err != nil || len(problems) > 0 {
			return
		}
		var filled bytes.Buffer
		if err := form.Fill(context.Background(), &filled, Source{Report: events(2)}, nil); err != nil {
			return
		}
		if _, err := unpack(filled.Bytes()); err != nil {
			t.Errorf("what was filled cannot be read: %v", err)
		}
	})
}

// What must not be added up may stand over the whole list, where it is counted
// anew, and down a column of a matrix, which is one thing.
func TestSumsThatMeanSomethingStay(t *testing.T) {
	for name, cells := range map[string]map[string]any{
		"people of the whole":  {"A1": "{{event.date}}", "A2": "{{sum event.unique}}"},
		"a column of a matrix": {"A1": "{{district.row}}", "B1": "{{across indicator}}{{indicator.plan}}", "B2": "{{sum indicator.plan}}"},
	} {
		n := names
		if _, problems, err := Open(book(t, cells, nil), &n); err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %+v", name, err, problems)
		}
	}
}
