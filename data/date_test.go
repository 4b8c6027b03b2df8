package data_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"sapar/data"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		name string
		got  data.Date
		want data.Date
	}{
		{"30 February is no day", data.NewDate(2026, 2, 30), 0},
		{"29 February of a leap year", data.NewDate(2028, 2, 29), 20280229},
		{"31 January and a month", data.Date(20260131).AddMonths(1), 20260228},
		{"31 March back a month", data.Date(20260331).AddMonths(-1), 20260228},
		{"December and a month", data.Date(20261215).AddMonths(1), 20270115},
		{"the last day of a year and a day", data.Date(20261231).AddDays(1), 20270101},
		{"of an instant", data.DateOf(time.Date(2026, 5, 12, 23, 59, 0, 0, time.UTC)), 20260512},
		{"of no instant", data.DateOf(time.Time{}), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got %v, want %v", c.got, c.want)
			}
		})
	}
}

func TestDateIsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := data.Date(20260101).AddDays(rapid.IntRange(-200_000, 200_000).Draw(t, "days"))
		got, err := data.ParseDate(d.String())
		if err != nil || got != d {
			t.Fatalf("%v was read as %v, %v", d, got, err)
		}
		n := rapid.IntRange(-500, 500).Draw(t, "n")
		if d.DaysUntil(d.AddDays(n)) != n {
			t.Fatalf("%v and %d days are %d days", d, n, d.DaysUntil(d.AddDays(n)))
		}
	})
}

func TestParseClock(t *testing.T) {
	for typed, want := range map[string]data.Clock{
		"9": "09:00", "930": "09:30", "9:30": "09:30", "09.30": "09:30", "1800": "18:00", "": "",
	} {
		if got, err := data.ParseClock(typed); err != nil || got != want {
			t.Errorf("%q gives %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"24:00", "9:60", "9:3", "таңертең", "12345", ":30", "9:30:10"} {
		if got, err := data.ParseClock(typed); err == nil {
			t.Errorf("%q gives %q", typed, got)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for typed, want := range map[string]data.Period{
		"2026":                   {Kind: data.Year, From: 20260101, To: 20261231},
		"2026-Q2":                {Kind: data.Quarter, From: 20260401, To: 20260630},
		"2026-q4":                {Kind: data.Quarter, From: 20261001, To: 20261231},
		"2026-H1":                {Kind: data.HalfYear, From: 20260101, To: 20260630},
		"2028-02":                {Kind: data.Month, From: 20280201, To: 20280229},
		"2026-03-15..2026-11-14": {Kind: data.Days, From: 20260315, To: 20261114},
	} {
		got, err := data.ParsePeriod(typed)
		if err != nil || got != want {
			t.Errorf("%q gives %v, %v", typed, got, err)
		}
		if again, err := data.ParsePeriod(got.String()); err != nil || again != want {
			t.Errorf("%q was written as %q", typed, got)
		}
	}
	for _, typed := range []string{"", "2026-13", "2026-Q5", "2026-H3", "0000", "май", "2026-05-12..2026-05-11", "2026-02-30..2026-03-01"} {
		if got, err := data.ParsePeriod(typed); err == nil {
			t.Errorf("%q gives %v", typed, got)
		}
	}
}

func TestPeriodOfADayContainsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := data.Date(20260101).AddDays(rapid.IntRange(0, 3000).Draw(t, "days"))
		kind := rapid.SampledFrom([]data.PeriodKind{data.Month, data.Quarter, data.HalfYear, data.Year}).Draw(t, "kind")
		p := data.PeriodOf(kind, d)
		if !p.Contains(d) || p.Contains(p.From.AddDays(-1)) || p.Kind != kind {
			t.Fatalf("%v of %v is %v", kind, d, p)
		}
	})
}
