package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"sapar/data"
)

// Seals returns the sealed and reopened months of a project, by month and
// district.
func (s *Store) Seals(ctx context.Context, project data.ID) ([]data.Seal, error) {
	return list[data.Seal](ctx, s.read, data.SealType, "WHERE r.project = ? ORDER BY r.month, r.district, r.id", project[:])
}

// Seal accepts what is known here of a district's month, in the name of the
// person at the keyboard.
func (s *Store) Seal(ctx context.Context, project data.ID, district, month string) error {
	return s.inBatch(ctx, data.ActionEdit, func(b *batch) error {
		at := sealScope{project, district, month}
		known, err := b.knownOf(at)
		if err != nil {
			return err
		}
		by, err := b.setting("name")
		if err != nil {
			return err
		}
		seal := data.Seal{Base: data.Base{ID: at.id()}, Project: project, District: district, Month: month, Status: data.Sealed, By: by}
		devices := make([]data.Device, 0, len(known))
		for d := range known {
			devices = append(devices, d)
		}
		slices.Sort(devices)
		seal.Known = known.Lines(devices)
		return b.save(&seal)
	})
}

// Reopen lets what a seal holds apart in, in the name of the person at the
// keyboard, who says why.
func (s *Store) Reopen(ctx context.Context, seal data.Seal, reason string) error {
	return s.inBatch(ctx, data.ActionEdit, func(b *batch) error {
		r, h, err := b.find(data.SealType, seal.ID)
		if errors.Is(err, sql.ErrNoRows) || err == nil && h.deleted {
			return data.ErrNotFound
		}
		if err != nil {
			return err
		}
		open := *r.(*data.Seal)
		open.Status, open.Reason = data.Reopened, reason
		if open.By, err = b.setting("name"); err != nil {
			return err
		}
		return b.save(&open)
	})
}

// sealScope is what a seal is about.
type sealScope struct {
	project  data.ID
	district string
	month    string
}

// id is the seal's, the same on every computer: a month of a district has one
// seal.
func (x sealScope) id() data.ID {
	sum := sha256.Sum256([]byte("seal " + x.project.String() + " " + x.district + " " + x.month))
	id := data.ID(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // a UUID of version 8
	return id
}

func scopeOfEvent(e *data.Event) sealScope {
	return sealScope{e.Project, e.District, e.Date.MonthKey()}
}

// knownOf are the versions that are here of a month's events and of what
// belongs to them.
func (t *tx) knownOf(at sealScope) (data.KnownVersions, error) {
	month, err := data.ParsePeriod(at.month)
	if err != nil {
		return nil, err
	}
	events := `SELECT id FROM event_row WHERE project = ?1 AND district = ?2 AND "date" BETWEEN ?3 AND ?4`
	var all []data.VersionID
	for _, of := range sealedTypes {
		where := "r.event IN (" + events + ")"
		if of == data.EventType {
			where = "r.id IN (" + events + ")"
		}
		rows, err := t.Query(fmt.Sprintf(`SELECT d.uid, r.counter FROM %[1]s_row r JOIN device d ON d.id = r.device WHERE r.hash IS NOT NULL AND %[2]s
			UNION ALL SELECT d.uid, v.counter FROM version v JOIN device d ON d.id = v.device JOIN %[1]s_row r ON r.id = v.record WHERE %[2]s`, of.Key, where),
			at.project[:], at.district, month.From.String(), month.To.String())
		if err != nil {
			return nil, fmt.Errorf("list sealed versions: %w", err)
		}
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var uid, counter int64
			err := rows.Scan(&uid, &counter)
			all = append(all, data.VersionID{Device: data.Device(uid), Counter: uint64(counter)})
			return err
		}); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, data.VersionID.Compare)
	known := data.KnownVersions{}
	for _, v := range all {
		known.Add(v)
	}
	return known, nil
}

// open refuses what would change a sealed month: the person hears it before
// anything is typed in vain.
func (b *batch) open(records ...data.Record) error {
	seals, err := b.activeSeals()
	if err != nil || len(seals) == 0 {
		return err
	}
	for _, r := range records {
		if r == nil || !slices.Contains(sealedTypes, r.Type()) {
			continue
		}
		var at sealScope
		if e, ok := r.(*data.Event); ok {
			at = scopeOfEvent(e)
		} else if at, _, err = b.scopeOfEventID(*r.Type().Owner().At(r).(*data.ID)); err != nil {
			return err
		}
		if seals[at] != nil {
			return data.Problems{{Type: r.Type().Key, Code: "sealed", Args: data.Args{"month": at.month, "district": at.district}}}
		}
	}
	return nil
}

// sealedTypes are what a seal holds: events, and the parts of one.
var sealedTypes = slices.DeleteFunc(slices.Clone(data.Types()), func(of *data.Type) bool {
	return of != data.EventType && !of.PartOf(data.EventType)
})

// Held returns what seals hold apart, by month, district and record.
func (s *Store) Held(ctx context.Context) ([]data.HeldChange, error) {
	w, err := s.writers(ctx)
	if err != nil {
		return nil, err
	}
	var out []data.HeldChange
	err = s.inRead(ctx, func(t *tx) error {
		type one struct {
			id, seal data.ID
			of       string
		}
		var all []one
		rows, err := t.Query("SELECT h.record, h.seal, h.type FROM held h JOIN seal_row s ON s.id = h.seal ORDER BY s.month, s.district, h.type, h.record")
		if err != nil {
			return fmt.Errorf("list held changes: %w", err)
		}
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var o one
			var id, seal []byte
			err := rows.Scan(&id, &seal, &o.of)
			copy(o.id[:], id)
			copy(o.seal[:], seal)
			all = append(all, o)
			return err
		}); err != nil {
			return err
		}
		for _, o := range all {
			h, err := t.heldChange(ctx, w, data.TypeByKey(o.of), o.id, o.seal)
			if err != nil {
				return err
			}
			out = append(out, h)
		}
		return nil
	})
	return out, err
}

func (t *tx) heldChange(ctx context.Context, w *writers, of *data.Type, id, sealID data.ID) (data.HeldChange, error) {
	out := data.HeldChange{Type: of.Key}
	seal, _, err := t.find(data.SealType, sealID)
	if err != nil {
		return out, err
	}
	out.Seal = *seal.(*data.Seal)
	versions, _, err := t.versions(of, id)
	if err != nil {
		return out, err
	}
	if err := w.know(ctx, t.s.read, versions); err != nil {
		return out, err
	}
	seen, err := t.sightOf(of, versions)
	if err != nil {
		return out, err
	}
	would := t.s.Fold(versions)
	out.Would, out.Deletes = of.New(), would.Deleted
	data.BaseOf(out.Would).ID = id
	fillLoosely(of, out.Would, would.Fields)
	stands := data.Fields{}
	if len(seen.visible) > 0 {
		out.Record = of.New()
		data.BaseOf(out.Record).ID = id
		stands = t.s.Fold(seen.visible).Fields
		fillLoosely(of, out.Record, stands)
	}
	for _, f := range of.Fields {
		if !data.EqualValues(stands[f.Key], would.Fields[f.Key]) {
			out.Fields = append(out.Fields, f.Key)
		}
	}
	for i := range versions {
		if slices.Contains(seen.held, versions[i].ID) {
			out.Writers = append(out.Writers, w.of(&versions[i]))
		}
	}
	if f := of.Field("event"); f != nil {
		out.Event, err = t.eventOf(*f.At(out.Would).(*data.ID))
	}
	return out, err
}
