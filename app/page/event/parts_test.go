package event

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// programme is what the store has of an event's programme, by its numbers.
func (r *rig) programme(e data.Event) []string {
	r.t.Helper()
	all, err := r.store.Records(ctx, data.PerformanceType, data.RecordQuery{Whole: e.ID})
	if err != nil {
		r.t.Fatal(err)
	}
	titles := make([]string, len(all)+1)
	for _, one := range all {
		titles[one.(*data.Performance).Number] = one.(*data.Performance).Title
	}
	return titles[1:]
}

// to goes to the tab of a section of parts.
func (r *rig) to(s *parts) {
	r.page.turn(s)
	r.tasks.Drain()
}

func (r *rig) sums(s *parts, want string) {
	r.t.Helper()
	if got := strings.ReplaceAll(textIn(s.object()), "\u00a0", " "); !strings.Contains(got, want) {
		r.t.Errorf("it does not say %q:\n%s", want, got)
	}
}

func TestProgrammeIsTypedAndMovedByKeys(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, func(e *data.Event) { e.Kind = data.Concert })
	r.open(e.ID, data.Event{})
	programme := r.page.parts[0]
	r.to(programme)
	for _, title := range []string{"Ән", "Күй", "Би"} {
		r.ctrl(fyne.KeyI).word(title).key(enter).word("Айгүл").ctrl(fyne.KeyReturn)
	}
	if diff := cmp.Diff([]string{"Ән", "Күй", "Би"}, r.programme(e)); diff != "" {
		t.Fatal(diff)
	}
	later, earlier := laterKey, earlierKey
	kit.Press(r.win.Canvas(), earlier) // the last one is selected
	kit.Press(r.win.Canvas(), earlier)
	kit.Press(r.win.Canvas(), earlier) // it is the first already
	if diff := cmp.Diff([]string{"Би", "Ән", "Күй"}, r.programme(e)); diff != "" {
		t.Error(diff)
	}
	kit.Press(r.win.Canvas(), later)
	if diff := cmp.Diff([]string{"Ән", "Би", "Күй"}, r.programme(e)); diff != "" {
		t.Error(diff)
	}
	r.key(fyne.KeyDelete)
	if diff := cmp.Diff(2, len(r.page.parts[0].r.Shown())); diff != "" {
		t.Error(diff)
	}
	r.ctrl(fyne.KeyZ)
	if diff := cmp.Diff([]string{"Ән", "Би", "Күй"}, r.programme(e)); diff != "" {
		t.Error(diff)
	}
}

func TestMinutesAndPiecesAndHiredAddUp(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, func(e *data.Event) { e.Kind = data.JobFair })
	leaflet := data.Material{Project: r.project.ID, Kind: "leaflet", Name: "Парақша"}
	r.save(&leaflet)
	r.save(
		&data.Performance{Event: e.ID, Number: 1, Title: "Ән", Minutes: 4}, &data.Performance{Event: e.ID, Number: 2, Title: "Би", Minutes: 7},
		&data.Handout{Event: e.ID, Material: leaflet.ID, Quantity: 30}, &data.Handout{Event: e.ID, Material: leaflet.ID, Quantity: 12},
		&data.Employer{Event: e.ID, Name: "ЖШС", Vacancies: 9, Referred: 5, Hired: 2}, &data.Employer{Event: e.ID, Name: "ЖК", Vacancies: 1},
	)
	r.open(e.ID, data.Event{})
	r.sums(r.page.parts[0], "2 нөмір · 11 минут")
	r.sums(r.page.parts[1], "2 жұмыс беруші · бос орын: 10, жолдама алды: 5, жұмысқа тұрды: 2")
	r.sums(r.page.parts[2], "2 жазба · 42 дана")
	if got := r.page.details.hinted["handouts"]; !strings.Contains(got, "42 дана") {
		t.Errorf("the details say %q of what was handed out", got)
	}
}

// A meeting has no programme and no employers, unless some are there.
func TestTabsAreThoseThatMakeSense(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, nil)
	r.open(e.ID, data.Event{})
	names := func() (out []string) {
		for _, s := range r.page.sections() {
			out = append(out, strings.Fields(s.name())[0])
		}
		return out
	}
	if diff := cmp.Diff([]string{"Мәліметтер", "Қатысушылар", "Мәселелер", "Таратылғаны"}, names()); diff != "" {
		t.Error(diff)
	}
	r.save(&data.Performance{Event: e.ID, Number: 1, Title: "Ән"})
	r.page.Show()
	if diff := cmp.Diff([]string{"Мәліметтер", "Қатысушылар", "Мәселелер", "Бағдарлама", "Таратылғаны"}, names()); diff != "" {
		t.Error(diff)
	}
}

func TestEventGoesWithAllItsParts(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, nil)
	r.save(&data.Performance{Event: e.ID, Number: 1, Title: "Ән"}, &data.Employer{Event: e.ID, Name: "ЖШС"}, &data.Issue{Event: e.ID, Text: "Жол", Status: "open"})
	r.attend(e, data.Person{Name: "Асан"})
	r.open(e.ID, data.Event{})
	r.page.delete()
	for _, of := range data.Types() {
		if !of.PartOf(data.EventType) {
			continue
		}
		if left, err := r.store.Records(ctx, of, data.RecordQuery{}); err != nil || len(left) > 0 {
			t.Errorf("%s: %d are left, %v", of.Key, len(left), err)
		}
	}
}

func TestReasonIsAskedWhereTheGroupIsNotComplete(t *testing.T) {
	r := newRig(t)
	r.project.Specialties = []string{"health", "sport"}
	r.save(&r.project)
	doctor := data.Member{Project: r.project.ID, District: storetest.Akzhaiyk, Name: "Айгүл", Specialty: "health"}
	r.save(&doctor)
	coach := data.Member{Project: r.project.ID, District: storetest.Akzhaiyk, Name: "Серік", Specialty: "sport"}
	r.save(&coach)
	e := r.event(20260510, func(e *data.Event) { e.Members = []data.ID{doctor.ID, coach.ID} })
	r.open(e.ID, data.Event{})
	asked := func() bool { return r.page.details.form.SetProblem("group_reason", "") }
	if asked() {
		t.Error("asked of a complete group")
	}
	r.page.details.fields.Widget("members").(*kit.TagField).SetValues([]kit.Option{{ID: doctor.ID.String()}})
	r.page.details.edited("members")
	if !asked() || !strings.Contains(r.page.details.hinted["group_reason"], "спорт") {
		t.Errorf("not asked why nobody of sport comes: %q", r.page.details.hinted["group_reason"])
	}
}

// textIn is all that can be read below an object, hidden itself or not.
func textIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *fyne.Container:
		all := ""
		for _, child := range o.Objects {
			all += textIn(child)
		}
		return all
	case fyne.Widget:
		return textIn(container.NewWithoutLayout(test.WidgetRenderer(o).Objects()...))
	}
	return ""
}

// With SAPAR_SCREENS the sections are photographed in every language.
func TestPartsInEveryLanguage(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, func(e *data.Event) {
		e.Kind = data.Concert
		e.Title = "«Ауыл жұлдыздары» концерті"
	})
	leaflet := data.Material{Project: r.project.ID, Kind: "leaflet", Name: "«Жастарға арналған мемлекеттік бағдарламалар» парақшасы"}
	r.save(&leaflet)
	r.save(
		&data.Performance{Event: e.ID, Number: 1, Title: "Ақ бата", Performer: "Айгүл Нұрланқызы", Genre: "song", Minutes: 4},
		&data.Performance{Event: e.ID, Number: 2, Title: "Балбырауын", Performer: "«Жайық» домбырашылар ансамблі", Genre: "kuy", Minutes: 5},
		&data.Performance{Event: e.ID, Number: 3, Title: "Әзіл", Team: "«Жайдарман» Ақжайық", Genre: "ktk", Minutes: 12},
		&data.Handout{Event: e.ID, Material: leaflet.ID, Quantity: 120},
		&data.Employer{Event: e.ID, Name: "«Ақжайық» шаруа қожалығы", Vacancies: 9, Referred: 5, Hired: 2},
	)
	folder := os.Getenv("SAPAR_SCREENS")
	r.win.Resize(fyne.NewSize(788, 640))
	for _, lang := range i18n.Langs() {
		o := r.options()
		o.Event, o.Words = e.ID, i18n.Load(lang)
		r.openWith(o)
		if width := r.page.Content().MinSize().Width; width > 788 {
			t.Errorf("%s: the page is at least %v wide", lang, width)
		}
		for i, s := range append([]*parts{nil}, r.page.parts...) {
			if s != nil {
				r.to(s)
			}
			if folder == "" {
				continue
			}
			f, err := os.Create(filepath.Join(folder, "event-parts-"+string(rune('0'+i))+"-"+string(lang)+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(png.Encode(f, r.win.Canvas().Capture()), f.Close()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}
