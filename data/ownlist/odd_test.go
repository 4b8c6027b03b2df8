package ownlist_test

import (
	"testing"

	"sapar/data"
	"sapar/data/ownlist"
)

// Hidden columns and rows are read like others: the person who keeps the list
// knows of them.
func TestHiddenColumnsAndRows(t *testing.T) {
	b := newBook(t, "Кездесу 12.03.2026, Алмалы")
	b.row("№", "Аты-жөні", "Туған жылы", "Санаты", "Телефон")
	b.row(1, "Ахметов Асқар", 2001, "студент", "87011112233")
	b.row(2, "Сәрсенова Айгүл", 1999, "жұмыс істейді", "87011112244")
	b.row(3, "Төлегенов Нұрлан", 2008, "мектеп оқушысы", nil)
	b.must(b.f.SetColVisible(b.sheet, "C:D", false))
	b.must(b.f.SetRowVisible(b.sheet, 3, false))
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_year, D category, E phone",
		skipped: "1 headings",
		said: []string{
			"event 2026-03-12 Алмалы meeting held «Кездесу»",
			"person Ахметов Асқар 2001 student 87011112233",
			"person Сәрсенова Айгүл 1999 worker 87011112244",
			"person Төлегенов Нұрлан 2008 pupil",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сәрсенова Айгүл",
			"at 2026-03-12 Төлегенов Нұрлан",
		},
		notices: []string{"hidden_rows n=1"},
	}.check(t, b.open())
}

func TestTableInTheMiddleOfTheSheet(t *testing.T) {
	b := newBook(t, "Лист1")
	b.first, b.line = "C", 4
	b.row("Күні", "Ауылы", "Іс-шара", "Түрі", "Барлығы", "оның ішінде жастар", "Жауапты")
	b.line++
	b.row("12.03.2026", "Чапаев", "Заң сабағы", "семинар", 20, 18, "Тілеуова А.")
	b.line++
	b.row("13.03.2026", "Ақсуат", "Ашық әңгіме", "кездесу", 15, 15, "Тілеуова А.")
	want{
		kind:    ownlist.Events,
		columns: "C date, D village, E title, F kind, G unlisted, H unlisted_youth, I responsible",
		skipped: "5 headings",
		said: []string{
			"event 2026-03-12 Чапаев seminar held «Заң сабағы» 20/18/0/0/0",
			"event 2026-03-13 Ақсуат meeting held «Ашық әңгіме» 15/15/0/0/0",
		},
	}.check(t, b.open())
}

func TestSeveralSheetsOneIsAList(t *testing.T) {
	b := newBook(t, "Мұқаба")
	b.row("Ауыл жастары жобасы")
	b.row("Ақжайық ауданы", 2026)
	b.add("Шығындар")
	b.row("Бап", "Сомасы", "Төленді")
	b.row("Жанармай", 120000, 60000)
	b.row("Сыйлықтар", 45000, 45000)
	b.add("Қатысқандар")
	b.row("Концерт «Жас дарын», Чапаев ауылы, 1 маусым 2026 ж.").merge("A1:C1")
	b.row("Р/с", "ФИО", "Г.р.")
	b.row(1, "Ахметов Асқар", "2001 г.р.")
	b.row(2, "Сарсенова Айгуль", "1999")
	b.add("Анықтама")
	b.row("Аты-жөні", "Туған жылы")
	b.row("Жасырын Адам", 2000)
	b.must(b.f.SetSheetVisible("Анықтама", false))
	l := b.open()
	if n := len(reader().Guess(l)); n != 1 {
		t.Errorf("%d sheets are taken for lists, want 1", n)
	}
	m := want{
		kind:    ownlist.People,
		columns: "B name, C birth_year",
		skipped: "1 title, 2 headings",
		said: []string{
			"event 2026-06-01 Чапаев concert held «Жас дарын»",
			"person Ахметов Асқар 2001",
			"person Сарсенова Айгуль 1999",
			"at 2026-06-01 Ахметов Асқар",
			"at 2026-06-01 Сарсенова Айгуль",
		},
	}.check(t, l)
	same(t, "sheet", "Қатысқандар", m.Sheet)
}

// What the law asks not to collect is left out, whatever the mapping says.
func TestPersonalColumnsAreLeftOut(t *testing.T) {
	b := newBook(t, "Встреча 12.03.2026 Чапаев")
	b.row("№", "ФИО", "ЖСН/ИИН", "Год рождения", "Удостоверение личности", "Домашний адрес", "Телефон", "Примечание")
	b.row(1, "Ахметов Асқар 010203500123", "010203500123", 2001, "№ 041234567", "ул. Абая 5, кв. 3", "87011112233", nil)
	b.row(2, "Сарсенова Айгуль", 990815400456, 1999, "045678912", "ул. Мира 2", "87011112244", "ИИН 990815400456")
	l := b.open()
	m := want{
		kind:    ownlist.People,
		columns: "B name, D birth_year, G phone, H note",
		skipped: "1 headings",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Кездесу»",
			"person Ахметов Асқар 2001 87011112233",
			"person Сарсенова Айгуль 1999 87011112244",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сарсенова Айгуль",
		},
		notices: []string{
			"personal_left_out column=ЖСН/ИИН", "personal_left_out column=Удостоверение личности", "personal_left_out column=Домашний адрес",
			"personal_left_out column=ФИО", "personal_left_out column=Примечание",
		},
	}.check(t, l)

	m.Columns[2], m.Columns[6] = "person.phone", "person.work" // a slip of the hand
	p, _ := read(t, l, m, scope())
	for _, loose := range p.Loose {
		if who, ok := loose.Record.(*data.Person); ok && (who.Phone != "" || who.Note == "ИИН 990815400456") {
			t.Errorf("%+v was taken", who)
		}
	}
}

func TestWrongCells(t *testing.T) {
	b := newBook(t, "Реестр")
	b.row("Күні", "Елді мекен", "Іс-шараның түрі", "Іс-шара атауы", "Қатысушылар саны", "ер", "әйел")
	b.row("31.02.2026", "Чапаев", "Кездесу", "Бірінші", 10, 5, 5)
	b.row("12.03.2026", "Чапвев", "Кездесу", "Екінші", 10, 5, 5)
	b.row("12.03.2026", "Чапаев", "Кеңес", "Үшінші", 10, 5, 5)
	b.row("12.03.2026", "Чапаев", "Кездесу", nil, "~25", 5, 5)
	b.row("12.03.2027", "Чапаев", "Кездесу", "Бесінші", 10, 12, 5)
	b.row("12.03.2026", "Чапаев", "Кездесу", "Алтыншы", 10, 5, 5)
	b.row("12.03.2026", "Чапаев", "Кездесу", "Алтыншы", 10, 5, 5)
	b.row("13.03.2026", "Чапаев", "Кездесу", "Сегізінші", nil, 5, 5)
	b.must(b.f.SetCellFormula(b.sheet, "E9", "SUM(F9:G9)"))
	l := b.open()
	want{
		kind:    ownlist.Events,
		columns: "A date, B village, C kind, D title, E unlisted, F unlisted_male, G unlisted_female",
		skipped: "1 headings",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Алтыншы» 10/0/5/5/0",
			"event 2026-03-12 Чапаев meeting held «Алтыншы» 10/0/5/5/0",
		},
		wrong: []string{
			"A2 event.date not_a_date 28.02.2026",
			"B3 event.village no_such_place_name Чапаев",
			"C4 event.kind not_in_list",
			"E5 event.unlisted not_a_number 25",
			"D5 event.title required",
			"A6 event.date outside_project",
			"F6 event.unlisted_male part_exceeds_whole",
			"E9 event.unlisted formula_without_value",
		},
		notices: []string{"formulas n=1", "rows_alike rows=8"},
	}.check(t, l)
}

// Titles of districts over the members of their groups.
func TestMembersByDistrict(t *testing.T) {
	b := newBook(t, "Топтар")
	b.row("Жастар ақпараттық топтарының мүшелері")
	b.row("№", "Фамилия, имя, отчество", "Сфера", "Место работы", "Должность")
	b.row("Ақжайық ауданы").merge("A3:E3")
	b.row(1, "Ахметов Асқар", "здравоохранение", "Районная больница", "врач")
	b.row(2, "Сарсенова Айгуль", "культура", "Дом культуры", "певица")
	b.row("Бөрлі ауданы").merge("A6:E6")
	b.row(1, "Ким Анна", "образование", "Школа № 2", "учитель")
	b.row("Барлығы", 3)
	want{
		kind:    ownlist.Members,
		columns: "B name, C specialty, D organisation, E position",
		skipped: "1 title, 2 headings, 3 title, 6 title, 8 total",
		said: []string{
			"member Ақжайық Ахметов Асқар health Районная больница врач",
			"member Ақжайық Сарсенова Айгуль culture Дом культуры певица",
			"member Бөрлі Ким Анна education Школа № 2 учитель",
		},
	}.check(t, b.open())
}

// The event stands in columns, once for all its rows: in merged cells, or in the
// first row alone.
func TestEventInColumns(t *testing.T) {
	b := newBook(t, "2026")
	b.row("Күні", "Ауыл", "Іс-шара атауы", "Қатысушының аты-жөні", "Туған жылы", "Жынысы")
	b.row("12.03.2026", "Чапаев", "Кездесу: заң және біз", "Ахметов Асқар", 2001, "ер")
	b.row(nil, nil, nil, "Сәрсенова Айгүл", 1999, "әйел")
	b.merge("A2:A3", "B2:B3", "C2:C3")
	b.row("15.04.2026", "Алмалы", "Диалог алаңы", "Төлегенов Нұрлан", 2003, "ер")
	b.row(nil, nil, nil, "Ахметов Асқар", 2001, "ер")
	b.row("16.04.2026", "Ақсуат", "Концерт")
	b.row(nil, nil, nil, "Қалиева Дана", 2005, "қыз")
	want{
		kind:    ownlist.People,
		columns: "A event.date, B event.village, C event.title, D name, E birth_year, F sex",
		skipped: "1 headings, 6 title",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Кездесу: заң және біз»",
			"event 2026-04-15 Алмалы dialogue held «Диалог алаңы»",
			"event 2026-04-16 Ақсуат concert held «Концерт»",
			"person Ахметов Асқар 2001 m",
			"person Сәрсенова Айгүл 1999 f",
			"person Төлегенов Нұрлан 2003 m",
			"person Қалиева Дана 2005 f",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сәрсенова Айгүл",
			"at 2026-04-15 Төлегенов Нұрлан",
			"at 2026-04-15 Ахметов Асқар",
			"at 2026-04-16 Қалиева Дана",
		},
	}.check(t, b.open())
}

// The registration sheet that the program prints, filled in and typed up.
func TestRegistrationSheet(t *testing.T) {
	b := newBook(t, "Тіркеу парағы")
	b.row("Қатысушыларды тіркеу парағы").merge("A1:J1")
	b.row("Лист регистрации участников").merge("A2:J2")
	b.row("Жоба / Проект:", nil, "Ауыл жастары")
	b.row("Іс-шараның түрі, атауы / Вид и название мероприятия:", nil, "Диалог алаңы: Жастар және жұмыс")
	b.row("Күні мен уақыты / Дата и время:", nil, "12.03.2026  14:00–16:00")
	b.row("Аудан, ауылдық округ, елді мекен / Район, сельский округ, населённый пункт:", nil, "Ақжайық, Чапаев, Чапаев")
	b.row("Өткізілетін орны / Место проведения:", nil, "Мәдениет үйі")
	b.row("Р/с №\n№ п/п", "Тегі, аты, әкесінің аты (болған жағдайда)\nФамилия, имя, отчество (при наличии)", "Туған жылы\nГод рождения", "Жынысы (е/ә)\nПол (м/ж)",
		"Жұмыс (оқу) орны\nМесто работы (учёбы)", "Санаты\nКатегория", "Тұратын елді мекені\nНаселённый пункт проживания", "Байланыс телефоны\nКонтактный телефон",
		"Дербес деректерге келісім\nСогласие на перс. данные", "Қолы\nПодпись")
	b.row(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	b.row(1, "Ахметов Асқар", 2001, "е", "ЖК", "кәсіпкер", "Чапаев", "87011112233", "иә")
	b.row(2, "Сәрсенова Айгүл", 2010, "ә", "№ 3 мектеп", "оқушы", "Жайық", nil, "анасы")
	b.row(3)
	b.row(4, nil, nil, nil, nil, nil, nil, nil, "☐")
	b.row("Барлығы 2 адам: ер 1, әйел 1; 14–17 жас: 1")
	b.row("Жауапты тұлға (лауазымы, Т.А.Ә., қолы): ______________________")
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_year, D sex, E work, F category, G village, H phone, I consent",
		skipped: "1 title, 2 title, 3 title, 4 title, 5 title, 6 title, 7 title, 8 headings, 9 numbers, 12 empty, 13 empty, 14 total, 15 signature",
		said: []string{
			"event 2026-03-12 14:00 Чапаев dialogue held «Жастар және жұмыс»",
			"person Ахметов Асқар 2001 m Чапаев entrepreneur ЖК 87011112233 self",
			"person Сәрсенова Айгүл 2010 f Жайық pupil № 3 мектеп representative",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сәрсенова Айгүл",
		},
	}.check(t, b.open())
}

// Registration sheets one below the other, each with its passport.
func TestSheetsBelowEachOther(t *testing.T) {
	b := newBook(t, "Парақтар")
	sheet := func(title, date, village string, people ...string) {
		b.row("Тіркеу парағы").row("Жоба:", "«Ауыл жастары»").row("Іс-шара атауы:", title).row("Өткізілген күні:", date).row("Ауылы:", village)
		b.row("№", "Аты-жөні", "Қолы")
		for i, name := range people {
			b.row(i+1, name)
		}
		b.row("Барлығы:", len(people))
		b.row("Ер:", 1)
		b.row("Жауапты:", "Тілеуова Айгүл")
		b.line++
	}
	sheet("Жастармен кездесу", "12.03.2026", "Чапаев", "Ахметов Асқар", "Сәрсенова Айгүл")
	sheet("Диалог алаңы", "13.03.2026", "Алмалы", "Ахметов Асқар")
	want{
		kind:    ownlist.People,
		columns: "B name",
		skipped: "1 title, 2 title, 3 title, 4 title, 5 title, 6 headings, 9 total, 10 title, 11 signature, " +
			"13 title, 14 title, 15 title, 16 title, 17 title, 18 headings, 20 total, 21 title, 22 signature",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Жастармен кездесу»",
			"event 2026-03-13 Алмалы dialogue held «Диалог алаңы»",
			"person Ахметов Асқар", // without a year of birth, two villages are two people
			"person Сәрсенова Айгүл",
			"person Ахметов Асқар",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сәрсенова Айгүл",
			"at 2026-03-13 Ахметов Асқар",
		},
	}.check(t, b.open())
}

// Titles of months and of districts over the rows of a region's register.
func TestRegisterInParts(t *testing.T) {
	b := newBook(t, "Облыс")
	b.row("№", "Күні", "Елді мекен", "Іс-шара түрі", "Қамтылғаны")
	b.row("Ақжайық ауданы").merge("A2:E2")
	b.row("Наурыз айы").merge("A3:E3")
	b.row(1, "12.03.2026", "Чапаев", "Кездесу", 20)
	b.row("Сәуір айы").merge("A5:E5")
	b.row(2, "12.04.2026", "Алмалы", "Диалог алаңы", 30)
	b.row("Бөрлі ауданы").merge("A7:E7")
	b.row(1, "12.03.2026", "Ақсай", "Кездесу", 10)
	b.row("Жалпы саны", nil, nil, nil, 60)
	want{
		kind:    ownlist.Events,
		columns: "B date, C village, D kind, E unlisted",
		skipped: "1 headings, 2 title, 3 title, 5 title, 7 title, 9 total",
		said: []string{
			"event 2026-03-12 Чапаев meeting held «Кездесу» 20/0/0/0/0",
			"event 2026-04-12 Алмалы dialogue held «Диалог алаңы» 30/0/0/0/0",
			"event 2026-03-12 Ақсай meeting held «Кездесу» 10/0/0/0/0",
		},
	}.check(t, b.open())
}

func TestNoHeadings(t *testing.T) {
	b := newBook(t, "Рейд Чапаев 12.03.2026")
	b.row(1, "Ахметов Асқар", 2001, "87011112233")
	b.row(2, "Сәрсенова Айгүл", 1999, "87011112244")
	b.row(3, "Төлегенов Нұрлан", 2003, "87011112255")
	want{
		kind:    ownlist.People,
		columns: "B name, C birth_year, D phone",
		said: []string{
			"event 2026-03-12 Чапаев raid held «Рейд»",
			"person Ахметов Асқар 2001 87011112233",
			"person Сәрсенова Айгүл 1999 87011112244",
			"person Төлегенов Нұрлан 2003 87011112255",
			"at 2026-03-12 Ахметов Асқар",
			"at 2026-03-12 Сәрсенова Айгүл",
			"at 2026-03-12 Төлегенов Нұрлан",
		},
	}.check(t, b.open())
}

// Nobody says which event it was: everything waits, and one sentence says why.
func TestNoEvent(t *testing.T) {
	b := newBook(t, "Лист1")
	b.row("ФИО", "Год рождения", "Пол")
	b.row("Ахметов Асқар", 2001, "м")
	b.row("Сарсенова Айгуль", 1999, "ж")
	l := b.open()
	m := want{
		kind:    ownlist.People,
		columns: "A name, B birth_year, C sex",
		skipped: "1 headings",
		wrong:   []string{"attendance.event no_event"},
	}.check(t, l)

	s := scope()
	s.Event = &data.Event{Base: data.Base{ID: data.ID{7}}, Date: 20260312, Village: chapaev, District: akzhaiyk, Unlisted: 40}
	p, _ := read(t, l, m, s)
	same(t, "said", []string{"person Ахметов Асқар 2001 m", "person Сарсенова Айгуль 1999 f", "at ? Ахметов Асқар", "at ? Сарсенова Айгуль"}, said(p))
	same(t, "notices", []string{"event_has_unlisted n=40"}, notices(p))
}
