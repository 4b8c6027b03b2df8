package xlsx

import (
	"encoding/binary"
	"unicode/utf16"
)

// An encrypted workbook is a compound file, the container of old Office files:
// a file system of sectors in chains. Here is as much of it as two streams
// take: EncryptionInfo and EncryptedPackage. (Specification: [MS-CFB].)
const (
	sectorSize  = 512
	miniSize    = 64   // a sector of streams shorter than miniCutoff
	miniCutoff  = 4096 // they lie together in a stream of their own
	entrySize   = 128  // of the directory
	headerTable = 109  // how many FAT sectors the header names
	tablesEach  = sectorSize/4 - 1

	noSector  = 0xFFFFFFFF
	endSector = 0xFFFFFFFE
	fatSector = 0xFFFFFFFD
	difSector = 0xFFFFFFFC
)

// stream is a named content of a compound file.
type stream struct {
	name    string
	content []byte
}

// compoundWriter lays sectors out.
type compoundWriter struct {
	sectors []byte
	fat     []uint32
}

// chain adds the content as a chain of sectors and returns its first.
func (c *compoundWriter) chain(content []byte) uint32 {
	if len(content) == 0 {
		return endSector
	}
	first := uint32(len(c.fat))
	c.sectors = append(c.sectors, content...)
	for range (len(content) + sectorSize - 1) / sectorSize {
		c.fat = append(c.fat, uint32(len(c.fat)+1))
	}
	c.fat[len(c.fat)-1] = endSector
	c.pad()
	return first
}

func (c *compoundWriter) pad() {
	c.sectors = append(c.sectors, make([]byte, len(c.fat)*sectorSize-len(c.sectors))...)
}

// compoundFile is a compound file of two streams, the one whose name comes
// first in the directory's order, shorter names first, in front.
func compoundFile(first, second stream) []byte {
	c := &compoundWriter{sectors: make([]byte, 0, len(second.content)*65/64+8*sectorSize)}
	var mini []byte
	var miniFAT []uint32
	starts := make([]uint32, 2)
	for i, s := range []stream{first, second} {
		if len(s.content) >= miniCutoff {
			starts[i] = c.chain(s.content)
			continue
		}
		starts[i] = uint32(len(miniFAT))
		count := (len(s.content) + miniSize - 1) / miniSize
		for range count {
			miniFAT = append(miniFAT, uint32(len(miniFAT)+1))
		}
		miniFAT[len(miniFAT)-1] = endSector
		mini = append(mini, s.content...)
		mini = append(mini, make([]byte, len(miniFAT)*miniSize-len(mini))...)
	}
	var table []byte
	for _, next := range miniFAT {
		table = binary.LittleEndian.AppendUint32(table, next)
	}
	for len(table)%sectorSize != 0 {
		table = append(table, 0xFF)
	}
	miniTable := c.chain(table)
	root := c.chain(mini)

	directory := appendEntry(nil, "Root Entry", 5, noSector, 1, root, len(mini))
	directory = appendEntry(directory, first.name, 2, 2, noSector, starts[0], len(first.content))
	directory = appendEntry(directory, second.name, 2, noSector, noSector, starts[1], len(second.content))
	directory = appendEntry(directory, "", 0, noSector, noSector, 0, 0)
	return c.file(c.chain(directory), miniTable, len(table)/sectorSize)
}

// appendEntry appends an entry of the directory. All are black, which is a
// valid colouring of a tree that only leans to the right.
func appendEntry(b []byte, name string, kind byte, right, child, start uint32, size int) []byte {
	entry := make([]byte, entrySize)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(entry[2*i:], u)
	}
	if name != "" {
		binary.LittleEndian.PutUint16(entry[64:], uint16(2*len(units)+2))
		entry[67] = 1
	}
	entry[66] = kind
	binary.LittleEndian.PutUint32(entry[68:], noSector)
	binary.LittleEndian.PutUint32(entry[72:], right)
	binary.LittleEndian.PutUint32(entry[76:], child)
	binary.LittleEndian.PutUint32(entry[116:], start)
	binary.LittleEndian.PutUint64(entry[120:], uint64(size))
	return append(b, entry...)
}

// file adds the tables of all chains and the header.
func (c *compoundWriter) file(directory, miniTable uint32, miniTables int) []byte {
	used, tables, lists := len(c.fat), 0, 0
	for {
		n := (used + tables + lists + sectorSize/4 - 1) / (sectorSize / 4)
		l := (max(n-headerTable, 0) + tablesEach - 1) / tablesEach
		if n == tables && l == lists {
			break
		}
		tables, lists = n, l
	}
	for range tables {
		c.fat = append(c.fat, fatSector)
	}
	for range lists {
		c.fat = append(c.fat, difSector)
	}
	for _, next := range c.fat {
		c.sectors = binary.LittleEndian.AppendUint32(c.sectors, next)
	}
	for len(c.sectors) < (used+tables)*sectorSize {
		c.sectors = append(c.sectors, 0xFF)
	}
	for i := range lists {
		for j := range tablesEach {
			at := uint32(noSector)
			if n := headerTable + i*tablesEach + j; n < tables {
				at = uint32(used + n)
			}
			c.sectors = binary.LittleEndian.AppendUint32(c.sectors, at)
		}
		next := uint32(endSector)
		if i+1 < lists {
			next = uint32(used + tables + i + 1)
		}
		c.sectors = binary.LittleEndian.AppendUint32(c.sectors, next)
	}

	h := append([]byte(nil), compoundMagic...)
	h = append(h, make([]byte, 16)...)
	for _, v := range []uint16{0x3E, 3, 0xFFFE, 9, 6} { // versions, byte order, sizes of sectors as powers of two
		h = binary.LittleEndian.AppendUint16(h, v)
	}
	h = append(h, make([]byte, 10)...)
	list := uint32(endSector)
	if lists > 0 {
		list = uint32(used + tables)
	}
	for _, v := range []uint32{uint32(tables), directory, 0, miniCutoff, miniTable, uint32(miniTables), list, uint32(lists)} {
		h = binary.LittleEndian.AppendUint32(h, v)
	}
	for i := range headerTable {
		at := uint32(noSector)
		if i < tables {
			at = uint32(used + i)
		}
		h = binary.LittleEndian.AppendUint32(h, at)
	}
	return append(h, c.sectors...)
}
