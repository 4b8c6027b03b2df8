// Package holiday knows the days on which nothing should be planned: the
// public holidays and exams of the state, built into the program, and over them
// what people have changed in records.
//
// It must never know the database, the clock or a screen.
package holiday

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"sapar/assets"
	"sapar/data"
)

// All returns the holidays that hold: the built-in ones, each as the record
// with its key has it where there is one, and the records' own. What is off is
// left out. They stand by their first day.
func All(records []data.Holiday) []data.Holiday {
	changed := map[string]bool{}
	for i := range records {
		changed[records[i].Key] = records[i].Key != ""
	}
	all := slices.DeleteFunc(Builtin(), func(h data.Holiday) bool { return changed[h.Key] })
	all = append(all, records...)
	all = slices.DeleteFunc(all, func(h data.Holiday) bool { return h.Off })
	slices.SortStableFunc(all, func(a, b data.Holiday) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// On are those of the holidays that the day is in.
func On(all []data.Holiday, day data.Date) []data.Holiday {
	var on []data.Holiday
	for i := range all {
		if all[i].On(day) {
			on = append(on, all[i])
		}
	}
	return on
}

// Builtin returns the holidays that the program comes with, each with the id
// that a record in its place has.
func Builtin() []data.Holiday { return slices.Clone(builtin()) }

var builtin = sync.OnceValue(func() []data.Holiday {
	all, err := read()
	if err != nil {
		panic(err) // a file of the program itself
	}
	return all
})

// entry is a holiday in the built-in file.
type entry struct {
	Key    string `json:"key"`
	Kind   string `json:"kind"`
	Start  string `json:"start"`
	End    string `json:"end"`
	Yearly bool   `json:"yearly"`
	NameKK string `json:"name_kk"`
	NameRU string `json:"name_ru"`
}

func read() ([]data.Holiday, error) {
	raw, err := assets.Holidays.ReadFile("holidays/kz.json")
	if err != nil {
		return nil, fmt.Errorf("read holidays: %w", err)
	}
	var entries []entry
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, fmt.Errorf("read holidays: %w", err)
	}
	all := make([]data.Holiday, len(entries))
	for i, e := range entries {
		if all[i], err = e.holiday(); err != nil {
			return nil, fmt.Errorf("read holiday %s: %w", e.Key, err)
		}
	}
	return all, nil
}

func (e *entry) holiday() (data.Holiday, error) {
	h := data.Holiday{Key: e.Key, NameKK: e.NameKK, NameRU: e.NameRU, Kind: e.Kind, Yearly: e.Yearly}
	h.ID = data.HolidayID(e.Key)
	var err error
	if h.Start, err = data.ParseDate(e.Start); err != nil || e.End == "" {
		return h, err
	}
	h.End, err = data.ParseDate(e.End)
	return h, err
}
