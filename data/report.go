package data

// Report is what a report says: its lists, its figures and where each comes
// from. How its sheets are drawn (headings, order and widths of columns,
// languages, signatures) is the layout's affair.
type Report struct {
	Name     string // of the layout
	Project  Project
	District string // code, or "" for the whole project
	Period   Period
	On       Date      // day of the data
	Event    *Event    // the event of an attendance sheet
	Head     ReportRow // what stands once: "project.title", "period"
	Sheets   []ReportSheet
	Proves   bool          // its layout has figures of indicators, which can have proofs
	Proofs   []ReportProof // behind those figures; none where nobody asked for them
}

// ReportProof is the records that the figures of an indicator count, for a sheet
// of its own beside the report.
type ReportProof struct {
	Indicator ID
	Name      Bilingual
	Unit      Code
	// Rows are the records, by district and day: row, date, district, village,
	// kind, title, listed (of an event, how many its list has), and what the
	// record adds to the figure since the start (adds) and to that of the period
	// (period_adds).
	Rows  []ReportRow
	First map[string]int // the first row of each district, by code
}

// ProofRef says which proof a figure opens: that of an indicator, and in it the
// rows of a district where the figure is a district's.
type ProofRef struct {
	Indicator ID
	District  string // code; "" for the whole proof
}

// ReportSheet is one list of a report.
type ReportSheet struct {
	Key string // name of the list
	// Across is what stands across a matrix, by the name of the list; its cells
	// in a row have the keys "<list>.<Group.Key>.<field>".
	Across map[string][]ReportGroup
	Rows   []ReportRow
	Total  ReportRow // what is more than the sum of the rows
}

// ReportGroup is one of what stands across a matrix.
type ReportGroup struct {
	Key            string
	NameKK, NameRU string
	Code           Code // the name, where it is a word of a list; of list "" a place
}

// ReportRow is the cells of a row by column key; a column without a cell is
// empty.
type ReportRow map[string]Cell

// Cell is one value of a report and the records that it comes from.
type Cell struct {
	// Value is nil (empty), string, int, float64 (a percentage), Date, Code,
	// PlaceName, Bilingual, Period, bool, []string (lines),
	// []Code, []PlaceName or []WithCode.
	Value   any
	Sources []ID // the records that a figure counts: its proof
	Proof   ProofRef
}

// Code is a value of a list, to be put into words by the layout's language.
type Code struct{ List, Code string }

// PlaceName is a place, to be named in the layout's language.
type PlaceName string

// WithCode is a text with a value of a list beside it: a member and the
// specialty.
type WithCode struct {
	Text string
	Code Code
}

// Bilingual is a text that records hold in both languages.
type Bilingual struct{ KK, RU string }

// ReportQuery says which report is wanted.
type ReportQuery struct {
	Name     string // of the layout
	District string // code; "" for the whole project
	Period   Period // zero for the project's own
	Event    ID     // attendance of this event alone; zero for all held ones of the period
	On       Date   // day of the data: today
	Proofs   bool   // with the records behind the indicators' figures
}

// Layout is a form that reports are filled into.
type Layout struct {
	Name string
	Own  bool // the office's own: a file of its folder
}

// ReportOptions say how a report is written.
type ReportOptions struct {
	Lang     string         // kk, ru, kk+ru; "" for the usual one
	Upload   bool           // the copy for upload: values, no names of people, nothing hidden
	NoNames  bool           // without what is declared to be personal
	Progress func(rows int) // is told of so many more rows; may be nil
}

// ReportTable is one table of a filled layout in the words of a language, for a
// screen that shows what the file will say.
type ReportTable struct {
	Sheet   string // name of its sheet
	Title   string // what it is about where the sheet has several, "" else
	About   ID     // the record that is, where it is one
	Columns []ReportColumn
	Rows    [][]ReportText // a text a column
	Count   int            // of all rows; Rows may be fewer
	Total   []ReportText   // nil where the table has none
	Foot    []string       // lines below it
}

// ReportText is a cell in words and the records that it counts.
type ReportText struct {
	Text    string
	Sources []ID
}

// ReportColumn is one column of a ReportTable.
type ReportColumn struct {
	Group   string // what stands above it in a matrix
	Heading string
	Number  bool // it holds figures
}
