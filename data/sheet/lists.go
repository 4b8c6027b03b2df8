package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// offered are the labels that lists of other sheets offer.
type offered struct {
	labels map[string][]string // by type
	wanted map[string]bool
}

func (o *offered) offer(of, label string) {
	if o.labels == nil {
		o.labels = map[string][]string{}
	}
	o.labels[of] = append(o.labels[of], label)
}

func (o *offered) want(of string) {
	if o.wanted == nil {
		o.wanted = map[string]bool{}
	}
	o.wanted[of] = true
}

// nameOf is the defined name of a list.
func nameOf(list string) string { return "sapar_" + list }

// writeLists writes the sheet of what cells may hold: a list to a column.
func (p *writing) writeLists() {
	type list struct {
		name  string
		words []string
	}
	withCity := p.project != nil && p.project.WithCity
	lists := []list{
		{"yes", []string{p.x.Words(p.lang, "sheet.yes")}},
		{"district_names", p.places.districts(withCity)},
		{"village_names", p.places.villages(withCity)},
	}
	seen := map[string]bool{}
	for _, of := range data.Types() {
		for _, f := range of.Fields {
			if byHand(of) && f.Kind == data.Choice && !seen[f.List] {
				seen[f.List] = true
				lists = append(lists, list{f.List, p.words.all(f.List)})
			}
		}
	}
	for _, of := range data.Types() {
		if p.offered.wanted[of.Key] {
			lists = append(lists, list{"of_" + of.Key, p.offered.labels[of.Key]})
		}
	}
	sheet := p.w.Sheet(xlsx.Sheet{Name: listsSheet, State: xlsx.VeryHidden})
	longest := 0
	for i, l := range lists {
		l.words = slices.DeleteFunc(l.words, func(s string) bool { return s == "" })
		lists[i] = l
		longest = max(longest, len(l.words))
		letters := strings.TrimRight(xlsx.CellName(1, i), "1")
		last := strconv.Itoa(max(2, len(l.words)+1))
		p.w.Name(nameOf(l.name), xlsx.Reference(listsSheet, "$"+letters+"$2:$"+letters+"$"+last))
	}
	sheet.Row(xlsx.RowOptions{})
	for i, l := range lists {
		sheet.Text(i, 0, l.name)
	}
	for row := range longest {
		sheet.Row(xlsx.RowOptions{})
		for i, l := range lists {
			if row < len(l.words) {
				sheet.Text(i, p.styles.hidden, l.words[row])
			}
		}
	}
	sheet.Close()
}
