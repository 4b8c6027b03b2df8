package sheet

import (
	"fmt"
	"io"
	"slices"

	"sapar/data"
	"sapar/data/xlsx"
)

// application is what a workbook says it was saved by.
const application = "Sapar"

// counter is a Shipment that knows how many records it has; others are asked
// for each record twice.
type counter interface {
	// Count is how many records of the type are not deleted.
	Count(of *data.Type) (int, error)
}

// Write writes the exchange workbook. Lang, "kk" or "ru", is the language of
// the lists' words; headings are in both. The same shipment gives the same
// bytes.
func (x *Workbook) Write(w io.Writer, m data.Manifest, lang string, s Shipment) error {
	if lang != russian {
		lang = kazakh
	}
	p := &writing{
		x: x, m: m, lang: lang, shipment: s,
		w: xlsx.NewWriter(w, xlsx.Properties{
			Application: application, Creator: m.Author, LastModifiedBy: m.Author,
			Title: m.TitleKK, Created: m.At, Modified: m.At,
		}),
		words: x.listWords(lang), places: x.placeNames(lang, &m),
		labels: map[string]*labels{}, hidden: newHidden(),
		events: map[string]eventHelp{}, people: map[string]personHelp{},
	}
	if err := p.write(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// WriteFile writes the workbook into a file, whole or not at all, locked with a
// password unless that is "". A file that cannot be written is a *data.Error
// of code cannot_write.
func (x *Workbook) WriteFile(path, password string, m data.Manifest, lang string, s Shipment) error {
	return writeFile(path, password, func(w io.Writer) error { return x.Write(w, m, lang, s) })
}

// writing is one workbook that is being written.
type writing struct {
	x        *Workbook
	w        *xlsx.Writer
	m        data.Manifest
	lang     string
	shipment Shipment
	words    *listWords
	places   *placeNames
	labels   map[string]*labels // by type
	hidden   *hidden
	styles   styles
	offered  offered
	project  *data.Project // the first, for the city
	projects int
	events   map[string]eventHelp  // by hexadecimal id
	people   map[string]personHelp // by hexadecimal id
}

// eventHelp is what an attendance row shows of its event.
type eventHelp struct {
	date    data.Date
	village string
}

// personHelp is what an attendance row shows of its person.
type personHelp struct {
	birthYear        int
	sex, work, phone string
}

func (p *writing) write() error {
	batches, err := p.shipment.Batches()
	if err != nil {
		return err
	}
	p.hidden.addBatches(batches)
	counts, err := p.counts()
	if err != nil {
		return err
	}
	p.styles = newStyles(p.w)
	p.writeCover(counts)
	for _, of := range sheetOrder() {
		if !byHand(of) {
			if err := p.writeHidden(of); err != nil {
				return err
			}
			continue
		}
		p.labels[of.Key] = newLabels(!p.m.Names && hasPersonalLabel(of))
		if err := p.writeType(of); err != nil {
			return err
		}
	}
	// Which fields of a type are names, nobody here can tell.
	if s, ok := p.shipment.(strangers); ok && p.m.Names {
		for _, v := range s.Strangers() {
			p.hidden.add(&v)
		}
	}
	p.writeLists()
	p.hidden.writeVersions(p.w)
	p.hidden.writeAbout(p.w, &p.m, p.lang)
	return p.w.Close()
}

// strangers is a shipment that also has versions of types that only a newer
// program knows. They are passed on.
type strangers interface{ Strangers() []data.Version }

// sheetOrder is the types in the order of their sheets: what decrees change in
// the catalogue of places concerns few, and stands last.
func sheetOrder() []*data.Type {
	types := slices.DeleteFunc(slices.Clone(data.Types()), func(of *data.Type) bool { return of == data.PlaceChangeType })
	return append(types, data.PlaceChangeType)
}

func (p *writing) counts() (map[string]int, error) {
	counts := map[string]int{}
	for _, of := range data.Types() {
		if c, ok := p.shipment.(counter); ok {
			n, err := c.Count(of)
			if err != nil {
				return nil, err
			}
			counts[of.Key] = n
		} else if err := p.shipment.Each(of, func(s *data.Shipped) error {
			if !s.Deleted && byHand(of) {
				counts[of.Key]++
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// note remembers a project of the workbook.
func (p *writing) note(project *data.Project) {
	if p.projects++; p.project == nil {
		copied := *project
		p.project = &copied
	}
}

// byHand reports whether people may write records of the type into a workbook.
// What the region has accepted is not theirs to change: it travels hidden.
func byHand(of *data.Type) bool { return of != data.SealType }

// writeHidden writes records of a type that has no sheet of its own.
func (p *writing) writeHidden(of *data.Type) error {
	t := &typeWriter{writing: p, of: of, withheld: !p.m.Names && hasPersonal(of)}
	return p.shipment.Each(of, func(s *data.Shipped) error {
		t.versionsOf(s)
		return nil
	})
}

func hasPersonalLabel(of *data.Type) bool {
	return slices.ContainsFunc(of.Fields, func(f *data.Field) bool { return f.Label && f.Personal })
}

// sheetName is the name of a type's sheet.
func (x *Workbook) sheetName(of *data.Type, lang string) string {
	return short(x.Words(lang, "sheet.name."+of.Key), 31)
}

// writeType writes the sheet of a type.
func (p *writing) writeType(of *data.Type) error {
	t := &typeWriter{writing: p, of: of, columns: columnsOf(of, &p.m), labels: p.labels[of.Key]}
	t.about = sheetAbout{of: of.Key, name: p.x.sheetName(of, p.lang)}
	for _, c := range t.columns {
		t.about.columns = append(t.about.columns, c.mark())
		t.styles = append(t.styles, p.styles.of(c))
		t.withheld = t.withheld || c.role == idRole && !p.m.Names && hasPersonal(of)
	}
	t.shown = make([]string, len(t.columns))
	t.twins = map[string]string{}
	t.begin()
	err := p.shipment.Each(of, func(s *data.Shipped) error {
		t.record(s)
		return nil
	})
	t.sheet.Close()
	p.hidden.sheets = append(p.hidden.sheets, t.about)
	return err
}

func hasPersonal(of *data.Type) bool {
	return slices.ContainsFunc(of.Fields, func(f *data.Field) bool { return f.Personal })
}
