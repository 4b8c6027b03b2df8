package report

import (
	"math"
	"slices"

	"sapar/data"
)

// The kinds of event that the consolidated report counts one by one, with the
// names of their columns; the first two with a plan.
var (
	plannedKinds = map[string]string{"meeting": "meetings", "dialogue": "dialogues"}
	heldKinds    = map[string]string{"seminar": "seminars", "master_class": "masterclasses", "concert": "concerts"}
)

// figuresOfDistrict are the columns of the consolidated report.
var figuresOfDistrict = []string{
	"okrugs", "okrugs_covered", "villages", "villages_covered", "visits_plan", "visits", "visits_percent",
	"meetings_plan", "meetings", "meetings_percent", "dialogues_plan", "dialogues", "dialogues_percent",
	"seminars", "masterclasses", "concerts", "others", "events_plan", "events", "participants", "unique", "youth", "male", "female", "unlisted",
	"handouts", "issues", "recommendations", "recommendations_done", "publications",
}

// sums are figures being counted, each with the records that it counts.
type sums map[string]*data.Cell

func (s sums) add(key string, n int, id data.ID) {
	c := s[key]
	if c == nil {
		c = &data.Cell{Value: 0}
		s[key] = c
	}
	c.Value = c.Value.(int) + n
	if n != 0 && (len(c.Sources) == 0 || c.Sources[len(c.Sources)-1] != id) {
		c.Sources = append(c.Sources, id)
	}
}

func (s sums) number(key string) int {
	if c := s[key]; c != nil {
		return c.Value.(int)
	}
	return 0
}

// districts is the consolidated report's table: one row a district of the
// project. Its total has what cannot be added up.
func (g *gathered) districts() (data.ReportSheet, error) {
	if err := g.count(); err != nil {
		return data.ReportSheet{}, err
	}
	who, err := g.who()
	if err != nil {
		return data.ReportSheet{}, err
	}
	codes := g.units()
	of, whole := map[string]sums{}, sums{}
	for _, code := range codes {
		of[code] = sums{}
	}
	if err := g.addUp(of, whole); err != nil {
		return data.ReportSheet{}, err
	}
	sheet := data.ReportSheet{Total: data.ReportRow{}, Across: map[string][]data.ReportGroup{}}
	why := g.whyByDistrict()
	rows := map[string]data.ReportRow{}
	for i, code := range codes {
		row := data.ReportRow{"row": cell(i + 1), "district": cell(data.PlaceName(code))}
		g.figures(row, of[code])
		row["unique"] = cell(who.Districts[code].People)
		if c, ok := why[code]; ok {
			row["remark"] = c
		}
		g.places(row, code)
		g.group(row, code)
		rows[code] = row
		sheet.Rows = append(sheet.Rows, row)
	}
	total := data.ReportRow{}
	g.figures(total, whole)
	for _, key := range []string{"visits_percent", "meetings_percent", "dialogues_percent"} {
		if c, ok := total[key]; ok {
			sheet.Total[key] = c
		}
	}
	sheet.Total["unique"] = cell(who.Whole.People)
	if err := g.contractPlans(&sheet, rows, whole); err != nil {
		return sheet, err
	}
	if err := g.acrossIndicators(&sheet, rows); err != nil {
		return sheet, err
	}
	g.acrossMonths(&sheet, rows)
	return sheet, nil
}

// units are the districts of the report. Behind the project's own stands any
// other in which something was held, so that the rows add up.
func (g *gathered) units() []string {
	if g.report.District != "" {
		return []string{g.report.District}
	}
	codes := g.b.districts(g.report.Project)
	for i := range g.events {
		if e := &g.events[i]; e.Status == data.Held && !slices.Contains(codes, e.District) {
			codes = append(codes, e.District)
		}
	}
	return codes
}

// addUp counts the period's events, products and recommendations by district
// and in all.
func (g *gathered) addUp(of map[string]sums, whole sums) error {
	add := func(district, key string, n int, id data.ID) {
		whole.add(key, n, id)
		if s := of[district]; s != nil {
			s.add(key, n, id)
		}
	}
	type visit struct {
		village string
		day     data.Date
	}
	planned, held := map[visit]bool{}, map[visit]bool{}
	villages, okrugs := map[string]bool{}, map[string]bool{}
	for i := range g.events {
		e := &g.events[i]
		at := visit{e.Village, e.Date}
		if e.Village != "" && !planned[at] {
			planned[at] = true
			add(e.District, "visits_plan", 1, e.ID)
		}
		add(e.District, "events_plan", 1, e.ID)
		if key, ok := plannedKinds[e.Kind]; ok {
			add(e.District, key+"_plan", 1, e.ID)
		}
		if e.Status != data.Held {
			continue
		}
		if e.Village != "" && !held[at] {
			held[at] = true
			add(e.District, "visits", 1, e.ID)
		}
		if e.Village != "" && !villages[e.Village] {
			villages[e.Village] = true
			add(e.District, "villages_covered", 1, e.ID)
		}
		if o := string(g.b.okrug(e.Village)); o != "" && !okrugs[o] {
			okrugs[o] = true
			add(e.District, "okrugs_covered", 1, e.ID)
		}
		switch {
		case plannedKinds[e.Kind] != "":
			add(e.District, plannedKinds[e.Kind], 1, e.ID)
		case heldKinds[e.Kind] != "":
			add(e.District, heldKinds[e.Kind], 1, e.ID)
		default:
			add(e.District, "others", 1, e.ID)
		}
		add(e.District, "events", 1, e.ID)
		t, d := g.turnouts[e.ID], g.dialogues[e.ID]
		for key, n := range map[string]int{
			"participants": t.Total, "youth": t.Youth, "male": t.Male, "female": t.Female, "unlisted": t.Unlisted,
			"handouts": e.Pieces(g.pieces), "issues": d.Issues, "recommendations": d.Recommendations,
		} {
			add(e.District, key, n, e.ID)
		}
	}
	return g.addOthers(add)
}

// addOthers counts what is no event.
func (g *gathered) addOthers(add func(district, key string, n int, id data.ID)) error {
	events := g.byEvent()
	advice, err := g.all(data.RecommendationType)
	if err != nil {
		return err
	}
	for _, r := range advice {
		a := r.(*data.Recommendation)
		if e := events[a.Event]; e != nil && e.Status == data.Held && a.Status == "done" {
			add(e.District, "recommendations_done", 1, a.ID)
		}
	}
	products, err := g.all(data.ProductType)
	if err != nil {
		return err
	}
	for _, r := range products {
		p := r.(*data.Product)
		if isPublication(p) && p.Date >= g.report.Period.From && p.Date <= g.report.Period.To {
			add(p.District, "publications", 1, p.ID)
		}
	}
	return nil
}

func (g *gathered) all(of *data.Type) ([]data.Record, error) {
	return g.b.Records.Records(g.ctx, of, data.RecordQuery{Project: g.report.Project.ID, District: g.report.District})
}

func isPublication(p *data.Product) bool {
	return slices.Contains([]string{"publication", "broadcast", "post"}, p.Kind)
}

// figures puts what was counted into a row. A percentage stands where there was
// a plan.
func (g *gathered) figures(row data.ReportRow, s sums) {
	for _, key := range figuresOfDistrict {
		if c := s[key]; c != nil {
			row[key] = *c
		} else {
			row[key] = cell(0)
		}
	}
	for _, key := range []string{"visits", "meetings", "dialogues"} {
		delete(row, key+"_percent")
		percent(row, key+"_percent", s.number(key), s.number(key+"_plan"))
	}
	delete(row, "okrugs")
	delete(row, "villages")
}

// places counts the okrugs and villages that a district has.
func (g *gathered) places(row data.ReportRow, code string) {
	villages := g.b.Places.Villages(code)
	okrugs := map[data.PlaceName]bool{}
	for _, v := range villages {
		if o := g.b.okrug(v.Code); o != "" {
			okrugs[o] = true
		}
	}
	row["villages"], row["okrugs"] = cell(len(villages)), cell(len(okrugs))
}

// group counts the information group of a district by specialty.
func (g *gathered) group(row data.ReportRow, code string) {
	counts := sums{}
	for i := range g.members {
		m := &g.members[i]
		if m.District != code || m.To != 0 && m.To < g.report.Period.From || m.From != 0 && g.report.Period.To != 0 && m.From > g.report.Period.To {
			continue
		}
		counts.add("members", 1, m.ID)
		switch m.Specialty {
		case "health", "education", "culture", "sport":
			counts.add(m.Specialty, 1, m.ID)
		default:
			counts.add("other_fields", 1, m.ID)
		}
		if counts.number("members") == 1 { // the first on the list leads it
			set(row, "coordinator", m.Name)
			set(row, "phone", m.Phone)
		}
	}
	for _, key := range []string{"members", "health", "education", "culture", "sport", "other_fields"} {
		if c := counts[key]; c != nil {
			row[key] = *c
		} else {
			row[key] = cell(0)
		}
	}
}

// acrossIndicators puts plan, fact and percentage of the period of every
// indicator into the rows. The total is the whole's, which is the districts'
// less what they share.
func (g *gathered) acrossIndicators(sheet *data.ReportSheet, rows map[string]data.ReportRow) error {
	progress, err := g.measured()
	if err != nil {
		return err
	}
	put := func(row data.ReportRow, p data.Progress) {
		key := Indicator + "." + p.Indicator.ID.String() + "."
		if p.Plan > 0 {
			row[key+"plan"] = figure(p.PeriodPlan, p.Indicator.ID)
			percent(row, key+"percent", p.PeriodFact, p.PeriodPlan)
		}
		row[key+"fact"] = proven(p.PeriodFact, p.PeriodProof, data.ProofRef{Indicator: p.Indicator.ID, District: p.District})
	}
	parts := map[data.ID][]data.Progress{}
	for _, p := range progress {
		if p.District == "" {
			sheet.Across[Indicator] = append(sheet.Across[Indicator], data.ReportGroup{
				Key: p.Indicator.ID.String(), NameKK: p.Indicator.NameKK, NameRU: p.Indicator.NameRU,
			})
			continue
		}
		parts[p.Indicator.ID] = append(parts[p.Indicator.ID], p)
		if row := rows[p.District]; row != nil {
			put(row, p)
		}
	}
	for _, p := range progress {
		if p.District != "" {
			continue
		}
		put(sheet.Total, inAll(p, parts[p.Indicator.ID]))
		sum := 0
		for _, part := range parts[p.Indicator.ID] {
			sum += part.PeriodFact
		}
		// People and places that several districts share count once in all.
		if shared := p.PeriodFact - sum; shared != 0 && g.report.District == "" {
			sheet.Total[Indicator+"."+p.Indicator.ID.String()+".shared"] = cell(shared)
		}
	}
	return nil
}

// ages are the participants by age on the event's date.
func (g *gathered) ages() (data.ReportSheet, error) {
	who, err := g.who()
	if err != nil {
		return data.ReportSheet{}, err
	}
	var codes []string
	for _, code := range data.List("age_band") {
		if code != "under_14" || who.Bands[data.Share{Code: code}]+who.Bands[data.Share{Code: code, Sex: data.Male}]+who.Bands[data.Share{Code: code, Sex: data.Female}] > 0 {
			codes = append(codes, code)
		}
	}
	return shares("age", "age_band", codes, who.Bands, who.Unlisted), nil
}

// categories are the participants by category on that day.
func (g *gathered) categories() (data.ReportSheet, error) {
	who, err := g.who()
	if err != nil {
		return data.ReportSheet{}, err
	}
	estimate := map[data.Share]int{}
	for share, n := range who.Unlisted {
		estimate[data.Share{Code: "all", Sex: share.Sex}] += n
	}
	return shares("category", "category", append(slices.Clone(data.List("category")), ""), who.Categories, estimate), nil
}

// shares are person-times by what those in lists have in common and, marked as
// an estimate, those in no list; in percent of all.
func shares(key, list string, codes []string, listed, unlisted map[data.Share]int) data.ReportSheet {
	sheet := data.ReportSheet{Total: data.ReportRow{}}
	all := 0
	for _, of := range []map[data.Share]int{listed, unlisted} {
		for _, n := range of {
			all += n
		}
	}
	add := func(of map[data.Share]int, code string, name data.Code, always bool) {
		male, female := of[data.Share{Code: code, Sex: data.Male}], of[data.Share{Code: code, Sex: data.Female}]
		total := male + female + of[data.Share{Code: code}]
		if total == 0 && !always {
			return
		}
		row := data.ReportRow{"row": cell(len(sheet.Rows) + 1), key: cell(name), "total": cell(total), "male": cell(male), "female": cell(female)}
		percent(row, "percent", total, all)
		sheet.Rows = append(sheet.Rows, row)
	}
	for _, code := range codes {
		if code == "" {
			add(listed, code, data.Code{List: "age_band", Code: "unknown"}, false)
		} else {
			add(listed, code, data.Code{List: list, Code: code}, true)
		}
	}
	for _, code := range data.List("unlisted_band") {
		add(unlisted, code, data.Code{List: "unlisted_band", Code: code}, false)
	}
	if all > 0 {
		sheet.Total["percent"] = cell(math.Round(1000) / 10)
	}
	return sheet
}
