package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Seal says that the region has accepted what a district reported for a month.
// What is written about that month's events afterwards is held apart until the
// month is reopened by name.
type Seal struct {
	Base
	Project  ID
	District string   // code
	Month    string   // as "2026-05"
	Status   string   // list seal_status
	By       string   // who sealed or reopened it
	Reason   string   // of reopening
	Known    []string // the versions that were accepted, see KnownVersions
	Note     string
}

// Codes of the list seal_status.
const (
	Sealed   = "sealed"
	Reopened = "reopened"
)

// SealType declares the fields of a Seal.
var SealType = declare("seal", checkSeal,
	field("project", Ref, func(s *Seal) *ID { return &s.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(s *Seal) *string { return &s.District }, required, identity),
	field("month", Text, func(s *Seal) *string { return &s.Month }, required, length(7), label, identity),
	field("status", Choice, func(s *Seal) *string { return &s.Status }, required, from("seal_status")),
	field("by", Text, func(s *Seal) *string { return &s.By }, required),
	field("reason", Text, func(s *Seal) *string { return &s.Reason }),
	field("known", Lines, func(s *Seal) *[]string { return &s.Known }),
	field("note", Note, func(s *Seal) *string { return &s.Note }),
)

// Type is SealType.
func (*Seal) Type() *Type { return SealType }

func checkSeal(s *Seal, scope Scope, r *report) {
	r.checkDistrict("district", s.District, scope)
	if _, err := ParsePeriod(s.Month); s.Month != "" && (err != nil || len(s.Month) != len("2026-05")) {
		r.refuse("month", "not_a_month", Args{"text": s.Month})
	}
	if s.Status == Reopened && s.Reason == "" {
		r.refuse("reason", "required", nil)
	}
}

// KnownVersions is a set of versions in few words: for each device the runs of
// its counters.
type KnownVersions map[Device][]CounterRun

// CounterRun is the counters from First to Last, both included.
type CounterRun struct{ First, Last uint64 }

// Add adds a version; those of a device come ascending.
func (k KnownVersions) Add(v VersionID) {
	runs := k[v.Device]
	if n := len(runs); n > 0 && (runs[n-1].Last == v.Counter || runs[n-1].Last+1 == v.Counter) {
		runs[n-1].Last = v.Counter
		return
	}
	k[v.Device] = append(runs, CounterRun{v.Counter, v.Counter})
}

// Has reports whether the version is in the set.
func (k KnownVersions) Has(v VersionID) bool {
	runs := k[v.Device]
	lo, hi := 0, len(runs)
	for lo < hi {
		if mid := (lo + hi) / 2; runs[mid].Last < v.Counter {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(runs) && runs[lo].First <= v.Counter
}

// runsPerLine keeps lines short enough for a cell.
const runsPerLine = 100

// Lines writes the set as a Seal keeps it: a device and its runs a line.
func (k KnownVersions) Lines(devices []Device) []string {
	var out []string
	for _, d := range devices {
		for runs := k[d]; len(runs) > 0; {
			n := min(len(runs), runsPerLine)
			var b strings.Builder
			b.WriteString(d.String())
			for _, r := range runs[:n] {
				fmt.Fprintf(&b, " %d", r.First)
				if r.Last > r.First {
					fmt.Fprintf(&b, "+%d", r.Last-r.First)
				}
			}
			out = append(out, b.String())
			runs = runs[n:]
		}
	}
	return out
}

// ParseKnownVersions reads what Lines wrote. A line that it cannot read knows
// nothing: the versions it should have named are held apart, and nothing is
// let in by mistake.
func ParseKnownVersions(lines []string) KnownVersions {
	k := KnownVersions{}
	for _, line := range lines {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		id, err := ParseVersionID(words[0] + ":1")
		if err != nil {
			continue
		}
		for _, word := range words[1:] {
			first, more, _ := strings.Cut(word, "+")
			from, err := strconv.ParseUint(first, 10, 64)
			var n uint64
			if err == nil && more != "" {
				n, err = strconv.ParseUint(more, 10, 64)
			}
			if err == nil {
				k[id.Device] = append(k[id.Device], CounterRun{from, from + n})
			}
		}
	}
	return k
}

// HeldChange is what was written about a record of a sealed month and does not count
// until the month is reopened.
type HeldChange struct {
	Seal    Seal
	Type    string
	Record  Record // as it stands; nil where the record itself is new
	Would   Record // as it would be
	Event   *Event // that it belongs to, nil where it has none or is one
	Deletes bool   // it would be deleted
	Fields  []string
	Writers []Writer
}
