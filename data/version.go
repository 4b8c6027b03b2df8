package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Device names one computer's copy of the program for ever; it is drawn at
// random when the data folder is made. Zero is no device.
type Device uint64

// String is the device as 16 hexadecimal digits.
func (d Device) String() string { return fmt.Sprintf("%016x", uint64(d)) }

// ParseDevice reads what String wrote.
func ParseDevice(s string) (Device, error) {
	d, err := strconv.ParseUint(s, 16, 64)
	if err != nil || len(s) != 16 {
		return 0, fmt.Errorf("parse device %q: %w", s, errBadDevice)
	}
	return Device(d), nil
}

var errBadDevice = errors.New("a device is written in 16 hexadecimal digits")

// VersionID names a version: the device that wrote it and that device's own
// counter, which starts at 1 and never repeats.
type VersionID struct {
	Device  Device
	Counter uint64
}

// Compare orders version ids; the order means nothing but is the same on
// every computer.
func (v VersionID) Compare(w VersionID) int {
	if c := cmp.Compare(v.Device, w.Device); c != 0 {
		return c
	}
	return cmp.Compare(v.Counter, w.Counter)
}

// String is the form 00f1e2d3c4b5a697:12.
func (v VersionID) String() string {
	return v.Device.String() + ":" + strconv.FormatUint(v.Counter, 10)
}

var errBadVersionID = errors.New("a version is written like 00f1e2d3c4b5a697:12")

// ParseVersionID reads what String wrote.
func ParseVersionID(s string) (VersionID, error) {
	device, counter, _ := strings.Cut(s, ":")
	d, errD := ParseDevice(device)
	c, errC := strconv.ParseUint(counter, 10, 64)
	if errD != nil || errC != nil || c == 0 {
		return VersionID{}, fmt.Errorf("parse version %q: %w", s, errBadVersionID)
	}
	return VersionID{d, c}, nil
}

// Stamp is a reading of a hybrid logical clock: milliseconds since 1970 in the
// high 48 bits and a counter in the low 16. It never runs backwards on a
// device and is always later than every stamp the device has seen, whatever
// the laptop's clock says.
type Stamp int64

// NextStamp is the first reading later than last at the wall time now.
func NextStamp(last Stamp, now time.Time) Stamp { return max(last+1, Stamp(now.UnixMilli()<<16)) }

// Time is the wall time of the reading, UTC.
func (s Stamp) Time() time.Time { return time.UnixMilli(int64(s) >> 16).UTC() }

// Version is one saved state of a record: what one device changed, when, and
// on top of what.
type Version struct {
	ID      VersionID
	Type    string // record type's key
	Record  ID
	Parents []VersionID // the newest versions its writer knew; none for the first
	Stamp   Stamp
	Batch   ID
	Fields  Fields // what it changed; nil empties, DeletedField deletes
	Partial bool   // some of its fields are withheld or were never seen here
	Hash    int64  // see Sum; of a partial version, over the part that is here
}

// Sum is the hash over all that the version says: the first eight bytes of the
// SHA-256 of its parts.
func (v *Version) Sum() int64 {
	buf := make([]byte, 0, 512)
	buf = AppendFields(buf, v.Fields)
	return v.sum(buf)
}

// SumOf is Sum for a version whose fields are all of the record's content.
func (v *Version) SumOf(r Record) int64 {
	buf := scratch.Get().(*[]byte)
	*buf = r.Type().AppendValues((*buf)[:0], r)
	sum := v.sum(*buf)
	scratch.Put(buf)
	return sum
}

// scratch is where records are written to be hashed, by the hundred thousand.
var scratch = sync.Pool{New: func() any {
	buf := make([]byte, 0, 4096)
	return &buf
}}

func (v *Version) sum(content []byte) int64 {
	content = append(content, v.Type...)
	content = append(content, v.Record[:]...)
	content = append(content, v.Batch[:]...)
	content = binary.BigEndian.AppendUint64(content, uint64(v.Stamp))
	for _, id := range append([]VersionID{v.ID}, v.Parents...) {
		content = binary.BigEndian.AppendUint64(content, uint64(id.Device))
		content = binary.BigEndian.AppendUint64(content, id.Counter)
	}
	if v.Partial {
		content = append(content, "partial"...)
	}
	h := sha256.Sum256(content)
	return int64(binary.BigEndian.Uint64(h[:8]))
}

// SignByHand names an edit by hand after what it says: the same edit read on two
// computers is one version. When it was saved is not part of the name.
func (v *Version) SignByHand() {
	unsaved := *v
	unsaved.ID, unsaved.Stamp = VersionID{Device: ByHand}, 0
	v.ID = VersionID{Device: ByHand, Counter: uint64(unsaved.Sum()) >> 1}
	v.Hash = v.Sum()
}

// Batch is one thing that a person did: an edit, an import, a merge. All of it
// came in together and can be undone together.
type Batch struct {
	ID     ID
	Device Device
	Action string // see the Action constants
	At     time.Time
	Author string
	Source string // name of the file that it came from, or ""
}

// What a batch can be; the languages' words stand under "action.<action>".
const (
	ActionEdit    = "edit"
	ActionDelete  = "delete"
	ActionProject = "project" // a project made from a preset
	ActionDemo    = "demo"
	ActionHand    = "hand"   // edits by hand in a workbook
	ActionImport  = "import" // rows of a file that name no version
	ActionUndo    = "undo"
	ActionSettle  = "settle" // answers to conflicts

	ActionWithdraw = "withdraw" // someone's consent was withdrawn
	ActionDestroy  = "destroy"  // the personal part of a project that is over
)

// Folded is what a set of versions of one record comes to.
type Folded struct {
	Fields    Fields // content that is not empty, without DeletedField
	Deleted   bool
	Heads     []VersionID // versions that no other is based on, ascending
	Last      *Version    // the latest of the heads
	Conflicts []Conflict
}

// Conflict is one field that several versions changed to different values,
// none knowing of the others. The fold has taken the first; all stay.
type Conflict struct {
	Field    string
	Versions []VersionID // the first is the one in force
}

// Finding is one thing that a check of the whole folder found to differ. Type
// and ID are empty where it concerns the folder as a whole.
type Finding struct {
	Type string // record type's key, or the database's table
	ID   string // of the record
	What string // a code; the languages' sentence stands under "finding.<code>"
	Hint string // a field, a version, or what the database said
}
