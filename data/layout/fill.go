package layout

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"sapar/data"
)

// filling is a form being filled.
type filling struct {
	ctx    context.Context
	form   *Form
	from   *Source
	parts  *parts
	placed map[*sheet]*placing
	names  map[*sheet]string
	at     *sheet // the one that is being written
	said   map[*cell][]spokenRun
	found  map[address]string // values of formulas, once they are known
	tell   func(rows int)
	proofs proofs

	formulas []address // as they are written
}

// Fill writes the form, filled, as a workbook. tell, which may be nil, is told
// of every further row. A form with problems is refused: its problems were
// returned by Open. When the context ends nothing more is written, and the
// error is the context's.
func (f *Form) Fill(ctx context.Context, w io.Writer, from Source, tell func(rows int)) error {
	upload := from.Upload
	proofs := from.Report.Proofs
	if f.formulas() { // they are calculated first
		from.Upload, from.Report.Proofs = false, nil
	}
	raw, formulas, err := f.fill(ctx, &from, nil, tell)
	if err != nil {
		return fmt.Errorf("fill layout: %w", err)
	}
	if f.formulas() {
		from.Report.Proofs = proofs
		values, err := calculate(ctx, raw, formulas)
		if err != nil {
			return fmt.Errorf("calculate layout: %w", err)
		}
		from.Upload = upload
		if raw, _, err = f.fill(ctx, &from, values, nil); err != nil {
			return fmt.Errorf("fill layout: %w", err)
		}
	}
	_, err = w.Write(raw)
	return err
}

func (f *Form) formulas() bool {
	found := false
	for _, s := range f.sheets {
		if s.cells {
			s.each(func(c *cell) { found = found || c.formula != "" })
		}
	}
	return found
}

// fill makes the file. values are those of its formulas, where they are known.
func (f *Form) fill(ctx context.Context, from *Source, values map[address]string, tell func(int)) ([]byte, []address, error) {
	if len(f.problems) > 0 {
		return nil, nil, &data.Error{Code: "layout_problems", Args: data.Args{"count": len(f.problems)}}
	}
	x, err := f.begin(ctx, from)
	if err != nil {
		return nil, nil, err
	}
	x.found, x.tell = values, tell
	for _, s := range f.sheets {
		if x.placed[s] == nil {
			continue
		}
		if err := x.writeSheet(s); err != nil {
			return nil, nil, fmt.Errorf("write sheet %s: %w", s.name, err)
		}
	}
	if err := x.around(); err != nil {
		return nil, nil, err
	}
	if err := x.writeProofs(); err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	if err := x.parts.write(&out); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), x.formulas, nil
}

// begin finds where everything goes.
func (f *Form) begin(ctx context.Context, from *Source) (*filling, error) {
	switch from.Lang {
	case "":
		from.Lang = Both
	case Kazakh, Russian, Both:
	default:
		return nil, &data.Error{Code: "no_such_language", Args: data.Args{"language": from.Lang}}
	}
	if from.Words == nil {
		from.Words = func(_, key string, _ ...any) string { return key }
	}
	x := &filling{
		ctx: ctx, form: f, from: from, parts: f.parts.copy(),
		placed: map[*sheet]*placing{}, names: map[*sheet]string{}, said: map[*cell][]spokenRun{},
	}
	taken := map[string]bool{}
	for _, s := range f.sheets {
		x.names[s] = x.tab(s, taken)
		if !s.cells || s.hidden && from.Upload {
			continue
		}
		p, err := x.expand(ctx, s)
		if err != nil {
			return nil, err
		}
		x.placed[s] = p
	}
	if err := x.readyProofs(taken); err != nil {
		return nil, err
	}
	return x, nil
}

// tab is the name of a sheet: in one language, since there is no room for two,
// without what Excel does not allow, and told apart from the others.
func (x *filling) tab(s *sheet, taken map[string]bool) string {
	name := s.name
	if strings.Contains(name, "{{") {
		pieces, _ := readMarks(name, x.form.names)
		lang := x.from.Lang
		if lang == Both {
			lang = Kazakh
		}
		var b strings.Builder
		for _, r := range spoken([]run{{pieces: pieces}}, lang) {
			for _, p := range r.pieces {
				if p.mark == nil {
					b.WriteString(p.text)
				} else {
					c := x.from.Report.Head[p.mark.field]
					b.WriteString(x.from.say(c.Value, p.lang, " "))
				}
			}
		}
		name = b.String()
	}
	return tabName(name, taken)
}

// tabName is a name for a sheet that is none of those taken, as Excel allows it.
func tabName(name string, taken map[string]bool) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name))
	name = strings.Trim(cut(name, 31), "'")
	if name == "" {
		name = "1"
	}
	for base, i := name, 2; taken[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s %d", cut(base, 27), i)
	}
	taken[strings.ToLower(name)] = true
	return name
}

func cut(s string, chars int) string {
	if r := []rune(s); len(r) > chars {
		return strings.TrimSpace(string(r[:chars]))
	}
	return s
}
