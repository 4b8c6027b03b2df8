package xlsx

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

const (
	// pieceSize is how much of a part is deflated at once: little enough to
	// keep two cores busy with one sheet, enough to lose nothing in size.
	pieceSize = 1 << 20

	// level is klauspost's third: on a district's sheet the first is a little
	// quicker and 3 % larger, the fifth takes a third longer to save 8 %.
	level = 3
)

// press deflates pieces on as many cores as it may.
type press struct {
	turn  chan *deflater // one for each piece that may be in work
	spare sync.Pool      // of *[]byte: buffers of pieces already deflated
	busy  sync.WaitGroup
}

func newPress() *press {
	p := &press{turn: make(chan *deflater, min(2, runtime.GOMAXPROCS(0)))}
	for range cap(p.turn) {
		p.turn <- &deflater{}
	}
	return p
}

// wait returns when nothing is in work any more.
func (p *press) wait() { p.busy.Wait() }

// piece is a run of bytes of a part: deflated by itself and ended at a whole
// byte, so that pieces put one after the other are one deflate stream.
type piece struct {
	deflated []byte
	crc      uint32
	size     int64
}

// part is one file of the zip while it is written.
type part struct {
	press  *press
	buf    []byte
	pieces []*piece
}

func (p *press) part() *part {
	return &part{press: p, buf: p.buffer()}
}

func (p *press) buffer() []byte {
	if b, ok := p.spare.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, pieceSize+pieceSize/16)
}

// flush hands over what the part has gathered; the part goes on with an empty
// buffer. It waits while enough pieces are in work, which bounds memory.
func (t *part) flush() {
	if len(t.buf) == 0 {
		return
	}
	done := &piece{}
	t.pieces = append(t.pieces, done)
	raw, p := t.buf, t.press
	t.buf = nil
	turn := <-p.turn
	p.busy.Add(1)
	go func() {
		defer p.busy.Done()
		turn.deflate(done, raw)
		p.turn <- turn
		if cap(raw) >= pieceSize {
			p.spare.Put(&raw)
		}
	}()
}

// more begins the next piece when this one is full.
func (t *part) more() {
	if len(t.buf) >= pieceSize {
		t.flush()
		t.buf = t.press.buffer()
	}
}

// end hands over the rest of the part.
func (t *part) end() {
	t.flush()
	t.buf = nil
}

// before puts a beginning in front of an ended part.
func (t *part) before(head []byte) {
	t.buf = head
	t.end()
	last := len(t.pieces) - 1
	t.pieces = slices.Insert(t.pieces[:last], 0, t.pieces[last])
}

// whole is a part that is ready at once.
func (p *press) whole(content []byte) *part {
	t := &part{press: p, buf: content}
	t.end()
	return t
}

// deflater is what deflating takes, used again for the next piece.
type deflater struct {
	w   *flate.Writer // made when first used
	out bytes.Buffer
}

// deflate fills the piece from raw.
func (d *deflater) deflate(into *piece, raw []byte) {
	d.out.Reset()
	if d.w == nil {
		d.w, _ = flate.NewWriter(&d.out, level) // fails only for a level that is none
	} else {
		d.w.Reset(&d.out)
	}
	d.w.Write(raw) //nolint:errcheck // a bytes.Buffer takes everything
	d.w.Flush()    //nolint:errcheck // as above
	*into = piece{deflated: bytes.Clone(d.out.Bytes()), size: int64(len(raw)), crc: crc32.ChecksumIEEE(raw)}
}

// zipVersion is that of zips with deflated files: 2.0.
const zipVersion = 20

// lastBlock is an empty deflate block that says it is the last one.
var lastBlock = []byte{0x03, 0x00}

// write puts the part into the zip; all of it must be deflated by now. Sizes
// and checksum are known, so they stand before the data, where readers that do
// not seek look for them.
func (t *part) write(z *zip.Writer, name string, modified time.Time) error {
	h := &zip.FileHeader{
		Name: name, Method: zip.Deflate, CompressedSize64: uint64(len(lastBlock)),
		CreatorVersion: zipVersion, ReaderVersion: zipVersion,
	}
	for _, d := range t.pieces {
		h.CRC32 = joinedCRC(h.CRC32, d.crc, d.size)
		h.UncompressedSize64 += uint64(d.size)
		h.CompressedSize64 += uint64(len(d.deflated))
	}
	if modified.Year() < 1980 || modified.Year() > 2107 {
		modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the years that a zip can say
	}
	h.SetModTime(modified.UTC()) //nolint:staticcheck // CreateRaw takes the time only in this form
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	for _, d := range t.pieces {
		if _, err := w.Write(d.deflated); err != nil {
			return err
		}
	}
	_, err = w.Write(lastBlock)
	return err
}

// joinedCRC is the CRC-32 of two runs of bytes put together, from that of each
// and the length of the second: the head of a sheet is written after its rows.
// The first is multiplied by x^(8·length) modulo the polynomial, as zlib does.
func joinedCRC(first, second uint32, length int64) uint32 {
	shift, square := uint32(1)<<31, uint32(1)<<23 // x⁰ and x⁸, bits reversed
	for ; length > 0; length >>= 1 {
		if length&1 != 0 {
			shift = timesCRC(shift, square)
		}
		square = timesCRC(square, square)
	}
	return timesCRC(shift, first) ^ second
}

// timesCRC multiplies two polynomials modulo that of CRC-32.
func timesCRC(a, b uint32) uint32 {
	var product uint32
	for bit := uint32(1) << 31; bit != 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		if b&1 != 0 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return product
}

// zipParts writes the parts in their order.
func zipParts(w io.Writer, parts []namedPart, modified time.Time) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		if err := p.part.write(z, p.name, modified); err != nil {
			return err
		}
	}
	return z.Close()
}

// namedPart is a part and its name in the zip.
type namedPart struct {
	name string
	part *part
}
