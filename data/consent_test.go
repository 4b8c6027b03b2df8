package data_test

import (
	"testing"

	"sapar/data"
)

func TestTextOfTheDay(t *testing.T) {
	texts := []data.ConsentText{{Number: 3, From: 20260601}, {Number: 1, From: 20260115}, {Number: 2, From: 20260601}}
	for day, want := range map[data.Date]int{20260114: 0, 20260115: 1, 20260531: 1, 20260601: 3, 20261231: 3} {
		text, ok := data.TextOn(texts, day)
		if text.Number != want || ok != (want != 0) {
			t.Errorf("on %v text %d holds (%v), want %d", day, text.Number, ok, want)
		}
	}
}

func TestConsentsHoldUntilTheirTermIsOver(t *testing.T) {
	project := data.Project{Start: 20260115, End: 20261214}
	for months, want := range map[int]data.Date{0: 20261214, 1: 20270114, 12: 20271214} {
		if got := (&data.ConsentText{Term: months}).Until(&project); got != want {
			t.Errorf("%d months after: %v, want %v", months, got, want)
		}
	}
	if got := (&data.ConsentText{Term: 3}).Until(&data.Project{}); got != 0 {
		t.Errorf("of a project without an end: %v", got)
	}
}
