package people_test

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// Names are put together from parts, since a region has thousands of them.
var (
	heads  = []string{"Ахмет", "Қожахмет", "Серік", "Нұрмұхамед", "Әбіл", "Жұмағали", "Есен", "Ибрай", "Тілеу", "Өтеп", "Бек", "Жан", "Сағын", "Құрман", "Мырза", "Досым", "Қали", "Ораз", "Шәкір", "Ғали"}
	tails  = []string{"ов", "бай", "ғалиев", "беков", "жанов", "қалиев", "мұратов", "таев", "кенов", "дияров", "гереев"}
	givens = []string{"Данияр", "Әйгерім", "Жанар", "Нұрлан", "Айгүл", "Ерлан", "Гүлнар", "Бекзат", "Дина", "Мәди", "Сәуле", "Тимур", "Раушан", "Ғалым", "Шолпан", "Іңкәр", "Рүстем", "Мөлдір", "Асқар"}
)

// crowd fills a store with people who each attended four events in the mean.
func crowd(b *testing.B, people int) *store.Store {
	b.Helper()
	s := storetest.New(b)
	project := storetest.Project(b, s)
	var events, all []data.ID
	made := 0
	err := s.SaveMany(context.Background(), data.ActionDemo, func() (data.Record, error) {
		made++
		switch n := made - 1; {
		case n < people/30:
			e := storetest.Event(project, data.Date(20260201).AddDays(n%100))
			e.Status, e.ID = data.Held, s.NewID()
			events = append(events, e.ID)
			return &e, nil
		case n < people/30+people:
			p := data.Person{
				Name:      heads[n%len(heads)] + tails[n/3%len(tails)] + " " + givens[n/7%len(givens)] + " " + heads[n/11%len(heads)] + "ұлы",
				BirthYear: 1990 + n%22, Sex: data.List("sex")[n%2], Category: data.List("category")[n%11], Consent: "self",
				Village: storetest.Chapaev, Work: "Орта мектеп", Phone: "8 701 123 45 67",
			}
			p.ID = s.NewID()
			all = append(all, p.ID)
			return &p, nil
		case n < people/30+5*people:
			n -= people/30 + people
			return &data.Attendance{Event: events[n%len(events)], Person: all[n/4]}, nil
		}
		return nil, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// The goal is 100 ms for opening on a district, and 20 ms for finding a person
// among 60,000.
func BenchmarkPeople(b *testing.B) {
	for _, n := range []int{9_000, 60_000} {
		s := crowd(b, n)
		x := show(b, s, i18n.KK)
		b.Run(fmt.Sprintf("open/%d", n), func(b *testing.B) {
			for b.Loop() {
				x.fresh().Show()
			}
		})
		page := x.fresh()
		page.Show()
		for _, text := range []string{"Ах", "кожах айг"} {
			b.Run(fmt.Sprintf("find/%d/%s", n, text), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					x.key(fyne.KeyEscape) // all are shown again
					clip := fyne.CurrentApp().Clipboard()
					clip.SetContent(text)
					b.StartTimer()
					x.press(&fyne.ShortcutPaste{Clipboard: clip})
				}
			})
		}
		x.key(fyne.KeyEscape, fyne.KeyReturn)
		b.Run(fmt.Sprintf("end/%d", n), func(b *testing.B) {
			for b.Loop() {
				page.Show()
				x.key(fyne.KeyReturn, fyne.KeyEnd)
			}
		})
		b.Run(fmt.Sprintf("sort/%d", n), func(b *testing.B) {
			x.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
			for b.Loop() {
				x.key(fyne.KeySpace)
			}
		})
		x.sound()
		kit.Install(x.win.Canvas(), nil)
	}
}
