package data_test

import (
	"testing"

	"sapar/data"
)

func TestANameGoesWithinFifteenWorkingDays(t *testing.T) {
	never := func(data.Date) bool { return false }
	if due := data.WithdrawalDue(20260601, never); due != 20260622 { // a Monday: three weeks
		t.Errorf("due on %s", due)
	}
	if due := data.WithdrawalDue(20260606, never); due != 20260626 { // a Saturday: from the Monday on
		t.Errorf("of a Saturday due on %s", due)
	}
	off := func(d data.Date) bool { return d == 20260602 || d == 20260607 } // a Tuesday, and a Sunday
	if due := data.WithdrawalDue(20260601, off); due != 20260623 {
		t.Errorf("with a day off due on %s", due)
	}
	for _, c := range []struct {
		from, to data.Date
		n        int
	}{{20260601, 20260601, 0}, {20260601, 20260603, 1}, {20260603, 20260601, -1}, {20260605, 20260608, 1}} {
		if n := data.WorkingDays(c.from, c.to, off); n != c.n {
			t.Errorf("from %s to %s %d days, want %d", c.from, c.to, n, c.n)
		}
	}
}

func TestPersonalDataIsKeptUntilTheLongestConsentEnds(t *testing.T) {
	p := data.Project{End: 20261231}
	if got := data.KeptUntil(&p, nil); got != p.End {
		t.Errorf("without a text until %s", got)
	}
	if got := data.KeptUntil(&p, []data.ConsentText{{Term: 3}, {Term: 1}}); got != p.End.AddMonths(3) {
		t.Errorf("until %s", got)
	}
	if got := data.KeptUntil(&data.Project{}, []data.ConsentText{{Term: 3}}); got != 0 {
		t.Errorf("of a project without an end until %s", got)
	}
}

// Whoever ends a project again finds little or nothing; the protocol is of the
// last that destroyed something.
func TestDestructionOfAProject(t *testing.T) {
	one, other := data.ID{1}, data.ID{2}
	all := []data.Destruction{
		{Project: one, Date: 20270110, People: 900}, {Project: one, Date: 20270201, People: 4}, {Project: one, Date: 20270301}, {Project: other, Date: 20270401},
	}
	if d := data.DestructionOf(one, all); d == nil || d.People != 4 {
		t.Errorf("%+v", d)
	}
	if d := data.DestructionOf(other, all); d == nil || d.Date != 20270401 {
		t.Errorf("%+v", d)
	}
	if d := data.DestructionOf(data.ID{3}, all); d != nil {
		t.Errorf("%+v", d)
	}
}
