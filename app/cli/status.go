package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/data"
)

// status is what a folder holds, in the shape that other programs read.
type status struct {
	Records    data.Contents   `json:"records"`
	Project    *projectState   `json:"project"` // null where none is chosen
	On         string          `json:"on"`      // ISO date: the last day counted
	Indicators []indicatorLine `json:"indicators"`
	Reached    *reached        `json:"reached"` // null where there is no project
}

// reached is who came to the project's held events, by the lists.
type reached struct {
	attended
	Districts []districtAttended `json:"districts"`
	Months    []monthAttended    `json:"months"`
}

// attended is each person once, which does not add up, and the person-times.
type attended struct {
	People int `json:"people"`
	Times  int `json:"times"`
}

type districtAttended struct {
	Code string `json:"code"`
	attended
}

type monthAttended struct {
	Month string `json:"month"` // as 2026-05
	attended
}

type projectState struct {
	ID      string `json:"id"`
	TitleKK string `json:"title_kk"`
	TitleRU string `json:"title_ru"`
	Start   string `json:"start"`
	End     string `json:"end"`
	Region  string `json:"region"`
}

// indicatorLine is how far one indicator is. A plan of 0 is none.
type indicatorLine struct {
	Number     int            `json:"number"`
	NameKK     string         `json:"name_kk"`
	NameRU     string         `json:"name_ru"`
	Kind       string         `json:"kind"`
	Unit       string         `json:"unit"`
	Bound      string         `json:"bound"` // at_least or exactly
	Plan       int            `json:"plan"`
	PlanToDate int            `json:"plan_to_date"`
	Fact       int            `json:"fact"`
	Overlap    int            `json:"overlap"` // the districts' facts less this are the fact
	MonthsLeft int            `json:"months_left"`
	Needed     int            `json:"needed"`   // a month
	Pace       float64        `json:"pace"`     // a month, with one decimal
	Forecast   int            `json:"forecast"` // of the last day
	ProofOf    string         `json:"proof_of"` // type of the records that the fact counts
	Proof      int            `json:"proof"`    // how many they are
	Districts  []districtLine `json:"districts"`

	whole data.Progress
}

type districtLine struct {
	Code       string `json:"code"`
	Name       string `json:"name"` // in Kazakh
	Plan       int    `json:"plan"`
	PlanToDate int    `json:"plan_to_date"`
	Fact       int    `json:"fact"`
}

// status says what the folder holds and how far each indicator is.
func (r *run) status(ctx context.Context) error {
	return r.filled(ctx, func(f *Folder) error {
		s, err := r.state(ctx, f)
		if err != nil {
			return err
		}
		if !r.args.Status.JSON {
			return r.say(r.sentences(s))
		}
		raw, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return err
		}
		return r.say(string(raw))
	})
}

func (r *run) state(ctx context.Context, f *Folder) (*status, error) {
	records, err := f.Records.Contents(ctx)
	if err != nil {
		return nil, err
	}
	s := &status{Records: records, On: r.today().String(), Indicators: []indicatorLine{}}
	project, err := f.Records.Project(ctx)
	if errors.Is(err, data.ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	s.Project = &projectState{
		ID: project.ID.String(), TitleKK: project.TitleKK, TitleRU: project.TitleRU,
		Start: project.Start.String(), End: project.End.String(), Region: project.Region,
	}
	progress, err := f.Measure(ctx, project.Period(), r.today())
	if err != nil {
		return nil, err
	}
	at := map[data.ID]int{}
	parts := map[data.ID][]data.Progress{}
	for _, p := range progress {
		if p.District == "" {
			at[p.Indicator.ID] = len(s.Indicators)
			s.Indicators = append(s.Indicators, indicatorLine{
				Number: p.Indicator.Number, NameKK: p.Indicator.NameKK, NameRU: p.Indicator.NameRU,
				Kind: p.Indicator.Kind, Unit: p.Indicator.Unit, Bound: cmp.Or(p.Indicator.Bound, data.AtLeast),
				Plan: p.Plan, PlanToDate: p.PlanToDate, Fact: p.Fact, MonthsLeft: p.MonthsLeft,
				Needed: p.Needed(), Pace: math.Round(p.Pace*10) / 10, Forecast: p.Forecast, ProofOf: p.ProofOf, Proof: len(p.Proof),
				Districts: []districtLine{}, whole: p,
			})
		}
	}
	for _, p := range progress {
		i, ok := at[p.Indicator.ID]
		if p.District == "" || !ok {
			continue
		}
		parts[p.Indicator.ID] = append(parts[p.Indicator.ID], p)
		place, _ := r.Places.Place(p.District)
		s.Indicators[i].Districts = append(s.Indicators[i].Districts, districtLine{
			Code: p.District, Name: place.NameKK, Plan: p.Plan, PlanToDate: p.PlanToDate, Fact: p.Fact,
		})
	}
	for i := range s.Indicators {
		line := &s.Indicators[i]
		line.Overlap = data.Overlap(line.whole, parts[line.whole.Indicator.ID])
	}
	s.Reached, err = r.reach(ctx, f, project)
	return s, err
}

func (r *run) reach(ctx context.Context, f *Folder, project data.Project) (*reached, error) {
	reach, err := f.Records.Reach(ctx, data.EventQuery{Project: project.ID, From: project.Start, To: r.today()})
	if err != nil {
		return nil, err
	}
	out := &reached{attended: attended(reach.Whole), Districts: []districtAttended{}, Months: []monthAttended{}}
	for _, d := range r.Places.Districts(project.Region, project.WithCity) {
		out.Districts = append(out.Districts, districtAttended{d.Code, attended(reach.Districts[d.Code])})
	}
	for _, month := range slices.Sorted(maps.Keys(reach.Months)) {
		out.Months = append(out.Months, monthAttended{month, attended(reach.Months[month])})
	}
	return out, nil
}

// sentences is the status for a person: each indicator as a sentence, and the
// districts that have a part in it below.
func (r *run) sentences(s *status) string {
	var b strings.Builder
	if s.Project != nil {
		p := data.Project{TitleKK: s.Project.TitleKK, TitleRU: s.Project.TitleRU}
		b.WriteString(p.Title(string(r.words.Lang())) + "\n")
	}
	b.WriteString(r.words.T("cli.status.on", "date", r.words.Date(r.Now())) + "\n\n")
	b.WriteString(r.words.T("cli.status.records") + "\n")
	r.tabulate(&b, r.holdings(s.Records))
	if s.Reached != nil {
		b.WriteString("\n" + r.words.T("cli.status.reached", "times", r.words.Int(s.Reached.Times), "people", r.words.Int(s.Reached.People)) + "\n")
	}
	for _, line := range s.Indicators {
		fmt.Fprintf(&b, "\n%d. %s: %s\n", line.Number, line.whole.Indicator.Name(string(r.words.Lang())), r.progress(line.whole))
		if rows := r.districtRows(line); len(rows) > 1 {
			r.tabulate(&b, rows)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func (r *run) holdings(records data.Contents) [][]string {
	var rows [][]string
	for _, t := range data.Types() {
		rows = append(rows, []string{r.words.T("type." + t.Key), r.words.Int(records[t.Key])})
	}
	return rows
}

// progress is an indicator's state as a sentence: plan, fact, months left.
func (r *run) progress(p data.Progress) string {
	plan, fact := r.words.Int(p.Plan), r.words.Int(p.Fact)
	switch {
	case p.Plan == 0:
		return r.words.T("progress.no_plan", "fact", fact)
	case p.Over():
		return r.words.T("page.overview.exceeded", "plan", plan, "fact", fact)
	case p.MonthsLeft == 0:
		return r.words.T("progress.over", "plan", plan, "fact", fact)
	}
	text := r.words.N("progress.left", p.MonthsLeft, "plan", plan, "fact", fact)
	if p.Done() {
		return text
	}
	return text + "; " + r.words.T("progress.pace", "needed", r.words.Int(p.Needed()), "forecast", r.words.Int(p.Forecast), "plan", plan)
}

// districtRows is the table of the districts that have a plan or a fact, under
// its heading.
func (r *run) districtRows(line indicatorLine) [][]string {
	rows := [][]string{{r.words.T("word.district"), r.words.T("cli.status.plan"), r.words.T("cli.status.to_date"), r.words.T("cli.status.fact")}}
	row := func(name string, plan, toDate, fact int) []string {
		return []string{name, r.words.Int(plan), r.words.Int(toDate), r.words.Int(fact)}
	}
	for _, d := range line.Districts {
		if d.Plan == 0 && d.Fact == 0 {
			continue
		}
		place, _ := r.Places.Place(d.Code)
		rows = append(rows, row(r.short(place), d.Plan, d.PlanToDate, d.Fact))
	}
	switch {
	case line.Overlap > 0:
		rows = append(rows, []string{r.words.T("cli.status.twice"), "", "", r.words.Int(-line.Overlap)})
	case line.Overlap < 0:
		rows = append(rows, []string{r.words.T("cli.status.no_district"), "", "", r.words.Int(-line.Overlap)})
	}
	if len(rows) > 2 {
		rows = append(rows, row(r.words.T("word.total"), line.Plan, line.PlanToDate, line.Fact))
	}
	return rows
}

// tabulate writes rows with the first column to the left and the others to the
// right.
func (r *run) tabulate(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		line := "   " + padded(row[0], widths[0])
		for i, cell := range row[1:] {
			line += "   " + padded(cell, -widths[i+1])
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}
