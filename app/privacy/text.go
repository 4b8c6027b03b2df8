// Package privacy puts into words what the law asks about personal data: the
// text that people sign, and the protocol of what was destroyed. It keeps the
// book of what has left this computer for those who write files.
//
// It must never know how records are emptied or counted: the store does that.
package privacy

import (
	"sapar/app/i18n"
	"sapar/data"
)

// term is for how many months after a project consents hold where nobody says
// otherwise: in them the final report is taken.
const term = 1

// Draft is the text of consent that a project begins with, from a day on, with
// what law 94-V asks for: whose data, who keeps it, what for, which data, until
// when, who gets it, and that consent can be withdrawn.
func Draft(p *data.Project, from data.Date) data.ConsentText {
	t := data.ConsentText{Project: p.ID, From: from, Operator: p.Grantee, BIN: p.BIN, Term: term}
	t.TextKK, t.TextRU = Wording(&t, p, i18n.KK), Wording(&t, p, i18n.RU)
	return t
}

// Wording is the usual text in a language for the operator and the term that
// stand in the fields.
func Wording(t *data.ConsentText, p *data.Project, lang i18n.Lang) string {
	w := i18n.Load(lang)
	operator, bin := t.Operator, t.BIN
	if operator == "" {
		operator = blank
	}
	if bin == "" {
		bin = blank
	}
	return w.T("privacy.consent", "operator", operator, "bin", bin, "project", p.Title(string(lang)), "until", w.Date(t.Until(p).Time()))
}

// blank is where something is written by hand.
const blank = "____________"
