package ownlist_test

import (
	"testing"
	"time"

	"sapar/data/ownlist"
)

// want is what a list has to come to.
type want struct {
	kind, columns string
	skipped       string
	said          []string
	wrong         []string
	notices       []string
}

func (w want) check(t *testing.T, l *ownlist.List) ownlist.Mapping {
	t.Helper()
	m := guess(t, l)
	same(t, "kind", w.kind, m.Kind)
	same(t, "columns", w.columns, columnsOf(m))
	p, preview := read(t, l, m, scope())
	same(t, "skipped", w.skipped, skipped(preview))
	same(t, "said", w.said, said(p))
	same(t, "wrong", w.wrong, wrongCells(p))
	same(t, "notices", w.notices, notices(p))
	again, _ := read(t, l, m, scope())
	same(t, "ids of the second reading", idsOf(p), idsOf(again))
	return m
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// The official register: an approval block, a title in two languages, headings
// of two lines with merged cells, the row of column numbers, totals, signatures.
func TestOfficialRegister(t *testing.T) {
	b := newBook(t, "Тізілім")
	b.row(nil, nil, nil, nil, nil, nil, "БЕКІТЕМІН / УТВЕРЖДАЮ")
	b.row(nil, nil, nil, nil, nil, nil, "Басқарма басшысы ________ А. Ахметов «05» сәуір 2026 ж.")
	b.row("Шығулар мен іс-шаралар тізілімі").merge("A3:L3")
	b.row("Реестр выездов и мероприятий").merge("A4:L4")
	b.row("Жоба атауы / Название проекта:", nil, "«Ауыл жастары»")
	b.line++
	b.row("Р/с №\n№ п/п", "Күні\nДата", "Аудан\nРайон", "Ауылдық округ\nСельский округ", "Елді мекен\nНаселённый пункт",
		"Өткізілген орны\nМесто проведения", "Іс-шараның түрі\nВид мероприятия", "Тақырыбы\nТема", "Қатысушылар саны, адам\nЧисло участников, чел.", nil, nil, "Ескертпе\nПримечание")
	b.row(nil, nil, nil, nil, nil, nil, nil, nil, "барлығы\nвсего", "ер\nмуж.", "әйел\nжен.")
	b.merge("A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8", "F7:F8", "G7:G8", "H7:H8", "I7:K7", "L7:L8")
	b.row(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	b.row(1, day(2026, 3, 12), "Ақжайық", "Чапаев а.о.", "Чапаев", "Мәдениет үйі", "Кездесу", "Жастар саясаты", 40, 15, 25)
	b.row(2, day(2026, 3, 13), "Ақжайық ауданы", "Алмалы", "Алмалы ауылы", "Мектеп", "Диалог алаңы", "Жұмыссыздық: не істейміз?", 25, 10, 15, "сұрақ көп болды")
	b.row("Барлығы / Итого", nil, nil, nil, nil, nil, nil, nil, 65, 25, 40)
	b.line++
	b.row("Жауапты тұлға: ____________ Тілеуова А.")
	want{
		kind:    ownlist.Events,
		columns: "B date, C district, D okrug, E village, F place, G kind, H title, I unlisted, J unlisted_male, K unlisted_female, L note",
		skipped: "1 title, 2 title, 3 title, 4 title, 5 title, 7 headings, 8 headings, 9 numbers, 12 total, 14 signature",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Жастар саясаты» 40/0/15/25/0",
			"event 2026-03-13 Алмалы dialogue held «Жұмыссыздық: не істейміз?» 25/0/10/15/0",
		},
	}.check(t, b.open())
}

// A list of participants with a title and its own headings for each event.
func TestParticipantsByEvent(t *testing.T) {
	b := newBook(t, "Қатысушылар")
	b.row("Қатысушылар тізімі").merge("A1:E1")
	b.row("Диалог алаңы: «Жастар және заң», 12.03.2026, Чапаев ауылы").merge("A2:E2")
	b.row("№", "Аты-жөні", "Туған жылы", "Жынысы", "Жұмыс (оқу) орны")
	b.row(1, "Ахметов Асқар Серікұлы", 2001, "е", "мектеп")
	b.row(2, "Сәрсенова Айгүл", 1999, "ә", "аурухана")
	b.row("Барлығы: 2 адам")
	b.line++
	b.row("Кездесу «Жұмыспен қамту», 2026 жылғы 15 сәуірде, Алмалы ауылында").merge("A8:E8")
	b.row("№", "Аты-жөні", "Туған жылы", "Жынысы", "Жұмыс (оқу) орны")
	b.row(1, "Ахметов Асқар Серікұлы", 2001, "е", "мектеп")
	b.row(2, "Төлегенов Нұрлан", 2003, "ер", "колледж")
	b.row(3, "Қалиева Дана", nil, "әйел", nil)
	b.row(nil, "Барлығы", 3)
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_year, D sex, E work",
		skipped: "1 title, 2 title, 3 headings, 6 total, 8 title, 9 headings, 13 total",
		said: []string{
			"event 2026-03-12 Чапаев dialogue held «Жастар және заң»",
			"event 2026-04-15 Алмалы meeting held «Жұмыспен қамту»",
			"person Ахметов Асқар Серікұлы 2001 m мектеп",
			"person Сәрсенова Айгүл 1999 f аурухана",
			"person Төлегенов Нұрлан 2003 m колледж",
			"person Қалиева Дана f",
			"at 2026-03-12 Ахметов Асқар Серікұлы",
			"at 2026-03-12 Сәрсенова Айгүл",
			"at 2026-04-15 Ахметов Асқар Серікұлы",
			"at 2026-04-15 Төлегенов Нұрлан",
			"at 2026-04-15 Қалиева Дана",
		},
	}.check(t, b.open())
}

func TestRussianHeadings(t *testing.T) {
	b := newBook(t, "Лист1")
	b.row("Список участников встречи «Государственные программы для молодёжи»").merge("A1:G1")
	b.row("Дата проведения:", "12.05.2026 г.")
	b.row("Село:", "с. Чапаев")
	b.row("№ п/п", "Ф.И.О. участника", "Дата рождения", "Пол", "Социальный статус", "Контактный телефон", "Согласие на обработку персональных данных")
	b.row(1, "Иванов Пётр Сергеевич", "14.02.2004", "муж.", "студент", "8 701 123 45 67", "да")
	b.row(2, "Ким Анна", day(2009, 7, 3), "жен.", "школьник", "87771112233", "родитель")
	b.row("Итого:", nil, nil, nil, nil, nil, 2)
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_date, D sex, E category, F phone, G consent",
		skipped: "1 title, 2 title, 3 title, 4 headings, 7 total",
		said: []string{
			"event 2026-05-12 Чапаев meeting held «Государственные программы для молодёжи»",
			"person Иванов Пётр Сергеевич 2004 m student 8 701 123 45 67 self",
			"person Ким Анна 2009 f pupil 87771112233 representative",
			"at 2026-05-12 Иванов Пётр Сергеевич",
			"at 2026-05-12 Ким Анна",
		},
	}.check(t, b.open())
}

// Headings in Kazakh with those in Russian in the row below, names in small
// letters, and a period in the title that is no event's.
func TestHeadingsInTwoRows(t *testing.T) {
	b := newBook(t, "Лист1")
	b.row("01.03.2026-31.03.2026 аралығында өткен семинарларға қатысқандар тізімі")
	b.row("«05» сәуір 2026 ж.")
	b.row("№", "Қатысушының аты-жөні", "Туған жылы", "Күні", "Өткізілген ауылы")
	b.row("№", "ФИО участника", "Год рождения", "Дата", "Село")
	b.row(1, "ахметов асқар", 2001, "12.03", "Чапаев")
	b.row(2, "сәрсенова айгүл", 1999, "13.03", "Алмалы")
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_year, D event.date, E event.village",
		skipped: "1 title, 2 title, 3 headings, 4 headings",
		said: []string{
			"event 2026-03-12 Чапаев seminar held «Семинар-тренинг»",
			"event 2026-03-13 Алмалы seminar held «Семинар-тренинг»",
			"person ахметов асқар 2001",
			"person сәрсенова айгүл 1999",
			"at 2026-03-12 ахметов асқар",
			"at 2026-03-13 сәрсенова айгүл",
		},
	}.check(t, b.open())
}

func TestNamesInThreeColumns(t *testing.T) {
	b := newBook(t, "Чапаев 12.03.2026")
	b.row("Р/с", "Тегі", "Аты", "Әкесінің аты", "Т.ж.", "Ауылы")
	b.row(1, "Ахметов", "Асқар", "Серікұлы", "2001 ж.", "Чапаев")
	b.row(2, "Сәрсенова", "Айгүл", nil, 1999, "Алмалы")
	m := want{
		kind:    ownlist.People,
		columns: "B name.family, C name.given, D name.patronymic, E birth_year, F village",
		skipped: "1 headings",
		wrong:   []string{"B2 event.kind required", "B2 event.title required"},
	}.check(t, b.open())
	same(t, "defaults", map[string]string{"event.date": "2026-03-12", "event.village": chapaev}, m.Defaults)

	m.Defaults["event.kind"] = "meeting" // what a person says to it
	p, _ := read(t, b.open(), m, scope())
	same(t, "said", []string{
		"event 2026-03-12 Чапаев meeting held «Кездесу»",
		"person Ахметов Асқар Серікұлы 2001 Чапаев",
		"person Сәрсенова Айгүл 1999 Алмалы",
		"at 2026-03-12 Ахметов Асқар Серікұлы",
		"at 2026-03-12 Сәрсенова Айгүл",
	}, said(p))
}

// Three columns under one heading.
func TestNamesUnderOneHeading(t *testing.T) {
	b := newBook(t, "Семинар 12.03.2026 Чапаев")
	b.row("№", "Қатысушының аты-жөні", nil, nil, "Жасы").merge("B1:D1")
	b.row(1, "Ахметов", "Асқар", "Серікұлы", 25)
	b.row(2, "Сәрсенова", "Айгүл", "Ерболқызы", "17 жас")
	want{
		kind:    ownlist.People,
		columns: "B name.family, C name.given, D name.patronymic, E age",
		skipped: "1 headings",
		said: []string{
			"event 2026-03-12 Чапаев seminar held «Семинар-тренинг»",
			"person Ахметов Асқар Серікұлы 2001",
			"person Сәрсенова Айгүл Ерболқызы 2009",
			"at 2026-03-12 Ахметов Асқар Серікұлы",
			"at 2026-03-12 Сәрсенова Айгүл Ерболқызы",
		},
	}.check(t, b.open())
}

// Dates in every form that people type.
func TestDatesAsText(t *testing.T) {
	b := newBook(t, "Есеп")
	b.row("Атқарылған жұмыстар")
	b.row("№", "Өткізілген уақыты", "Іс-шара атауы", "Ауыл", "Қатысқандар саны")
	b.row(1, "12.03.2026 ж.", "Жастармен кездесу", "Чапаев", 30)
	b.row(2, "13/03/26", "Рейд «Түнгі қала»", "Чапаев", 5)
	b.row(3, "14 наурыз 2026 жыл", "Диалог алаңы", "Алмалы", "25 адам")
	b.row(4, "2026 жылғы 15 наурыз", "Концерт", "Ақсуат", 100)
	b.row(5, "16-18 марта", "Семинар", "Ақсуат", 20)
	b.row(6, "19.03-20.03.2026", "Форум", "Чапаев", 60)
	b.row(7, "2026-04-01 14:00", "Байқау", "Чапаев", 15)
	b.row(8, "15.12.2026", "Марафон", "Чапаев", nil)
	want{
		kind:    ownlist.Events,
		columns: "B date, C title, D village, E unlisted",
		skipped: "1 title, 2 headings",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Жастармен кездесу» 30/0/0/0/0",
			"event 2026-03-13 Чапаев raid held «Рейд «Түнгі қала»» 5/0/0/0/0",
			"event 2026-03-14 Алмалы dialogue held «Диалог алаңы» 25/0/0/0/0",
			"event 2026-03-15 Ақсуат concert held «Концерт» 100/0/0/0/0",
			"event 2026-03-16..2026-03-18 Ақсуат seminar held «Семинар» 20/0/0/0/0",
			"event 2026-03-19..2026-03-20 Чапаев other held «Форум» 60/0/0/0/0",
			"event 2026-04-01 14:00 Чапаев contest held «Байқау» 15/0/0/0/0",
			"event 2026-12-15 Чапаев campaign planned «Марафон»",
		},
	}.check(t, b.open())
}

func TestPhonesAsNumbers(t *testing.T) {
	b := newBook(t, "Топ")
	b.row("Ақпараттық топтың құрамы")
	b.row("№", "Т.А.Ә.", "Саласы", "Лауазымы, жұмыс орны", "Ұялы телефоны")
	b.row(1, "Ахметов Асқар", "Денсаулық сақтау", "дәрігер", 87011234567)
	b.row(2, "Сәрсенова Айгүл", "білім саласы", "мұғалім", 7021234567)
	b.row(3, "Төлегенов Нұрлан", "спорт", "жаттықтырушы", "+7 (705) 123-45-67")
	want{
		kind:    ownlist.Members,
		columns: "B name, C specialty, D position, E phone",
		skipped: "1 title, 2 headings",
		said: []string{
			"member Ақжайық Ахметов Асқар health дәрігер 87011234567",
			"member Ақжайық Сәрсенова Айгүл education мұғалім +77021234567",
			"member Ақжайық Төлегенов Нұрлан sport жаттықтырушы +7 (705) 123-45-67",
		},
	}.check(t, b.open())
}

// Totals of months in between and of all at the end; one of them does not add
// up.
func TestTotalsBetween(t *testing.T) {
	b := newBook(t, "Реестр")
	b.row("Дата", "Наименование мероприятия", "Населённый пункт", "Охват", "Роздано материалов")
	b.row(day(2026, 3, 2), "Встреча с молодёжью", "Чапаев", 20, 10)
	b.row(day(2026, 3, 9), "Мастер-класс по SMM", "Чапаев", 12, 0)
	b.row("Итого за март", nil, nil, 32, 10)
	b.row(day(2026, 4, 2), "Круглый стол", "Алмалы", 30, 5)
	b.row("Итого за апрель", nil, nil, 35, 5)
	b.row("Всего", nil, nil, 62, 15)
	want{
		kind:    ownlist.Events,
		columns: "A date, B title, C village, D unlisted, E handouts",
		skipped: "1 headings, 4 total, 6 total, 7 total",
		said: []string{
			"event 2026-03-02 Чапаев meeting held «Встреча с молодёжью» 20/0/0/0/0",
			"event 2026-03-09 Чапаев master_class held «Мастер-класс по SMM» 12/0/0/0/0",
			"event 2026-04-02 Алмалы dialogue held «Круглый стол» 30/0/0/0/0",
		},
		notices: []string{"totals_differ column=Охват read=30 row=6 said=35"},
	}.check(t, b.open())
}
