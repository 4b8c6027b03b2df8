package sheet_test

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"time"

	"sapar/data"
	"sapar/data/demo"
	"sapar/data/merge"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/sheet"
	"sapar/data/sheet/sheettest"
	"sapar/data/territory"
)

const today = data.Date(20261122)

// Two districts.
const (
	akzhaiyk = "273200000"
	borli    = "273600000"
)

var places = territory.Builtin().WithFold(names.Fold)

func workbook() *sheet.Workbook {
	return &sheet.Workbook{
		Places: places,
		Words:  sheettest.Words,
		Fold:   names.Fold,
		Today:  func() data.Date { return today },
	}
}

// shipment is an export in memory.
type shipment struct {
	batches []data.Batch
	records map[string][]data.Shipped
}

func (s *shipment) Batches() ([]data.Batch, error) { return s.batches, nil }

func (s *shipment) Each(of *data.Type, visit func(*data.Shipped) error) error {
	for i := range s.records[of.Key] {
		if err := visit(&s.records[of.Key][i]); err != nil {
			return err
		}
	}
	return nil
}

const (
	laptop = data.Device(0x1f2e3d4c5b6a7989)
	office = data.Device(0x2f2e3d4c5b6a798b)
)

var exported = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func manifest() data.Manifest {
	return data.Manifest{
		Format: data.WorkbookFormat, Export: data.ID{1, 2, 3}, Device: laptop, Author: "Тілеуова Айгүл", Role: "coordinator",
		District: akzhaiyk, Region: "270000000", Part: akzhaiyk,
		TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь",
		Period: data.Period{Kind: data.Whole, From: 20260201, To: 20270131},
		At:     exported, Stamp: data.NextStamp(0, exported), Names: true,
		Homes: map[data.Device]string{laptop: akzhaiyk},
	}
}

// ship makes records into a shipment, each with one version.
func ship(records ...data.Record) *shipment {
	s := &shipment{records: map[string][]data.Shipped{}}
	batch := data.Batch{ID: data.ID{9, 9}, Device: laptop, Action: data.ActionEdit, At: exported.Add(-time.Hour), Author: "Тілеуова Айгүл"}
	s.batches = []data.Batch{batch}
	for i, r := range records {
		id := data.VersionID{Device: laptop, Counter: uint64(i + 1)}
		v := &data.Version{ID: id, Type: r.Type().Key, Record: data.BaseOf(r).ID, Stamp: data.NextStamp(0, exported.Add(-time.Hour)) + data.Stamp(i), Batch: batch.ID}
		v.Hash = v.SumOf(r)
		s.add(data.Shipped{Record: r, Heads: []data.VersionID{id}, Only: v})
	}
	return s
}

func (s *shipment) add(one data.Shipped) {
	key := one.Record.Type().Key
	s.records[key] = append(s.records[key], one)
}

// sorted puts the records into the order of their ids.
func (s *shipment) sorted() *shipment {
	for _, list := range s.records {
		slices.SortFunc(list, func(a, b data.Shipped) int {
			x, y := data.BaseOf(a.Record).ID, data.BaseOf(b.Record).ID
			return bytes.Compare(x[:], y[:])
		})
	}
	return s
}

// shipVersions makes a history into a shipment, as the store would.
func shipVersions(versions []data.Version, batches []data.Batch) *shipment {
	s := &shipment{records: map[string][]data.Shipped{}}
	for _, b := range batches {
		if !slices.ContainsFunc(s.batches, func(c data.Batch) bool { return c.ID == b.ID }) {
			s.batches = append(s.batches, b)
		}
	}
	byRecord := map[data.ID][]data.Version{}
	for _, v := range versions {
		byRecord[v.Record] = append(byRecord[v.Record], v)
	}
	for id, all := range byRecord {
		slices.SortFunc(all, func(a, b data.Version) int { return cmp.Or(a.ID.Compare(b.ID)) })
		of := data.TypeByKey(all[0].Type)
		folded := merge.Fold(all)
		r := of.New()
		data.BaseOf(r).ID = id
		if err := of.Fill(r, folded.Fields); err != nil {
			continue
		}
		one := data.Shipped{Record: r, Deleted: folded.Deleted, Heads: folded.Heads}
		_, marks := all[0].Fields[data.DeletedField]
		if v := all[0]; len(all) == 1 && len(v.Parents) == 0 && !v.Partial && !marks && bytes.Equal(data.AppendFields(nil, v.Fields), of.AppendValues(nil, r)) {
			v.Fields = nil
			one.Only = &v
		} else {
			one.Versions = all
		}
		s.add(one)
	}
	return s.sorted()
}

func write(t testing.TB, m data.Manifest, s *shipment) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook().Write(&b, m, "kk", s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, raw []byte) *data.Parcel {
	t.Helper()
	p, err := tryRead(raw)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func tryRead(raw []byte) (*data.Parcel, error) {
	return workbook().Read(bytes.NewReader(raw), int64(len(raw)), sheet.ReadOptions{Name: "файл.xlsx", Sum: [32]byte{1}})
}

// demoRecords are the records of a district's year.
func demoRecords(t testing.TB, districts ...string) []data.Record {
	t.Helper()
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	g, err := demo.New(demo.Options{Seed: 1, Today: today, Places: territory.Builtin(), Preset: p, Districts: districts})
	if err != nil {
		t.Fatal(err)
	}
	var all []data.Record
	for {
		r, err := g.Next()
		if err != nil {
			t.Fatal(err)
		}
		if r == nil {
			return all
		}
		all = append(all, r)
	}
}

// number is a record's id that is easy to read.
func number(n int) data.ID {
	var id data.ID
	binary.BigEndian.PutUint64(id[:], uint64(n))
	return id
}

// small is a project with two events and three people, of whom each was at
// each.
func small() []data.Record {
	project := &data.Project{
		Base: data.Base{ID: number(1)}, Kind: "grant", TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь", Number: "14/2026",
		Start: 20260201, End: 20270131, Region: "270000000",
	}
	indicator := &data.Indicator{
		Base: data.Base{ID: number(2)}, Project: project.ID, Number: 1, Kind: "events", NameKK: "Кездесу өткізу", Unit: "events",
		EventTypes: []string{"meeting", "dialogue"}, Plan: 10, ByDistrict: map[string]int{akzhaiyk: 6, borli: 4},
	}
	member := &data.Member{
		Base: data.Base{ID: number(3)}, Project: project.ID, District: akzhaiyk, Name: "Әбдірахманова Гүлнұр Қайратқызы",
		Specialty: "health", Phone: "+7 701 123 45 67",
	}
	trip := &data.Trip{
		Base: data.Base{ID: number(4)}, Project: project.ID, District: akzhaiyk, Title: "Чапаев бағыты", Status: "held",
		Start: 20260510, End: 20260512, Villages: []string{"273230100", "273230400"}, Members: []data.ID{member.ID},
	}
	all := []data.Record{project, indicator, member, trip}
	for i := range 12 {
		all = append(all, &data.Event{
			Base: data.Base{ID: number(10 + i)}, Project: project.ID, Trip: trip.ID, Number: "2732-2026-0" + string(rune('a'+i)), Status: "held",
			Kind: []string{"meeting", "dialogue", "concert"}[i%3], Title: strings.Repeat("Жұмыс ", i+1) + "туралы", Topic: "employment",
			Date: data.Date(20260501 + i), Start: "09:30", End: "11:00", District: akzhaiyk, Village: "273230100",
			Place: "Мәдениет үйі", Audience: "all", Members: []data.ID{member.ID}, Indicators: []data.ID{indicator.ID}, Handouts: 100 + i,
			Links: []string{"https://example.kz/1", "https://example.kz/2"}, Note: "бір\nекі",
		})
	}
	for i, name := range []string{"Асанов Ерлан Бекұлы", "Үсенова Іңкәр", "Ғабдуллин Һәкім", "Құрманғали Өркен"} {
		all = append(all, &data.Person{
			Base: data.Base{ID: number(100 + i)}, Name: name, BirthYear: 2000 + i, Sex: []string{"m", "f"}[i%2], Category: "pupil",
			Village: "273230100", Phone: "8701000000" + string(rune('0'+i)), Consent: "self", ConsentDate: 20260501,
		})
	}
	for i := range 16 {
		all = append(all, &data.Attendance{Base: data.Base{ID: number(200 + i)}, Event: number(10 + i/4), Person: number(100 + i%4), Category: "pupil"})
	}
	all = append(all,
		&data.Issue{Base: data.Base{ID: number(300)}, Event: number(10), Text: "Жұмыс жоқ; жол жаман", Topic: "employment", Status: "open"},
		&data.Recommendation{Base: data.Base{ID: number(301)}, Event: number(10), Issue: number(300), Text: "Жол салу", Status: "draft", Due: 20261201})
	return all
}
