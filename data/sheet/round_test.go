package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/merge/mergetest"
)

// holds compares a parcel with what was shipped.
func holds(t testing.TB, p *data.Parcel, s *shipment) {
	t.Helper()
	for _, fault := range compare(p, s) {
		t.Error(fault)
	}
}

// compare says in what a parcel differs from what was shipped: every record of
// one version as a row, every other version as an arrival, and nothing else.
func compare(p *data.Parcel, s *shipment) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	rows := map[data.ID]data.Row{}
	for _, r := range p.Rows {
		rows[data.BaseOf(r.Record).ID] = r
	}
	arrivals := map[data.VersionID]data.Version{}
	for _, a := range p.Arrivals {
		arrivals[a.ID] = a.Version
		if a.Sum() != a.Hash {
			fault("version %v: its hash does not fit", a.ID)
		}
	}
	same := func(want, got data.Version) {
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			fault("%s %v: %s", want.Type, want.ID, diff)
		}
	}
	total, versions := 0, 0
	for _, list := range s.records {
		for _, one := range list {
			if one.Only == nil {
				for _, v := range one.Versions {
					versions++
					same(v, arrivals[v.ID])
				}
				continue
			}
			of := one.Record.Type()
			row, ok := rows[data.BaseOf(one.Record).ID]
			if !ok { // a row could not hold it
				versions++
				want := *one.Only
				want.Fields = of.Values(one.Record)
				same(want, arrivals[want.ID])
				continue
			}
			total++
			if diff := cmp.Diff(of.Values(one.Record), of.Values(row.Record)); diff != "" {
				fault("%s %v: %s", of.Key, one.Only.ID, diff)
			}
			if row.ID != one.Only.ID || row.Stamp != one.Only.Stamp || row.Hash != one.Only.Hash || p.Batches[row.Batch].ID != one.Only.Batch {
				fault("%s: version %+v, want %+v", of.Key, row, one.Only)
			}
		}
	}
	if len(p.Rows) != total || len(p.Arrivals) != versions {
		fault("%d rows and %d arrivals, want %d and %d", len(p.Rows), len(p.Arrivals), total, versions)
	}
	if diff := cmp.Diff(s.batches, p.Batches); diff != "" {
		fault("batches: %s", diff)
	}
	if len(p.Problems) > 0 || len(p.Notices) > 0 || len(p.Loose) > 0 {
		fault("problems %+v, notices %v, loose %v", p.Problems, p.Notices, p.Loose)
	}
	return faults
}

func TestSmallWorkbookIsReadAsWritten(t *testing.T) {
	s := ship(small()...)
	raw := write(t, manifest(), s)
	p := read(t, raw)
	holds(t, p, s)
	if len(p.Arrivals) > 0 {
		t.Errorf("%d records did not fit into their rows", len(p.Arrivals))
	}
	if diff := cmp.Diff(manifest(), p.Manifest); diff != "" {
		t.Errorf("manifest: %s", diff)
	}
	if again := write(t, manifest(), s); !bytes.Equal(raw, again) {
		t.Error("the same shipment gives another file")
	}
}

func TestDistrictIsReadAsWritten(t *testing.T) {
	s := ship(demoRecords(t, akzhaiyk)...)
	raw := write(t, manifest(), s)
	p := read(t, raw)
	holds(t, p, s)
	t.Logf("%d bytes, %d rows, %d arrivals", len(raw), len(p.Rows), len(p.Arrivals))
}

// Histories of several devices: conflicts, deletions, fields of a newer
// program, references to records that nobody has made.
func TestHistoriesAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := mergetest.Draw(t, 30)
		s := shipVersions(h.Versions, h.Batches)
		var b bytes.Buffer
		if err := workbook().Write(&b, manifest(), "ru", s); err != nil {
			t.Fatal(err)
		}
		p, err := tryRead(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		check(t, p, s)
	})
}

// Whatever a field may hold comes back, if not in a row then beside it.
func TestAnyContentIsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var records []data.Record
		for i := range rapid.IntRange(1, 5).Draw(t, "records") {
			of := rapid.SampledFrom(data.Types()).Draw(t, "type")
			r := of.New()
			if err := of.Fill(r, drawFields(t, of)); err != nil {
				t.Fatal(err)
			}
			data.BaseOf(r).ID = number(i + 1)
			records = append(records, r)
		}
		s := ship(records...)
		var b bytes.Buffer
		if err := workbook().Write(&b, manifest(), "kk", s); err != nil {
			t.Fatal(err)
		}
		p, err := tryRead(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		check(t, p, s)
	})
}

// check is holds for drawn values, whose failures rapid has to see.
func check(t *rapid.T, p *data.Parcel, s *shipment) {
	if faults := compare(p, s); len(faults) > 0 {
		t.Fatal(strings.Join(faults, "\n"))
	}
}

func drawFields(t *rapid.T, of *data.Type) data.Fields {
	fields := data.Fields{}
	for _, f := range of.Fields {
		if rapid.IntRange(0, 2).Draw(t, "filled") == 0 {
			continue
		}
		odd := rapid.SampledFrom([]string{
			" алдында бос", "соңында бос ", "екі\nжол", "\r\nCR", "_x0041_", "=1+1", "'апостроф", "0012", "1e5", "\t", "a\u0001b", "😀", "\ufffe",
			"TRUE", "12.05.2026", "a;b", "№ 1", strings.Repeat("ұзын ", 9000), "\u2028", "\u00a0", "-", "\u200b",
		})
		text := rapid.OneOf(odd, rapid.SampledFrom([]string{"Ақжол", "meeting", "held", "273230100", "x"}),
			rapid.StringN(1, 20, -1).Filter(func(s string) bool { return s != "" }))
		switch f.Kind {
		case data.Int:
			fields[f.Key] = rapid.OneOf(rapid.Int64Range(1, 1_000_000), rapid.Just(int64(1<<55+1)), rapid.Just(int64(-3))).Draw(t, f.Key)
		case data.Bool:
			fields[f.Key] = true
		case data.Day:
			fields[f.Key] = rapid.OneOf(rapid.Just("0001-02-03"), rapid.Just("1900-01-01"), rapid.Just("2026-05-12"), rapid.Just("9999-12-31")).Draw(t, f.Key)
		case data.Time:
			fields[f.Key] = rapid.OneOf(rapid.Just("09:30"), rapid.Just("00:00"), text).Draw(t, f.Key)
		case data.Choices, data.PlaceCodes, data.Lines:
			fields[f.Key] = rapid.SliceOfN(text, 1, 3).Draw(t, f.Key)
		case data.Ref:
			fields[f.Key] = fmt.Sprintf("%032x", rapid.Uint64Range(1, 6).Draw(t, f.Key))
		case data.Refs:
			fields[f.Key] = []string{fmt.Sprintf("%032x", rapid.Uint64Range(1, 6).Draw(t, f.Key))}
		case data.Numbers:
			fields[f.Key] = map[string]int64{text.Draw(t, "key"): rapid.Int64Range(1, 99).Draw(t, f.Key)}
		default:
			fields[f.Key] = text.Draw(t, f.Key)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "newer") == 0 {
		fields["of_a_newer_program"] = rapid.SampledFrom([]data.Value{int64(1), "x", []string{"a"}}).Draw(t, "unknown")
	}
	return fields
}
