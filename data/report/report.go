// Package report says what a report says: its rows, its figures and the
// records that each figure counts. A report is built from the records of the
// current project alone, so that the same records give the same report.
//
// It offers lists (Lists) and what stands once (HeadFields), of which a layout
// names those that it wants. It must never know how a sheet is drawn (that is
// the layout's affair: order, headings and widths of columns, languages,
// signatures), nor SQL, xlsx, files or the clock.
package report

import (
	"cmp"
	"context"
	"slices"

	"sapar/data"
)

// Records are the records that reports read.
type Records interface {
	// Project is the current project.
	Project(ctx context.Context) (data.Project, error)
	// Members lists everyone who is or was in one of the project's groups.
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	// Event returns one event, or an error that is data.ErrNotFound.
	Event(ctx context.Context, id data.ID) (data.Event, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	// Turnouts counts who was at each of the events that q picks.
	Turnouts(ctx context.Context, q data.EventQuery) (map[data.ID]data.Turnout, error)
	// IssueCounts counts what was said at each of the events that q picks.
	IssueCounts(ctx context.Context, q data.EventQuery) (map[data.ID]data.DialogueCount, error)
	// Reach counts who was at the held events that q picks.
	Reach(ctx context.Context, q data.EventQuery) (data.Reach, error)
	// Records are the living records of a type that q picks.
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	// Participants lists who was at an event, in the order of entry.
	Participants(ctx context.Context, event data.ID) ([]data.Participant, error)
}

// Measure returns how far every indicator of the current project has come by a
// day, in the contract's order: for the whole project (District "") and for
// each of its districts.
type Measure func(ctx context.Context, period data.Period, on data.Date) ([]data.Progress, error)

// Builder builds reports.
type Builder struct {
	Records Records
	Places  data.Places
	Measure Measure
	Counted Counted // asked where a query wants proofs
}

// districts are the codes of the units that the project reports by.
func (b *Builder) districts(p data.Project) []string {
	var codes []string
	for _, d := range b.Places.Districts(p.Region, p.WithCity) {
		codes = append(codes, d.Code)
	}
	return codes
}

// eventQuery picks the events that the report is about.
func eventQuery(r *data.Report) data.EventQuery {
	return data.EventQuery{Project: r.Project.ID, District: r.District, From: r.Period.From, To: r.Period.To}
}

// inOrder sorts events as a register lists them: by day, hour and number.
func inOrder(events []data.Event) {
	slices.SortFunc(events, func(a, b data.Event) int {
		return cmp.Or(
			cmp.Compare(a.Date, b.Date),
			cmp.Compare(a.Start, b.Start),
			cmp.Compare(a.Number, b.Number),
			slices.Compare(a.ID[:], b.ID[:]),
		)
	})
}

// cell is a value that is no figure: it speaks for itself.
func cell(v any) data.Cell { return data.Cell{Value: v} }

// figure is a number and the records that it counts.
func figure(n int, sources ...data.ID) data.Cell { return data.Cell{Value: n, Sources: sources} }

// set puts a value into the row unless it is empty: an empty cell has no entry.
func set(row data.ReportRow, key string, v any) {
	switch v := v.(type) {
	case string:
		if v == "" {
			return
		}
	case data.Date:
		if v == 0 {
			return
		}
	case data.Code:
		if v.Code == "" {
			return
		}
	case data.PlaceName:
		if v == "" {
			return
		}
	case data.Bilingual:
		if v == (data.Bilingual{}) {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	}
	row[key] = cell(v)
}

// okrug is the okrug-level unit of a settlement; "" where it has none.
func (b *Builder) okrug(village string) data.PlaceName {
	if o, ok := b.Places.OkrugOf(village); ok {
		return data.PlaceName(o.Code)
	}
	return ""
}
