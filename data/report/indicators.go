package report

import (
	"math"

	"sapar/data"
)

// indicatorRow is a row of the indicators, with the form's letters: A plan, B and C
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
	row["period_fact"] = proven(p.PeriodFact, p.PeriodProof, data.ProofRef{Indicator: p.Indicator.ID})
	row["fact"] = proven(p.Fact, p.Proof, data.ProofRef{Indicator: p.Indicator.ID})
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

// proven is a figure of an indicator, which opens a proof.
func proven(n int, sources []data.ID, ref data.ProofRef) data.Cell {
	return data.Cell{Value: n, Sources: sources, Proof: ref}
}

// percent puts fact ÷ plan × 100 into the row, with one decimal; without a plan
// there is none.
func percent(row data.ReportRow, key string, fact, plan int) {
	if p, ok := data.Percent(fact, plan); ok {
		row[key] = cell(math.Round(p*10) / 10)
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
