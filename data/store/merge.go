package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// Merge takes in what files bring, as next hands them over until it returns
// nil: all of them or none. Versions that are here already change nothing, so
// merging is idempotent and the order of files does not matter. A dry run says
// what would come and writes nothing.
//
// The rows of a parcel are trusted to fit their hashes: whoever read the file
// has checked them. Refusals are *data.Error: other_region where a file is of
// another region's project, bad_version where a version is not what it says.
func (s *Store) Merge(ctx context.Context, o data.MergeOptions, next func() (*data.Parcel, error)) (data.MergeReport, error) {
	if o.Progress == nil {
		o.Progress = func(int) {}
	}
	var report data.MergeReport
	err := s.inTxUnchecked(ctx, func(t *tx) error {
		t.refs = references{}
		m := &merger{
			tx: t, ctx: ctx, o: o, id: s.NewID(), known: map[*data.Type]map[data.ID]int64{}, bulks: map[*data.Type]*bulk{},
			home: map[data.ID]string{}, lies: map[data.ID]sealScope{}, villages: map[string]string{},
		}
		if err := m.merge(next); err != nil {
			return err
		}
		report = m.report()
		if o.DryRun {
			return errDry
		}
		return nil
	})
	if errors.Is(err, errDry) {
		return report, nil
	}
	if err != nil {
		return data.MergeReport{}, err
	}
	// The merge stands whether or not the files can be cleaned now of what a
	// withdrawal among its versions has emptied; the next start tries again.
	_ = s.scrub(ctx)
	return report, nil
}

// errDry takes back what a dry run has tried out.
var errDry = errors.New("dry run")

// merger is a merge under way. What is new goes straight into the tables; what
// meets something that is here waits until every file's rows are in, and is
// folded then.
type merger struct {
	*tx
	ctx   context.Context
	o     data.MergeOptions
	id    data.ID
	by    string
	files []*file

	known   map[*data.Type]map[data.ID]int64 // hash of a record's only version, 0 where it has others
	bulks   map[*data.Type]*bulk
	indexes []string // to be made again
	words   []wordOf // of the file's people who are new
	stamp   data.Stamp
	counter uint64 // of this device, in what came
	regions map[string]bool
	mine    map[data.ID]bool // projects that are here

	home     map[data.ID]string // district of each event
	lies     map[data.ID]sealScope
	villages map[string]string // district of each village
}

// file is one file of the merge.
type file struct {
	row     int64
	parcel  *data.Parcel
	report  data.FileReport
	packs   map[string]*pack
	waiting []data.Arrival // to be folded at the end
	locals  *batch         // of versions that this computer writes for its rows
	newest  data.Date
}

func (m *merger) merge(next func() (*data.Parcel, error)) error {
	if err := m.begin(); err != nil {
		return err
	}
	for {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		p, err := next()
		if err != nil {
			return err
		}
		if p == nil {
			break
		}
		if err := m.take(p); err != nil {
			return err
		}
	}
	if err := m.makeIndexes(); err != nil {
		return err
	}
	for _, f := range m.files {
		if err := m.fold(f); err != nil {
			return err
		}
	}
	if err := m.refold(); err != nil {
		return err
	}
	if err := m.settle(); err != nil {
		return err
	}
	for _, f := range m.files {
		if err := m.putReceived(f); err != nil {
			return err
		}
	}
	return m.tick()
}

// begin reads what files are held against.
func (m *merger) begin() error {
	var err error
	if m.by, err = m.setting("name"); err != nil {
		return err
	}
	m.regions, m.mine = map[string]bool{}, map[data.ID]bool{}
	rows, err := m.Query("SELECT id, coalesce(region, '') FROM project")
	if err != nil {
		return fmt.Errorf("list projects: %w", err)
	}
	return eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		var region string
		err := rows.Scan(&raw, &region)
		m.regions[region] = true
		m.mine[data.ID(raw)] = true
		return err
	})
}

// take takes one file in.
func (m *merger) take(p *data.Parcel) error {
	f := &file{parcel: p, packs: map[string]*pack{}, report: data.FileReport{
		Source: p.Source, Manifest: p.Manifest, Counts: map[data.MergeKey]data.MergeCount{}, Problems: p.Problems, Notices: p.Notices,
	}}
	m.files = append(m.files, f)
	again, err := m.seen(p.Source.Sum)
	if err != nil {
		return err
	}
	if f.report.Again = again; again {
		return nil
	}
	if err := m.admit(f); err != nil {
		return err
	}
	if f.row, err = m.newReceived(f); err != nil {
		return err
	}
	m.settleHomes(p)
	batches := make([]int64, len(p.Batches))
	for i := range p.Batches {
		if batches[i], err = m.batchRow(p.Batches[i]); err != nil {
			return err
		}
	}
	if err := m.rows(f, batches); err != nil {
		return err
	}
	p.Rows = nil // they are in
	if err := m.flush(); err != nil {
		return err
	}
	if err := m.putWords(); err != nil {
		return err
	}
	f.waiting = append(f.waiting, p.Arrivals...)
	for i := range p.Arrivals {
		m.saw(p.Arrivals[i].ID, p.Arrivals[i].Stamp)
	}
	f.wrong()
	return nil
}

// admit refuses a file of another region, and says so of another project.
func (m *merger) admit(f *file) error {
	p := f.parcel.Manifest
	switch {
	case p.Project.IsZero() || len(m.mine) == 0:
	case !m.regions[p.Region]:
		return &data.Error{Code: "other_region", Args: data.Args{"file": f.parcel.Source.Name, "region": p.Region}}
	case !m.mine[p.Project]:
		f.report.Notices = append(f.report.Notices, data.Notice{Code: "other_project", Args: data.Args{"project": p.TitleKK}})
	}
	return nil
}

// saw keeps the latest of what has come in.
func (m *merger) saw(id data.VersionID, stamp data.Stamp) {
	m.stamp = max(m.stamp, stamp)
	if id.Device == m.s.device {
		m.counter = max(m.counter, id.Counter)
	}
}

// tick moves this device's clock past all that has come in.
func (m *merger) tick() error {
	c, err := m.readClock()
	if err != nil {
		return err
	}
	c.stamp, c.counter = max(c.stamp, m.stamp), max(c.counter, m.counter)
	return m.writeClock(c)
}

func (m *merger) report() data.MergeReport {
	out := data.MergeReport{}
	if !m.o.DryRun {
		out.Merge = m.id
	}
	for _, f := range m.files {
		out.Files = append(out.Files, f.report)
	}
	return out
}
