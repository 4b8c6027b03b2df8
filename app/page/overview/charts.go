package overview

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/chart"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// charts are the second tab: the same figures as pictures.
type charts struct {
	p       *Page
	content *fyne.Container
	places  *chart.Map
	told    *kit.Text // of the village that the person is at
	absent  *kit.Text // how many villages have no coordinates
	grid    *kit.Grid // indicators by district; for a district, its own
	bars    *chart.Bars
	rows    []data.Progress
	columns []data.Place
	cells   map[data.ID]map[string]data.Progress
	months  *chart.Bars
	ages    *chart.Bars
	sexes   *chart.Bars
	located []data.Place
	visits  map[string]data.VillageVisits

	attended *kit.Table[attended]
	came     []attended
}

func newCharts(p *Page) *charts {
	c := &charts{p: p, told: kit.NewText("", kit.Neutral), absent: kit.NewText("", kit.Neutral)}
	w := p.w
	c.places = chart.NewMap(c.tell, func(i int) { p.o.NewEvent(p.now.firstDay(), c.located[i].Code) })
	c.bars, c.months, c.ages, c.sexes = chart.NewBars(nil), chart.NewBars(nil), chart.NewBars(nil), chart.NewBars(nil)
	c.grid = kit.NewGrid(kit.GridOptions{
		Rows: func() int { return len(c.rows) }, Columns: func() int { return len(c.columns) },
		Row:    func(i int) string { return c.rows[i].Indicator.Name(string(w.Lang())) },
		Column: func(i int) string { kk, ru := p.o.Places.Short(c.columns[i].Code); return either(w.Lang(), kk, ru) },
		Cell:   c.cell,
		OnOpened: func(row, column int) {
			p.openProofOf(c.cells[c.rows[row].Indicator.ID][c.columns[column].Code])
		},
	})
	var progress fyne.CanvasObject = c.bars
	if p.o.Settings.District == "" {
		progress = sized(c.grid, gridHeight)
	}
	card := func(key string, parts ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.NewCard(w.T("page.overview."+key), kit.NewStack(6, parts...))
	}
	times := func() fyne.CanvasObject { return kit.NewText(w.T("page.overview.chart_person_times"), kit.Neutral) }
	c.attended = c.newAttended()
	left := kit.NewStack(gap,
		card("chart_attended", sized(c.attended, attendedHeight), kit.NewText(w.T("page.overview.attended_hint"), kit.Neutral)),
		card("chart_map", sized(c.places, mapHeight), c.told, c.absent, kit.NewText(w.T("page.overview.map_legend"), kit.Neutral)))
	right := kit.NewStack(gap,
		card("chart_months", c.months, times()), card("chart_ages", c.ages), card("chart_sexes", c.sexes))
	both := &fyne.Container{Layout: &columns{}, Objects: []fyne.CanvasObject{left, right}}
	scroll := container.NewVScroll(&fyne.Container{Layout: &above{}, Objects: []fyne.CanvasObject{card("chart_indicators", progress), both}})
	c.content = &fyne.Container{Layout: scrolled{scroll}, Objects: []fyne.CanvasObject{scroll}}
	return c
}

const (
	gridHeight = 330
	mapHeight  = 380
)

// either is a name in the language; an English reader gets the Kazakh one.
func either(lang i18n.Lang, kk, ru string) string {
	if lang == i18n.RU {
		return ru
	}
	return kk
}

// cell is the percentage of an indicator in a district.
func (c *charts) cell(row, column int) kit.GridCell {
	g := c.cells[c.rows[row].Indicator.ID][c.columns[column].Code]
	percent, ok := data.Percent(g.Fact, g.Plan)
	if !ok {
		return kit.GridCell{Text: c.p.w.Int(g.Fact), Plain: true}
	}
	return kit.GridCell{Text: c.p.w.Decimal(percent, 0) + " %", State: state(g)}
}

// show reads the figures again. What takes long is read beside the screen.
func (c *charts) show() {
	p := c.p
	var all []data.Progress
	var people []data.Participation
	var reach data.Reach
	var err error
	project, today := p.now.project, p.now.today
	p.o.Tasks.Background(func() {
		ctx := context.Background()
		if all, err = p.o.Records.Measure(ctx, project.Period(), today); err != nil {
			return
		}
		if people, err = p.o.Records.Participation(ctx, project.ID, p.o.Settings.District); err != nil {
			return
		}
		if reach, err = p.o.Records.Reach(ctx, data.EventQuery{Project: project.ID, District: p.o.Settings.District}); err != nil {
			return
		}
		c.visits, err = p.o.Records.VillageVisits(ctx, project.ID, p.o.Settings.District)
	}, func() {
		if err != nil {
			p.o.Fail(err)
			return
		}
		c.drawProgress(all)
		c.drawPeople(people)
		c.drawAttended(reach)
		c.drawMap()
		c.content.Layout.Layout(c.content.Objects, c.content.Size())
	})
}

func (c *charts) drawProgress(all []data.Progress) {
	c.rows, c.cells, c.columns = nil, map[data.ID]map[string]data.Progress{}, c.p.o.Places.Districts(c.p.now.project.Region, c.p.now.project.WithCity)
	for _, g := range all {
		if g.District == "" {
			c.rows = append(c.rows, g)
			c.cells[g.Indicator.ID] = map[string]data.Progress{}
		}
		c.cells[g.Indicator.ID][g.District] = g
	}
	c.grid.Reload()
	var bars []chart.Bar
	for _, g := range c.p.now.own {
		if percent, ok := data.Percent(g.Fact, g.Plan); ok {
			done := min(percent, 100)
			bars = append(bars, chart.Bar{
				Label: g.Indicator.Name(string(c.p.w.Lang())), Parts: []float64{done, 100 - done},
				Value: c.p.w.Int(g.Fact) + " / " + c.p.w.Int(g.Plan),
			})
		}
	}
	c.bars.Set(bars)
}

func (c *charts) drawPeople(people []data.Participation) {
	w := c.p.w
	months, ages, sexes := map[string]int{}, map[string]int{}, map[string]int{}
	for _, n := range people {
		months[n.Month] += n.Count
		ages[n.Band] += n.Count
		sexes[n.Sex] += n.Count
	}
	bar := func(label string, n int) chart.Bar {
		return chart.Bar{Label: label, Parts: []float64{float64(n)}, Value: w.Int(n)}
	}
	var byMonth, byAge, bySex []chart.Bar
	for month := c.p.now.project.Start; month != 0 && month.MonthKey() <= c.p.now.today.MonthKey() && month <= c.p.now.project.End; month = month.AddMonths(1) {
		byMonth = append(byMonth, bar(i18n.Capital(w.MonthName(month.Month()))+" "+month.MonthKey()[:4], months[month.MonthKey()]))
	}
	for _, band := range data.List("age_band") {
		if n := ages[band]; n > 0 || band != "under_14" && band != "unknown" {
			byAge = append(byAge, bar(w.Choice("age_band", band), n))
		}
	}
	for _, sex := range append(slices.Clone(data.List("sex")), "") {
		label := w.Choice("sex", sex)
		if sex == "" {
			label = w.T("word.unknown")
		}
		if n := sexes[sex]; n > 0 || sex != "" {
			bySex = append(bySex, bar(label, n))
		}
	}
	c.months.Set(byMonth)
	c.ages.Set(byAge)
	c.sexes.Set(bySex)
}

func (c *charts) drawMap() {
	c.located = nil
	unlocated := 0
	var dots []chart.Dot
	for _, d := range c.p.o.Places.Districts(c.p.now.project.Region, c.p.now.project.WithCity) {
		if own := c.p.o.Settings.District; own != "" && d.Code != own {
			continue
		}
		for _, v := range c.p.o.Places.Villages(d.Code) {
			if !v.Located() {
				unlocated++
				continue
			}
			c.located = append(c.located, v)
			dots = append(dots, chart.Dot{Lat: v.Lat, Lon: v.Lon, Weight: c.visits[v.Code].Held})
		}
	}
	c.places.Set(dots)
	c.told.SetText("")
	c.absent.SetText("")
	if unlocated > 0 {
		c.absent.SetText(c.p.w.N("page.overview.map_unlocated", unlocated))
	}
}

// tell says of a village how often it was visited.
func (c *charts) tell(i int) {
	v := c.located[i]
	visits, w := c.visits[v.Code], c.p.w
	if visits.Held == 0 {
		c.told.SetText(w.T("page.overview.map_never", "place", w.Place(v), "planned", w.Int(visits.Planned)))
		return
	}
	c.told.SetText(w.T("page.overview.map_visited", "place", w.Place(v), "held", w.Int(visits.Held),
		"planned", w.Int(visits.Planned), "last", w.Date(visits.Last.Time())))
}

// scrolled gives all the room to a scroll whose content has the height that it
// needs at that width: it is laid out first.
type scrolled struct{ scroll *container.Scroll }

func (s scrolled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (s scrolled) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	content := s.scroll.Content.(*fyne.Container)
	content.Layout.Layout(content.Objects, fyne.NewSize(size.Width, 0))
	s.scroll.Resize(size)
	s.scroll.Refresh()
}

// above puts the first object over the second, both as wide as there is room.
type above struct{ height float32 }

func (a *above) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, a.height) }

func (a *above) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := fit(o[0], fyne.NewPos(0, 0), size.Width-barRoom) + gap
	o[1].Move(fyne.NewPos(0, y))
	o[1].Resize(fyne.NewSize(size.Width, o[1].Size().Height))
	high := o[1].MinSize().Height
	o[1].Resize(fyne.NewSize(size.Width, high))
	a.height = y + high
}
