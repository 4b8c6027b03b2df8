package data

// Report is what a report says: its rows, its figures and where each comes
// from. How its sheets are drawn (headings, order and widths of columns,
// languages, signatures) is the layout's affair.
type Report struct {
	Name     string // events, attendance, indicators
	Project  Project
	District string // code, or "" for the whole project
	Period   Period
	On       Date   // day of the data
	Event    *Event // the event of an attendance sheet
	Sheets   []ReportSheet
}

// ReportSheet is one table of a report.
type ReportSheet struct {
	Key    string        // which table of the layout it fills
	Groups []ReportGroup // of a matrix: what stands across
	Rows   []ReportRow
	Total  ReportRow       // empty where the table has none
	Foot   map[string]Cell // figures below the table and, under "event_…", what its head says of an event
}

// ReportGroup is one group of columns across a matrix. Its cells in a row
// have the keys "<Key>.plan", "<Key>.fact" and "<Key>.percent".
type ReportGroup struct {
	Key            string
	NameKK, NameRU string
}

// ReportRow is the cells of a row by column key; a column without a cell is
// empty.
type ReportRow map[string]Cell

// Cell is one value of a report and the records that it comes from.
type Cell struct {
	// Value is nil (empty), string, int, float64 (a percentage), Date, Code,
	// PlaceName, Bilingual, []string (lines) or []Code.
	Value   any
	Sources []ID // the records that a figure counts: its proof
}

// Code is a value of a list, to be put into words by the layout's language.
type Code struct{ List, Code string }

// PlaceName is a place, to be named in the layout's language.
type PlaceName string

// Bilingual is a text that records hold in both languages.
type Bilingual struct{ KK, RU string }

// ReportQuery says which report is wanted.
type ReportQuery struct {
	Name     string // events, attendance, indicators
	District string // code; "" for the whole project
	Period   Period // zero for the project's own
	Event    ID     // attendance of this event alone; zero for all held ones of the period
	On       Date   // day of the data: today
}

// ReportTable is one table of a report in the words of a language.
type ReportTable struct {
	Title   string
	Columns []ReportColumn
	Rows    [][]string // a text a column
	Total   []string   // nil where the table has none
	Foot    []string   // lines below it
}

// ReportColumn is one column of a ReportTable.
type ReportColumn struct {
	Key     string // of its cells in the report's rows
	Group   string // what stands above it in a matrix
	Heading string
	Number  bool // it holds figures
}
