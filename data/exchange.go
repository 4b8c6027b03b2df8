package data

import "time"

// WorkbookFormat is the newest form of exchange workbook that this program
// writes and reads. It grows when an older program could misread the newer.
const WorkbookFormat = 1

// ByHand is the device of versions that come of a workbook edited outside the
// program. Their counters follow from their content, so that the same edit
// read on two computers is one version. Devices that are drawn are odd.
const ByHand Device = 2

// Manifest is what an exchange workbook says of itself.
type Manifest struct {
	Format   int
	Export   ID     // of this export; every copy of the file has it
	Device   Device // that wrote it
	Author   string // the person at the keyboard
	Role     string // list role
	District string // the author's district by code; "" for the region's manager
	Project  ID
	Region   string    // of the project
	TitleKK  string    // of the project
	TitleRU  string    // of the project
	Period   Period    // of the project
	Part     string    // district by code where the workbook holds its part alone; "" for all
	At       time.Time // of the export, UTC
	Stamp    Stamp     // of the export: later than every version in it
	Names    bool      // the personal fields are in it
	Form     bool      // an empty one, to be filled in

	// Homes are the districts of devices that wrote what is in it, by code,
	// "" of the region's; one that the author has no word of is not among them.
	Homes map[Device]string
}

// Source is a file that came in.
type Source struct {
	Name      string // without its folder
	Size      int64
	Sum       [32]byte  // SHA-256 of its bytes
	SavedBy   string    // who saved it last, as the file says; often ""
	SavedWith string    // the program that saved it last
	SavedAt   time.Time // when, as the file says; zero where it says nothing
}

// Shipped is a record as an export takes it along.
type Shipped struct {
	Record   Record // what its versions come to
	Deleted  bool
	Heads    []VersionID
	Only     *Version  // without Fields: the record is its only version; nil where there are more
	Versions []Version // all of them where there are several or one is no plain first version
}

// Parcel is all that one workbook brings, read to its end.
type Parcel struct {
	Source   Source
	Manifest Manifest
	Batches  []Batch
	Rows     []Row           // records of one version, by type, each type after those it refers to
	Arrivals []Arrival       // all other versions, the edits made by hand among them
	Loose    []Loose         // rows that name no version
	Present  map[string][]ID // ids in a sheet by type, where rows of it have lost theirs
	Problems []CellProblem
	Notices  []Notice
}

// Row is a record that is its only version.
type Row struct {
	Record Record
	ID     VersionID
	Stamp  Stamp
	Batch  int32 // index in the parcel's Batches
	Line   int32 // row of its sheet
	Hash   int64
}

// Arrival is a version that a workbook brings beside its rows.
type Arrival struct {
	Version
	Sheet string            // name of the sheet that it was read from
	Line  int               // row of its record in that sheet; 0 where it has none
	Cells map[string]string // of an edit by hand: the cell of each field
}

// Loose is a row that names no version: one that a person has added, one that
// has lost its hidden cells, or one of a list that is no exchange workbook.
type Loose struct {
	Record Record   // with the id that follows from its content, or that it still has
	Fields []string // keys of the columns that its sheet has: others were not said
	Known  bool     // the id is its own, only the version is lost
	Lost   bool     // rows of its sheet have lost their ids: it may be one of them
	Batch  int      // index in the parcel's Batches
	Stamp  Stamp
	Sheet  string
	Line   int
	Cells  map[string]string
}

// CellProblem is one wrong cell of a file.
type CellProblem struct {
	Problem
	Sheet    string // its name in the file
	Cell     string // "F12"; "" where it concerns the whole sheet
	Text     string // what stands there
	Proposal string // what would be right, "" where nothing comes to mind
}

// Notice is something about a file that a person should know and that stops
// nothing. Its sentence stands under "notice.<code>".
type Notice struct {
	Code string
	Args Args
}

// MergeCount counts what a file brings of one record type and district. A
// record counts once, as the first of these that fits.
type MergeCount struct {
	Wrong     int // rows that wait for a cell to be mended
	Held      int // changes to a sealed month, held apart
	Conflicts int // records in which fields are newly in conflict
	Deleted   int
	New       int
	Changed   int
	Same      int
}

// Add adds another count.
func (c *MergeCount) Add(d MergeCount) {
	c.Wrong += d.Wrong
	c.Held += d.Held
	c.Conflicts += d.Conflicts
	c.Deleted += d.Deleted
	c.New += d.New
	c.Changed += d.Changed
	c.Same += d.Same
}

// News is how many records the merge touched.
func (c MergeCount) News() int { return c.Conflicts + c.Deleted + c.New + c.Changed + c.Held }

// MergeKey is what MergeCounts are kept by.
type MergeKey struct {
	Type     string
	District string // code; "" where the record has none
}

// FileReport is what one file of a merge came to.
type FileReport struct {
	Source   Source
	Manifest Manifest
	Refusal  error // why the file as a whole was refused; nothing else is said of it then
	Again    bool  // merged before: nothing of it is new
	Counts   map[MergeKey]MergeCount
	Problems []CellProblem
	Notices  []Notice
}

// Total adds up the counts of a file.
func (f *FileReport) Total() MergeCount {
	var total MergeCount
	for _, c := range f.Counts {
		total.Add(c)
	}
	return total
}

// Leaving is what an export takes out of this computer.
type Leaving struct {
	Counts map[string]int      // living records by type
	Fields map[string][]string // keys of the fields with names and the like, by type
}

// MergeReport is what a merge came to, or would come to.
type MergeReport struct {
	Merge ID // zero where nothing was written
	Files []FileReport
}

// Received is a file that was merged.
type Received struct {
	ID       int64 // this computer's number of the file
	Merge    ID    // the files that were merged together have one
	At       time.Time
	By       string
	Source   Source
	Manifest Manifest
	Counts   map[MergeKey]MergeCount
	Wrong    int           // cells that were wrong
	Problems []CellProblem // the first of them; of personal fields without what stood there
	Newest   Date          // of the held events in it
	TakenOut time.Time
}

// ShipQuery says what an export takes along.
type ShipQuery struct {
	Project  ID
	District string // code: that district's part alone; "" for all of the project
}

// MergeOptions say how files are merged.
type MergeOptions struct {
	DryRun   bool           // says what would come and writes nothing
	Progress func(rows int) // is told of so many more rows that are done; may be nil
}
