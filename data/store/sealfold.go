package store

import (
	"database/sql"
	"fmt"
	"slices"

	"sapar/data"
)

// activeSeal is a seal that holds, with what it knows.
type activeSeal struct {
	data.Seal
	known data.KnownVersions
}

// activeSeals are the seals that hold now.
func (t *tx) activeSeals() (map[sealScope]*activeSeal, error) {
	if t.seals != nil {
		return t.seals, nil
	}
	seals := map[sealScope]*activeSeal{}
	sc := newScanner(data.SealType)
	rows, err := t.Query("SELECT r.id" + quoted(sc.tab.columns) + ", r.extra FROM seal r WHERE r.status = '" + data.Sealed + "'")
	if err != nil {
		return nil, fmt.Errorf("list seals: %w", err)
	}
	err = eachRow(rows, func(rows *sql.Rows) error {
		a := &activeSeal{}
		if err := sc.scan(rows, &a.Seal); err != nil {
			return err
		}
		a.known = data.ParseKnownVersions(a.Known)
		seals[sealScope{a.Project, a.District, a.Month}] = a
		return nil
	})
	t.seals = seals
	return seals, err
}

// sight is what of a record's versions counts, and what a seal holds apart.
type sight struct {
	visible []data.Version
	held    []data.VersionID
	seal    data.ID
}

// sightOf says which versions of a record count. Whatever is written about an
// event of a sealed month, or brings one into it, and is not among what was
// accepted, is held apart, with all that belongs to the event.
func (t *tx) sightOf(of *data.Type, versions []data.Version) (sight, error) {
	all := sight{visible: versions}
	if !slices.Contains(sealedTypes, of) || len(versions) == 0 {
		return all, nil
	}
	seals, err := t.activeSeals()
	if err != nil || len(seals) == 0 {
		return all, err
	}
	var at []sealScope
	if of == data.EventType {
		at = eventScopes(t, versions)
	} else if scope, ok, err := t.scopeOfChild(of, versions); err != nil {
		return all, err
	} else if ok {
		at = append(at, scope)
	}
	out := sight{}
	for _, scope := range at {
		seal := seals[scope]
		if seal == nil {
			continue
		}
		accepted := keep(versions, func(v *data.Version) bool { return seal.known.Has(v.ID) })
		if len(accepted) == len(versions) {
			continue
		}
		if of == data.EventType && t.eventScope(versions) != scope && (len(accepted) == 0 || t.eventScope(accepted) != scope) {
			continue // it passed through the month and was never accepted there
		}
		out.seal = seal.ID
		for i := range versions {
			if id := versions[i].ID; !seal.known.Has(id) && !slices.Contains(out.held, id) {
				out.held = append(out.held, id)
			}
		}
	}
	if len(out.held) == 0 {
		return all, nil
	}
	out.visible = keep(versions, func(v *data.Version) bool { return !slices.Contains(out.held, v.ID) })
	slices.SortFunc(out.held, data.VersionID.Compare)
	return out, nil
}

func keep(versions []data.Version, wanted func(*data.Version) bool) []data.Version {
	var out []data.Version
	for i := range versions {
		if wanted(&versions[i]) {
			out = append(out, versions[i])
		}
	}
	return out
}

// eventScope is where an event lies by what its versions come to.
func (t *tx) eventScope(versions []data.Version) sealScope {
	var e data.Event
	fillLoosely(data.EventType, &e, t.s.Fold(versions).Fields)
	return scopeOfEvent(&e)
}

// eventScopes are the months that an event may ever have lain in, in one order
// whatever the versions' order.
func eventScopes(t *tx, versions []data.Version) []sealScope {
	var days, districts, projects []string
	for i := range versions {
		for key, into := range map[string]*[]string{"date": &days, "district": &districts, "project": &projects} {
			if text, ok := versions[i].Fields[key].(string); ok && !slices.Contains(*into, text) {
				*into = append(*into, text)
			}
		}
	}
	var out []sealScope
	for _, project := range projects {
		id, err := data.ParseID(project)
		if err != nil {
			continue
		}
		for _, district := range districts {
			for _, day := range days {
				if d, err := data.ParseDate(day); err == nil {
					if s := (sealScope{id, district, d.MonthKey()}); !slices.Contains(out, s) {
						out = append(out, s)
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b sealScope) int { ida, idb := a.id(), b.id(); return slices.Compare(ida[:], idb[:]) })
	return out
}

// scopeOfChild is where the event lies that a record belongs to; none where
// that is not in sight.
func (t *tx) scopeOfChild(of *data.Type, versions []data.Version) (sealScope, bool, error) {
	r := of.New()
	fillLoosely(of, r, t.s.Fold(versions).Fields)
	return t.scopeOfEventID(*of.Owner().At(r).(*data.ID))
}

func (t *tx) scopeOfEventID(id data.ID) (sealScope, bool, error) {
	stmt, err := t.prepared(`SELECT project, coalesce(district, ''), coalesce("date", '') FROM event_row WHERE id = ? AND versions > 0 AND project IS NOT NULL
		AND NOT (deleted AND EXISTS (SELECT 1 FROM held WHERE record = event_row.id))`)
	if err != nil {
		return sealScope{}, false, err
	}
	rows, err := stmt.Query(id[:])
	if err != nil {
		return sealScope{}, false, fmt.Errorf("look for event: %w", err)
	}
	var out sealScope
	found := false
	err = eachRow(rows, func(rows *sql.Rows) error {
		var project []byte
		var day string
		if err := rows.Scan(&project, &out.district, &day); err != nil {
			return err
		}
		copy(out.project[:], project)
		if d, err := data.ParseDate(day); err == nil {
			out.month, found = d.MonthKey(), true
		}
		return nil
	})
	return out, found, err
}

// putHeld keeps what a record's seal holds apart.
func (t *tx) putHeld(of *data.Type, id data.ID, s sight) error {
	if !slices.Contains(sealedTypes, of) {
		return nil
	}
	err := t.run("DELETE FROM held WHERE record = ?", id[:])
	if err == nil && len(s.held) > 0 {
		err = t.run("INSERT INTO held (record, type, seal, versions) VALUES (?, ?, ?, ?)", id[:], of.Key, s.seal[:], joinVersionIDs(s.held))
	}
	if err != nil {
		return fmt.Errorf("write held versions: %w", err)
	}
	return nil
}

// again notes that a record must be folded again: what it depends on has
// changed.
func (t *tx) again(of *data.Type, id data.ID) {
	if t.dirty[of] == nil {
		t.dirty[of] = map[data.ID]bool{}
	}
	t.dirty[of][id] = true
}

// sealChanged notes all that a seal is about, before and after it changed.
func (t *tx) sealChanged(id data.ID) error {
	r, h, err := t.find(data.SealType, id)
	if err != nil {
		return nil // it was not here
	}
	if h.versions > 0 {
		s := r.(*data.Seal)
		t.stirred = append(t.stirred, sealScope{s.Project, s.District, s.Month})
	}
	t.seals = nil
	return nil
}

// childrenAgain notes what belongs to an event.
func (t *tx) childrenAgain(event data.ID) error {
	for _, of := range sealedTypes[1:] {
		rows, err := t.Query("SELECT id FROM "+of.Key+"_row WHERE event = ?", event[:])
		if err != nil {
			return fmt.Errorf("list what belongs to an event: %w", err)
		}
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var raw []byte
			err := rows.Scan(&raw)
			t.again(of, data.ID(raw))
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// refold folds again all that seals which came, changed or went are about.
func (t *tx) refold() error {
	for _, at := range t.stirred {
		rows, err := t.Query(`SELECT id FROM event_row WHERE project = ?1 AND district = ?2 AND substr("date", 1, 7) = ?3
			UNION SELECT record FROM version WHERE type = 'event' AND fields LIKE '%"' || ?3 || '-%' UNION SELECT record FROM held WHERE type = 'event'`, at.project[:], at.district, at.month)
		if err != nil {
			return fmt.Errorf("list sealed events: %w", err)
		}
		var events []data.ID
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var raw []byte
			err := rows.Scan(&raw)
			events = append(events, data.ID(raw))
			return err
		}); err != nil {
			return err
		}
		for _, id := range events {
			t.again(data.EventType, id)
			if err := t.childrenAgain(id); err != nil {
				return err
			}
		}
	}
	t.stirred = nil
	for _, of := range sealedTypes { // events before what belongs to them
		for id := range t.dirty[of] {
			if err := t.foldAgain(of, id); err != nil {
				return err
			}
		}
		delete(t.dirty, of)
	}
	return nil
}

func (t *tx) foldAgain(of *data.Type, id data.ID) error {
	versions, inline, err := t.versions(of, id)
	if err != nil || len(versions) == 0 {
		return err
	}
	if inline {
		s, err := t.sightOf(of, versions)
		if err != nil || len(s.held) == 0 {
			return err
		}
		if err := t.putVersion(versions[0]); err != nil {
			return err
		}
	}
	_, err = t.fold(of, id, versions)
	return err
}
