package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// part is one cell of a grid: a district or a month.
type part struct{ key, name string }

// parts is a grid of numbers that are to add up to a plan, with their sum
// under it. Enter goes from cell to cell.
type parts struct {
	p         *Page
	all       []part
	cells     []*kit.IntField
	plan      func() int
	onEdit    func()
	onProblem func(text string) // shows a sentence under the grid
	sum       *kit.StatusLine
	object    fyne.CanvasObject
}

func (p *Page) newParts(field *data.Field, columns int, all []part, plan func() int) *parts {
	g := &parts{p: p, all: all, plan: plan, sum: kit.NewStatusLine()}
	grid := container.NewGridWithColumns(columns)
	for _, each := range all {
		var cell *kit.IntField
		cell = p.maker.Int(field, kit.IntOptions{
			OnEnter: p.next, OnLeave: func() { g.onProblem(cell.Problem()) },
			OnChanged: func(int, bool) { g.edited() },
		})
		g.cells = append(g.cells, cell)
		grid.Add(kit.NewStack(1, kit.NewHeading(3, each.name), cell))
	}
	even := kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.settings.even"), Run: g.split})
	g.object = kit.NewStack(4, grid, container.NewBorder(nil, nil, nil, even, g.sum))
	return g
}

func (g *parts) edited() {
	g.onProblem("")
	g.add()
	g.onEdit()
}

// fill shows numbers by key.
func (g *parts) fill(v data.Value) {
	numbers, _ := v.(map[string]int64)
	for i, cell := range g.cells {
		cell.Clear()
		if n := numbers[g.all[i].key]; n != 0 {
			cell.SetValue(int(n))
		}
	}
	g.add()
}

// read returns the numbers by key; those that are none are left out.
func (g *parts) read() data.Value {
	numbers := map[string]int64{}
	for i, cell := range g.cells {
		if n, ok := cell.Value(); ok && n != 0 {
			numbers[g.all[i].key] = int64(n)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	return numbers
}

// add shows the sum, and how it stands to the plan.
func (g *parts) add() {
	sum := 0
	for _, cell := range g.cells {
		n, _ := cell.Value()
		sum += n
	}
	w, plan := g.p.w, g.plan()
	if plan == 0 {
		g.sum.Set(w.T("page.settings.sum", "sum", w.Int(sum)), kit.Neutral)
		return
	}
	state := kit.Attention
	switch {
	case sum == 0:
		state = kit.Neutral
	case sum == plan:
		state = kit.Good
	case sum > plan:
		state = kit.Bad
	}
	g.sum.Set(w.T("page.settings.sum_of_plan", "sum", w.Int(sum), "plan", w.Int(plan)), state)
}

// split shares the plan out evenly; the first get what does not divide.
func (g *parts) split() {
	plan := g.plan()
	if plan == 0 {
		return
	}
	share, over := plan/len(g.cells), plan%len(g.cells)
	for i, cell := range g.cells {
		cell.Clear()
		n := share
		if i < over {
			n++
		}
		if n > 0 {
			cell.SetValue(n)
		}
	}
	g.edited()
}

// wrong goes to the first cell with a problem and reports whether there is
// one.
func (g *parts) wrong() bool {
	for _, cell := range g.cells {
		if problem := cell.Problem(); problem != "" {
			g.onProblem(problem)
			kit.Focus(cell)
			return true
		}
	}
	g.onProblem("")
	return false
}
