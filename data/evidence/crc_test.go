package evidence_test

import (
	"encoding/binary"
	"hash/crc32"
)

// crc makes the checksum of a PNG's head right again.
func crc(content []byte) {
	binary.BigEndian.PutUint32(content[29:], crc32.ChecksumIEEE(content[12:29]))
}
