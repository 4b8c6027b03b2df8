package narrative_test

import (
	"strings"
	"testing"

	"sapar/app/i18n"
	"sapar/app/narrative"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/preset"
	"sapar/data/territory"
)

const taraz = "311000000"

// part is a social order with four meetings held, as the text of Taraz has it.
func part(t *testing.T, key string) narrative.Part {
	t.Helper()
	p, err := preset.ByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	f := indicator.Facts{}
	f.Project, f.Indicators = preset.Make(p, 20260315, 20261114)
	f.Project.ID = data.ID{1}
	for n := range f.Indicators {
		f.Indicators[n].ID = data.ID{2, byte(n)}
	}
	for n := range 4 {
		f.Events = append(f.Events, data.Event{
			Base: data.Base{ID: data.ID{3, byte(n)}}, Project: f.Project.ID, Status: data.Held, Kind: "meeting", Date: 20260501 + data.Date(n),
			District: taraz, Village: taraz, Audience: "students", Partners: []string{"law_enforcement"}, Indicators: []data.ID{f.Indicators[0].ID},
		})
	}
	return narrative.Part{Project: f.Project, Progress: indicator.New(f, territory.Builtin()).Measure(indicator.Query{On: 20260701})}
}

func tell(lang i18n.Lang, parts ...narrative.Part) string {
	return narrative.Tell(i18n.Load(lang), territory.Builtin(), parts, 20260701).String()
}

func TestTextOfTaraz(t *testing.T) {
	healthy, crime := part(t, "taraz-1-healthy-life"), part(t, "taraz-2-crime-prevention")
	for lang, want := range map[i18n.Lang][]string{
		i18n.KK: {
			"2 жоба жүзеге асырылуда",
			"«Нығмет нұры» қоғамдық бірлестігі", "10 кездесу, 10 семинар-тренинг, 4 байқау, 2 рейд, 1\u00a0000 дана таратпа материал, 3 бейнеролик жоспарланған.",
			"10 кездесу (кімдер арасында: студенттер; тартылатын серіктестер: құқық қорғау органдары)", "1 экскурсия", "айына 3 рейд",
			"Бүгінгі таңда орындалғаны: 4 кездесу", "Жоба соңына дейін 5 ай қалды. Орындалуы тиіс: 6 кездесу",
		},
		i18n.RU: {
			"Реализуются 2 проекта", "Общественное объединение «Нығмет нұры»",
			"запланировано: 10 встреч, 10 семинаров-тренингов, 4 конкурса, 2 рейда, 1\u00a0000 экземпляров раздаточных материалов, 3 видеоролика.",
			"3 рейда в месяц", "На сегодняшний день выполнено: 4 встречи", "осталось 5 месяцев. Предстоит выполнить: 6 встреч",
		},
	} {
		got := tell(lang, healthy, crime)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%s: no %q in\n%s", lang, s, got)
			}
		}
	}
}

func TestNothingPlannedNothingDoneAllDone(t *testing.T) {
	p := part(t, "taraz-1-healthy-life")
	for n := range p.Progress {
		p.Progress[n].Fact = p.Progress[n].Plan
	}
	if got := tell(i18n.RU, p); !strings.Contains(got, "Всё запланированное выполнено.") {
		t.Error(got)
	}
	for n := range p.Progress {
		p.Progress[n].Fact, p.Progress[n].Plan = 0, 0
	}
	if got := tell(i18n.KK, p); !strings.Contains(got, "Жоспар сандары шартта белгіленбеген.") || !strings.Contains(got, "әлі басталған жоқ") {
		t.Error(got)
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}
