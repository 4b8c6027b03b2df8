// Package mergetest draws histories for tests: what several devices write
// about the same records, each knowing only some of what the others wrote.
// Nothing but tests imports it.
package mergetest

import (
	"encoding/binary"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/merge"
)

// History is all that the devices wrote.
type History struct {
	Batches  []data.Batch
	Versions []data.Version
	Parts    []data.Version // of some of the versions, as workbooks without names have them
}

// Device is one computer of a history and what it knows.
type device struct {
	id      data.Device
	counter uint64
	stamp   data.Stamp
	clock   time.Time
	known   []int // indexes of versions
}

type subject struct {
	of *data.Type
	id data.ID
}

// Draw draws a history of up to steps edits by three devices on a few records
// of every type. Clocks are wrong by years; references may point to records
// that nobody has made; fields of a newer program occur.
func Draw(t *rapid.T, steps int) History {
	var h History
	var subjects []subject
	for i, of := range data.Types() {
		for n := range 2 {
			var id data.ID
			binary.BigEndian.PutUint64(id[:], uint64(i*10+n+1))
			subjects = append(subjects, subject{of, id})
		}
	}
	devices := make([]*device, 3)
	for i := range devices {
		devices[i] = &device{
			id:    data.Device(i + 1),
			clock: time.Date(2020+rapid.IntRange(0, 15).Draw(t, "clock"), 5, 1, 9, 0, 0, 0, time.UTC),
		}
	}
	hand := len(devices) // a workbook that is edited by hand and sent again
	devices = append(devices, &device{id: data.ByHand, clock: devices[0].clock})
	for range rapid.IntRange(1, steps).Draw(t, "steps") {
		d := devices[rapid.IntRange(0, len(devices)-1).Draw(t, "device")]
		if rapid.IntRange(0, 3).Draw(t, "sync") == 0 {
			d.learn(h, devices[rapid.IntRange(0, len(devices)-1).Draw(t, "from")])
			continue
		}
		h.write(t, d, subjects[rapid.IntRange(0, len(subjects)-1).Draw(t, "subject")], subjects)
		if d == devices[hand] {
			h.byHand(t)
		}
	}
	for i := range h.Versions {
		if rapid.IntRange(0, 4).Draw(t, "part") == 0 {
			h.Parts = append(h.Parts, part(t, h.Versions[i]))
		}
	}
	return h
}

// byHand makes the last version an edit in one of two workbooks, as reading
// them makes it: its name follows from its content.
func (h *History) byHand(t *rapid.T) {
	v := &h.Versions[len(h.Versions)-1]
	workbook := rapid.IntRange(0, 1).Draw(t, "workbook")
	v.Batch = data.ID{0xff, byte(workbook)}
	h.Batches[len(h.Batches)-1].ID = v.Batch
	v.Hash = v.Sum()
	v.ID.Counter = uint64(v.Hash) >> 1
	v.Hash = v.Sum()
}

// part is some fields of a version.
func part(t *rapid.T, v data.Version) data.Version {
	whole := v.Fields
	v.Fields, v.Partial = data.Fields{}, true
	for _, key := range slices.Sorted(maps.Keys(whole)) {
		if rapid.Bool().Draw(t, "keep") {
			v.Fields[key] = whole[key]
		}
	}
	v.Hash = v.Sum()
	return v
}

// learn takes over all that another device knows.
func (d *device) learn(h History, from *device) {
	for _, i := range from.known {
		if !slices.Contains(d.known, i) {
			d.known = append(d.known, i)
			d.stamp = max(d.stamp, h.Versions[i].Stamp)
		}
	}
}

func (h *History) write(t *rapid.T, d *device, s subject, subjects []subject) {
	var have []data.Version
	for _, i := range d.known {
		if h.Versions[i].Record == s.id {
			have = append(have, h.Versions[i])
		}
	}
	d.counter++
	d.clock = d.clock.Add(time.Duration(rapid.IntRange(-60, 600).Draw(t, "minutes")) * time.Minute)
	d.stamp = data.NextStamp(d.stamp, d.clock)
	v := data.Version{
		ID: data.VersionID{Device: d.id, Counter: d.counter}, Type: s.of.Key, Record: s.id, Stamp: d.stamp, Fields: data.Fields{},
	}
	binary.BigEndian.PutUint64(v.Batch[:], uint64(len(h.Batches)+1))
	if len(have) > 0 {
		v.Parents = merge.Fold(have).Heads
	}
	switch kind := rapid.IntRange(0, 9).Draw(t, "edit"); {
	case kind == 0 && len(have) > 0:
		v.Fields[data.DeletedField] = true
	case kind == 1 && len(have) > 0:
		v.Fields[data.DeletedField] = nil
	default:
		for range rapid.IntRange(1, 3).Draw(t, "fields") {
			f := s.of.Fields[rapid.IntRange(0, len(s.of.Fields)-1).Draw(t, "field")]
			if v.Fields[f.Key] = value(t, f, subjects); len(have) == 0 && v.Fields[f.Key] == nil {
				delete(v.Fields, f.Key) // a first version has nothing to empty
			}
		}
		if kind == 2 {
			v.Fields["of_a_newer_program"] = rapid.SampledFrom([]data.Value{"x", int64(7), []string{"a", "b"}, true}).Draw(t, "unknown")
		}
	}
	v.Hash = v.Sum()
	h.Batches = append(h.Batches, data.Batch{ID: v.Batch, Device: d.id, Action: data.ActionEdit, At: d.clock.UTC(), Author: "a"})
	d.known = append(d.known, len(h.Versions))
	h.Versions = append(h.Versions, v)
}

func value(t *rapid.T, f *data.Field, subjects []subject) data.Value {
	n := rapid.IntRange(0, 3).Draw(t, "value")
	if n == 0 {
		return nil
	}
	word := []string{"", "Ақжол", "Чапаев", "Жаңа өмір"}[n]
	switch f.Kind {
	case data.Int:
		return int64(n)
	case data.Bool:
		return true
	case data.Day:
		return data.Date(20260500 + n).String()
	case data.Time:
		return []string{"", "09:00", "10:30", "18:00"}[n]
	case data.Choices, data.PlaceCodes, data.Lines:
		return []string{word, "b"}[:1+n%2]
	case data.Numbers:
		return map[string]int64{"2026-05": int64(n)}
	case data.Ref, data.Refs:
		var ids []string
		for _, s := range subjects {
			if s.of.Key == f.Of {
				ids = append(ids, s.id.String())
			}
		}
		if f.Kind == data.Refs {
			return ids[:1+n%2]
		}
		return ids[n%len(ids)]
	}
	return word
}
