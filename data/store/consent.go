package store

import (
	"context"
	"database/sql"
	"fmt"

	"sapar/data"
)

// ConsentTexts returns a project's texts of consent, the first version first.
func (s *Store) ConsentTexts(ctx context.Context, project data.ID) ([]data.ConsentText, error) {
	return list[data.ConsentText](ctx, s.read, data.ConsentTextType, `WHERE r.project = ? ORDER BY r.number, r."from", r.id`, project[:])
}

// complete fills in what follows by itself where a person has left it open: the
// number of an event and of a text of consent, and how a consent was given.
func (b *batch) complete(r, old data.Record, fresh bool) (err error) {
	switch r := r.(type) {
	case *data.Event:
		if fresh && r.Number == "" {
			r.Number, err = b.nextEventNumber(r)
		}
	case *data.ConsentText:
		if fresh && r.Number == 0 {
			err = b.QueryRow("SELECT coalesce(max(number), 0) + 1 FROM consent_text_row WHERE project = ?", r.Project[:]).Scan(&r.Number)
		}
	case *data.Person:
		if b.Action == data.ActionEdit {
			was, _ := old.(*data.Person)
			err = b.sign(r, was, fresh)
		}
	}
	return err
}

// sign says of a consent that was just entered how it was given: in the list of
// the event, with the text of the current project that held on its day.
func (b *batch) sign(p, was *data.Person, fresh bool) error {
	if !p.Consented() || !fresh && was.Consented() {
		return nil
	}
	if p.ConsentForm == "" {
		p.ConsentForm = data.SignedInList
	}
	if !p.ConsentText.IsZero() {
		return nil
	}
	day := p.ConsentDate
	if day == 0 {
		day = data.DateOf(b.now)
	}
	current, err := b.setting("project")
	if err != nil {
		return err
	}
	project, err := data.ParseID(current)
	if err != nil {
		return nil // there is none yet
	}
	texts, err := b.textsOf(project)
	if err != nil {
		return err
	}
	if text, ok := data.TextOn(texts, day); ok {
		p.ConsentText = text.ID
	}
	return nil
}

func (b *batch) textsOf(project data.ID) ([]data.ConsentText, error) {
	rows, err := b.Query(`SELECT id, number, coalesce("from", '') FROM consent_text WHERE project = ?`, project[:])
	if err != nil {
		return nil, fmt.Errorf("list texts of consent: %w", err)
	}
	var out []data.ConsentText
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		var t data.ConsentText
		var from string
		err := rows.Scan(&raw, &t.Number, &from)
		if err == nil {
			t.ID = data.ID(raw)
			t.From, err = data.ParseDate(from)
		}
		out = append(out, t)
		return err
	})
}

// signed is how many people's consents name the text.
func (t *tx) signed(text data.ID) (n int, err error) {
	err = t.QueryRow("SELECT count(*) FROM person_row WHERE consent_text = ?", text[:]).Scan(&n)
	if err != nil {
		err = fmt.Errorf("count consents: %w", err)
	}
	return n, err
}

// asSigned refuses to change what people have signed: another wording is
// another version of the text.
func (b *batch) asSigned(r, old data.Record) (data.Problems, error) {
	text, ok := r.(*data.ConsentText)
	if !ok {
		return nil, nil
	}
	changed := difference(old, r)
	delete(changed, "note")
	if len(changed) == 0 {
		return nil, nil
	}
	n, err := b.signed(text.ID)
	if err != nil || n == 0 {
		return nil, err
	}
	var out data.Problems
	for _, f := range text.Type().Fields {
		if _, touched := changed[f.Key]; touched {
			out = append(out, data.Problem{Type: text.Type().Key, Field: f.Key, Code: "text_signed", Args: data.Args{"n": n}})
		}
	}
	return out, nil
}
