package docx

import "strings"

// plain is a block as lines of text.
func plain(block Block) string {
	switch b := block.(type) {
	case Paragraph:
		return b.plain()
	case Table:
		return b.plain()
	}
	return ""
}

func (p Paragraph) plain() string {
	switch p.Style {
	case Bullet:
		return "– " + p.Text + "\n"
	case Heading:
		return p.Text + "\n\n"
	}
	return p.Text + "\n"
}

// plain is each row as lines of their own, since a cell may be long.
func (t Table) plain() string {
	var b strings.Builder
	for _, row := range t.Rows {
		for i, cell := range row {
			if i < len(t.Head) && cell != "" {
				b.WriteString(t.Head[i] + ": " + strings.ReplaceAll(cell, "\n", "\n  ") + "\n")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
