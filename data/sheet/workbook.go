package sheet

import "sapar/data"

// Workbook joins the exchange workbook with the words and places that it is
// written in and read by. All its fields are needed.
type Workbook struct {
	Places Places
	Words  func(lang, key string) string // the text of a key of assets/i18n
	Fold   func(text string) string      // spellings to be taken as one become the same text
	Today  func() data.Date
}

// Places is the catalogue of places as the workbook needs it.
type Places interface {
	data.Places
	// Find lists the places that a person may mean by a text, best first.
	Find(text string, kinds ...data.PlaceKind) []data.Place
	// Short returns a place's names without the word for its type.
	Short(code string) (kk, ru string)
}

// Shipment is what is exported.
type Shipment interface {
	// Batches are all that the versions name.
	Batches() ([]data.Batch, error)
	// Each visits the records of a type in the order of their ids, deleted ones
	// too. What the pointer shows is valid until visit returns.
	Each(of *data.Type, visit func(*data.Shipped) error) error
}

// ReadOptions say where a workbook that is read comes from.
type ReadOptions struct {
	Name     string   // of the file, without its folder
	Password string   // "" for none
	Sum      [32]byte // SHA-256 of the file
}

// The languages of a workbook's headings, and all whose words are read.
const (
	kazakh  = "kk"
	russian = "ru"
)

var languages = []string{kazakh, russian, "en"}

// Names of the hidden sheets. People never see them, and other programs keep
// them as they are.
const (
	aboutSheet    = "_sapar"
	versionsSheet = "_versions"
	listsSheet    = "_lists"
)

// The rows that every sheet of records begins with.
const (
	keyRow     = 1 // hidden: what each column is
	headingRow = 2
	firstRow   = 3
)

// maxRows is how many rows with content a workbook may have in all. A region's
// year has half of that.
const maxRows = 700_000

// keep is how much of a workbook stays unpacked in memory while it is read: a
// district's year.
const keep = 40 << 20

// maxFile is the largest file that is read.
const maxFile = 256 << 20

// both puts a text in Kazakh and Russian side by side.
func (x *Workbook) both(key, sep string) string {
	kk, ru := x.Words(kazakh, key), x.Words(russian, key)
	if kk == ru {
		return kk
	}
	return kk + sep + ru
}
