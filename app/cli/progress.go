package cli

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// progressLine is the line that says how far a merge is, while it works. It is
// for a person who looks on: nothing is written where no terminal is.
type progressLine struct {
	*run
	to    io.Writer // nil where nobody looks on
	files []string
	file  int
	rows  int
	width int // of what stands there
}

func (r *run) progressLine(files []string) *progressLine {
	p := &progressLine{run: r, files: files}
	if f, ok := r.Stderr.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = f
		}
	}
	return p
}

// add shows so many more rows of a file.
func (p *progressLine) add(file, rows int) {
	if file != p.file {
		p.file, p.rows = file, 0
	}
	p.rows += rows
	if file < len(p.files) {
		p.show(p.words.T("cli.merge.progress", "file", p.files[file], "rows", p.words.Int(p.rows)))
	}
}

// end takes the line away.
func (p *progressLine) end() {
	p.show("")
	if p.to != nil {
		_, _ = io.WriteString(p.to, "\r") // it was only shown
	}
}

// show puts a text over what stood there.
func (p *progressLine) show(text string) {
	if p.to == nil {
		return
	}
	width := utf8.RuneCountInString(text)
	_, _ = io.WriteString(p.to, "\r"+text+strings.Repeat(" ", max(0, p.width-width))) // it is only shown
	p.width = width
}
