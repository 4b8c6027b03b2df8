package registers

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// balances are what came in, went out and is left of the selected material,
// district by district and in the region's own stock.
type balances struct {
	t     *materials
	rows  []string // districts that have or had some, "" for the region
	table *kit.Table[string]
}

func newBalances(t *materials) *balances {
	b := &balances{t: t}
	w := t.p.w
	number := func(title string, n func(data.Stock) int) kit.Column[string] {
		return kit.Column[string]{
			Title: title, Width: 150, Align: fyne.TextAlignTrailing,
			Text: func(district string) string { return w.Int(n(b.stock(district))) },
		}
	}
	left := number(w.T("page.registers.balance"), data.Stock.Balance)
	left.Colour = func(district string) fyne.ThemeColorName {
		if b.stock(district).Balance() < 0 {
			return theme.ColorNameCancelled
		}
		return ""
	}
	b.table = kit.NewTable(kit.TableOptions[string]{
		Columns: []kit.Column[string]{
			{Title: w.T("word.district"), Weight: 1, Text: t.stockOf},
			number(w.T("page.registers.supplied"), func(s data.Stock) int { return s.Supplied }),
			number(w.T("page.registers.handed_out"), func(s data.Stock) int { return s.HandedOut }),
			left,
		},
		Count: func() int { return len(b.rows) },
		Row: func(i int) (string, bool) {
			if i < 0 || i >= len(b.rows) {
				return "", false
			}
			return b.rows[i], true
		},
		MinRows: 3,
		Empty:   kit.EmptyOptions{Title: w.T("register.supply.empty")},
	})
	return b
}

// stock is the selected material's in a district.
func (b *balances) stock(district string) data.Stock {
	if m := b.t.r.Chosen(); m != nil {
		return b.t.stocks[data.BaseOf(m).ID][district]
	}
	return data.Stock{}
}

func (b *balances) Content() fyne.CanvasObject { return b.table }
func (b *balances) Focus()                     { b.table.Focus() }

// Show shows the districts of the selected material.
func (b *balances) Show() {
	b.rows = nil
	codes := []string{""}
	for _, d := range b.t.p.d.Districts() {
		codes = append(codes, d.Code)
	}
	for _, code := range codes {
		if b.stock(code) != (data.Stock{}) {
			b.rows = append(b.rows, code)
		}
	}
	b.table.Reload()
	b.table.Select(min(0, len(b.rows)-1))
}
