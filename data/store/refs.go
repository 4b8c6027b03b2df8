package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"

	"sapar/data"
)

// references are records, by type, that something began or ceased to refer to
// while a transaction took versions in or out. A record that others refer to,
// and no version has come for, needs an empty row; one that nothing refers to
// any more needs none.
type references map[string]map[data.ID]bool

func (t *tx) note(of string, id data.ID) {
	if t.refs == nil || id.IsZero() || referrers()[of] == "" {
		return
	}
	if t.refs[of] == nil {
		t.refs[of] = map[data.ID]bool{}
	}
	t.refs[of][id] = true
}

// refer notes what a record of the type with these values refers to.
func (t *tx) refer(of *data.Type, values data.Fields) {
	if t.refs == nil {
		return
	}
	for _, f := range of.Fields {
		if text, ok := values[f.Key].(string); ok && f.Kind == data.Ref {
			if id, err := data.ParseID(text); err == nil {
				t.note(f.Of, id)
			}
		}
	}
}

// settle gives each noted record that is referred to and absent its empty row,
// and takes away those rows that nothing refers to any more.
func (t *tx) settle() error {
	for key, ids := range t.refs {
		find, err := t.prepared("SELECT versions FROM " + key + "_row WHERE id = ?")
		if err != nil {
			return err
		}
		referred, err := t.prepared("SELECT " + referrers()[key])
		if err != nil {
			return err
		}
		for id := range ids {
			var versions, used int
			err := find.QueryRow(id[:]).Scan(&versions)
			absent := errors.Is(err, sql.ErrNoRows)
			if err != nil && !absent {
				return fmt.Errorf("settle references: %w", err)
			}
			if versions > 0 {
				continue
			}
			if err := referred.QueryRow(id[:]).Scan(&used); err != nil {
				return fmt.Errorf("settle references: %w", err)
			}
			err = nil
			switch {
			case absent && used != 0:
				err = t.run("INSERT INTO "+key+"_row (id) VALUES (?)", id[:])
			case !absent && used == 0:
				err = t.run("DELETE FROM "+key+"_row WHERE id = ?", id[:])
			}
			if err != nil {
				return fmt.Errorf("settle references: %w", err)
			}
		}
	}
	t.refs = nil
	return nil
}

// referrers are, by type, the condition that some row refers to a record ?1;
// there is none for a type that nothing refers to.
var referrers = sync.OnceValue(func() map[string]string {
	terms := map[string][]string{}
	for _, from := range data.Types() {
		for _, f := range from.Fields {
			if f.Kind == data.Ref {
				terms[f.Of] = append(terms[f.Of], "EXISTS (SELECT 1 FROM "+from.Key+`_row WHERE "`+f.Key+`" = ?1)`)
			}
		}
	}
	out := map[string]string{}
	for of, list := range terms {
		out[of] = strings.Join(list, " OR ")
	}
	return out
})
