package ownlist

import (
	"path/filepath"
	"strconv"
	"strings"

	"sapar/data"
)

// letters are what spreadsheet programs call a column, which counts from 0.
func letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func fileName(path string) string { return filepath.Base(path) }

// place is a place's name, "" for no place.
func (p *Page) place(code string) string {
	if code == "" {
		return ""
	}
	return p.maker.PlaceName(code)
}

// date is a day as people write it, "" for none.
func (p *Page) date(d data.Date) string {
	if d == 0 {
		return ""
	}
	return p.w.Date(d.Time())
}

// year is a year, "" for none.
func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// short is what a record is called where there is little room.
func (p *Page) short(r data.Record) string {
	switch r := r.(type) {
	case *data.Person:
		return join(", ", r.Name, year(r.BirthYear), p.place(r.Village))
	case *data.Member:
		return join(", ", r.Name, p.w.Choice("field", r.Specialty))
	}
	return p.called(r)
}

// called is what tells a record from others of its kind.
func (p *Page) called(r data.Record) string {
	switch r := r.(type) {
	case *data.Person:
		return join(", ", r.Name, year(r.BirthYear), p.place(r.Village), r.Work)
	case *data.Event:
		return p.event(r)
	case *data.Member:
		return join(", ", r.Name, p.w.Choice("field", r.Specialty), r.Organisation, p.place(r.District))
	}
	return r.Type().Label(r)
}

// event is an event in a line.
func (p *Page) event(e *data.Event) string {
	if e == nil {
		return ""
	}
	village := e.Village
	if village == "" {
		village = e.District
	}
	title := e.Title
	if title != "" {
		title = p.w.T("page.ownlist.quoted", "text", title)
	}
	return join(", ", p.date(e.Date), p.w.Choice("event_type", e.Kind), title, p.place(village))
}

// aboutCell is the sentence about a wrong cell, with what would be right.
func (p *Page) aboutCell(c data.CellProblem) string {
	sentence := p.w.CellProblem(c, p.o.Places)
	if c.Proposal == "" {
		return sentence
	}
	return p.w.T("page.exchange.proposal", "sentence", sentence, "proposal", c.Proposal)
}

// lines are numbers of rows, some of them.
func (p *Page) lines(all []int) string {
	const most = 4
	var out []string
	for i, n := range all {
		if i == most {
			out = append(out, "…")
			break
		}
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ", ")
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

// number is a count as a part of a title; none is nothing.
func (p *Page) number(n int) string {
	if n == 0 {
		return ""
	}
	return " (" + p.w.Int(n) + ")"
}
