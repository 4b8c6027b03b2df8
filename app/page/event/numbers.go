package event

import (
	"strings"

	"sapar/app/kit"
	"sapar/data"
)

// numbers are those of the printed sheet that are typed in place of a name: they
// list whoever stands under them. A row that is being corrected is somebody's
// already.
func (r *entryRow) numbers() ([]int, bool) {
	if r.a.p.o.Paper == nil || !r.entry.ID.IsZero() || !r.person.ID.IsZero() {
		return nil, false
	}
	return data.PaperNumbers(r.name.Entry.Value())
}

// onPaper is what the numbers that were typed stand for.
type onPaper struct {
	fresh           []data.PaperLine
	listed          int
	empty, gone, no []int // printed without a name; the person's record is gone; on no sheet
}

// settleNumbers lists those who stand under the numbers on the event's printed
// sheets, as one deed. False means that there is nobody to list: the numbers
// stay as they were typed, with the sentence below.
func (r *entryRow) settleNumbers(numbers []int) bool {
	p := r.a.p
	lines, err := p.o.Paper.PaperLines(p.ctx, p.event.ID)
	if err != nil {
		p.o.Fail(err)
		return false
	}
	found := look(lines, numbers)
	if len(found.fresh) > 0 && !r.a.listAll(found.fresh) {
		return false
	}
	told := r.toldOf(&found, len(lines) == 0, len(numbers))
	if len(found.fresh)+found.listed == 0 {
		r.left["name"] = true
		r.name.SetProblem(told)
		r.tell()
		return false
	}
	r.clear()
	r.a.reload()
	r.a.table.Select(r.a.view.index(len(r.a.rows)))
	p.refresh()
	if len(found.fresh) > 0 {
		p.head.tellUndo(told)
	} else {
		p.head.tell(told, kit.Attention)
	}
	return true
}

func look(lines []data.PaperLine, numbers []int) onPaper {
	byNumber := map[int]data.PaperLine{}
	for _, l := range lines {
		byNumber[l.Number] = l
	}
	var found onPaper
	seen := map[data.ID]bool{}
	for _, n := range numbers {
		switch l, ok := byNumber[n]; {
		case !ok:
			found.no = append(found.no, n)
		case l.Empty:
			found.empty = append(found.empty, n)
		case l.Listed || seen[l.Person.ID]:
			found.listed++
		case l.Person.ID.IsZero() || data.Redacted(&l.Person):
			found.gone = append(found.gone, n)
		default:
			seen[l.Person.ID] = true
			found.fresh = append(found.fresh, l)
		}
	}
	return found
}

// listAll lists people of a sheet, and remembers how to undo it.
func (a *attendance) listAll(lines []data.PaperLine) bool {
	p := a.p
	records := make([]data.Record, len(lines))
	for i, l := range lines {
		records[i] = &data.Attendance{
			Base: data.Base{ID: p.o.Records.NewID()}, Event: p.event.ID, Person: l.Person.ID, Category: l.Person.Category,
		}
	}
	d := deed{name: p.w.N("page.event.paste.many", len(lines)), forth: p.saving(records...), back: p.deleting(records...)}
	if err := d.forth(); err != nil {
		a.row.refuse(err)
		return false
	}
	p.done(d)
	return true
}

// toldOf says what came of the numbers, in one line.
func (r *entryRow) toldOf(found *onPaper, none bool, typed int) string {
	w := r.a.p.w
	if none {
		return w.T("page.event.numbers.no_sheet")
	}
	var parts []string
	if len(found.fresh)+found.listed > 0 {
		parts = append(parts, w.T("page.event.numbers.told", "n", w.Int(typed), "added", w.Int(len(found.fresh)), "listed", w.Int(found.listed)))
	}
	for _, each := range []struct {
		key     string
		numbers []int
	}{{"absent", found.no}, {"empty", found.empty}, {"gone", found.gone}} {
		if len(each.numbers) > 0 {
			parts = append(parts, w.T("page.event.numbers."+each.key, "numbers", data.NumberRanges(each.numbers)))
		}
	}
	return strings.Join(parts, " ")
}
