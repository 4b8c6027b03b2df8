package sheet

import (
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"sapar/data"
)

// rowMark is what a version cell says.
type rowMark struct {
	id      data.ID
	several bool // the record has more versions than one
	partial bool
	version data.VersionID
	stamp   data.Stamp
	batch   int
	hash    int64
	heads   []data.VersionID
	codes   string
}

// exportTag tells the version cells of one export from those of others.
func exportTag(m *data.Manifest) uint32 { return code(string(m.Export[:])) }

// parseRowMark reads a version cell.
func (a *about) parseRowMark(s string, m *rowMark) bool {
	*m = rowMark{}
	if len(s) < 40 || s[32] != ' ' || s[38] != ' ' {
		return false
	}
	if tag, ok := parseCode(s[34:38]); !ok || tag != exportTag(&a.manifest) {
		return false
	}
	id, ok := parseHexID(s[:32])
	if !ok {
		return false
	}
	m.id = id
	kind := s[33]
	first, rest, ok := strings.Cut(s[39:], " ")
	if !ok {
		return false
	}
	switch kind {
	case 'h':
		m.several = true
		m.heads, ok = a.parseVersionIDs(first)
		m.codes = rest
		return ok && len(m.codes)%codeLength == 0
	case 'p', '1':
		m.partial = kind == 'p'
	default:
		return false
	}
	if m.version, ok = a.parseVersionID(first); !ok {
		return false
	}
	stamp, rest, okStamp := digits(rest, 10)
	batch, rest, okBatch := digits(rest, 10)
	hash, rest, okHash := digits(rest, 16)
	if !okStamp || !okBatch || !okHash || stamp > math.MaxInt64 || batch >= uint64(len(a.batches)) {
		return false
	}
	m.stamp, m.batch, m.hash, m.codes = data.Stamp(stamp), int(batch), int64(hash), rest
	return len(m.codes)%codeLength == 0
}

// digits reads a number that ends with a blank, and gives what follows it.
func digits(s string, base uint64) (n uint64, rest string, ok bool) {
	for i := 0; i < len(s) && i < 20; i++ {
		if s[i] == ' ' {
			return n, s[i+1:], i > 0
		}
		d := uint64(hexValue(s[i]))
		if d >= base || n > (math.MaxUint64-d)/base {
			break
		}
		n = n*base + d
	}
	return 0, "", false
}

func parseHexID(s string) (data.ID, bool) {
	var id data.ID
	if len(s) != 32 {
		return id, false
	}
	for i := range id {
		hi, lo := hexValue(s[2*i]), hexValue(s[2*i+1])
		if hi > 15 || lo > 15 {
			return data.ID{}, false
		}
		id[i] = hi<<4 | lo
	}
	return id, !id.IsZero()
}

func hexValue(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 255
}

// hexID is the id as cells have it.
func hexID(id data.ID) string { return hex.EncodeToString(id[:]) }

// exactValue reads the exact value from a twin.
func exactValue(k data.Kind, twin string) (data.Value, bool) {
	if twin == "" {
		return nil, true
	}
	switch k {
	case data.Choices, data.Refs, data.PlaceCodes:
		return strings.Fields(twin), true
	case data.Numbers:
		fields, err := data.ParseFields([]byte(`{"n":` + twin + `}`))
		if err != nil {
			return nil, false
		}
		n, ok := fields["n"].(map[string]int64)
		return n, ok
	}
	return twin, true
}

// plainValue reads a value from a content that stands for itself.
func plainValue(k data.Kind, content string) (data.Value, bool) {
	if content == "" {
		return nil, true
	}
	switch k {
	case data.Int:
		n, err := strconv.ParseInt(content, 10, 64)
		return n, err == nil
	case data.Bool:
		return true, content == "1"
	case data.Lines:
		return strings.Split(content, "\n"), true
	}
	return content, true
}
