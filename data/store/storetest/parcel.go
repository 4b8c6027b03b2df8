package storetest

import (
	"context"
	"crypto/sha256"
	"slices"
	"testing"

	"sapar/data"
	"sapar/data/store"
)

// Parcel is what a workbook exported from the store brings, without the
// workbook between.
func Parcel(t testing.TB, s *store.Store, q data.ShipQuery) *data.Parcel {
	t.Helper()
	ctx := context.Background()
	fail := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	m, err := s.Manifest(ctx, q)
	fail(err)
	sh, err := s.Ship(ctx, q)
	fail(err)
	defer func() { fail(sh.Close()) }()
	p := &data.Parcel{Manifest: m, Source: data.Source{Name: m.Export.String() + ".xlsx", Sum: sha256.Sum256(m.Export[:])}}
	p.Batches, err = sh.Batches()
	fail(err)
	for _, of := range data.Types() {
		line := int32(2)
		fail(sh.Each(of, func(r *data.Shipped) error {
			line++
			if r.Only == nil {
				for _, v := range r.Versions {
					p.Arrivals = append(p.Arrivals, data.Arrival{Version: v, Sheet: of.Key})
				}
				return nil
			}
			copied := of.New()
			if err := of.Fill(copied, of.Values(r.Record)); err != nil {
				return err
			}
			data.BaseOf(copied).ID = r.Only.Record
			p.Rows = append(p.Rows, data.Row{
				Record: copied, ID: r.Only.ID, Stamp: r.Only.Stamp, Hash: r.Only.Hash, Line: line,
				Batch: int32(slices.IndexFunc(p.Batches, func(b data.Batch) bool { return b.ID == r.Only.Batch })),
			})
			return nil
		}))
	}
	for _, v := range sh.Strangers() {
		p.Arrivals = append(p.Arrivals, data.Arrival{Version: v})
	}
	return p
}

// Clone is a parcel of its own: merging takes a parcel apart.
func Clone(p *data.Parcel) *data.Parcel {
	q := *p
	q.Rows, q.Arrivals, q.Loose = slices.Clone(p.Rows), slices.Clone(p.Arrivals), slices.Clone(p.Loose)
	q.Notices = slices.Clone(p.Notices)
	return &q
}

// Each hands the parcels to Merge, one after another.
func Each(parcels ...*data.Parcel) func() (*data.Parcel, error) {
	return func() (*data.Parcel, error) {
		if len(parcels) == 0 {
			return nil, nil
		}
		p := Clone(parcels[0])
		parcels = parcels[1:]
		return p, nil
	}
}
