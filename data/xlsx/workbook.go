package xlsx

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// readWorkbook reads the workbook and all that it is made of but the sheets.
func (b *Book) readWorkbook() error {
	a := b.archive
	top, err := a.relations("")
	if err != nil {
		return err
	}
	var name, core, application string
	for _, id := range ids(top) {
		switch r := top[id]; {
		case r.external:
		case r.kind == "officeDocument":
			if name != "" && partKey(name) != partKey(r.target) {
				return damaged("_rels/.rels", whatDuplicate, nil)
			}
			name = r.target
		case r.kind == "core-properties":
			core = r.target
		case r.kind == "extended-properties":
			application = r.target
		}
	}
	book := a.part(name)
	switch {
	case name == "":
		return notWorkbook(whatNoWorkbook)
	case book == nil:
		return damaged(name, whatMissingPart, nil)
	case strings.HasSuffix(strings.ToLower(name), ".bin"):
		return notWorkbook(whatBinary)
	}
	parts, err := a.relations(book.name)
	if err != nil {
		return err
	}
	if err := a.parse(book, func(s *scanner) error { return b.parseWorkbook(s, parts) }); err != nil {
		return err
	}
	if err := b.readRelated(parts); err != nil {
		return err
	}
	if err := b.readProperties(core, application); err != nil {
		return err
	}
	b.forget()
	return nil
}

// ids are the keys of relationships in an order that does not change.
func ids(list map[string]relationship) []string {
	out := make([]string, 0, len(list))
	for id := range list {
		out = append(out, id)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

// readRelated reads the strings and the styles, and sees what else is there.
func (b *Book) readRelated(parts map[string]relationship) error {
	var strs, styles string
	for _, id := range ids(parts) {
		r := parts[id]
		var is *string
		switch r.kind {
		case "sharedStrings":
			is = &strs
		case "styles":
			is = &styles
		case "vbaProject", "xlMacrosheet", "xlIntlMacrosheet":
			b.macros = true
		case "externalLink":
			b.external = true
		}
		if is == nil || r.external {
			continue
		}
		if *is != "" && partKey(*is) != partKey(r.target) {
			return damaged(r.target, whatDuplicate, nil)
		}
		*is = r.target
	}
	for key := range b.archive.entries {
		if path.Base(key) == "vbaproject.bin" {
			b.macros = true
		}
	}
	if styles != "" {
		e := b.archive.part(styles)
		if e == nil {
			return damaged(styles, whatMissingPart, nil)
		}
		if err := b.archive.parse(e, b.parseStyles); err != nil {
			return err
		}
	}
	if strs != "" {
		e := b.archive.part(strs)
		if e == nil {
			return damaged(strs, whatMissingPart, nil)
		}
		return b.archive.parse(e, b.parseStrings)
	}
	return nil
}

// forget lets go of the kept parts that are read for good.
func (b *Book) forget() {
	sheets := map[*entry]bool{}
	for _, s := range b.sheets {
		sheets[s.entry] = true
	}
	for _, e := range b.archive.entries {
		if !sheets[e] {
			e.kept = nil
		}
	}
}

// parseWorkbook reads the list of sheets and the date system.
func (b *Book) parseWorkbook(s *scanner, parts map[string]relationship) error {
	if s.space != spaceMain || string(s.name) != "workbook" {
		return notWorkbook(whatNoWorkbook)
	}
	listed := false
	for {
		there, err := s.child()
		switch {
		case err != nil:
			return err
		case !there && !listed:
			return wrong(whatElement)
		case !there:
			return nil
		case s.is("sheets"):
			if listed {
				return wrong(whatElement)
			}
			listed = true
			if err := b.parseSheets(s, parts); err != nil {
				return err
			}
		case s.is("workbookPr"):
			if b.from1904, err = s.flag("date1904"); err != nil {
				return err
			}
			if err := s.skip(); err != nil {
				return err
			}
		case s.is("externalReferences"):
			b.external = true
			if err := s.skip(); err != nil {
				return err
			}
		default:
			if err := s.skip(); err != nil {
				return err
			}
		}
	}
}

// parseSheets reads the list of sheets and finds their parts.
func (b *Book) parseSheets(s *scanner, parts map[string]relationship) error {
	names, entries := map[string]bool{}, map[*entry]bool{}
	for {
		there, err := s.child()
		if err != nil || !there {
			return err
		}
		if !s.is("sheet") {
			return wrong(whatElement)
		}
		raw, _ := s.attr("name")
		name, err := unescape(raw)
		if err != nil {
			return err
		}
		info := SheetInfo{Name: string(name)}
		state, _ := s.attr("state")
		switch string(state) {
		case "", "visible":
		case "hidden":
			info.State = Hidden
		case "veryHidden":
			info.State = VeryHidden
		default:
			return wrong(whatAttribute)
		}
		id, _ := s.attrIn(spaceRelations, "id")
		r, known := parts[string(id)]
		if info.Name == "" || !known || r.external {
			return wrong(whatAttribute)
		}
		switch r.kind {
		case "worksheet":
		case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
			info.Chart = true
		default:
			return wrong(whatAttribute)
		}
		e := b.archive.part(r.target)
		if e == nil {
			return damaged(r.target, whatMissingPart, nil)
		}
		// Sheets are told apart by name without regard to case.
		key := strings.ToLower(info.Name)
		if names[key] || entries[e] {
			return wrong(whatDuplicate)
		}
		names[key], entries[e] = true, true
		if len(b.sheets) == b.limits.Sheets {
			return tooLarge(largeSheets, b.limits.Sheets)
		}
		b.sheets = append(b.sheets, sheetPart{SheetInfo: info, entry: e})
		if err := s.skip(); err != nil {
			return err
		}
	}
}
