package exchange

import (
	"context"
	"time"

	"sapar/data"
)

// Files are the store's part of who has sent what.
type Files interface {
	Received(ctx context.Context) ([]data.Received, error)
	Seals(ctx context.Context, project data.ID) ([]data.Seal, error)
}

// SentRow is what one district has sent.
type SentRow struct {
	District  data.Place
	Months    []SentMonth // those of the project that have begun
	Last      time.Time   // when its newest file was exported; zero where it has sent nothing
	Newest    data.Date   // day of the newest held event in its files
	Wrong     int         // wrong cells in its newest file
	Questions int         // open ones about its events
}

// SentMonth is one month of a district.
type SentMonth struct {
	Month  string    // as "2026-05"
	Sent   time.Time // when the first file that was exported after its end was; zero while none was
	Part   bool      // a file was exported within the month, so some of it is here
	Sealed data.Seal // zero where it was never accepted
}

// SilentDays is for how many days, by a day, the district has sent nothing; -1
// where it never has.
func (r *SentRow) SilentDays(today data.Date) int {
	if r.Last.IsZero() {
		return -1
	}
	return data.DateOf(r.Last).DaysUntil(today)
}

// Sent is the table of districts and months of a project: who has sent what,
// and what of it was accepted.
func (x *Exchange) Sent(ctx context.Context, p data.Project, districts []data.Place, today data.Date, questions []data.Question) ([]SentRow, error) {
	files, err := x.Files.Received(ctx)
	if err != nil {
		return nil, err
	}
	seals, err := x.Files.Seals(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	out := make([]SentRow, len(districts))
	for i := range districts {
		r := &out[i]
		r.District = districts[i]
		r.Months = begun(p, today)
		for j := len(files) - 1; j >= 0; j-- { // the oldest first
			if f := &files[j]; f.TakenOut.IsZero() && f.Manifest.Project == p.ID && f.Manifest.District == r.District.Code {
				r.take(f)
			}
		}
		for j := range seals {
			for k := range r.Months {
				if seals[j].District == r.District.Code && seals[j].Month == r.Months[k].Month {
					r.Months[k].Sealed = seals[j]
				}
			}
		}
		for j := range questions {
			if about(&questions[j]) == r.District.Code {
				r.Questions++
			}
		}
	}
	return out, nil
}

// take enters one file.
func (r *SentRow) take(f *data.Received) {
	at := f.Manifest.At
	if !at.Before(r.Last) {
		r.Last, r.Wrong = at, f.Wrong
	}
	r.Newest = max(r.Newest, f.Newest)
	day := data.DateOf(at)
	for i := range r.Months {
		m := &r.Months[i]
		month, err := data.ParsePeriod(m.Month)
		if err != nil {
			continue
		}
		if day > month.To && (m.Sent.IsZero() || at.Before(m.Sent)) {
			m.Sent = at
		}
		m.Part = m.Part || month.Contains(day)
	}
}

// begun are the months of a project that have begun by a day.
func begun(p data.Project, today data.Date) []SentMonth {
	var out []SentMonth
	if p.Start == 0 {
		return nil
	}
	last := min(p.End, today)
	for m := data.PeriodOf(data.Month, p.Start); m.From <= last; m = data.PeriodOf(data.Month, m.To.AddDays(1)) {
		out = append(out, SentMonth{Month: m.String()})
	}
	return out
}

// about is the district that a question is about, "" for none.
func about(q *data.Question) string {
	if q.Event != nil {
		return q.Event.District
	}
	if f := data.TypeByKey(q.Type).Field("district"); f != nil {
		code, _ := f.Get(q.Record).(string)
		return code
	}
	return ""
}
