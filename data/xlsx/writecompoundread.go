package xlsx

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// compoundReader follows the chains of a compound file. Nothing that the file
// says makes it take more memory than the file has bytes.
type compoundReader struct {
	raw  []byte
	size int // of a sector
	fat  []uint32
}

var errChain = errors.New("a chain of sectors that leads nowhere")

// compoundStreams reads the streams of the names from a compound file.
func compoundStreams(raw []byte, names ...string) ([][]byte, error) {
	if len(raw) < sectorSize || string(raw[:len(compoundMagic)]) != string(compoundMagic) {
		return nil, errors.New("not a compound file")
	}
	shift := binary.LittleEndian.Uint16(raw[30:])
	if shift != 9 && shift != 12 {
		return nil, fmt.Errorf("sectors of 2^%d bytes", shift)
	}
	r := &compoundReader{raw: raw, size: 1 << shift}
	if err := r.readTables(); err != nil {
		return nil, err
	}
	directory, err := r.chain(binary.LittleEndian.Uint32(raw[48:]), len(raw))
	if err != nil {
		return nil, err
	}
	var mini []byte
	if len(directory) >= entrySize && directory[66] == 5 {
		start, size := entryPlace(directory)
		if mini, err = r.chain(start, size); err != nil {
			return nil, err
		}
	}
	out := make([][]byte, len(names))
	for i, name := range names {
		entry := findEntry(directory, name)
		if entry == nil {
			return nil, fmt.Errorf("no stream %s", name)
		}
		start, size := entryPlace(entry)
		if size >= miniCutoff {
			out[i], err = r.chain(start, size)
		} else {
			out[i], err = r.miniChain(mini, start, size)
		}
		if err != nil {
			return nil, fmt.Errorf("stream %s: %w", name, err)
		}
		if len(out[i]) < size {
			return nil, fmt.Errorf("stream %s: %d of %d bytes", name, len(out[i]), size)
		}
	}
	return out, nil
}

// entryPlace is the first sector of an entry's stream and its length. Only the
// lower half of the length is kept: files of this kind end below 2 GB.
func entryPlace(entry []byte) (start uint32, size int) {
	return binary.LittleEndian.Uint32(entry[116:]), int(min(binary.LittleEndian.Uint32(entry[120:]), math.MaxInt32))
}

func findEntry(directory []byte, name string) []byte {
	for ; len(directory) >= entrySize; directory = directory[entrySize:] {
		if isStream(directory[:entrySize], name) {
			return directory[:entrySize]
		}
	}
	return nil
}

// sector is the bytes of a sector; the file's last one may be short.
func (r *compoundReader) sector(n uint32) []byte {
	at := (int64(n) + 1) * int64(r.size)
	if at >= int64(len(r.raw)) {
		return nil
	}
	return r.raw[at:min(at+int64(r.size), int64(len(r.raw)))]
}

// readTables reads the table of all chains: its sectors are named in the header
// and in a chain of lists.
func (r *compoundReader) readTables() error {
	names := r.raw[76:sectorSize]
	next := binary.LittleEndian.Uint32(r.raw[68:])
	for lists := 0; ; lists++ {
		for ; len(names) >= 4; names = names[4:] {
			n := binary.LittleEndian.Uint32(names)
			if n == noSector {
				continue
			}
			s := r.sector(n)
			if len(s) < r.size || len(r.fat) > len(r.raw)/r.size+r.size/4 {
				return errChain
			}
			for ; len(s) > 0; s = s[4:] {
				r.fat = append(r.fat, binary.LittleEndian.Uint32(s))
			}
		}
		if next == endSector || next == noSector {
			return nil
		}
		s := r.sector(next)
		if len(s) < r.size || lists > len(r.raw)/r.size {
			return errChain
		}
		names, next = s[:r.size-4], binary.LittleEndian.Uint32(s[r.size-4:])
	}
}

// chain is what a chain of sectors holds, up to size bytes.
func (r *compoundReader) chain(n uint32, size int) ([]byte, error) {
	var out []byte
	for n != endSector && len(out) < size {
		s := r.sector(n)
		if len(s) == 0 || int64(n) >= int64(len(r.fat)) || len(out) > len(r.raw) {
			return nil, errChain
		}
		out, n = append(out, s...), r.fat[n]
	}
	return out[:min(size, len(out))], nil
}

// miniChain is the same for a short stream.
func (r *compoundReader) miniChain(mini []byte, n uint32, size int) ([]byte, error) {
	table, err := r.chain(binary.LittleEndian.Uint32(r.raw[60:]), len(r.raw))
	if err != nil {
		return nil, err
	}
	var out []byte
	for n != endSector && len(out) < size {
		from := int64(n) * miniSize
		if from >= int64(len(mini)) || int64(n)*4+4 > int64(len(table)) {
			return nil, errChain
		}
		out = append(out, mini[from:min(from+miniSize, int64(len(mini)))]...)
		n = binary.LittleEndian.Uint32(table[n*4:])
	}
	return out[:min(size, len(out))], nil
}
