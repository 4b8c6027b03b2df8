package region

import (
	"unicode/utf8"

	"sapar/app/history"
	"sapar/data"
)

// says is the sentence of one side of a question.
func (p *Page) says(q *data.Question, i int) string {
	s, who := &q.Sides[i], p.teller.Who(q.Sides[i].Writer)
	switch {
	case q.Field == data.DeletedField && s.Value == true:
		return p.w.T("page.region.says_delete", "who", who)
	case q.Field == data.DeletedField:
		return p.w.T("page.region.says_keep", "who", who)
	case s.Value == nil:
		return p.w.T("page.region.says_empty", "who", who)
	}
	return p.w.T("page.region.says", "who", who, "value", p.differing(q, i))
}

// aheadOf is how much of a long text stands before the place where it begins
// to differ from another, by which the two are told apart.
const aheadOf = 60

// differing is the value of a side in words; of a long text, from where it
// differs from the others on.
func (p *Page) differing(q *data.Question, i int) string {
	text := p.teller.Value(q.Type, q.Field, q.Sides[i].Value)
	if utf8.RuneCountInString(text) <= history.LongValue {
		return text
	}
	runes := []rune(text)
	from := len(runes)
	for j := range q.Sides {
		if j != i {
			from = min(from, alike(runes, []rune(p.teller.Value(q.Type, q.Field, q.Sides[j].Value))))
		}
	}
	cut := ""
	if from > aheadOf {
		runes, cut = runes[from-aheadOf:], "…"
	}
	return cut + history.Shorten(string(runes), history.LongValue)
}

// alike is how many characters two texts begin with together.
func alike(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// moves says what taking a side would do to the reported figures.
func (p *Page) moves(s *data.Side) []string {
	var out []string
	for _, m := range s.Moves {
		what := p.w.T("page.region.indicator_named", "name", history.Shorten(m.Indicator.Name(string(p.w.Lang())), history.LongLabel))
		if m.Indicator.Number != 0 {
			what = p.w.T("page.region.indicator", "number", m.Indicator.Number)
		}
		if m.By < 0 {
			out = append(out, p.w.T("page.region.lowers", "indicator", what, "by", p.w.Int(-m.By)))
		} else {
			out = append(out, p.w.T("page.region.raises", "indicator", what, "by", p.w.Int(m.By)))
		}
	}
	return out
}

// asks is the question itself.
func (p *Page) asks(q *data.Question) string {
	record := p.teller.Record(q.Record, q.Event)
	if q.Field == data.DeletedField {
		return p.w.T("page.region.ask_delete", "record", record)
	}
	return p.w.T("page.region.ask", "record", record, "field", p.teller.Heading(q.Type, q.Field))
}
