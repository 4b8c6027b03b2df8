package overview

import (
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// sentence says how far an indicator has come: plan 10, done 4, 3 months left.
func sentence(w *i18n.Words, g data.Progress) string {
	plan, fact := w.Int(g.Plan), w.Int(g.Fact)
	switch {
	case g.Plan == 0:
		return w.T("page.overview.no_plan", "fact", fact)
	case g.Over():
		return w.T("page.overview.exceeded", "plan", plan, "fact", fact)
	case g.Done():
		return w.T("page.overview.reached", "plan", plan, "fact", fact)
	case g.MonthsLeft == 0:
		return w.T("page.overview.over", "plan", plan, "fact", fact)
	}
	return w.N("page.overview.left", g.MonthsLeft, "plan", plan, "fact", fact)
}

// standing says how the fact stands to the plan to date, "" where there is
// nothing to say beside the sentence.
func standing(w *i18n.Words, g data.Progress) (string, kit.State) {
	if g.PlanToDate == 0 || g.Done() {
		return "", kit.Neutral
	}
	due := w.Int(g.PlanToDate)
	if behind := -g.Deviation(); behind > 0 {
		return w.T("page.overview.behind", "due", due, "behind", w.Int(behind)), kit.Attention
	}
	return w.T("page.overview.on_time", "due", due), kit.Neutral
}

// pace says what is needed a month and where the indicator ends as it goes now;
// "" where that is of no use any more.
func pace(w *i18n.Words, g data.Progress) string {
	if g.Plan == 0 || g.Done() || g.Over() || g.MonthsLeft == 0 || g.Pace == 0 && g.Fact == 0 && g.PlanToDate == 0 {
		return ""
	}
	return w.T("progress.pace", "needed", w.Int(g.Needed()), "plan", w.Int(g.Plan), "forecast", w.Int(g.Forecast))
}

// share is the percentage done, "" without a plan.
func share(w *i18n.Words, g data.Progress) string {
	percent, ok := data.Percent(g.Fact, g.Plan)
	if !ok {
		return ""
	}
	return w.Percent(percent)
}

// state is the colour of an indicator's sentence.
func state(g data.Progress) kit.State {
	switch {
	case g.Plan == 0:
		return kit.Neutral
	case g.Over():
		return kit.Attention
	case g.Done():
		return kit.Good
	case g.Deviation() < 0 || g.MonthsLeft == 0:
		return kit.Attention
	}
	return kit.Accent
}
