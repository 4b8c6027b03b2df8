package i18n_test

import (
	"testing"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/preset"
	"sapar/data/territory"
)

// What a contract says, read back in the three languages.
func TestTargetsAreSentences(t *testing.T) {
	places := territory.Builtin()
	meetings := data.Indicator{
		Kind: data.CountEvents, EventTypes: []string{"meeting"}, Plan: 10, To: 20261114,
		Audiences: []string{"students"}, Partners: []string{"law_enforcement"},
	}
	raids := data.Indicator{Kind: data.CountEvents, EventTypes: []string{"raid"}, PerMonth: 3}
	groups := data.Indicator{Kind: data.CountComposition, Plan: 12, Bound: data.Exactly, Specialties: []string{"health", "sport"}}
	several := data.Indicator{Kind: data.CountEvents, EventTypes: []string{"campaign", "contest"}, Plan: 2, EachDistrict: true}
	supported := data.Indicator{Kind: data.CountTalents, Plan: 21, Stage: data.StageSupported, Places: []string{"273200000"}}
	for _, tt := range []struct {
		i    data.Indicator
		lang i18n.Lang
		want string
	}{
		{meetings, i18n.KK, "Кемінде 10 кездесу; кімдер арасында: студенттер; тартылатын серіктестер: құқық қорғау органдары; 14.11.2026 дейін"},
		{meetings, i18n.RU, "Минимум 10 встреч; среди кого: студенты; с привлечением: правоохранительные органы; до 14.11.2026 включительно"},
		{meetings, i18n.EN, "At least 10 meetings; among: students; with partners: law enforcement; until 14.11.2026"},
		{raids, i18n.KK, "Кемінде айына 3 рейд"},
		{raids, i18n.RU, "Минимум 3 рейда в месяц"},
		{groups, i18n.KK, "Дәл 12 толық құрамды топ; топтағы мамандар: денсаулық сақтау, спорт"},
		{groups, i18n.RU, "Ровно 12 групп полного состава; специалисты в группе: здравоохранение, спорт"},
		{several, i18n.RU, "Минимум 2 мероприятия (акция, марафон, конкурс) в каждом районе"},
		{supported, i18n.RU, "Минимум 21 одарённый молодой человек; стадия: оказана поддержка; территория: Акжаикский район"},
	} {
		if got := i18n.Load(tt.lang).Target(&tt.i, places); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

// Every indicator of every contract has its words.
func TestTargetsOfAllPresetsHaveWords(t *testing.T) {
	all, err := preset.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range i18n.Langs() {
		w := i18n.Load(l)
		for _, p := range all {
			for n := range p.Indicators {
				_ = w.Target(&p.Indicators[n], territory.Builtin())
			}
		}
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}
