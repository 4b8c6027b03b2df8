package xlsx

// showing is how a style shows a number.
type showing uint8

const (
	showsNumber showing = iota
	showsTime           // hours, minutes or seconds alone
	showsDate           // with a day, a month or a year
)

// mostFormats and mostStyles are above what Excel lets anyone define.
const (
	mostFormats = 100_000
	mostStyles  = 100_000
)

// parseStyles reads which of the cells' styles show a date.
func (b *Book) parseStyles(s *scanner) error {
	if !s.is("styleSheet") {
		return wrong(whatElement)
	}
	formats := map[int]showing{}
	var used []int
	for {
		there, err := s.child()
		switch {
		case err != nil:
			return err
		case !there:
			// Formats stand before the styles, but nothing hangs on it.
			for _, id := range used {
				b.styles = append(b.styles, formatShowing(formats, id))
			}
			return nil
		case s.is("numFmts"):
			err = s.parseFormats(formats)
		case s.is("cellXfs"):
			if used != nil {
				return wrong(whatElement)
			}
			used, err = s.parseXfs()
		default:
			err = s.skip()
		}
		if err != nil {
			return err
		}
	}
}

func (s *scanner) parseFormats(formats map[int]showing) error {
	for {
		there, err := s.child()
		if err != nil || !there {
			return err
		}
		if !s.is("numFmt") {
			return wrong(whatElement)
		}
		id, there, err := s.number("numFmtId", 1<<30)
		if err != nil {
			return err
		}
		code, coded := s.attr("formatCode")
		if !there || !coded || len(formats) == mostFormats {
			return wrong(whatAttribute)
		}
		formats[id] = codeShowing(code)
		if err := s.skip(); err != nil {
			return err
		}
	}
}

// parseXfs returns the formats' ids of the cells' styles.
func (s *scanner) parseXfs() ([]int, error) {
	used := []int{}
	for {
		there, err := s.child()
		if err != nil || !there {
			return used, err
		}
		if !s.is("xf") {
			return nil, wrong(whatElement)
		}
		id, _, err := s.number("numFmtId", 1<<30)
		if err != nil {
			return nil, err
		}
		if len(used) == mostStyles {
			return nil, wrong(whatElement)
		}
		used = append(used, id)
		if err := s.skip(); err != nil {
			return nil, err
		}
	}
}

// formatShowing is what a format shows: by its code if the file has one, else
// by the meaning that the standard gives to its number.
func formatShowing(formats map[int]showing, id int) showing {
	if shows, own := formats[id]; own {
		return shows
	}
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return showsDate
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47:
		return showsTime
	default:
		return showsNumber
	}
}

// ShowsDate reports whether a number's format, by its number and its own code
// ("" where the file has none), shows a date.
func ShowsDate(id int, code string) bool {
	formats := map[int]showing{}
	if code != "" {
		formats[id] = codeShowing([]byte(code))
	}
	return formatShowing(formats, id) == showsDate
}

// codeShowing reads a format's code: letters of dates outside of quotes,
// brackets and escapes. An m alone is a month; beside hours or seconds it is
// minutes.
func codeShowing(code []byte) showing {
	var day, month, clock bool
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '\\', '_', '*':
			i++
		case '[':
			from := i + 1
			for i++; i < len(code) && code[i] != ']'; i++ {
			}
			clock = clock || elapsed(code[from:min(i, len(code))])
		case 'd', 'D', 'y', 'Y':
			day = true
		case 'm', 'M':
			month = true
		case 'h', 'H', 's', 'S':
			clock = true
		}
	}
	switch {
	case day, month && !clock:
		return showsDate
	case clock:
		return showsTime
	default:
		return showsNumber
	}
}

// elapsed reports whether brackets hold hours, minutes or seconds that count on
// past their end, such as [h] and [mm].
func elapsed(b []byte) bool {
	for _, c := range b {
		if c|0x20 != b[0]|0x20 {
			return false
		}
	}
	return len(b) > 0 && (b[0]|0x20 == 'h' || b[0]|0x20 == 'm' || b[0]|0x20 == 's')
}
