package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"unicode/utf8"
)

// Value is a field's content as versions carry it, in one of these shapes:
// nil (empty), string (text, code, ISO date, time, id), int64, bool,
// []string (codes, ids, lines) or map[string]int64 (numbers by key). An
// unknown field of a newer program is any other shape that JSON has.
//
// Empty and zero are the same: a number that was never entered and 0 both are
// nil, so that equal records always have equal values.
type Value any

// Fields are values by field key.
type Fields map[string]Value

// DeletedField is the key under which a version says that it deletes (true)
// or brings back (nil) its record.
const DeletedField = "deleted"

// EqualValues reports whether two values are the same content.
func EqualValues(a, b Value) bool {
	return bytes.Equal(AppendValue(nil, a), AppendValue(nil, b))
}

// AppendFields appends the canonical JSON of the fields: keys ascending, no
// spaces. Equal fields give equal bytes, on every computer.
func AppendFields(b []byte, fields Fields) []byte {
	keys := make([]string, 0, len(fields))
	for key := range fields {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	b = append(b, '{')
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, key)
		b = append(b, ':')
		b = AppendValue(b, fields[key])
	}
	return append(b, '}')
}

// AppendValue appends the canonical JSON of one value.
func AppendValue(b []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return appendString(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case bool:
		return strconv.AppendBool(b, v)
	case []string:
		b = append(b, '[')
		for i, s := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(b, s)
		}
		return append(b, ']')
	case map[string]int64:
		fields := make(Fields, len(v))
		for key, n := range v {
			fields[key] = n
		}
		return AppendFields(b, fields)
	case map[string]any:
		fields := make(Fields, len(v))
		for key, item := range v {
			fields[key] = item
		}
		return AppendFields(b, fields)
	default: // what only a newer program writes
		raw, err := json.Marshal(v)
		if err != nil {
			return append(b, "null"...)
		}
		return append(b, raw...)
	}
}

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string with the fewest escapes; bytes that are no
// UTF-8 become U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '"' || c == '\\':
				b = append(b, '\\', c)
			case c < 0x20:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			default:
				b = append(b, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b = utf8.AppendRune(b, r)
		i += size
	}
	return append(b, '"')
}

// ParseFields reads what AppendFields wrote.
func ParseFields(raw []byte) (Fields, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var loose map[string]any
	if err := dec.Decode(&loose); err != nil {
		return nil, fmt.Errorf("parse fields: %w", err)
	}
	fields := make(Fields, len(loose))
	for key, v := range loose {
		fields[key] = tighten(v)
	}
	return fields, nil
}

// tighten brings what encoding/json read into the shapes of Value, where it
// has one of them.
func tighten(v any) Value {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		return v
	case []any:
		list := make([]string, len(v))
		for i, item := range v {
			s, ok := item.(string)
			if !ok {
				return v
			}
			list[i] = s
		}
		return list
	case map[string]any:
		numbers := make(map[string]int64, len(v))
		for key, item := range v {
			num, ok := item.(json.Number)
			if !ok {
				return v
			}
			n, err := num.Int64()
			if err != nil {
				return v
			}
			numbers[key] = n
		}
		return numbers
	}
	return v
}
