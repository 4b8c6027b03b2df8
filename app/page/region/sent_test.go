package region_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// table goes to the table of who has sent what.
func (x *screen) table() { x.press(kit.Ctrl(fyne.KeyPageDown)) }

func TestTableShowsWhoHasSentWhat(t *testing.T) {
	for lang, wants := range map[i18n.Lang][]string{
		i18n.KK: {"Ақжайық", "Хабар жоқ", "0 күн", "ешқашан", "бөлігі", "12.03.2026", "мам", "Ақжайық ауданы, 2026 ж. мамыр. Айдың бір бөлігі ғана келді"},
		i18n.RU: {"Акжаикский", "Нет вестей", "0 дней", "ни разу", "часть", "12.03.2026", "май", "Акжаикский район, май 2026. Пришла только часть месяца"},
		i18n.EN: {"Ақжайық", "Silent for", "0 days", "never", "part", "12.03.2026", "May", "Ақжайық ауданы, May 2026. Only part of the month is here"},
	} {
		o := newOffice(t)
		o.disagree()
		x := show(t, o.region, lang)
		x.table()
		x.sees(wants...)
		x.key(fyne.KeyLeft)
		x.sees("20.05")
		x.misses(wants[len(wants)-1])
		x.key(fyne.KeyHome)
		x.sees(x.words.T("page.region.sent_on", "date", "20.05.2026"))
		x.key(fyne.KeyDown)
		x.sees(x.words.T("page.region.sent_none"), x.words.T("page.region.never_sent"))
		x.key(fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyUp)
		x.sound()
	}
}

func TestMonthIsAcceptedAndReopened(t *testing.T) {
	o := newOffice(t)
	o.send(o.district, o.region)
	x := show(t, o.region, i18n.KK)
	x.table()
	x.key(fyne.KeyLeft, fyne.KeyReturn)
	x.sees("Ақжайық ауданы, 2026 ж. сәуір: қабылдансын ба?", x.words.T("page.region.accept_text"))
	x.misses(x.words.T("page.region.accept_unsent"))
	x.key(fyne.KeyEscape)
	if seals, err := o.region.Seals(ctx, o.project.ID); err != nil || len(seals) > 0 {
		t.Fatalf("accepted without a yes: %v, %v", seals, err)
	}
	x.key(fyne.KeySpace, fyne.KeyReturn)
	seals, err := o.region.Seals(ctx, o.project.ID)
	o.must(err)
	if len(seals) != 1 || seals[0].Month != "2026-04" || seals[0].District != storetest.Akzhaiyk || seals[0].Status != data.Sealed {
		t.Fatalf("sealed %+v", seals)
	}
	x.sees("Ай қабылданды. Қабылдаған: Болат.", "Айды қайта ашу (Enter)")

	x.key(fyne.KeyReturn)
	x.sees("Ақжайық ауданы, 2026 ж. сәуір: қайта ашылсын ба?")
	x.key(fyne.KeyReturn) // without a reason
	x.sees(x.words.Problem(data.Problem{Code: "required"}, nil))
	x.write("Кешіккен тізім")
	x.key(fyne.KeyReturn)
	if seals, err = o.region.Seals(ctx, o.project.ID); err != nil || len(seals) != 1 || seals[0].Status != data.Reopened || seals[0].Reason != "Кешіккен тізім" {
		t.Fatalf("reopened %+v, %v", seals, err)
	}
	x.sees("Ай қайта ашылды. Ашқан: Болат. Себебі: Кешіккен тізім.", "Айды қабылдау (Enter)")

	x.key(fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn) // by the button
	x.sees("Ай қабылданды. Қабылдаған: Болат.")
	x.key(fyne.KeyLeft) // the table has the keys again
	x.sees("Ақжайық ауданы, 2026 ж. наурыз.")
	x.sound()
}

func TestUnsentAndRunningMonthsAreWarnedOf(t *testing.T) {
	o := newOffice(t)
	x := show(t, o.region, i18n.KK)
	x.table()
	x.key(fyne.KeyReturn)
	x.sees(x.words.T("page.region.accept_running"))
	x.key(fyne.KeyEscape, fyne.KeyLeft, fyne.KeyReturn)
	x.sees(x.words.T("page.region.accept_unsent"))
	x.sound()
}

func TestCoordinatorSeesHisRowAndAcceptsNothing(t *testing.T) {
	o := newOffice(t)
	x := show(t, o.district, i18n.KK)
	x.table()
	x.sees("Ақжайық", x.words.T("page.region.only_region"))
	x.misses("Бөрлі")
	x.key(fyne.KeyReturn)
	x.misses("қабылдансын ба?")
	if len(x.said) != 1 {
		t.Errorf("said %q", x.said)
	}
	x.sound()
}

func TestHeldChangesWaitUntilTheMonthIsReopened(t *testing.T) {
	o := newOffice(t)
	o.send(o.district, o.region)
	o.must(o.region.Seal(ctx, o.project.ID, storetest.Akzhaiyk, "2026-03"))
	o.change(o.district, func(e *data.Event) { e.Handouts, e.Title = 99, "Кешіккен атау" })
	o.send(o.district, o.region)
	if got := o.eventOf(o.region).Handouts; got != 10 {
		t.Fatalf("the accepted month has %d handouts", got)
	}
	for _, lang := range i18n.Langs() {
		x := show(t, o.region, lang)
		x.table()
		x.table()
		w := x.words
		x.sees("· 1", w.Field("event", "handouts"),
			w.T("page.region.held_field", "field", w.Field("event", "handouts"), "stands", "10", "would", "99"),
			w.T("page.region.held_field", "field", w.Field("event", "title"),
				"stands", w.T("history.quoted", "text", "Кездесу"), "would", w.T("history.quoted", "text", "Кешіккен атау")),
			"Айгүл")
		x.sound()
	}
	x := show(t, o.district, i18n.KK)
	x.table()
	x.table()
	x.key(fyne.KeyReturn)
	x.misses("қайта ашылсын ба?")

	x = show(t, o.region, i18n.KK)
	x.table()
	x.table()
	x.key(fyne.KeyReturn)
	x.write("Тізім кешікті")
	x.key(fyne.KeyReturn)
	if got := o.eventOf(o.region); got.Handouts != 99 || got.Title != "Кешіккен атау" {
		t.Errorf("reopened, and the event is %+v", got)
	}
	x.sees("Бөлек ұсталған өзгеріс жоқ")
	x.sound()
}

func TestNothingIsWiderThanTheSmallestWindow(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	for _, lang := range i18n.Langs() {
		x := show(t, o.region, lang)
		x.win.Resize(fyne.NewSize(664, 470))
		for range 3 {
			if got := x.page.Content().MinSize(); got.Width > 664 || got.Height > 470 {
				t.Errorf("%s: at least %v", lang, got)
			}
			for _, text := range x.texts() {
				if strings.Contains(text, "⟨") {
					t.Errorf("%s: %q", lang, text)
				}
			}
			x.table()
		}
		x.sound()
	}
}

func TestACellIsChosenByAClick(t *testing.T) {
	o := newOffice(t)
	o.send(o.district, o.region)
	x := show(t, o.region, i18n.KK)
	x.table()
	at := fyne.NewPos(0, 0)
	for _, text := range drawnIn(x.win.Content()) {
		if text.Text == "20.05" { // of the first month
			at = fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
			break
		}
	}
	test.TapCanvas(x.win.Canvas(), at.AddXY(4, 4))
	x.sees("Ақжайық ауданы, 2026 ж. қаңтар.")
	x.key(fyne.KeyRight, fyne.KeyReturn) // and it has the keys
	x.sees("Ақжайық ауданы, 2026 ж. ақпан: қабылдансын ба?")
	x.sound()
}

func TestManyDistrictsAndMonthsScroll(t *testing.T) {
	o := newOffice(t)
	o.clock.Move(200 * 24 * time.Hour) // the project's last month
	for _, lang := range i18n.Langs() {
		x := show(t, o.region, lang)
		x.win.Resize(fyne.NewSize(664, 470))
		x.table()
		x.key(fyne.KeyEnd)
		x.sees(x.words.T("page.region.column_questions"))
		x.key(fyne.KeyPageDown, fyne.KeyPageDown)
		last := o.places()[len(o.places())-1]
		x.sees(x.words.Place(last))
		x.key(fyne.KeyHome)
		x.sees(x.words.MonthOf(data.Date(20260101).Time()))
		x.sound()
	}
}
