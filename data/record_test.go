package data_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
)

func TestDeclarations(t *testing.T) {
	seen := map[string]bool{}
	for _, of := range data.Types() {
		if seen[of.Key] {
			t.Errorf("%s is declared twice", of.Key)
		}
		for _, f := range of.Fields {
			name := of.Key + "." + f.Key
			if of.Field(f.Key) != f {
				t.Errorf("%s stands twice", name)
			}
			coded := f.Kind == data.Choice || f.Kind == data.Choices || f.Kind == data.Numbers && f.List != ""
			if coded != (len(data.List(f.List)) > 0) {
				t.Errorf("%s: list %q", name, f.List)
			}
			if (f.Kind == data.Ref || f.Kind == data.Refs) != (data.TypeByKey(f.Of) != nil) {
				t.Errorf("%s refers to %q", name, f.Of)
			}
			if f.Kind == data.Ref && f.Of != of.Key && !seen[f.Of] {
				t.Errorf("%s refers to %s, which is declared after it", name, f.Of)
			}
		}
		seen[of.Key] = true
	}
}

// No excess data: the law lets us ask for no identity number, address or
// document.
func TestPersonHasNoExcessData(t *testing.T) {
	allowed := "name birth_year sex category village work phone consent consent_date consent_form consent_text representative photo_consent photo_date withdrawal_date note"
	got := ""
	for _, f := range data.PersonType.Fields {
		got += f.Key + " "
	}
	if got != allowed+" " {
		t.Errorf("a person has the fields %s", got)
	}
}

func drawFields(t *rapid.T, of *data.Type) data.Fields {
	fields := data.Fields{}
	for _, f := range of.Fields {
		if rapid.Bool().Draw(t, "empty") {
			continue
		}
		text := rapid.StringN(1, 20, -1).Filter(func(s string) bool { return s != "" })
		switch f.Kind {
		case data.Int:
			fields[f.Key] = rapid.Int64Range(1, 1_000_000).Draw(t, f.Key)
		case data.Bool:
			fields[f.Key] = true
		case data.Day:
			fields[f.Key] = data.Date(20260101).AddDays(rapid.IntRange(0, 999).Draw(t, f.Key)).String()
		case data.Choices, data.PlaceCodes, data.Lines:
			fields[f.Key] = rapid.SliceOfN(text, 1, 3).Draw(t, f.Key)
		case data.Ref:
			fields[f.Key] = fmt.Sprintf("%032x", rapid.Uint64Min(1).Draw(t, f.Key))
		case data.Refs:
			fields[f.Key] = []string{fmt.Sprintf("%032x", rapid.Uint64Min(1).Draw(t, f.Key))}
		case data.Numbers:
			fields[f.Key] = map[string]int64{text.Draw(t, "key"): rapid.Int64Range(1, 99).Draw(t, f.Key)}
		default:
			fields[f.Key] = text.Draw(t, f.Key)
		}
	}
	if rapid.Bool().Draw(t, "newer") {
		fields["of_a_newer_program"] = rapid.SampledFrom([]data.Value{int64(1), "x", []string{"a"}}).Draw(t, "unknown")
	}
	return fields
}

func TestRecordHoldsWhatItWasFilledWith(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.SampledFrom(data.Types()).Draw(t, "type")
		fields := drawFields(t, of)
		r := of.New()
		if err := of.Fill(r, fields); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fields, of.Values(r)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(string(data.AppendFields(nil, fields)), string(of.AppendValues(nil, r))); diff != "" {
			t.Fatalf("the two ways to write a record differ: %s", diff)
		}
	})
}

func TestFieldsAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := drawFields(t, rapid.SampledFrom(data.Types()).Draw(t, "type"))
		raw := data.AppendFields(nil, fields)
		got, err := data.ParseFields(raw)
		if err != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		if again := data.AppendFields(nil, got); string(again) != string(raw) {
			t.Fatalf("%s was written again as %s", raw, again)
		}
	})
}

// Whatever a newer program's file holds, it is carried through unchanged.
func FuzzParseFields(f *testing.F) {
	f.Add([]byte(`{"name":"Асан","n":5,"list":["a"],"map":{"a":1},"deep":[{"x":[1.5,null]}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fields, err := data.ParseFields(raw)
		if err != nil {
			return
		}
		once := data.AppendFields(nil, fields)
		again, err := data.ParseFields(once)
		if err != nil {
			t.Fatalf("%s is not read: %v", once, err)
		}
		if twice := data.AppendFields(nil, again); string(once) != string(twice) {
			t.Fatalf("%s became %s", once, twice)
		}
	})
}

func TestWrongShapeLeavesTheFieldAsItWas(t *testing.T) {
	e := data.Event{Date: 20260512, Handouts: 5}
	for key, v := range map[string]data.Value{
		"date": int64(5), "handouts": "көп", "title": []string{"a"}, "project": "xyz", "members": []string{"xyz"},
	} {
		if err := data.EventType.Field(key).Set(&e, v); err == nil {
			t.Errorf("%s took %v", key, v)
		}
	}
	if !cmp.Equal(e, data.Event{Date: 20260512, Handouts: 5}) {
		t.Errorf("the event became %+v", e)
	}
}

func TestHashCoversAllThatAVersionSays(t *testing.T) {
	v := data.Version{
		ID: data.VersionID{Device: 1, Counter: 2}, Type: "person", Record: data.ID{1}, Stamp: 3, Batch: data.ID{2},
		Parents: []data.VersionID{{Device: 1, Counter: 1}}, Fields: data.Fields{"name": "Асан"},
	}
	sum := v.Sum()
	for name, change := range map[string]func(*data.Version){
		"device":  func(v *data.Version) { v.ID.Device++ },
		"counter": func(v *data.Version) { v.ID.Counter++ },
		"type":    func(v *data.Version) { v.Type = "event" },
		"record":  func(v *data.Version) { v.Record[15]++ },
		"stamp":   func(v *data.Version) { v.Stamp++ },
		"batch":   func(v *data.Version) { v.Batch[0]++ },
		"parents": func(v *data.Version) { v.Parents = nil },
		"fields":  func(v *data.Version) { v.Fields = data.Fields{"name": "Асем"} },
	} {
		w := v
		change(&w)
		if w.Sum() == sum {
			t.Errorf("another %s gives the same hash", name)
		}
	}
}
