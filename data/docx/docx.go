// Package docx writes a text document for a word processor: headings,
// paragraphs and tables, set as official letters are: Times New Roman 14 pt,
// with margins of 3, 1.5, 2 and 2 cm.
//
// It must never know what a document says or in which language, nor where it
// is kept.
package docx

import "io"

// Document is a text from its first line to its last.
type Document struct {
	Title  string // in the file's properties; what is to be read is in Blocks
	Blocks []Block
}

// Block is a Paragraph or a Table.
type Block interface {
	write(b *body)
}

// Style is how a paragraph is set.
type Style int

// The styles of paragraphs.
const (
	Normal   Style = iota // justified, its first line indented
	Heading               // bold and centered, kept with what follows
	Centered              // as a line under a heading
	Right                 // as an addressee or a date
	Bullet                // a point of a list
	Plain                 // to the left without an indent, as a signature
)

// Paragraph is one. A line break within it is "\n".
type Paragraph struct {
	Text  string
	Style Style
	Bold  bool
}

// Table is a head that stands again on each page, and rows; a row is as long
// as the head is.
type Table struct {
	Head   []string
	Rows   [][]string
	Widths []int // shares of the page's width; nil: equal
}

// Write writes the document as .docx.
func (d Document) Write(w io.Writer) error {
	return writeParts(w, []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageLinks},
		{"docProps/core.xml", properties(d.Title)},
		{"word/_rels/document.xml.rels", documentLinks},
		{"word/styles.xml", styles},
		{"word/numbering.xml", numbering},
		{"word/document.xml", d.body()},
	})
}

// WriteText writes what the document says, for a plain-text file: a paragraph
// a line, the cells of a table's row behind their column's name.
func (d Document) WriteText(w io.Writer) error {
	for _, each := range d.Blocks {
		if _, err := io.WriteString(w, plain(each)); err != nil {
			return err
		}
	}
	return nil
}
