package store_test

import (
	"errors"
	"testing"

	"sapar/data"
	"sapar/data/store/storetest"
)

// text is one that may be signed from a day.
func text(p data.Project, from data.Date) data.ConsentText {
	return data.ConsentText{
		Project: p.ID, From: from, Operator: "«Жастар» ҚБ", BIN: "123456789012", Term: 1, TextKK: "Келісім", TextRU: "Согласие",
	}
}

func TestTextsOfConsentAreNumbered(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	first, second := text(p, 20260115), text(p, 20260501)
	save(t, s, &first)
	save(t, s, &second)
	other := p
	other.ID, other.TitleKK = data.ID{}, "Басқа жоба"
	save(t, s, &other)
	elsewhere := text(other, 20260501)
	save(t, s, &elsewhere)
	if first.Number != 1 || second.Number != 2 || elsewhere.Number != 1 {
		t.Errorf("numbers %d, %d and %d", first.Number, second.Number, elsewhere.Number)
	}
	all, err := s.ConsentTexts(ctx, p.ID)
	if err != nil || len(all) != 2 || all[1].ID != second.ID {
		t.Errorf("%v, %v", all, err)
	}
}

func TestSignedTextStaysAsItWas(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	signed, other := text(p, 20260115), text(p, 20260501)
	save(t, s, &signed)
	save(t, s, &other)
	save(t, s, &data.Person{Name: "Асан", Consent: "self", ConsentDate: 20260120, ConsentText: signed.ID})

	changed := signed
	changed.TextKK = "Басқа мәтін"
	var problems data.Problems
	if err := s.Save(ctx, data.ActionEdit, &changed); !errors.As(err, &problems) || problems[0].Code != "text_signed" || problems[0].Field != "text_kk" {
		t.Errorf("the signed text was changed: %v", err)
	}
	if err := s.Delete(ctx, &signed); !isCode(err, "text_signed") {
		t.Errorf("the signed text was deleted: %v", err)
	}
	changed = signed
	changed.Note = "Қаңтардағы мәтін"
	save(t, s, &changed)
	other.TextKK = "Басқа мәтін"
	save(t, s, &other)
	if err := s.Delete(ctx, &other); err != nil {
		t.Errorf("a text that nobody has signed: %v", err)
	}
}

func TestConsentTypedInIsOfTheTextOfItsDay(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	before := data.Person{Name: "Асан", Consent: "self", ConsentDate: 20260520}
	save(t, s, &before)
	if !before.ConsentText.IsZero() || before.ConsentForm != data.SignedInList {
		t.Errorf("without any text: %v %q", before.ConsentText, before.ConsentForm)
	}
	winter, may := text(p, 20260115), text(p, 20260501)
	save(t, s, &winter)
	save(t, s, &may)

	for name, c := range map[string]struct {
		person data.Person
		text   data.ID
		form   string
	}{
		"in winter":           {data.Person{Consent: "self", ConsentDate: 20260201}, winter.ID, data.SignedInList},
		"today":               {data.Person{Consent: "representative", ConsentDate: 20260520}, may.ID, data.SignedInList},
		"without a day":       {data.Person{Consent: "self"}, may.ID, data.SignedInList},
		"on a sheet apart":    {data.Person{Consent: "self", ConsentForm: data.SignedApart}, may.ID, data.SignedApart},
		"of a text by choice": {data.Person{Consent: "self", ConsentText: winter.ID}, winter.ID, data.SignedInList},
		"before any text":     {data.Person{Consent: "self", ConsentDate: 20251231}, data.ID{}, data.SignedInList},
		"by nobody":           {data.Person{Consent: "none"}, data.ID{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			person := c.person
			person.Name = "Асан"
			save(t, s, &person)
			got, err := s.Person(ctx, person.ID)
			if err != nil || got.ConsentText != c.text || got.ConsentForm != c.form {
				t.Errorf("text %v, form %q, %v", got.ConsentText, got.ConsentForm, err)
			}
		})
	}
	t.Run("what was left open later stays open", func(t *testing.T) {
		before.ConsentForm, before.Phone = "", "1"
		save(t, s, &before)
		if before.ConsentForm != "" || !before.ConsentText.IsZero() {
			t.Errorf("%q %v", before.ConsentForm, before.ConsentText)
		}
	})
	t.Run("of records that are not typed nothing is said", func(t *testing.T) {
		person := data.Person{Name: "Асан", Consent: "self"}
		if err := s.Save(ctx, data.ActionDemo, &person); err != nil || person.ConsentForm != "" {
			t.Errorf("%q, %v", person.ConsentForm, err)
		}
	})
}
