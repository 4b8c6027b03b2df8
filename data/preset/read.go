package preset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sapar/data"
)

// A preset file is a JSON object with these keys:
//
//	months      how long the project lasts, where the contract's text says so
//	proof       the proof of every indicator that names none of its own
//	project     an object with fields of data.ProjectType
//	indicators  a list of objects with fields of data.IndicatorType,
//	            numbered as they stand
//
// What belongs to one making of the project, and not to its text, is no key.
var (
	keys = []string{"months", "proof", "project", "indicators"}
	made = map[*data.Type][]string{
		data.ProjectType:   {"preset", "start", "end"},
		data.IndicatorType: {"project", "number", "from", "to"},
	}
)

// FileError says what is wrong with a preset file and where.
type FileError struct {
	File    string
	Key     string // like "indicators[2].plan", the first of a list being 1; empty for the file as a whole
	Problem string
}

func (e *FileError) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("%s: %s", e.File, e.Problem)
	}
	return fmt.Sprintf("%s, %s: %s", e.File, e.Key, e.Problem)
}

// reader reads one file.
type reader struct{ file string }

func (r reader) fault(key, format string, args ...any) error {
	return &FileError{r.file, key, fmt.Sprintf(format, args...)}
}

func read(file string, raw []byte) (data.Preset, error) {
	r := reader{file}
	var p data.Preset
	whole, err := r.object("", raw, keys)
	if err != nil {
		return p, err
	}
	for _, key := range []string{"project", "indicators"} {
		if whole[key] == nil {
			return p, r.fault(key, "is missing")
		}
	}
	var proof string
	var list []json.RawMessage
	for key, to := range map[string]any{"months": &p.Months, "proof": &proof, "indicators": &list} {
		if whole[key] != nil {
			if err := json.Unmarshal(whole[key], to); err != nil {
				return p, r.fault(key, "%v", err)
			}
		}
	}
	if p.Months < 0 {
		return p, r.fault("months", "%d is below 0", p.Months)
	}
	if err := r.record("project", whole["project"], &p.Project); err != nil {
		return p, err
	}
	p.Indicators = make([]data.Indicator, len(list))
	for n, raw := range list {
		i := &p.Indicators[n]
		if err := r.record(fmt.Sprintf("indicators[%d]", n+1), raw, i); err != nil {
			return p, err
		}
		i.Number = n + 1
		if i.Proof == "" {
			i.Proof = proof
		}
	}
	return p, nil
}

// record fills a record with the fields of a JSON object and holds it to the
// record's own rules.
func (r reader) record(at string, raw []byte, to data.Record) error {
	t := to.Type()
	var known []string
	for _, f := range t.Fields {
		if !slices.Contains(made[t], f.Key) {
			known = append(known, f.Key)
		}
	}
	if _, err := r.object(at, raw, known); err != nil {
		return err
	}
	fields, err := data.ParseFields(raw)
	if err != nil {
		return r.fault(at, "%v", err)
	}
	for key, value := range fields {
		if err := t.Field(key).Set(to, value); err != nil {
			return r.fault(at+"."+key, "%v", err)
		}
	}
	for _, problem := range data.Check(to, data.Scope{}) {
		if !slices.Contains(made[t], problem.Field) {
			return r.fault(at+"."+problem.Field, "%v", data.Problems{problem})
		}
	}
	return nil
}

// object splits a JSON object into its values. A key that is not known, that
// stands twice, or that differs by a capital letter is refused: what is written
// in a contract must not get lost.
func (r reader) object(at string, raw []byte, known []string) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	open, err := dec.Token()
	if err != nil {
		return nil, r.fault(at, "%v", err)
	}
	if open != json.Delim('{') {
		return nil, r.fault(at, "is no object: { … }")
	}
	values := map[string]json.RawMessage{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, r.fault(at, "%v", err)
		}
		key := token.(string) // the decoder gives nothing else here
		full := strings.TrimPrefix(at+"."+key, ".")
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, r.fault(full, "%v", err)
		}
		switch {
		case !slices.Contains(known, key):
			return nil, r.fault(full, "there is no such key; the keys are %s", strings.Join(known, ", "))
		case values[key] != nil:
			return nil, r.fault(full, "stands twice")
		}
		values[key] = value
	}
	if _, err := dec.Token(); err != nil {
		return nil, r.fault(at, "%v", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, r.fault(at, "something stands behind the last }")
	}
	return values, nil
}
