package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/layout"
	"sapar/data/territory"
)

// words are those of the lists that the reports below use.
var words = map[string]string{
	"kk list.event_type.meeting": "кездесу", "ru list.event_type.meeting": "встреча",
	"kk list.event_type.dialogue": "диалог алаңы", "ru list.event_type.dialogue": "диалоговая площадка",
	"kk list.event_type.concert": "концерттік бағдарлама", "ru list.event_type.concert": "концертная программа",
	"kk list.status.held": "өткізілді", "ru list.status.held": "проведено",
	"kk list.status.postponed": "кейінге қалдырылды", "ru list.status.postponed": "перенесено",
	"kk list.status.cancelled": "өткізілмеді", "ru list.status.cancelled": "не проведено",
	"kk list.field.health": "денсаулық сақтау", "ru list.field.health": "здравоохранение",
	"kk list.field.education": "білім беру", "ru list.field.education": "образование",
	"kk list.sex_short.m": "е", "ru list.sex_short.m": "м",
	"kk list.sex_short.f": "ә", "ru list.sex_short.f": "ж",
	"kk list.category.pupil": "оқушы", "ru list.category.pupil": "школьник",
	"kk list.category.neet": "уақытша бос жүрген жастар (NEET)", "ru list.category.neet": "временно неустроенная молодёжь (NEET)",
	"kk list.consent.self": "өзі берді", "ru list.consent.self": "дал сам",
	"kk list.consent.representative": "заңды өкіл", "ru list.consent.representative": "законный представитель",
	"kk list.unit.events": "іс-шара", "ru list.unit.events": "мероприятие",
	"kk list.unit.districts": "аудан", "ru list.unit.districts": "район",
	"kk list.unit.pieces": "дана", "ru list.unit.pieces": "экз.",
}

func options(lang string) layout.Options {
	return layout.Options{
		Lang:   lang,
		Places: territory.Builtin(),
		Words:  func(lang, key string) string { return words[lang+" "+key] },
	}
}

const (
	akzhaiyq = "273200000"
	chapaev  = "273230100" // a village of Akzhaiyq
)

var today = data.NewDate(2026, time.November, 22)

func project() data.Project {
	return data.Project{
		Kind:             "grant",
		TitleKK:          "Батыс Қазақстан облысында ауыл жастарын қолдауға арналған іс-шаралар кешенін ұйымдастыру және өткізу",
		TitleRU:          "Организация и проведение комплекса мероприятий по поддержке сельской молодёжи в Западно-Казахстанской области",
		Number:           "ҚДБ-14/2026",
		ContractDate:     data.NewDate(2026, time.March, 2),
		Start:            data.NewDate(2026, time.March, 15),
		End:              data.NewDate(2026, time.December, 14),
		Region:           "270000000",
		Grantee:          "«Жайық жастары» қоғамдық бірлестігі",
		BIN:              "120340005678",
		Customer:         "БҚО Қоғамдық даму басқармасы",
		ApproverPosition: "Басқарма басшысының орынбасары",
		ApproverName:     "Ә. Ө. Құрманғалиев",
		Head:             "Ғ. Ң. Һәкімов",
		Executor:         "А. Ү. Тілеуова",
		ExecutorPhone:    "+7 701 000 00 00",
	}
}

func quarter() data.Period {
	p, err := data.ParsePeriod("2026-Q2")
	if err != nil {
		panic(err)
	}
	return p
}

func cells(values map[string]any) data.ReportRow {
	row := data.ReportRow{}
	for key, v := range values {
		row[key] = data.Cell{Value: v}
	}
	return row
}

// register is report 2 with so many events.
func register(count int) data.Report {
	sheet := data.ReportSheet{Key: "events", Total: cells(map[string]any{
		"total": 61 * count, "youth": 50 * count, "male": 27 * count, "female": 33 * count,
		"minors": 0, "handouts": 40 * count, "issues": 3 * count, "recommendations": 2 * count,
	})}
	villages := territory.Builtin().Villages(akzhaiyq)
	for i := range count {
		village := villages[i%len(villages)].Code
		okrug, _ := territory.Builtin().OkrugOf(village)
		row := cells(map[string]any{
			"row": i + 1, "number": fmt.Sprintf("2732-2026-%03d", i+1), "date": data.NewDate(2026, time.April, 1).AddDays(i % 91),
			"time": "10:00–12:30", "district": data.PlaceName(akzhaiyq), "okrug": data.PlaceName(okrug.Code), "village": data.PlaceName(village),
			"place": "Ауылдық мәдениет үйі, үлкен зал", "kind": data.Code{List: "event_type", Code: []string{"meeting", "dialogue", "concert"}[i%3]},
			"title":       "Ауыл жастарының жұмыспен қамтылуы: мемлекеттік бағдарламалар және жаңа мүмкіндіктер",
			"members":     []string{"Әбдірахманова Гүлнұр Қайратқызы", "Ғабдуллин Һәкім Өтегенұлы"},
			"specialties": []data.Code{{List: "field", Code: "health"}, {List: "field", Code: "education"}},
			"total":       61, "youth": 50, "male": 27, "female": 33, "minors": 0, "handouts": 1240, "issues": 3, "recommendations": 2,
			"links": []string{"https://www.instagram.com/p/C7abcDEfGhi/", "https://zhaikpress.kz/zhanalyktar/2026/05/12/auyl-zhastary"},
			"files": []string{"IMG_20260512_101500.jpg", "kezdesu.mp4"}, "plan_item": "3.2",
			"status": data.Code{List: "status", Code: "held"}, "responsible": "Тілеуова Айгүл", "note": "",
		})
		if i%7 == 6 {
			for _, key := range []string{"total", "youth", "male", "female", "minors", "handouts", "issues", "recommendations", "links", "files"} {
				delete(row, key)
			}
			row["status"] = data.Cell{Value: data.Code{List: "status", Code: "postponed"}}
			row["moved_to"] = data.Cell{Value: data.NewDate(2026, time.July, 3)}
			row["reason"] = data.Cell{Value: "жол жабық, су тасқыны"}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return data.Report{
		Name: "events", Project: project(), District: akzhaiyq, Period: quarter(), On: today, Sheets: []data.ReportSheet{sheet},
	}
}

func attendanceTable(rows int) data.ReportSheet {
	sheet := data.ReportSheet{Key: "attendance", Foot: cells(map[string]any{
		"event_number": "2732-2026-014", "event_kind": data.Code{List: "event_type", Code: "dialogue"},
		"event_title": "Ауыл жастары және жұмыс", "event_date": data.NewDate(2026, time.May, 12), "event_time": "10:00–12:30",
		"event_district": data.PlaceName(akzhaiyq), "event_okrug": data.PlaceName("273230000"), "event_village": data.PlaceName(chapaev),
		"event_place": "Мәдениет үйі", "event_responsible": "Тілеуова А. Ү.",
		"total": rows + 40, "male": rows/2 + 20, "female": rows - rows/2 + 20,
		"age_14_17": rows / 3, "age_18_34": rows - rows/3, "age_35": 0, "age_other": 0, "unlisted": 40,
	})}
	names := []string{"Әлімжанова Ғазиза Қуанышқызы", "Нұрланұлы Өркен", "Ыбырайым Іңкәр Үсенқызы", "Қожахмет-Сәрсенбаева Айша Бақытжанқызы"}
	for i := range rows {
		row := cells(map[string]any{
			"row": i + 1, "name": names[i%len(names)], "birth_year": 1995 + i%17, "sex": data.Code{List: "sex", Code: []string{"f", "m"}[i%2]},
			"work": "Чапаев орта мектебі", "category": data.Code{List: "category", Code: "pupil"},
			"village": data.PlaceName(chapaev), "phone": "+7 705 123 45 67", "consent": data.Code{List: "consent", Code: "self"},
		})
		if i%5 == 4 {
			row["category"] = data.Cell{Value: data.Code{List: "category", Code: "neet"}}
			delete(row, "consent")
			row["consent_due"] = data.Cell{Value: data.Code{List: "consent", Code: "representative"}}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// attendance is report 3 of one event.
func attendance(rows int) data.Report {
	day := data.NewDate(2026, time.May, 12)
	return data.Report{
		Name: "attendance", Project: project(), District: akzhaiyq, Period: data.Period{Kind: data.Days, From: day, To: day},
		On: today, Event: &data.Event{}, Sheets: []data.ReportSheet{attendanceTable(rows)},
	}
}

// attendances is report 3 of a period with so many events.
func attendances(events, rows int) data.Report {
	r := data.Report{Name: "attendance", Project: project(), District: akzhaiyq, Period: quarter(), On: today}
	for range events {
		r.Sheets = append(r.Sheets, attendanceTable(rows))
	}
	return r
}

// progress is report 4 with so many indicators.
func progress(indicators int) data.Report {
	p := project()
	list := data.ReportSheet{Key: "indicators"}
	matrix := data.ReportSheet{Key: "districts", Total: data.ReportRow{}}
	for i, d := range territory.Builtin().Districts(p.Region, false) {
		matrix.Rows = append(matrix.Rows, cells(map[string]any{"row": i + 1, "district": data.PlaceName(d.Code)}))
	}
	for i := range indicators {
		kk, ru := fmt.Sprintf("Ауыл жастарымен диалог алаңдары, %d-бағыт", i+1), fmt.Sprintf("Диалоговые площадки с сельской молодёжью, направление %d", i+1)
		row := cells(map[string]any{
			"row": i + 1, "name": data.Bilingual{KK: kk, RU: ru}, "unit": data.Code{List: "unit", Code: []string{"events", "districts", "pieces"}[i%3]},
			"plan": 1200, "period_plan": 300, "period_fact": 310, "period_percent": 103.3, "plan_to_date": 1100, "fact": 1043,
			"to_date_percent": 94.8, "percent": 86.9, "deviation": -57, "proof": "тіркеу парақтары, фото",
		})
		switch i % 4 {
		case 1:
			for _, key := range []string{"plan", "period_plan", "period_percent", "plan_to_date", "to_date_percent", "percent", "deviation"} {
				delete(row, key)
			}
		case 2:
			row["done"], row["deviation"] = data.Cell{Value: 1}, data.Cell{Value: 1500}
		}
		list.Rows = append(list.Rows, row)
		key := fmt.Sprintf("i%d", i)
		matrix.Groups = append(matrix.Groups, data.ReportGroup{Key: key, NameKK: kk, NameRU: ru})
		for j, row := range append(matrix.Rows, matrix.Total) {
			row[key+".plan"], row[key+".fact"], row[key+".percent"] = data.Cell{Value: 25}, data.Cell{Value: j}, data.Cell{Value: float64(j) * 4}
		}
	}
	return data.Report{
		Name: "indicators", Project: p, Period: p.Period(), On: today, Sheets: []data.ReportSheet{list, matrix},
	}
}

// drawn draws a report and opens the file again.
func drawn(t testing.TB, r data.Report, opt layout.Options) *excelize.File {
	t.Helper()
	var b strings.Builder
	if err := layout.Draw(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	f := reopened(t, b.String())
	t.Cleanup(func() { f.Close() })
	return f
}

func reopened(t interface{ Fatal(...any) }, file string) *excelize.File {
	f, err := excelize.OpenReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return f
}
