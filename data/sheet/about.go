package sheet

import (
	"strconv"
	"strings"
	"time"

	"sapar/data"
	"sapar/data/xlsx"
)

// about is what a workbook says of itself in its hidden sheet.
type about struct {
	manifest data.Manifest
	lang     string
	devices  []data.Device
	batches  []data.Batch
	sheets   []sheetAbout
	versions *sheetAbout // of the versions' sheet
}

// damaged refuses a workbook whose hidden sheets contradict themselves.
func damaged(part string) error {
	return &data.Error{Code: "workbook_damaged", Args: data.Args{"part": part}}
}

// cellText is a cell's text; a program may have made a number of it.
func cellText(c *xlsx.Cell) string {
	switch c.Kind {
	case xlsx.Number:
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	case xlsx.Bool:
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	}
	return c.Text
}

// texts are the texts of a row by column, as many as it has.
func texts(r *xlsx.Row, into []string) []string {
	into = into[:0]
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Column >= 1000 {
			break
		}
		for len(into) <= c.Column {
			into = append(into, "")
		}
		into[c.Column] = cellText(c)
	}
	return into
}

// readAbout reads the hidden sheet at that index.
func readAbout(book *xlsx.Book, index int) (*about, error) {
	a := &about{}
	bad := false
	var batchDevices []int
	var cells []string
	_, err := book.Read(index, func(r *xlsx.Row) error {
		cells = texts(r, cells)
		at := func(i int) string {
			if i < len(cells) {
				return cells[i]
			}
			return ""
		}
		switch at(0) {
		case aboutDevices:
			d, err := strconv.ParseUint(at(1), 16, 64)
			bad = bad || err != nil
			a.devices = append(a.devices, data.Device(d))
			if home := at(2); home != "" {
				if a.manifest.Homes == nil {
					a.manifest.Homes = map[data.Device]string{}
				}
				a.manifest.Homes[data.Device(d)] = strings.TrimPrefix(home, noDistrict)
			}
		case aboutBatch:
			id, errID := data.ParseID(at(1))
			device, errDevice := strconv.Atoi(at(2))
			bad = bad || errID != nil || errDevice != nil || id.IsZero()
			batchDevices = append(batchDevices, device)
			a.batches = append(a.batches, data.Batch{ID: id, Action: at(3), At: parseTime(at(4)), Author: at(5), Source: at(6)})
		case aboutSheetOf:
			s := sheetAbout{of: at(1), name: at(2), columns: strings.Fields(at(5))}
			var errRows, errHash error
			s.rows, errRows = strconv.Atoi(at(3))
			s.hash, errHash = strconv.ParseUint(at(4), 16, 64)
			bad = bad || errRows != nil || errHash != nil
			if s.of == versionsSheet {
				a.versions = &s
			} else {
				a.sheets = append(a.sheets, s)
			}
		default:
			bad = !a.set(at(0), at) || bad
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, device := range batchDevices {
		if device < 0 || device >= len(a.devices) {
			return nil, damaged(aboutSheet)
		}
		a.batches[i].Device = a.devices[device]
	}
	m := &a.manifest
	switch {
	case m.Format > data.WorkbookFormat:
		return nil, &data.Error{Code: "newer_workbook", Args: data.Args{"have": m.Format, "know": data.WorkbookFormat}}
	case bad || m.Format < 1 || m.Export.IsZero() || m.Stamp < 0:
		return nil, damaged(aboutSheet)
	}
	return a, nil
}

// set takes over one line of the manifest. A key that this program does not
// know is a newer one's.
func (a *about) set(key string, at func(int) string) bool {
	m := &a.manifest
	var err error
	switch key {
	case aboutFormat:
		m.Format, err = strconv.Atoi(at(1))
	case aboutExport:
		m.Export, err = data.ParseID(at(1))
	case aboutDevice:
		var d uint64
		d, err = strconv.ParseUint(at(1), 16, 64)
		m.Device = data.Device(d)
	case aboutAuthor:
		m.Author = at(1)
	case aboutRole:
		m.Role = at(1)
	case aboutDistrict:
		m.District = at(1)
	case aboutProject:
		m.Project, err = data.ParseID(at(1))
	case aboutRegion:
		m.Region = at(1)
	case aboutTitleKK:
		m.TitleKK = at(1)
	case aboutTitleRU:
		m.TitleRU = at(1)
	case aboutPeriod:
		m.Period.Kind = data.PeriodKind(at(1))
		m.Period.From, m.Period.To = day(at(2)), day(at(3))
	case aboutPart:
		m.Part = at(1)
	case aboutAt:
		m.At = parseTime(at(1))
	case aboutStamp:
		var n int64
		n, err = strconv.ParseInt(at(1), 10, 64)
		m.Stamp = data.Stamp(n)
	case aboutNames:
		m.Names = at(1) == "1"
	case aboutForm:
		m.Form = at(1) == "1"
	case aboutLanguage:
		a.lang = at(1)
	}
	return err == nil
}

func day(s string) data.Date {
	if s == "" {
		return 0
	}
	d, err := data.ParseDate(s)
	if err != nil {
		return 0
	}
	return d
}

func parseTime(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// parseVersionID reads "3.17": the number of a device, and a counter.
func (a *about) parseVersionID(s string) (data.VersionID, bool) {
	device, counter, ok := strings.Cut(s, ".")
	n, errN := strconv.Atoi(device)
	c, errC := strconv.ParseUint(counter, 10, 64)
	if !ok || errN != nil || errC != nil || n < 0 || n >= len(a.devices) || c == 0 {
		return data.VersionID{}, false
	}
	return data.VersionID{Device: a.devices[n], Counter: c}, true
}

// parseVersionIDs reads several, with commas between.
func (a *about) parseVersionIDs(s string) ([]data.VersionID, bool) {
	var out []data.VersionID
	for s != "" {
		one, rest, _ := strings.Cut(s, ",")
		id, ok := a.parseVersionID(one)
		if !ok {
			return nil, false
		}
		out = append(out, id)
		s = rest
	}
	return out, true
}

// history are the versions that rows do not hold, by record.
type history map[data.ID][]data.Version

// readVersions reads the versions' sheet. Each version's hash has to fit: who
// edits a workbook never touches this sheet.
func (a *about) readVersions(book *xlsx.Book, index int) (history, error) {
	h := history{}
	first := true
	var read sheetAbout
	var cells []string
	_, err := book.Read(index, func(r *xlsx.Row) error {
		if first { // the heads
			first = false
			return nil
		}
		cells = texts(r, cells)
		if len(cells) <= versionFields {
			return damaged(versionsSheet)
		}
		v, ok := a.version(cells)
		if !ok || v.Sum() != v.Hash {
			return damaged(versionsSheet)
		}
		if read.add(cells[versionRecord] + cells[versionHash]); read.rows > maxRows {
			return tooLarge("rows", maxRows)
		}
		h[v.Record] = append(h[v.Record], v)
		return nil
	})
	if err == nil && (a.versions == nil || a.versions.rows != read.rows || a.versions.hash != read.hash) {
		err = damaged(versionsSheet)
	}
	return h, err
}

func (a *about) version(cells []string) (data.Version, bool) {
	v := data.Version{Type: cells[versionType], Partial: cells[versionPartial] == "p"}
	var errs [5]error
	var ok, okParents bool
	var batch int
	var hash uint64
	v.Record, errs[0] = data.ParseID(cells[versionRecord])
	v.ID, ok = a.parseVersionID(cells[versionID])
	v.Parents, okParents = a.parseVersionIDs(cells[versionParents])
	stamp, err := strconv.ParseInt(cells[versionStamp], 10, 64)
	v.Stamp, errs[1] = data.Stamp(stamp), err
	batch, errs[2] = strconv.Atoi(cells[versionBatch])
	hash, errs[3] = strconv.ParseUint(cells[versionHash], 16, 64)
	v.Hash = int64(hash)
	v.Fields, errs[4] = data.ParseFields([]byte(strings.Join(cells[versionFields:], "")))
	for _, err := range errs {
		if err != nil {
			return v, false
		}
	}
	if !ok || !okParents || batch < 0 || batch >= len(a.batches) || v.Record.IsZero() || v.Type == "" {
		return v, false
	}
	v.Batch = a.batches[batch].ID
	return v, true
}
