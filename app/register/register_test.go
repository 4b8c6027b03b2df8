package register_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// newDesk is a desk over an empty store.
func newDesk(t *testing.T) *register.Desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	s := storetest.New(t)
	project := storetest.Project(t, s)
	fail := func(err error) { t.Errorf("failed: %v", err) }
	places := territory.Builtin().WithFold(names.Fold)
	maker := form.Maker{
		Words: i18n.Load(i18n.KK), Places: places, Find: places.Find, Fold: names.Fold,
		Now: func() time.Time { return s.Now() }, Fail: fail,
	}
	own := func() data.Project { return project }
	win := test.NewTempWindow(t, nil)
	return &register.Desk{
		Maker: maker, Records: s, Window: win, Tasks: task.Inline(), Project: own, Compare: names.Compare,
		Say:     func(string) {},
		History: &history.Book{Teller: history.NewTeller(maker, places, s, own), Records: s, Window: win, Fail: fail},
	}
}

// employers makes some, whose fields repeat.
var employers = rapid.Custom(func(t *rapid.T) []data.Record {
	list := make([]data.Record, rapid.IntRange(0, 12).Draw(t, "number"))
	for i := range list {
		list[i] = &data.Employer{
			Base:      data.Base{ID: data.ID{byte(i + 1)}},
			Name:      rapid.SampledFrom([]string{"Ақ жол", "Әлем", "Батыс", "Ескен ақ"}).Draw(t, "name"),
			Vacancies: rapid.IntRange(0, 3).Draw(t, "vacancies"),
		}
	}
	return list
})

// Whatever is looked for and sorted by: the list has each record that has the
// words and no other, and none stands before a lesser one.
func TestListIsWhatIsLookedForInOrder(t *testing.T) {
	d := newDesk(t)
	rapid.Check(t, func(t *rapid.T) {
		all := employers.Draw(t, "employers")
		order := rapid.SampledFrom([]string{"name", "vacancies"}).Draw(t, "order")
		newest := rapid.Bool().Draw(t, "the greatest first")
		r := register.New(d, register.Kind{
			Type: data.EmployerType, Columns: []register.Column{{Key: "name"}, {Key: "vacancies"}}, Order: order, Newest: newest,
		}, register.Options{Find: true, Read: func() ([]data.Record, error) { return all, nil }})
		d.Window.SetContent(r.Content())
		r.Show()
		r.Find()
		word := rapid.SampledFrom([]string{"", "ак", "бат", "жоқ"}).Draw(t, "word")
		entry := d.Window.Canvas().Focused().(*kit.Entry)
		for _, letter := range word {
			entry.TypedRune(letter)
		}
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})

		var want []string
		for _, of := range all {
			e := of.(*data.Employer)
			if slices.ContainsFunc(strings.Fields(e.Name), func(w string) bool { return strings.HasPrefix(names.Fold(w), names.Fold(word)) }) {
				want = append(want, e.ID.String())
			}
		}
		var got []string
		shown := r.Shown()
		for i, of := range shown {
			got = append(got, data.BaseOf(of).ID.String())
			if i == 0 {
				continue
			}
			before, this := shown[i-1].(*data.Employer), of.(*data.Employer)
			less := names.Compare(before.Name, this.Name)
			if order == "vacancies" {
				less = before.Vacancies - this.Vacancies
			}
			if less > 0 && !newest || less < 0 && newest {
				t.Fatalf("%+v stands before %+v", before, this)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("found %v, want %v", got, want)
		}
	})
}
