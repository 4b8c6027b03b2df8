package form_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/territory"
)

// The theme comes before the first widget, as it does in the program.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	os.Exit(m.Run())
}

// newMaker is what a page's fields stand on; what fails is kept in failed.
func newMaker(failed *error) form.Maker {
	places := territory.Builtin().WithFold(names.Fold)
	return form.Maker{
		Words: i18n.Load("en"), Places: places, Find: places.Find, Fold: names.Fold,
		Now:  func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Fail: func(err error) { *failed = err },
	}
}

// all are the inputs for every field of a type that has a widget of its own.
func all(m form.Maker, of *data.Type) *form.Fields {
	f := &form.Fields{Maker: m, Type: of}
	nothing := func(string) []kit.Option { return nil }
	known := func(id string) kit.Option { return kit.Option{ID: id, Label: "the one called " + id} }
	var rows []kit.Row
	for _, field := range of.Fields {
		switch field.Kind {
		case data.Numbers:
		case data.Ref, data.Refs:
			rows = append(rows, f.Row(field.Key, form.Offer(nothing, known)))
		default:
			rows = append(rows, f.Row(field.Key))
		}
	}
	f.Form(2, rows...)
	return f
}

// contents are a record's fields that are not empty, one value of each kind.
func contents(of *data.Type, id data.ID) data.Fields {
	values := data.Fields{}
	for _, field := range of.Fields {
		switch field.Kind {
		case data.Text:
			text := []rune("Ақ жол " + field.Key)
			values[field.Key] = strings.TrimSpace(string(text[:min(len(text), field.Length)]))
		case data.Note:
			values[field.Key] = "first line\n\nthird line"
		case data.Lines:
			values[field.Key] = []string{"https://example.kz/a", "b c"}
		case data.Int:
			values[field.Key] = int64(max(field.Min, min(field.Max, 1_234)))
		case data.Bool:
			values[field.Key] = true
		case data.Day:
			values[field.Key] = "2026-05-12"
		case data.Time:
			values[field.Key] = "14:30"
		case data.Choice:
			values[field.Key] = data.List(field.List)[1]
		case data.Choices:
			values[field.Key] = data.List(field.List)[:2]
		case data.Ref:
			values[field.Key] = id.String()
		case data.Refs:
			values[field.Key] = []string{id.String()}
		case data.PlaceCode:
			values[field.Key] = "273230100"
		case data.PlaceCodes:
			values[field.Key] = []string{"273230100", "999999999"} // one is of a newer catalogue
		}
	}
	return values
}

func TestEveryFieldOfEveryTypeComesOutAsItWentIn(t *testing.T) {
	id, err := data.ParseID("019e4541-ca00-7006-9b9f-65d728e0db4e")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range data.Types() {
		t.Run(of.Key, func(t *testing.T) {
			var failed error
			f := all(newMaker(&failed), of)
			for what, values := range map[string]data.Fields{"full": contents(of, id), "empty": {}} {
				in, out := of.New(), of.New()
				if err := of.Fill(in, values); err != nil {
					t.Fatal(err)
				}
				f.Fill(in)
				f.Read(out)
				if diff := cmp.Diff(of.Values(in), of.Values(out)); diff != "" || !form.Same(in, out) {
					t.Errorf("%s: %s", what, diff)
				}
				if f.Changed() || f.Wrong() || failed != nil {
					t.Errorf("%s: changed %v, wrong %v, failed %v", what, f.Changed(), f.Wrong(), failed)
				}
			}
		})
	}
}

func TestWhatIsTypedChangesTheRecord(t *testing.T) {
	var edited []string
	f := all(newMaker(new(error)), data.PersonType)
	f.OnEdit = func(key string) { edited = append(edited, key) }
	win := test.NewTempWindow(t, f.Forms[0])
	person := data.Person{Name: "Асан Серік", BirthYear: 2004}
	f.Fill(&person)

	f.Forms[0].Focus("birth_year")
	win.Canvas().Focused().TypedRune('x') // a number takes digits alone
	if f.Changed() {
		t.Error("changed by a key that does nothing")
	}
	for _, r := range "2005" {
		win.Canvas().Focused().TypedRune(r)
	}
	f.Read(&person)
	if !f.Changed() || person.BirthYear != 2005 || person.Name != "Асан Серік" {
		t.Errorf("changed %v, the record is %+v", f.Changed(), person)
	}
	if !slices.Contains(edited, "birth_year") || slices.Contains(edited, "name") {
		t.Errorf("told of edits of %v", edited)
	}
	f.Fill(&person)
	if f.Changed() {
		t.Error("changed right after it was filled")
	}
}

func TestTextThatIsNoValueIsAChangeAndIsNotPassedOver(t *testing.T) {
	f := all(newMaker(new(error)), data.EventType)
	win := test.NewTempWindow(t, f.Forms[0])
	f.Fill(&data.Event{})
	f.Forms[0].Focus("date")
	for _, r := range "99999999" {
		win.Canvas().Focused().TypedRune(r)
	}
	if !f.Changed() {
		t.Error("unchanged")
	}
	if f.Check() {
		t.Error("nothing wrong")
	}
	if got, want := f.Widget("date").Problem(), f.Words.T("input.date.wrong"); got != want {
		t.Errorf("at the field: %q, want %q", got, want)
	}
}

func TestRefusalsStandAtTheirFieldsAndTheRestFails(t *testing.T) {
	var failed error
	f := all(newMaker(&failed), data.PersonType)
	win := test.NewTempWindow(t, f.Forms[0])
	long := strings.Repeat("ә", 300)
	person := data.Person{Name: long, Phone: "8"}
	f.Fill(&person)
	tooLong := data.Problem{Type: "person", Field: "name", Code: "too_long", Args: data.Args{"length": 300, "max": 120}}
	if got, want := f.Widget("name").Problem(), f.Words.Problem(tooLong, nil); got != want {
		t.Errorf("before anybody refused: %q, want %q", got, want)
	}
	person.Name = "Асан Серік"
	f.Fill(&person)

	elsewhere := data.Problem{Type: "person", Field: "shoe_size", Code: "required"}
	phone := data.Problem{Type: "person", Field: "phone", Code: "required"}
	f.Refuse(data.Problems{phone, {Type: "person", Field: "phone", Code: "bad_character"}, elsewhere})
	if got, want := f.Widget("phone").Problem(), f.Words.Problem(phone, nil); got != want {
		t.Errorf("at the field: %q, want the first: %q", got, want)
	}
	if win.Canvas().Focused() != f.Widget("phone").(fyne.Focusable) {
		t.Error("the keys are elsewhere")
	}
	if diff := cmp.Diff(error(data.Problems{elsewhere}), failed); diff != "" {
		t.Errorf("what has no field: %s", diff)
	}
	if !f.Check() {
		t.Error("what was refused before stands in the way of another try")
	}
	broken := errors.New("the disk is full")
	if f.Refuse(broken); !errors.Is(failed, broken) {
		t.Errorf("failed with %v", failed)
	}
}
