package report

import (
	"context"
	"math"

	"sapar/data"
)

// The tables of report 4.
const (
	IndicatorList   = "indicators" // sheet A: one row an indicator
	IndicatorMatrix = "districts"  // sheet B: districts down, indicators across
)

// indicators fills report 4. Everything is counted up to the period's end, or
// to the day of the data where that is earlier, so that a report for a past
// quarter says what it said then.
func (b *Builder) indicators(ctx context.Context, _ data.ReportQuery, r *data.Report) error {
	if r.Period.To != 0 && r.Period.To < r.On {
		r.On = r.Period.To
	}
	progress, err := b.Measure(ctx, r.Period, r.On)
	if err != nil {
		return err
	}

	// No total row on sheet A: times, people, pieces and districts cannot be
	// added up, and even equal units would be counted twice, since one event
	// may serve several indicators.
	list := data.ReportSheet{Key: IndicatorList}
	for _, p := range progress {
		if p.District == r.District {
			row := indicatorRow(p)
			row["row"] = cell(len(list.Rows) + 1)
			list.Rows = append(list.Rows, row)
		}
	}
	r.Sheets = []data.ReportSheet{list}

	// A matrix of one district would say what sheet A says.
	if districts := b.districts(r.Project); r.District == "" && len(districts) > 1 {
		r.Sheets = append(r.Sheets, matrix(progress, districts))
	}
	return nil
}

// indicatorRow is a row of sheet A, with the form's letters: A plan, B and C
// plan and fact of the period, D and E plan and fact since the start. A figure
// that has no plan to stand on has no cell: the layout draws a dash.
func indicatorRow(p data.Progress) data.ReportRow {
	row := data.ReportRow{}
	set(row, "name", data.Bilingual{KK: p.Indicator.NameKK, RU: p.Indicator.NameRU})
	set(row, "unit", data.Code{List: "unit", Code: p.Indicator.Unit})
	set(row, "proof", p.Indicator.Proof)
	set(row, "note", p.Indicator.Note)
	if p.Plan > 0 {
		row["plan"] = figure(p.Plan, p.Indicator.ID)
		row["period_plan"] = figure(p.PeriodPlan, p.Indicator.ID)
		row["plan_to_date"] = figure(p.PlanToDate, p.Indicator.ID)
	}
	row["period_fact"] = figure(p.PeriodFact, p.PeriodProof...)
	row["fact"] = figure(p.Fact, p.Proof...)
	if p.Plan > 0 {
		row["deviation"] = figure(p.Deviation(), p.Proof...)
		percent(row, "period_percent", p.PeriodFact, p.PeriodPlan)
		percent(row, "to_date_percent", p.Fact, p.PlanToDate)
		percent(row, "percent", p.Fact, p.Plan)
	}
	if p.Done() {
		row["done"] = cell(1)
	}
	return row
}

// percent puts fact ÷ plan × 100 into the row, with one decimal; without a plan
// there is none.
func percent(row data.ReportRow, key string, fact, plan int) {
	if p, ok := data.Percent(fact, plan); ok {
		row[key] = cell(math.Round(p*10) / 10)
	}
}

// matrix is sheet B: plan, fact and percent of the period in every district,
// and in all. Behind the project's own districts stands any other in which
// something was counted, so that the facts of the rows add up.
func matrix(progress []data.Progress, districts []string) data.ReportSheet {
	sheet := data.ReportSheet{Key: IndicatorMatrix, Total: data.ReportRow{}}
	rows := make(map[string]data.ReportRow)
	addRow := func(district string) {
		row := data.ReportRow{"row": cell(len(sheet.Rows) + 1), "district": cell(data.PlaceName(district))}
		rows[district] = row
		sheet.Rows = append(sheet.Rows, row)
	}
	for _, d := range districts {
		addRow(d)
	}
	parts := make(map[data.ID][]data.Progress)
	for _, p := range progress {
		if p.District == "" {
			sheet.Groups = append(sheet.Groups, data.ReportGroup{
				Key: p.Indicator.ID.String(), NameKK: p.Indicator.NameKK, NameRU: p.Indicator.NameRU,
			})
			continue
		}
		if rows[p.District] == nil {
			addRow(p.District)
		}
		groupCells(rows[p.District], p)
		parts[p.Indicator.ID] = append(parts[p.Indicator.ID], p)
	}
	for _, p := range progress {
		if p.District == "" {
			groupCells(sheet.Total, inAll(p, parts[p.Indicator.ID]))
		}
	}
	return sheet
}

// groupCells puts the three cells of an indicator into a row of the matrix.
func groupCells(row data.ReportRow, p data.Progress) {
	key := p.Indicator.ID.String()
	if p.Plan > 0 {
		row[key+".plan"] = figure(p.PeriodPlan, p.Indicator.ID)
	}
	row[key+".fact"] = figure(p.PeriodFact, p.PeriodProof...)
	if p.Plan > 0 {
		percent(row, key+".percent", p.PeriodFact, p.PeriodPlan)
	}
}

// inAll is the total of an indicator over the districts. Its facts are the
// whole's, which are theirs less data.Overlap. Its plan is the contract's, as on
// sheet A: the contract's number may be split among only some districts, and
// where it is split among all, each part of a period's plan is rounded down by
// itself. Only a plan that exists in the districts alone is summed. Its
// percentage is all facts ÷ all plan, never a mean of percentages.
func inAll(whole data.Progress, parts []data.Progress) data.Progress {
	if whole.Plan > 0 {
		return whole
	}
	for _, p := range parts {
		whole.Plan += p.Plan
		whole.PeriodPlan += p.PeriodPlan
	}
	return whole
}
