package xlsx

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"strings"
)

// The records of a zip, by their signatures, and their lengths without names.
const (
	sigLocal     = 0x04034b50
	sigCentral   = 0x02014b50
	sigEnd       = 0x06054b50
	sigEnd64     = 0x06064b50
	sigLocator64 = 0x07064b50

	lenLocal     = 30
	lenCentral   = 46
	lenEnd       = 22
	lenEnd64     = 56
	lenLocator64 = 20

	methodStored   = 0
	methodDeflated = 8

	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagPatched    = 1 << 5
	flagStrong     = 1 << 6
	flagMasked     = 1 << 13

	full16 = math.MaxUint16 // stands in the old records for a value in the zip64 ones
	full32 = math.MaxUint32
)

// archive is a zip whose every part was unpacked once.
type archive struct {
	r       io.ReaderAt
	entries map[string]*entry // by partKey
}

// entry is a file in the zip.
type entry struct {
	name             string // as written, with forward slashes
	flags, method    uint16
	crc              uint32
	packed, unpacked int64
	header, start    int64  // where its header and its packed bytes begin
	kept             []byte // its unpacked bytes, nil if they are not kept
}

// partKey is a part's name as names of parts compare: without regard to case
// and to the leading slash.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// part finds a part by its name, nil if there is none.
func (a *archive) part(name string) *entry { return a.entries[partKey(name)] }

// openArchive reads the directory and every part that it names. All that the
// zip says twice must be said alike: a file that two programs would read
// differently is refused.
func openArchive(r io.ReaderAt, size int64, l Limits) (*archive, error) {
	directory, start, count, err := findDirectory(r, size)
	if err != nil {
		return nil, err
	}
	if count > l.Parts {
		return nil, tooLarge(largeParts, l.Parts)
	}
	list, err := parseDirectory(directory, count)
	if err != nil {
		return nil, err
	}
	a := &archive{r: r, entries: make(map[string]*entry, len(list))}
	total := int64(0)
	for _, e := range list {
		if a.entries[partKey(e.name)] != nil {
			return nil, damaged(e.name, whatDuplicate, nil)
		}
		a.entries[partKey(e.name)] = e
		if total += e.unpacked; total > l.Unpacked || e.unpacked > l.Unpacked {
			return nil, tooLarge(largeUnpacked, l.Unpacked)
		}
	}

	// In the order of the file: a stick reads forward best.
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Compare(a.header, b.header) })
	end := int64(0)
	for _, e := range list {
		if e.header < end {
			return nil, damaged(e.name, whatOverlap, nil)
		}
		if err := a.checkHeader(e, start); err != nil {
			return nil, err
		}
		end = e.start + e.packed
	}
	keep := l.Keep
	for _, e := range list {
		if err := a.check(e, &keep); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// findDirectory returns the bytes of the directory, where it starts and how
// many parts it says it has.
func findDirectory(r io.ReaderAt, size int64) (directory []byte, start int64, count int, err error) {
	tail := make([]byte, min(size, lenEnd+full16))
	if err := readAt(r, tail, size-int64(len(tail))); err != nil {
		return nil, 0, 0, err
	}
	at := findEnd(tail)
	if at < 0 {
		return nil, 0, 0, notZip(r, size)
	}
	end := tail[at:]
	endAt := size - int64(len(end))
	disk, first := u16(end, 4), u16(end, 6)
	here, all := uint64(u16(end, 8)), uint64(u16(end, 10))
	length, offset := uint64(u32(end, 12)), uint64(u32(end, 16))

	if here == full16 || all == full16 || length == full32 || offset == full32 {
		end64, found, err := findEnd64(r, endAt)
		if err != nil {
			return nil, 0, 0, err
		}
		if found {
			// A value that the old record holds itself must be the same in the new.
			if !same64(here, full16, u64(end64, 24)) || !same64(all, full16, u64(end64, 32)) ||
				!same64(length, full32, u64(end64, 40)) || !same64(offset, full32, u64(end64, 48)) {
				return nil, 0, 0, damaged("", whatDirectory, nil)
			}
			here, all = u64(end64, 24), u64(end64, 32)
			length, offset = u64(end64, 40), u64(end64, 48)
			endAt -= lenEnd64 + lenLocator64
		}
	}
	// The directory ends where the record of its end begins. Its length is so
	// bounded by the size of the file, and the count by the length.
	if disk != 0 && disk != full16 || first != 0 && first != full16 || here != all ||
		offset > uint64(endAt) || length != uint64(endAt)-offset || all > length/lenCentral {
		return nil, 0, 0, damaged("", whatDirectory, nil)
	}
	if length > 64<<20 {
		return nil, 0, 0, tooLarge(largeParts, int64(math.MaxUint16))
	}
	directory = make([]byte, length)
	return directory, int64(offset), int(all), readAt(r, directory, int64(offset))
}

// findEnd finds the last end record whose comment reaches the end of the file.
func findEnd(tail []byte) int {
	for at := len(tail) - lenEnd; at >= 0; at-- {
		if u32(tail, at) == sigEnd && at+lenEnd+int(u16(tail, at+20)) == len(tail) {
			return at
		}
	}
	return -1
}

// findEnd64 reads the zip64 record that stands before the old end record.
func findEnd64(r io.ReaderAt, endAt int64) (end64 []byte, found bool, err error) {
	at := endAt - lenLocator64 - lenEnd64
	if at < 0 {
		return nil, false, nil
	}
	both := make([]byte, lenEnd64+lenLocator64)
	if err := readAt(r, both, at); err != nil {
		return nil, false, err
	}
	locator := both[lenEnd64:]
	if u32(locator, 0) != sigLocator64 {
		return nil, false, nil
	}
	if u32(both, 0) != sigEnd64 || u64(both, 4) != lenEnd64-12 || u32(both, 16) != 0 || u32(both, 20) != 0 ||
		u32(locator, 4) != 0 || u64(locator, 8) != uint64(at) || u32(locator, 16) != 1 {
		return nil, false, damaged("", whatDirectory, nil)
	}
	return both, true, nil
}

func same64(old, full, value uint64) bool { return old == full || old == value }

// notZip says what a file is that is no zip.
func notZip(r io.ReaderAt, size int64) error {
	if size == 0 {
		return notWorkbook(whatEmpty)
	}
	head := make([]byte, min(size, 8))
	if err := readAt(r, head, 0); err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return damaged("", whatCut, nil)
	case bytes.Equal(head, compoundMagic):
		return compound(r, size)
	default:
		return notWorkbook(whatNotZip)
	}
}

// parseDirectory reads the directory's records. Every byte of it belongs to one.
func parseDirectory(b []byte, count int) ([]*entry, error) {
	list := make([]*entry, 0, count)
	for len(list) < count {
		if len(b) < lenCentral || u32(b, 0) != sigCentral {
			return nil, damaged("", whatDirectory, nil)
		}
		nameLen, extraLen, commentLen := int(u16(b, 28)), int(u16(b, 30)), int(u16(b, 32))
		if len(b) < lenCentral+nameLen+extraLen+commentLen {
			return nil, damaged("", whatDirectory, nil)
		}
		e := &entry{
			name:  strings.ReplaceAll(string(b[lenCentral:lenCentral+nameLen]), `\`, "/"),
			flags: u16(b, 8), method: u16(b, 10), crc: u32(b, 16),
		}
		packed, unpacked, header := uint64(u32(b, 20)), uint64(u32(b, 24)), uint64(u32(b, 42))
		extra := b[lenCentral+nameLen : lenCentral+nameLen+extraLen]
		if !widen(extra, &unpacked, &packed, &header) || u16(b, 34) != 0 ||
			packed > math.MaxInt64/4 || unpacked > math.MaxInt64/4 || header > math.MaxInt64/4 {
			return nil, damaged(e.name, whatDirectory, nil)
		}
		e.packed, e.unpacked, e.header = int64(packed), int64(unpacked), int64(header)
		list = append(list, e)
		b = b[lenCentral+nameLen+extraLen+commentLen:]
	}
	if len(b) != 0 {
		return nil, damaged("", whatDirectory, nil)
	}
	return list, nil
}

// widen reads from the zip64 field the values that stand as full in the record,
// in their fixed order. It is false if the fields do not parse.
func widen(extra []byte, values ...*uint64) bool {
	for len(extra) > 0 {
		if len(extra) < 4 || len(extra) < 4+int(u16(extra, 2)) {
			// Old writers pad with less than a field.
			return true
		}
		field := extra[4 : 4+int(u16(extra, 2))]
		if u16(extra, 0) == 1 {
			for _, v := range values {
				if *v != full32 {
					continue
				}
				if len(field) < 8 {
					return false
				}
				*v, field = u64(field, 0), field[8:]
			}
			return true
		}
		extra = extra[4+len(field):]
	}
	return true
}

// checkHeader compares a part's own header with the directory, and finds where
// its bytes begin. They end before the directory starts.
func (a *archive) checkHeader(e *entry, directory int64) error {
	switch {
	case e.flags&(flagEncrypted|flagStrong|flagMasked) != 0:
		return damaged(e.name, whatEncrypted, nil)
	case e.method != methodStored && e.method != methodDeflated || e.flags&flagPatched != 0:
		return damaged(e.name, whatMethod, nil)
	case e.method == methodStored && e.packed != e.unpacked:
		return damaged(e.name, whatLength, nil)
	case e.header > directory-lenLocal:
		return damaged(e.name, whatHeader, nil)
	}
	h := make([]byte, lenLocal)
	if err := readAt(a.r, h, e.header); err != nil {
		return err
	}
	nameLen, extraLen := int(u16(h, 26)), int(u16(h, 28))
	e.start = e.header + lenLocal + int64(nameLen) + int64(extraLen)
	if u32(h, 0) != sigLocal || e.start > directory || e.packed > directory-e.start {
		return damaged(e.name, whatHeader, nil)
	}
	rest := make([]byte, nameLen+extraLen)
	if err := readAt(a.r, rest, e.header+lenLocal); err != nil {
		return err
	}
	name := strings.ReplaceAll(string(rest[:nameLen]), `\`, "/")
	const telling = flagEncrypted | flagDescriptor | flagPatched | flagStrong | flagMasked
	flags, crc := u16(h, 6), u32(h, 14)
	packed, unpacked := uint64(u32(h, 18)), uint64(u32(h, 22))
	if !widen(rest[nameLen:], &unpacked, &packed) || name != e.name ||
		u16(h, 8) != e.method || flags&telling != e.flags&telling {
		return damaged(e.name, whatHeader, nil)
	}
	// A writer that could not go back leaves these empty and puts them after
	// the part; the directory has them too.
	later := func(v uint64) bool { return flags&flagDescriptor != 0 && (v == 0 || v == full32) }
	if crc != e.crc && !later(uint64(crc)) || packed != uint64(e.packed) && !later(packed) ||
		unpacked != uint64(e.unpacked) && !later(unpacked) {
		return damaged(e.name, whatHeader, nil)
	}
	return nil
}

func u16(b []byte, at int) uint16 { return binary.LittleEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
func u64(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }
