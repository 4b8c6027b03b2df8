package answers_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sapar/app/answers"
	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/docx"
	"sapar/data/store/storetest"
	"sapar/data/territory"
	"sapar/data/xlsx/xlsxtest"
)

// told is a village with an answered issue and one that nothing was
// recommended for.
func told(t *testing.T, lang i18n.Lang) string {
	t.Helper()
	ctx, s := context.Background(), storetest.New(t)
	p := storetest.Project(t, s)
	places := territory.Builtin()
	village := places.Villages(storetest.Akzhaiyk)[0]
	save := func(records ...data.Record) {
		if err := s.Save(ctx, data.ActionEdit, records...); err != nil {
			t.Fatal(err)
		}
	}
	e := storetest.Event(p, storetest.Day.AddDays(-60))
	e.Kind, e.District, e.Village = data.Dialogue, storetest.Akzhaiyk, village.Code
	e.Responsible = "Серікова Айгүл"
	save(&e)
	answered := data.Issue{Event: e.ID, Text: "Интернет\nбаяу", Status: "solved", Responsible: "Серікова Айгүл"}
	alone := data.Issue{Event: e.ID, Text: "Спорт залы жоқ", Status: "open"}
	save(&answered, &alone)
	save(&data.Recommendation{
		Event: e.ID, Issue: answered.ID, Text: "Желі тарту", Addressee: "Аудан әкімдігі", LetterNumber: "04-1/7",
		LetterDate: storetest.Day.AddDays(-55), Answer: "Жоспарға енді", AnswerDate: storetest.Day.AddDays(-40),
		DoneDate: storetest.Day.AddDays(-10), Status: "done", Responsible: "Серікова Айгүл",
	})
	page, err := answers.Read(ctx, s, places, village, storetest.Day)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(answers.Tell(i18n.Load(lang), places, page).String(), "\u00a0", " ")
}

func TestThePageSaysWhatWasSaidSentAnsweredAndDone(t *testing.T) {
	for lang, want := range map[i18n.Lang][]string{
		i18n.KK: {
			"Сіз айттыңыз – біз істедік", "Жастар 2 мәселе көтерді. Қаралып біткені – 1, жұмыс жалғасып жатқаны – 1.",
			"Сіз айттыңыз: Интернет баяу", "Не ұсынылды: Желі тарту", "Кімге жолданды: Аудан әкімдігі", "№ 04-1/7, ", "Жоспарға енді",
			"Не істелді: Орындалды", "Сіз айттыңыз: Спорт залы жоқ",
		},
		i18n.RU: {"Вы сказали – мы сделали", "Молодёжь подняла 2 вопроса.", "Что сделано: Исполнена"},
	} {
		text := told(t, lang)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("the %s page does not say %q:\n%s", lang, w, text)
			}
		}
		if strings.Contains(text, "Серікова") {
			t.Errorf("the %s page names somebody:\n%s", lang, text)
		}
	}
}

func TestAPlaceWhereNothingWasRaisedSaysSo(t *testing.T) {
	w, places := i18n.Load(i18n.KK), territory.Builtin()
	place, _ := places.Place(storetest.Borli)
	d := answers.Tell(w, places, answers.Page{Place: place, On: storetest.Day})
	if !strings.Contains(d.String(), w.T("answers.none")) {
		t.Errorf("it says %s", d)
	}
	for _, b := range d.Blocks {
		if _, ok := b.(docx.Table); ok {
			t.Error("there is a table of nothing")
		}
	}
}

// A village in which much was raised still has one page, that says how much it
// leaves to the register.
func TestABusyVillageHasOnePage(t *testing.T) {
	info := xlsxtest.Program(t, "pdfinfo")
	places := territory.Builtin()
	village := places.Villages(storetest.Akzhaiyk)[0]
	page := answers.Page{Place: village, On: storetest.Day, Project: data.Project{TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь"}}
	for n := range 40 {
		e := &data.Event{Base: data.Base{ID: data.ID{1, byte(n)}}, Village: village.Code, Date: storetest.Day.AddDays(-n)}
		i := &data.Issue{Base: data.Base{ID: data.ID{2, byte(n)}}, Event: e.ID, Text: strings.Repeat("Спорт залының төбесі ағады. ", 1+n%3), Status: []string{"open", "solved"}[n%2]}
		page.Raised = append(page.Raised, data.Raised{Issue: i, Event: e, Same: []*data.Issue{i}, Advice: []*data.Recommendation{{
			Text: "Жөндеу жұмыстарын жоспарға енгізу", Addressee: "Аудан әкімдігінің құрылыс бөлімі", LetterNumber: "04-01/632",
			LetterDate: storetest.Day, Answer: "Келесі жылға жоспарланды", AnswerDate: storetest.Day, Status: "accepted",
		}}})
	}
	folder := t.TempDir()
	for _, lang := range []i18n.Lang{i18n.KK, i18n.RU} {
		d := answers.Tell(i18n.Load(lang), places, page)
		path := filepath.Join(folder, string(lang)+".docx")
		if err := d.WriteFile(path); err != nil {
			t.Fatal(err)
		}
		xlsxtest.Convert(t, "pdf", folder, path)
		out := xlsxtest.Run(t, info, filepath.Join(folder, string(lang)+".pdf"))
		if !regexp.MustCompile(`Pages: +1\n`).Match(out) {
			t.Errorf("%s: %s", lang, out)
		}
		left := regexp.MustCompile(`\d+ (жазба|запис)`).FindString(d.String())
		if left == "" || strings.Contains(d.String(), "40 жазба") {
			t.Errorf("%s: it does not say how much is left: %q", lang, left)
		}
	}
}
