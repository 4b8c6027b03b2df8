package app_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sapar/app/cli"
	"sapar/app/reporting"
	"sapar/app/shell"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/territory"
)

// demand is one thing that a source text asks for, and what serves it.
type demand struct {
	text    string       // the text's own words
	planned string       // record.field that holds the plan
	done    string       // record.field that holds what was done
	counted *figure      // nil for what is kept and not counted
	screen  shell.Screen // where people see and type it
	report  string       // report or command that tells of it
}

// figure is the indicator of a preset that counts what a text asks for.
type figure struct {
	preset string
	kind   string
	types  []string // of event; none means that any do
	plan   int      // 0 where the text sets none
}

const (
	grant        = "wko-rural-youth"
	healthy      = "taraz-1-healthy-life"
	crime        = "taraz-2-crime-prevention"
	religion     = "taraz-3-religious-literacy"
	zhaidarman   = "taraz-4-zhaidarman"
	unorganised  = "taraz-5-unorganised-youth"
	initiatives  = "taraz-6-youth-initiatives"
	corruption   = "taraz-7-anti-corruption"
	onIndicators = "indicator.plan"
)

func events(preset string, plan int, types ...string) *figure {
	return &figure{preset, data.CountEvents, types, plan}
}

// The region's grant lot.
var grantDemands = []demand{
	{"ауыл жастарын қолдауға арналған іс-шаралар кешенін ұйымдастыру және өткізу", "project.title_kk", "event.status", events(grant, 0), shell.Plan, eventsReport},
	{"жастардың жұмыссыздығы", "event.topic", "issue.topic", nil, shell.Dialogue, "answers"},
	{"әлеуметтік нысандар мен инфрақұрылымдардың", "event.topic", "issue.topic", nil, shell.Dialogue, "answers"},
	{"ақпаратпен қамтылу деңгейінің, құқықтық, қаржылық сауаттылық деңгейінің, денсаулығының", "event.topic", "issue.topic", nil, shell.Dialogue, "answers"},
	{"ақпартаттық-түсіндіру жұмыстарын жүргізу", "event.kind", "handout.quantity", &figure{grant, data.CountHandouts, nil, 0}, shell.Event, eventsReport},
	{"өз ісін ашу бойынша семинар-тренингтер", onIndicators, "event.kind", events(grant, 0, "seminar"), shell.Plan, eventsReport},
	{"шеберлік сағаттарын өткізу", onIndicators, "event.kind", events(grant, 0, "master_class"), shell.Plan, eventsReport},
	{"дарынды, креативті және зияткер жастарды анықтау", onIndicators, "talent.field", &figure{grant, data.CountTalents, nil, 0}, shell.Registers, indicatorsReport},
	{"қолдау көрсету", "talent.support", "talent.support_date", nil, shell.Registers, "export"},
	{"концерттік бағдарламалар арқылы өз ауылының артықшылықтарын көрсетіп", "performance.number", "performance.title", nil, shell.Event, "export"},
	{"басқа да жастарға жаңа ақпараттар жеткізу", "product.kind", "product.reach", &figure{grant, data.CountProducts, nil, 0}, shell.Registers, indicatorsReport},
	{"1 қысқа мерзімді грант", "project.kind", "project.number", nil, shell.Settings, indicatorsReport},
	{"ақпараттық топтар құру", "project.specialties", "member.specialty", &figure{grant, data.CountComposition, nil, 12}, shell.Registers, indicatorsReport},
	{"Облыстың барлық 12 ауданында", onIndicators, "event.district", &figure{grant, data.CountCoverage, nil, 12}, shell.Overview, indicatorsReport},
	{"топ мүшелерінің жастармен кездесуін", onIndicators, "event.members", events(grant, 0, "meeting"), shell.Plan, eventsReport},
	{"және шығуын ұйымдастыру", "trip.villages", "trip.status", events(grant, 0), shell.Plan, eventsReport},
	{"әр түрлі санаттағы (денсаулық сақтау, білім беру, мәдениет, спорт және т.б.) саланың жас мамандарының қатысуы", "project.specialties", "event.members", &figure{grant, data.CountComposition, nil, 12}, shell.Registers, indicatorsReport},
	{"ауыл жастарымен диалог алаңдары ұйымдастырылады", onIndicators, "event.kind", events(grant, 0, "dialogue"), shell.Plan, eventsReport},
	{"жас таланттардың, КТК командаларының", "performance.team", "performance.person", nil, shell.Event, "export"},
	{"қатысуымен концерттік бағдарламалар өтеді", onIndicators, "event.kind", events(grant, 0, "concert"), shell.Plan, eventsReport},
	{"мемлекеттік жастар саясатының жүзеге асырылуы", "issue.text", "issue.status", nil, shell.Dialogue, "answers"},
	{"ұсынымдар әзірленеді", "recommendation.text", "recommendation.answer_date", &figure{grant, data.CountRecommendations, nil, 0}, shell.Dialogue, "answers"},
}

// The seven social orders of Taraz.
var orderDemands = []demand{
	{"7 әлеуметтік тапсырыс ойнатылды", "project.preset", "project.contract_date", nil, shell.Settings, "narrative"},
	{"салауатты өмір салтын қалыптастыру мен насихаттауға", "project.title_kk", "event.topic", events(healthy, 10, "meeting"), shell.Plan, "narrative"},
	{"құқық бұзушылық пен қылмыстың алдын алу» бойынша", "project.title_kk", "event.topic", events(crime, 10, "meeting"), shell.Plan, "narrative"},
	{"діни сауаттылық деңгейін арттыру", "project.title_kk", "event.topic", events(religion, 0, "seminar"), shell.Plan, "narrative"},
	{"«Жайдарман» ойындарын ұйымдастыру", "project.title_kk", "performance.team", events(zhaidarman, 0, "contest", "concert"), shell.Event, "narrative"},
	{"«Ұйымдаспаған жастармен жұмыс жүргізу, үйлестіру", "event.audience", "attendance.category", events(unorganised, 5, "job_fair"), shell.Plan, "narrative"},
	{"«Жастар бастамаларын қолдау» бағытындағы шараларды", "project.title_kk", "event.status", events(initiatives, 0, "course"), shell.Plan, "narrative"},
	{"сыбайлас жемқорлыққа төзбеушілік мәдениетін", "project.title_kk", "event.status", events(corruption, 0, "meeting"), shell.Plan, "narrative"},
	{"«Komek.Demeu.kz» қоғамдық қоры", "project.grantee", "project.head", nil, shell.Settings, "narrative"},
	{"оқыту курстарын ұйымдастырып", "course.lessons", "event.course", events(initiatives, 0, "course"), shell.Registers, attendanceReport},
	{"10 ай бойы кемінде 25 шәкірт мобилография мен SMM мамандығын меңгеріп шығуы тиіс", "course.share", "enrolment.work_day", &figure{initiatives, data.CountFinishers, nil, 25}, shell.Registers, indicatorsReport},
	{"8 ай бойы қоғамдық орындарда 5 бос жұмыс орны жәрмеңкесін", "indicator.venues", "event.venue", events(unorganised, 5, "job_fair"), shell.Overview, indicatorsReport},
	{"бос жұмыс орны жәрмеңкесін ұйымдастыру", "employer.vacancies", "employer.hired", nil, shell.Event, "export"},
	{"10 кездесу, 10 семинар-тренинг", onIndicators, "event.kind", events(healthy, 10, "seminar"), shell.Overview, indicatorsReport},
	{"4 байқау", onIndicators, "event.kind", events(healthy, 4, "contest"), shell.Overview, indicatorsReport},
	{"2 рейд жұмыстары", onIndicators, "event.kind", events(healthy, 2, "raid"), shell.Overview, indicatorsReport},
	{"1000 дана ақпараттық таратпа материалдар, 3", "material.name", "handout.quantity", &figure{healthy, data.CountHandouts, nil, 1000}, shell.Registers, indicatorsReport},
	{"3 бейнеролик әзірлеу жоспарланған.", "indicator.products", "product.links", &figure{healthy, data.CountProducts, nil, 3}, shell.Registers, indicatorsReport},
	{"құқық қорғау органдарының өкілдерін тарта отырып студенттер арасында 10 кездесу", "indicator.partners", "event.partners", events(crime, 10, "meeting"), shell.Overview, indicatorsReport},
	{"студенттер арасында", "indicator.audiences", "event.audience", events(crime, 10, "meeting"), shell.Overview, indicatorsReport},
	{"қала аумағында 5 іс-шара (акция, марафон т.с.с)", "indicator.places", "event.district", events(crime, 5, "campaign", "other"), shell.Overview, indicatorsReport},
	{"1 экскурсия", onIndicators, "event.kind", events(crime, 1, "excursion"), shell.Overview, indicatorsReport},
	{"құқық қорғау органдарының қызметкерлерімен 2 кездесу", "indicator.partners", "event.indicators", events(crime, 2, "meeting"), shell.Overview, indicatorsReport},
	{"2 байқау", onIndicators, "event.kind", events(crime, 2, "contest"), shell.Overview, indicatorsReport},
	{"айына 3 рет рейд жұмыстарын жүргізу", "indicator.per_month", "event.kind", events(crime, 0, "raid"), shell.Overview, indicatorsReport},
	{"1000 дана ақпараттық таратпа материалдар мен", "supply.quantity", "handout.quantity", &figure{crime, data.CountHandouts, nil, 1000}, shell.Registers, indicatorsReport},
	{"3 бейнеролик әзірлеу жоспарланған болатын", "indicator.products", "product.files", &figure{crime, data.CountProducts, nil, 3}, shell.Registers, indicatorsReport},
	{"Бүгінгі таңда 4 кездесу ұйымдастырылды", onIndicators, "event.status", events(crime, 10, "meeting"), shell.Overview, "narrative"},
	{"өзге де бағыттар бойынша жүйелі жұмыстар", "project.title_kk", "event.status", nil, shell.Overview, "narrative"},
}

// asksNothing are the words of the texts between which they ask: headings, and
// who signed.
var asksNothing = []string{
	"БҚО Қоғамдық даму басқармасы", "Жастар саясаты мен балалар бастамаларын қолдау", "Нысаналы индикатор:", "Күтілетін нәтиже:",
}

// The layouts that the demands name.
const (
	eventsReport     = "events"
	attendanceReport = "attendance"
	indicatorsReport = "indicators"
)

// Every sentence of both source texts that asks for something has a record in
// which it is planned and done, a figure, a screen and a report.
func TestEverySentenceIsServed(t *testing.T) {
	for file, demands := range map[string][]demand{"wko-rural-youth-grant": grantDemands, "taraz-social-orders": orderDemands} {
		raw, err := os.ReadFile("../data/preset/testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		whole := plain(string(raw))
		for _, d := range demands {
			if !strings.Contains(whole, plain(d.text)) {
				t.Errorf("%s does not say %q", file, d.text)
			}
			d.check(t)
		}
		for _, s := range sentences(string(raw)) {
			if slices.Contains(asksNothing, s) || slices.ContainsFunc(demands, func(d demand) bool { return strings.Contains(s, plain(d.text)) }) {
				continue
			}
			t.Errorf("%s: nothing serves %q", file, s)
		}
	}
}

var sentenceEnd = regexp.MustCompile(`([.:])(\s+\p{Lu}|\s*$)`)

// sentences are those of a text; a list's bare number is none.
func sentences(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = plain(regexp.MustCompile(`^\s*\d\.`).ReplaceAllString(line, ""))
		for _, s := range strings.Split(sentenceEnd.ReplaceAllString(line, "$1\n$2"), "\n") {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

func (d *demand) check(t *testing.T) {
	t.Helper()
	for _, name := range []string{d.planned, d.done} {
		key, field, _ := strings.Cut(name, ".")
		of := data.TypeByKey(key)
		if of == nil || of.Field(field) == nil {
			t.Errorf("%q: there is no field %s", d.text, name)
		}
	}
	if !slices.Contains(shell.Screens(), d.screen) {
		t.Errorf("%q: there is no screen %s", d.text, d.screen)
	}
	layouts, err := (&reporting.Reports{}).Layouts()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(layouts, func(l data.Layout) bool { return l.Name == d.report }) && !slices.Contains(cli.Commands(), d.report) {
		t.Errorf("%q: there is no report or command %s", d.text, d.report)
	}
	if d.counted != nil {
		d.counted.check(t, d.text)
	}
}

func (f *figure) check(t *testing.T, text string) {
	t.Helper()
	p, err := preset.ByKey(f.preset)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(p.Indicators, func(i data.Indicator) bool {
		return i.Kind == f.kind && slices.Equal(i.EventTypes, f.types) && i.Plan == f.plan
	}) {
		t.Errorf("%q: %s has no indicator %+v", text, f.preset, *f)
	}
}

// The demonstration shows each record that serves a sentence, with the field
// filled.
func TestDemonstrationShowsTheWholeMission(t *testing.T) {
	p, err := preset.ByKey(grant)
	if err != nil {
		t.Fatal(err)
	}
	places := territory.Builtin()
	g, err := demo.New(demo.Options{Seed: 1, Today: 20261122, Places: places, Preset: p, Districts: []string{places.Districts("270000000", false)[0].Code}})
	if err != nil {
		t.Fatal(err)
	}
	filled := map[string]bool{}
	for {
		r, err := g.Next()
		if err != nil {
			t.Fatal(err)
		}
		if r == nil {
			break
		}
		for _, f := range r.Type().Fields {
			if !filled[r.Type().Key+"."+f.Key] {
				filled[r.Type().Key+"."+f.Key] = f.Get(r) != nil
			}
		}
	}
	for _, d := range slices.Concat(grantDemands, orderDemands) {
		for _, name := range []string{d.planned, d.done} {
			if !filled[name] && !strings.HasPrefix(name, "indicator.") { // conditions are other contracts'
				t.Errorf("%q: the demonstration fills no %s", d.text, name)
			}
		}
	}
}
