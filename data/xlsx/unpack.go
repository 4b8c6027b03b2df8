package xlsx

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// mostExpansion is how many bytes one byte of deflate can become at most. A
// directory that claims more is lying, and is not believed long enough to
// allocate anything.
const mostExpansion = 1032

// check unpacks a part to its end and compares it with the directory. XML that
// fits what is left to keep stays in memory.
func (a *archive) check(e *entry, keep *int64) error {
	if e.method == methodDeflated && e.unpacked > e.packed*mostExpansion {
		return damaged(e.name, whatLength, nil)
	}
	u := a.unpack(e)
	defer u.close()
	name := strings.ToLower(e.name)
	if e.unpacked > *keep || !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		_, err := u.WriteTo(io.Discard)
		return err
	}
	b := make([]byte, e.unpacked)
	if _, err := io.ReadFull(u, b); err != nil {
		return err // the end does not come early: that would be a wrong length
	}
	if _, err := u.WriteTo(io.Discard); err != nil {
		return err
	}
	e.kept = b
	*keep -= e.unpacked
	return nil
}

// unpacker reads a part's bytes. It says io.EOF only after the last byte of a
// part that is as long as the directory says and has the right checksum; the
// bytes before that are not to be believed yet. None of its other errors wraps
// io.EOF, so that no end in the wrong place passes for the end.
type unpacker struct {
	e      *entry
	source source
	in     *bufio.Reader
	out    io.Reader
	tool   *inflater // nil for a stored part
	length int64
	crc    uint32
	done   bool
}

// inflater is what unpacking needs and is worth using again.
type inflater struct {
	in     *bufio.Reader
	flate  io.ReadCloser
	window []byte
}

var inflaters = sync.Pool{New: func() any {
	return &inflater{
		in:     bufio.NewReaderSize(nil, 64<<10),
		flate:  flate.NewReader(nil),
		window: make([]byte, windowSize),
	}
}}

// unpack begins to read a part. Its end is close.
func (a *archive) unpack(e *entry) *unpacker {
	u := &unpacker{e: e, source: source{r: a.r, part: e.name, at: e.start, end: e.start + e.packed}}
	u.tool = inflaters.Get().(*inflater)
	u.in = u.tool.in
	u.in.Reset(&u.source)
	u.out = u.in
	if e.method == methodDeflated {
		// It cannot fail: the signature is there for other formats.
		_ = u.tool.flate.(flate.Resetter).Reset(u.in, nil)
		u.out = u.tool.flate
	}
	return u
}

// close gives the tools back; the unpacker is of no use after it.
func (u *unpacker) close() {
	if u.tool != nil {
		u.in.Reset(nil)
		inflaters.Put(u.tool)
		u.tool = nil
	}
}

// Read implements io.Reader.
func (u *unpacker) Read(p []byte) (int, error) {
	if u.done {
		return 0, io.EOF
	}
	n, err := u.out.Read(p)
	u.crc = crc32.Update(u.crc, crc32.IEEETable, p[:n])
	u.length += int64(n)
	switch {
	case u.length > u.e.unpacked:
		return 0, damaged(u.e.name, whatLength, nil)
	case err == nil:
		return n, nil
	case u.source.err != nil:
		return 0, u.source.err
	case !errors.Is(err, io.EOF):
		return 0, damaged(u.e.name, whatDeflate, errors.New(err.Error()))
	case u.length != u.e.unpacked:
		return 0, damaged(u.e.name, whatLength, nil)
	case u.in.Buffered() > 0 || u.source.at < u.source.end:
		// Something lies hidden behind the end of the deflated bytes.
		return 0, damaged(u.e.name, whatLength, nil)
	case u.crc != u.e.crc:
		return 0, damaged(u.e.name, whatChecksum, nil)
	}
	u.done = true
	return n, io.EOF
}

// WriteTo reads what is left, so that its end is believed or refused.
func (u *unpacker) WriteTo(w io.Writer) (int64, error) {
	total := int64(0)
	for {
		n, err := u.Read(u.tool.window)
		total += int64(n)
		if _, err := w.Write(u.tool.window[:n]); err != nil {
			return total, err
		}
		if errors.Is(err, io.EOF) {
			return total, nil
		}
		if err != nil {
			return total, err
		}
	}
}

// source reads a stretch of the file and remembers an error of the file apart
// from one of its content.
type source struct {
	r       io.ReaderAt
	part    string
	at, end int64
	err     error
}

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	if s.at >= s.end {
		return 0, io.EOF
	}
	n, err := s.r.ReadAt(p[:min(int64(len(p)), s.end-s.at)], s.at)
	s.at += int64(n)
	switch {
	case n > 0:
		return n, nil
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		s.err = damaged(s.part, whatCut, nil)
	default:
		s.err = fmt.Errorf("read workbook: %w", err)
	}
	return 0, s.err
}
