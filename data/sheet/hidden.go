package sheet

import (
	"strconv"
	"strings"
	"time"

	"sapar/data"
	"sapar/data/xlsx"
)

// hidden gathers what stands in the hidden sheets while the others are
// written. Versions name devices and batches by their number there.
type hidden struct {
	devices  []data.Device
	deviceNo map[data.Device]int
	batches  []data.Batch
	batchNo  map[data.ID]int
	versions []data.Version
	sheets   []sheetAbout
}

// sheetAbout is what the workbook says of one of its sheets.
type sheetAbout struct {
	of      string   // record type's key
	name    string   // as exported
	columns []string // marks
	rows    int
	hash    uint64 // over the version cells, in whatever order
}

// add counts a row in by its version cell.
func (a *sheetAbout) add(version string) {
	a.rows++
	a.hash += hashText(version)
}

// hashText spreads a text over 64 bits.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h = (h ^ h>>31) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

func newHidden() *hidden {
	return &hidden{deviceNo: map[data.Device]int{}, batchNo: map[data.ID]int{}}
}

func (h *hidden) addBatches(batches []data.Batch) {
	for _, b := range batches {
		if _, ok := h.batchNo[b.ID]; ok {
			continue
		}
		h.batchNo[b.ID] = len(h.batches)
		h.batches = append(h.batches, b)
		h.device(b.Device)
	}
}

func (h *hidden) device(d data.Device) int {
	n, ok := h.deviceNo[d]
	if !ok {
		n = len(h.devices)
		h.deviceNo[d] = n
		h.devices = append(h.devices, d)
	}
	return n
}

// batch is the number of a batch. One that the shipment did not list is added
// by its id alone.
func (h *hidden) batch(id data.ID) int {
	n, ok := h.batchNo[id]
	if !ok {
		n = len(h.batches)
		h.batchNo[id] = n
		h.batches = append(h.batches, data.Batch{ID: id})
	}
	return n
}

func (h *hidden) add(v *data.Version) { h.versions = append(h.versions, *v) }

// appendVersionID appends a version's id as cells have it: the device's number,
// a dot, the counter.
func (h *hidden) appendVersionID(b []byte, v data.VersionID) []byte {
	b = strconv.AppendInt(b, int64(h.device(v.Device)), 10)
	b = append(b, '.')
	return strconv.AppendUint(b, v.Counter, 10)
}

// pieceLength is how many UTF-16 units of a version's fields stand in one cell.
const pieceLength = 30_000

// The columns of the versions' sheet.
const (
	versionType = iota
	versionRecord
	versionID
	versionStamp
	versionBatch
	versionParents
	versionPartial
	versionHash
	versionFields // and all that follow
)

var versionHeads = []string{"type", "record", "version", "stamp", "batch", "parents", "partial", "hash", "fields"}

// writeVersions writes the versions that rows cannot hold.
func (h *hidden) writeVersions(w *xlsx.Writer) {
	text := w.Style(xlsx.Style{Format: "@"})
	sheet := w.Sheet(xlsx.Sheet{Name: versionsSheet, State: xlsx.VeryHidden})
	sheet.Row(xlsx.RowOptions{})
	for i, head := range versionHeads {
		sheet.Text(i, text, head)
	}
	about := sheetAbout{of: versionsSheet, name: versionsSheet}
	var b []byte
	for i := range h.versions {
		v := &h.versions[i]
		sheet.Row(xlsx.RowOptions{})
		sheet.Text(versionType, text, v.Type)
		sheet.Unique(versionRecord, text, v.Record.String())
		sheet.Unique(versionID, text, string(h.appendVersionID(nil, v.ID)))
		sheet.Unique(versionStamp, text, strconv.FormatInt(int64(v.Stamp), 10))
		sheet.Text(versionBatch, text, strconv.Itoa(h.batch(v.Batch)))
		var parents []string
		for _, parent := range v.Parents {
			parents = append(parents, string(h.appendVersionID(nil, parent)))
		}
		if len(parents) > 0 {
			sheet.Unique(versionParents, text, strings.Join(parents, ","))
		}
		if v.Partial {
			sheet.Text(versionPartial, text, "p")
		}
		hash := strconv.FormatUint(uint64(v.Hash), 16)
		sheet.Unique(versionHash, text, hash)
		about.add(v.Record.String() + hash)
		b = data.AppendFields(b[:0], v.Fields)
		rest := string(b)
		for column := versionFields; rest != ""; column++ {
			piece := short(rest, pieceLength)
			sheet.Unique(column, text, piece)
			rest = rest[len(piece):]
		}
	}
	sheet.Close()
	h.sheets = append(h.sheets, about)
}

// Keys of the sheet that says what the workbook is.
const (
	aboutFormat   = "format"
	aboutExport   = "export"
	aboutDevice   = "device"
	aboutAuthor   = "author"
	aboutRole     = "role"
	aboutDistrict = "district"
	aboutProject  = "project"
	aboutRegion   = "region"
	aboutTitleKK  = "title_kk"
	aboutTitleRU  = "title_ru"
	aboutPeriod   = "period"
	aboutPart     = "part"
	aboutAt       = "at"
	aboutStamp    = "stamp"
	aboutNames    = "names"
	aboutForm     = "form"
	aboutLanguage = "language"

	aboutDevices = "devices"
	aboutBatch   = "batch"
	aboutSheetOf = "sheet"
)

// writeAbout writes what the workbook is: its manifest, the devices and batches
// that versions name, and what each sheet had when it was exported.
func (h *hidden) writeAbout(w *xlsx.Writer, m *data.Manifest, lang string) {
	text := w.Style(xlsx.Style{Format: "@"})
	sheet := w.Sheet(xlsx.Sheet{Name: aboutSheet, State: xlsx.VeryHidden})
	row := func(cells ...string) {
		sheet.Row(xlsx.RowOptions{})
		for i, s := range cells {
			if s != "" {
				sheet.Text(i, text, s)
			}
		}
	}
	flag := func(yes bool) string {
		if yes {
			return "1"
		}
		return ""
	}
	row(aboutFormat, strconv.Itoa(data.WorkbookFormat))
	row(aboutExport, m.Export.String())
	row(aboutDevice, m.Device.String())
	row(aboutAuthor, short(m.Author, pieceLength))
	row(aboutRole, m.Role)
	row(aboutDistrict, m.District)
	row(aboutProject, m.Project.String())
	row(aboutRegion, m.Region)
	row(aboutTitleKK, short(m.TitleKK, pieceLength))
	row(aboutTitleRU, short(m.TitleRU, pieceLength))
	row(aboutPeriod, string(m.Period.Kind), m.Period.From.String(), m.Period.To.String())
	row(aboutPart, m.Part)
	row(aboutAt, formatTime(m.At))
	row(aboutStamp, strconv.FormatInt(int64(m.Stamp), 10))
	row(aboutNames, flag(m.Names))
	row(aboutForm, flag(m.Form))
	row(aboutLanguage, lang)
	// Each batch may bring a device of its own: batches come before devices.
	for i := range h.batches {
		h.device(h.batches[i].Device)
	}
	for _, d := range h.devices {
		row(aboutDevices, d.String(), homeOf(d, m))
	}
	for _, b := range h.batches {
		row(aboutBatch, b.ID.String(), strconv.Itoa(h.device(b.Device)), b.Action, formatTime(b.At), short(b.Author, pieceLength), short(b.Source, pieceLength))
	}
	for _, s := range h.sheets {
		row(aboutSheetOf, s.of, s.name, strconv.Itoa(s.rows), strconv.FormatUint(s.hash, 16), strings.Join(s.columns, " "))
	}
	sheet.Close()
}

// noDistrict stands for the home of the region's own devices.
const noDistrict = "-"

// homeOf is where a device stands, "" where that is not known.
func homeOf(d data.Device, m *data.Manifest) string {
	district, known := m.Homes[d]
	if known && district == "" {
		return noDistrict
	}
	return district
}

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
