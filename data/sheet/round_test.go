package sheet_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store/storetest"
)

// holds compares a parcel with what was shipped: every record of one version as
// a row, every other version as an arrival, and nothing else.
func holds(t testing.TB, p *data.Parcel, s *shipment) {
	t.Helper()
	rows := map[data.ID]data.Row{}
	for _, r := range p.Rows {
		rows[data.BaseOf(r.Record).ID] = r
	}
	arrivals := map[data.VersionID]data.Arrival{}
	for _, a := range p.Arrivals {
		arrivals[a.ID] = a
		if a.Sum() != a.Hash {
			t.Errorf("version %v: its hash does not fit", a.ID)
		}
	}
	total, versions := 0, 0
	for _, list := range s.records {
		for _, one := range list {
			id := data.BaseOf(one.Record).ID
			if one.Only == nil {
				for _, v := range one.Versions {
					versions++
					if diff := cmp.Diff(v, arrivals[v.ID].Version); diff != "" {
						t.Errorf("version %v: %s", v.ID, diff)
					}
				}
				continue
			}
			row, ok := rows[id]
			if !ok { // a row could not hold it
				versions++
				got := arrivals[one.Only.ID].Version
				want := *one.Only
				want.Fields = one.Record.Type().Values(one.Record)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s %v: %s", one.Record.Type().Key, id, diff)
				}
				continue
			}
			total++
			if diff := cmp.Diff(one.Record.Type().Values(one.Record), row.Record.Type().Values(row.Record)); diff != "" {
				t.Errorf("%s %v: %s", one.Record.Type().Key, id, diff)
			}
			if row.ID != one.Only.ID || row.Stamp != one.Only.Stamp || row.Hash != one.Only.Hash || p.Batches[row.Batch].ID != one.Only.Batch {
				t.Errorf("%s %v: version %+v", one.Record.Type().Key, id, row)
			}
		}
	}
	if len(p.Rows) != total || len(p.Arrivals) != versions {
		t.Errorf("%d rows and %d arrivals, want %d and %d", len(p.Rows), len(p.Arrivals), total, versions)
	}
	if diff := cmp.Diff(s.batches, p.Batches); diff != "" {
		t.Errorf("batches: %s", diff)
	}
	quiet(t, p)
}

// quiet holds that nothing was edited and nothing is wrong.
func quiet(t testing.TB, p *data.Parcel) {
	t.Helper()
	if len(p.Problems) > 0 || len(p.Notices) > 0 || len(p.Loose) > 0 {
		t.Errorf("problems %v, notices %v, loose %v", p.Problems, p.Notices, p.Loose)
	}
	for _, a := range p.Arrivals {
		if a.ID.Device == data.ByHand {
			t.Errorf("an edit: %+v", a)
		}
	}
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
	s := ship(demoRecords(t, storetest.Akzhaiyk)...)
	raw := write(t, manifest(), s)
	p := read(t, raw)
	holds(t, p, s)
	t.Logf("%d bytes, %d rows, %d arrivals", len(raw), len(p.Rows), len(p.Arrivals))
}
