package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"sapar/data"
)

// fileFacts is what the table received keeps of a file as JSON. Ids and sums
// are written in digits, times in the usual form.
type fileFacts struct {
	Name      string
	Size      int64
	SavedBy   string `json:",omitempty"`
	SavedWith string `json:",omitempty"`
	SavedAt   time.Time
	Format    int
	Export    string
	Device    string
	Author    string
	Role      string
	District  string
	Project   string
	Region    string
	TitleKK   string
	TitleRU   string
	From, To  data.Date
	Part      string
	At        time.Time
	Stamp     data.Stamp
	Names     bool
	Form      bool
	Homes     map[string]string `json:",omitempty"` // districts by device
}

func factsOf(s data.Source, m data.Manifest) fileFacts {
	homes := make(map[string]string, len(m.Homes))
	for device, district := range m.Homes {
		homes[device.String()] = district
	}
	return fileFacts{
		Name: s.Name, Size: s.Size, SavedBy: s.SavedBy, SavedWith: s.SavedWith, SavedAt: s.SavedAt,
		Format: m.Format, Export: m.Export.String(), Device: m.Device.String(), Author: m.Author, Role: m.Role,
		District: m.District, Project: m.Project.String(), Region: m.Region, TitleKK: m.TitleKK, TitleRU: m.TitleRU,
		From: m.Period.From, To: m.Period.To, Part: m.Part, At: m.At, Stamp: m.Stamp, Names: m.Names, Form: m.Form,
		Homes: homes,
	}
}

func (f *fileFacts) fill(s *data.Source, m *data.Manifest) error {
	s.Name, s.Size, s.SavedBy, s.SavedWith, s.SavedAt = f.Name, f.Size, f.SavedBy, f.SavedWith, f.SavedAt
	export, err := data.ParseID(f.Export)
	if err != nil {
		return err
	}
	project, err := data.ParseID(f.Project)
	if err != nil {
		return err
	}
	device, err := data.ParseDevice(f.Device)
	if err != nil {
		return err
	}
	homes := make(map[data.Device]string, len(f.Homes))
	for text, district := range f.Homes {
		home, err := data.ParseDevice(text)
		if err != nil {
			return err
		}
		homes[home] = district
	}
	*m = data.Manifest{
		Format: f.Format, Export: export, Device: device, Author: f.Author, Role: f.Role, District: f.District,
		Project: project, Region: f.Region, TitleKK: f.TitleKK, TitleRU: f.TitleRU,
		Period: data.Period{Kind: data.Whole, From: f.From, To: f.To}, Part: f.Part, At: f.At, Stamp: f.Stamp,
		Names: f.Names, Form: f.Form, Homes: homes,
	}
	return nil
}

// seen reports whether a file with these bytes was merged, and not taken out.
func (t *tx) seen(sum [32]byte) (bool, error) {
	var n int
	err := t.QueryRow("SELECT count(*) FROM received WHERE sum = ? AND taken_out IS NULL", sum[:]).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look for file: %w", err)
	}
	return n > 0, nil
}

// Merged returns the file with that SHA-256 where it was merged and not taken
// out, else data.ErrNotFound.
func (s *Store) Merged(ctx context.Context, sum [32]byte) (data.Received, error) {
	files, err := s.received(ctx, "WHERE taken_out IS NULL AND sum = ?", sum[:])
	if err == nil && len(files) == 0 {
		err = data.ErrNotFound
	}
	if err != nil {
		return data.Received{}, err
	}
	return files[0], nil
}

// newReceived begins the row of a file.
func (m *merger) newReceived(f *file) (int64, error) {
	facts, err := json.Marshal(factsOf(f.parcel.Source, f.parcel.Manifest))
	if err != nil {
		return 0, fmt.Errorf("write file: %w", err)
	}
	done, err := m.Exec(`INSERT INTO received (merge, at, author, sum, file, counts, wrong, newest) VALUES (?, ?, ?, ?, ?, '', 0, '')`,
		m.id[:], m.now.UnixMilli(), m.by, f.parcel.Source.Sum[:], string(facts))
	if err != nil {
		return 0, fmt.Errorf("write file: %w", err)
	}
	return done.LastInsertId()
}

// putReceived writes what the file came to, and which versions it brought.
func (m *merger) putReceived(f *file) error {
	if f.report.Again {
		return nil
	}
	counts := map[string]data.MergeCount{}
	for key, c := range f.report.Counts {
		counts[key.Type+" "+key.District] = c
	}
	raw, err := json.Marshal(counts)
	if err != nil {
		return fmt.Errorf("write file: %w", err)
	}
	cells, err := packCells(f.report.Problems)
	if err != nil {
		return fmt.Errorf("write file: %w", err)
	}
	err = m.run("UPDATE received SET counts = ?, wrong = ?, newest = ?, cells = ? WHERE id = ?",
		string(raw), len(f.report.Problems), f.newest.String(), cells, f.row)
	if err != nil {
		return fmt.Errorf("write file: %w", err)
	}
	for of, p := range f.packs {
		if err := m.run("INSERT INTO brought (file, type, versions) VALUES (?, ?, ?)", f.row, of, p.bytes); err != nil {
			return fmt.Errorf("write file: %w", err)
		}
	}
	return nil
}

// Received returns the files that were merged, the newest first, those that
// were taken out again too.
func (s *Store) Received(ctx context.Context) ([]data.Received, error) { return s.received(ctx, "") }

func (s *Store) received(ctx context.Context, which string, args ...any) ([]data.Received, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, merge, at, author, sum, file, counts, wrong, newest, coalesce(taken_out, 0), coalesce(cells, '') FROM received "+which+" ORDER BY id DESC", args...)
	if err != nil {
		return nil, fmt.Errorf("list files: %w", err)
	}
	var out []data.Received
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var r data.Received
		var merge, sum []byte
		var at, takenOut int64
		var file, counts, newest, cells string
		if err := rows.Scan(&r.ID, &merge, &at, &r.By, &sum, &file, &counts, &r.Wrong, &newest, &takenOut, &cells); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		copy(r.Merge[:], merge)
		copy(r.Source.Sum[:], sum)
		r.At = timeOf(at)
		if takenOut != 0 {
			r.TakenOut = timeOf(takenOut)
		}
		var facts fileFacts
		if err := json.Unmarshal([]byte(file), &facts); err != nil {
			return fmt.Errorf("read file %s: %w", hex.EncodeToString(sum[:4]), err)
		}
		if err := facts.fill(&r.Source, &r.Manifest); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		var byKey map[string]data.MergeCount
		if err := json.Unmarshal([]byte(counts), &byKey); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		r.Counts = map[data.MergeKey]data.MergeCount{}
		for key, c := range byKey {
			of, district, _ := strings.Cut(key, " ")
			r.Counts[data.MergeKey{Type: of, District: district}] = c
		}
		if newest != "" {
			d, err := data.ParseDate(newest)
			if err != nil {
				return err
			}
			r.Newest = d
		}
		if r.Problems, err = unpackCells(cells); err != nil {
			return err
		}
		out = append(out, r)
		return nil
	})
}
