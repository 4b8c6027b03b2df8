package exchange

import (
	"strings"
	"time"

	"sapar/data"
)

// kind is what records of a type are called.
func (p *Page) kind(key string) string {
	if name := "sheet.name." + key; p.w.Has(name) {
		return p.w.T(name)
	}
	return p.w.T("page.exchange.other") // what only a newer program knows
}

// place is a place's name, "" for no place.
func (p *Page) place(code string) string {
	if place, ok := p.o.Places.Place(code); ok {
		return p.w.Place(place)
	}
	return code
}

// moment is a day and the time of day where the program runs.
func (p *Page) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(p.o.Now().Location())
	return p.w.Date(t) + " " + t.Format("15:04")
}

// sender is who exported a file and of which district they are.
func (p *Page) sender(m data.Manifest) string {
	where := p.place(m.District)
	if where == "" && m.Author != "" {
		where = p.w.Choice("role", m.Role)
	}
	return join(", ", m.Author, where)
}

// size is a file's size in words.
func (p *Page) size(bytes int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if bytes < mega {
		return p.w.T("page.exchange.kilobytes", "size", p.w.Int(int((bytes+kilo-1)/kilo)))
	}
	return p.w.T("page.exchange.megabytes", "size", p.w.Decimal(float64(bytes)/mega, 1))
}

// aboutCell is the sentence about a wrong cell, with what would be right.
func (p *Page) aboutCell(c data.CellProblem) string {
	sentence := p.w.CellProblem(c, p.o.Places)
	if c.Proposal == "" {
		return sentence
	}
	return p.w.T("page.exchange.proposal", "sentence", sentence, "proposal", c.Proposal)
}

// join puts a separator between the texts that are not empty.
func join(sep string, texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, sep)
}
