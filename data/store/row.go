package store

import (
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"sapar/data"
)

// table is how a record type is written and read: its statements, made once
// from the declaration.
type table struct {
	t       *data.Type
	columns string // of the fields, quoted, with a comma before each
	upsert  string
	inline  string // reads a row with the version that it is
}

var tables = sync.OnceValue(func() map[*data.Type]*table {
	all := map[*data.Type]*table{}
	for _, t := range data.Types() {
		all[t] = newTable(t)
	}
	return all
})

func tableOf(t *data.Type) *table { return tables()[t] }

// meta are the columns of a row that tell of its versions.
const meta = ", extra, deleted, versions, device, counter, stamp, batch, hash"

func newTable(t *data.Type) *table {
	var names, set strings.Builder
	for _, f := range t.Fields {
		fmt.Fprintf(&names, `, "%s"`, f.Key)
		fmt.Fprintf(&set, `"%s" = excluded."%s", `, f.Key, f.Key)
	}
	sortColumn := ""
	if t == data.PersonType {
		sortColumn = ", sort"
		set.WriteString("sort = excluded.sort, ")
	}
	width := 1 + len(t.Fields) + strings.Count(sortColumn+meta, ",")
	for _, m := range strings.Split(meta[2:], ", ") {
		fmt.Fprintf(&set, "%s = excluded.%s, ", m, m)
	}
	insert := fmt.Sprintf("INSERT INTO %s_row (id%s%s%s) VALUES ", t.Key, names.String(), sortColumn, meta)
	return &table{
		t: t, columns: names.String(),
		upsert: insert + fmt.Sprintf("(?%s) ON CONFLICT (id) DO UPDATE SET %s",
			strings.Repeat(", ?", width-1), strings.TrimSuffix(set.String(), ", ")),
		inline: fmt.Sprintf("SELECT id%s%s FROM %s_row", names.String(), meta, t.Key),
	}
}

// head is what a row tells of its record's versions.
type head struct {
	deleted  bool
	versions int           // 0 for a row that others only refer to
	batch    sql.NullInt64 // row of the latest version's batch
	id       data.VersionID
	stamp    data.Stamp
	hash     sql.NullInt64 // set where the row is its only version
}

// bind returns a field's content as its column holds it.
func bind(f *data.Field, r data.Record) any {
	switch p := f.At(r).(type) {
	case *string:
		if *p != "" {
			return *p
		}
	case *data.ID:
		if !p.IsZero() {
			return p[:]
		}
	case *int:
		if *p != 0 {
			return int64(*p)
		}
	case *bool:
		if *p {
			return int64(1)
		}
	case *data.Date, *data.Clock:
		return f.Get(r)
	default:
		if v := f.Get(r); v != nil {
			return string(data.AppendValue(nil, v))
		}
	}
	return nil
}

// put writes the row of a record.
func (t *tx) put(r data.Record, h head, device int64) error {
	tab := tableOf(r.Type())
	if t.refs != nil {
		for _, f := range tab.t.Fields {
			if f.Kind == data.Ref {
				t.note(f.Of, *f.At(r).(*data.ID))
			}
		}
	}
	var sort []byte
	if p, ok := r.(*data.Person); ok {
		sort = t.s.Names.SortKey(p.Name)
	}
	t.places = t.places || tab.t == data.PlaceChangeType
	t.rejoin = t.rejoin || tab.t == data.SamenessType
	if err := t.run(tab.upsert, t.values(nil, tab, r, h, device, sort)...); err != nil {
		return fmt.Errorf("write %s: %w", tab.t.Key, err)
	}
	return t.derive(r)
}

// values appends what a row takes; sort is a person's alone.
func (t *tx) values(args []any, tab *table, r data.Record, h head, device int64, sort []byte) []any {
	base := data.BaseOf(r)
	args = append(args, base.ID[:])
	for _, f := range tab.t.Fields {
		args = append(args, bind(f, r))
	}
	if tab.t == data.PersonType {
		args = append(args, sort)
	}
	var extra, hash any
	if len(base.Extra) > 0 {
		extra = string(data.AppendFields(nil, base.Extra))
	}
	if h.hash.Valid {
		hash = h.hash.Int64
	}
	return append(args, extra, h.deleted, int64(h.versions), device, int64(h.id.Counter), int64(h.stamp), h.batch.Int64, hash)
}

// derive brings up to date what is looked up by and follows from the record.
func (t *tx) derive(r data.Record) error {
	p, ok := r.(*data.Person)
	if !ok {
		return nil
	}
	if err := t.run("DELETE FROM person_word WHERE person = ?", p.ID[:]); err != nil {
		return fmt.Errorf("write words: %w", err)
	}
	for _, word := range t.s.Names.Words(p.Name) {
		if err := t.run("INSERT OR IGNORE INTO person_word (word, person) VALUES (?, ?)", word, p.ID[:]); err != nil {
			return fmt.Errorf("write words: %w", err)
		}
	}
	return nil
}

// scanner reads rows of a type into records.
type scanner struct {
	tab   *table
	cells []any
	into  []any
}

func newScanner(t *data.Type, more ...any) *scanner {
	n := len(t.Fields) + 2
	s := &scanner{tab: tableOf(t), cells: make([]any, n), into: make([]any, n, n+len(more))}
	for i := range s.cells {
		s.into[i] = &s.cells[i]
	}
	s.into = append(s.into, more...)
	return s
}

// scan fills r from a row of: id, the fields, extra, and what else the scanner
// was made for.
func (s *scanner) scan(row interface{ Scan(...any) error }, r data.Record) error {
	if err := row.Scan(s.into...); err != nil {
		return err
	}
	base := data.BaseOf(r)
	copy(base.ID[:], blob(s.cells[0]))
	for i, f := range s.tab.t.Fields {
		if err := fill(f, r, s.cells[i+1]); err != nil {
			return fmt.Errorf("read %s %s: %w", s.tab.t.Key, base.ID, err)
		}
	}
	base.Extra = nil
	if raw := text(s.cells[len(s.cells)-1]); raw != "" {
		extra, err := data.ParseFields([]byte(raw))
		if err != nil {
			return fmt.Errorf("read %s %s: %w", s.tab.t.Key, base.ID, err)
		}
		base.Extra = extra
	}
	return nil
}

// fill is the reverse of bind.
func fill(f *data.Field, r data.Record, cell any) error {
	if cell == nil {
		return f.Set(r, nil)
	}
	switch p := f.At(r).(type) {
	case *string:
		*p = text(cell)
		return nil
	case *data.ID:
		*p = data.ID{}
		copy(p[:], blob(cell))
		return nil
	case *bool:
		return f.Set(r, cell == int64(1))
	case *int:
		return f.Set(r, cell)
	case *data.Date, *data.Clock:
		return f.Set(r, text(cell))
	}
	fields, err := data.ParseFields([]byte(`{"v":` + text(cell) + `}`))
	if err != nil {
		return err
	}
	return f.Set(r, fields["v"])
}

func text(cell any) string {
	switch c := cell.(type) {
	case string:
		return c
	case []byte:
		return string(c)
	}
	return ""
}

func blob(cell any) []byte {
	b, _ := cell.([]byte)
	return b
}
