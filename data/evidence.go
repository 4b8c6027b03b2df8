package data

import (
	"encoding/hex"
	"math/bits"
)

// Evidence is a file that proves an event: a scan or photograph of the signed
// registration sheet, or a photograph of the event itself. The file stands in
// the data folder under the hash of its content; the record travels, the file
// does not.
type Evidence struct {
	Base
	Event    ID
	Kind     string // list evidence_kind
	Ending   string // list evidence_format: how the file ends
	Name     string // of the file as it was given
	Date     Date   // when it was added
	Size     int    // of the file that is kept, bytes
	Hash     string // of the file that is kept: SHA-256 in hexadecimal
	Original string // of the file as it was given, which is not kept: the same
	Look     string // what a picture looks like, see Alike; "" where it is none
	Note     string
}

// Kinds of Evidence.
const (
	SignedSheet = "sheet" // with names and signatures: what a project's end destroys
	EventPhoto  = "photo"
)

// Formats in which evidence is kept.
const (
	JPEG = "jpg"
	PDF  = "pdf"
)

// The lengths of a SHA-256 and of a look, in hexadecimal.
const (
	hashLength = 64
	lookLength = 24 * 24 / 4
)

// maxEvidence bounds the size of a file that is kept, in bytes.
const maxEvidence = 64 << 20

// EvidenceType declares the fields of an Evidence. What leads to the file is
// personal with it: names and signatures, or faces.
var EvidenceType = declare("evidence", checkEvidence,
	field("event", Ref, func(e *Evidence) *ID { return &e.Event }, required, owner("event")),
	field("kind", Choice, func(e *Evidence) *string { return &e.Kind }, required, from("evidence_kind"), label),
	field("format", Choice, func(e *Evidence) *string { return &e.Ending }, required, from("evidence_format")),
	field("name", Text, func(e *Evidence) *string { return &e.Name }, personal, label),
	field("date", Day, func(e *Evidence) *Date { return &e.Date }),
	field("size", Int, func(e *Evidence) *int { return &e.Size }, bounds(0, maxEvidence)),
	field("content", Text, func(e *Evidence) *string { return &e.Hash }, required, personal, length(hashLength), identity),
	field("original", Text, func(e *Evidence) *string { return &e.Original }, personal, length(hashLength)),
	field("look", Text, func(e *Evidence) *string { return &e.Look }, personal, length(lookLength)),
	field("note", Note, func(e *Evidence) *string { return &e.Note }, personal),
)

// Type is EvidenceType.
func (*Evidence) Type() *Type { return EvidenceType }

// checkEvidence holds that a hash is one: it becomes a file's name.
func checkEvidence(e *Evidence, s Scope, r *report) {
	for key, hash := range map[string]string{"content": e.Hash, "original": e.Original} {
		if hash != "" && r.ok(key) && !IsHash(hash) {
			r.refuse(key, "not_a_hash", nil)
		}
	}
	if e.Look != "" && r.ok("look") && !hexadecimal(e.Look, lookLength) {
		r.refuse("look", "not_a_hash", nil)
	}
	if s.Today != 0 && e.Date > s.Today {
		r.refuse("date", "in_future", Args{"date": e.Date})
	}
}

// IsHash reports whether a text is 64 hexadecimal digits, the letters small.
func IsHash(text string) bool { return hexadecimal(text, hashLength) }

func hexadecimal(text string, length int) bool {
	for _, c := range text {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(text) == length
}

// File is the name of the file in the folder of evidence; "" where the record
// does not lead to one, or not any more.
func (e *Evidence) File() string {
	if !IsHash(e.Hash) || !InList("evidence_format", e.Ending) {
		return ""
	}
	return e.Hash + "." + e.Ending
}

// alikeBits is up to how many of the 576 bits of two looks differ where a
// picture was saved again or made smaller: a dozen at most were seen. Two pages
// of one sheet, as alike as other pictures get, differ in sixty and more.
const alikeBits = 32

// Alike reports whether two looks are those of one picture. A look has a bit
// for each of 24 × 24 fields of the picture: whether the next is lighter.
func Alike(a, b string) bool {
	x, err := hex.DecodeString(a)
	if err != nil || len(x) == 0 {
		return false
	}
	y, err := hex.DecodeString(b)
	if err != nil || len(x) != len(y) {
		return false
	}
	n := 0
	for i := range x {
		n += bits.OnesCount8(x[i] ^ y[i])
	}
	return n <= alikeBits
}

// Taken is a file as it would be kept as evidence, and where it stands already.
type Taken struct {
	Evidence
	Content []byte
	Same    []SameEvidence
}

// SameEvidence is evidence with the same file, or with a picture that looks the
// same.
type SameEvidence struct {
	Evidence
	Exactly bool  // the very file
	Of      Event // that it proves
}
