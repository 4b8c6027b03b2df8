package privacy

import (
	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/docx"
)

// signers is how many lines for signatures a protocol has where no commission is
// named.
const signers = 3

// Protocol is the deed of what was destroyed at a project's end, in both
// languages of the state, Kazakh first. Nobody's name is in it but those of the
// commission and of whoever did it.
func Protocol(p *data.Project, texts []data.ConsentText, d *data.Destruction) docx.Document {
	operator, _ := data.TextOn(texts, d.Date)
	doc := docx.Document{Title: i18n.Load(i18n.KK).T("privacy.protocol.title")}
	for i, lang := range []i18n.Lang{i18n.KK, i18n.RU} {
		if i > 0 {
			doc.Blocks = append(doc.Blocks, docx.Paragraph{}, docx.Paragraph{})
		}
		doc.Blocks = append(doc.Blocks, protocol(i18n.Load(lang), p, operator, d)...)
	}
	return doc
}

func protocol(w *i18n.Words, p *data.Project, operator data.ConsentText, d *data.Destruction) []docx.Block {
	name, bin := operator.Operator, operator.BIN
	if name == "" {
		name, bin = p.Grantee, p.BIN
	}
	if name == "" {
		name = blank
	}
	if bin == "" {
		bin = blank
	}
	ground := w.T("privacy.protocol.ground_end", "ended", w.Date(d.Ended.Time()))
	if d.Term != 0 {
		ground = w.T("privacy.protocol.ground_term", "ended", w.Date(d.Ended.Time()), "term", w.Date(d.Term.Time()))
	}
	table := docx.Table{
		Head: []string{w.T("privacy.protocol.what"), w.T("privacy.protocol.count")}, Widths: []int{4, 1},
	}
	for _, row := range []struct {
		key string
		n   int
	}{
		{"people", d.People}, {"members", d.Members}, {"performances", d.Performances}, {"scans", d.Scans},
	} {
		table.Rows = append(table.Rows, []string{w.T("privacy.protocol." + row.key), w.Int(row.n)})
	}
	out := []docx.Block{
		docx.Paragraph{Text: w.T("privacy.protocol.title"), Style: docx.Heading},
		docx.Paragraph{Text: p.Title(string(w.Lang())), Style: docx.Centered},
		docx.Paragraph{Text: w.Date(d.Date.Time()), Style: docx.Right},
		docx.Paragraph{Text: w.T("privacy.protocol.operator", "operator", name, "bin", bin)},
		docx.Paragraph{Text: ground},
		docx.Paragraph{Text: w.T("privacy.protocol.destroyed")},
		table,
		docx.Paragraph{},
		docx.Paragraph{Text: w.T("privacy.protocol.how")},
		docx.Paragraph{Text: w.T("privacy.protocol.stays", "attendances", w.Int(d.Attendances), "events", w.Int(d.Events))},
	}
	if d.Kept > 0 {
		out = append(out, docx.Paragraph{Text: w.T("privacy.protocol.kept", "n", w.Int(d.Kept))})
	}
	if d.Note != "" {
		out = append(out, docx.Paragraph{Text: d.Note})
	}
	if d.By != "" {
		out = append(out, docx.Paragraph{Text: w.T("privacy.protocol.by", "name", d.By), Style: docx.Plain})
	}
	out = append(out, docx.Paragraph{}, docx.Paragraph{Text: w.T("privacy.protocol.commission"), Style: docx.Plain})
	commission := d.Commission
	if len(commission) == 0 {
		commission = make([]string, signers)
	}
	for _, who := range commission {
		out = append(out, docx.Paragraph{Text: blank + "  " + who, Style: docx.Plain})
	}
	return out
}
