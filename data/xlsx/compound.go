package xlsx

import (
	"io"
	"unicode/utf16"

	"sapar/data"
)

// compoundMagic begins a compound file: an .xls, or an .xlsx that was encrypted.
var compoundMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// compound says which of the two a compound file is. Its directory may lie
// anywhere, in pieces; what it consists of are records of 128 bytes at round
// places, so they are found without following chains that may be false.
func compound(r io.ReaderAt, size int64) error {
	const record, most = 128, 256 << 20
	old := false
	block := make([]byte, 64<<10)
	for at := int64(0); at < min(size, most); at += int64(len(block)) {
		b := block[:min(int64(len(block)), size-at)]
		if err := readAt(r, b, at); err != nil {
			return err
		}
		for ; len(b) >= record; b = b[record:] {
			switch {
			case isStream(b, "EncryptedPackage"):
				return &data.Error{Code: "workbook_password"}
			case isStream(b, "Workbook"), isStream(b, "Book"):
				old = true
			}
		}
	}
	if old {
		return &data.Error{Code: "old_workbook"}
	}
	return notWorkbook(whatNotZip)
}

// isStream reports whether a record of a compound file's directory names a
// stream so: the name in UTF-16, its length in bytes with the closing zero,
// and the type 2.
func isStream(b []byte, name string) bool {
	if b[66] != 2 || int(u16(b, 64)) != 2*len(name)+2 {
		return false
	}
	for i, u := range utf16.Encode([]rune(name + "\x00")) {
		if u16(b, 2*i) != u {
			return false
		}
	}
	return true
}
