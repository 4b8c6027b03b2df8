package xlsx

import (
	"bytes"
	"time"
)

// longestProperty bounds what a file says about itself, in bytes.
const longestProperty = 64 << 10

// readProperties reads the two parts about the file's origin. They may lack.
func (b *Book) readProperties(core, application string) error {
	p := &b.properties
	if e := b.archive.part(core); core != "" && e != nil {
		if err := b.archive.parse(e, p.parseCore); err != nil {
			return err
		}
	}
	if e := b.archive.part(application); application != "" && e != nil {
		return b.archive.parse(e, p.parseApplication)
	}
	return nil
}

func (p *Properties) parseCore(s *scanner) error {
	return s.properties(func(sp space, name string) func(string) {
		switch {
		case sp == spaceDublin && name == "creator":
			return func(v string) { p.Creator = v }
		case sp == spaceDublin && name == "title":
			return func(v string) { p.Title = v }
		case sp == spaceCore && name == "lastModifiedBy":
			return func(v string) { p.LastModifiedBy = v }
		case sp == spaceDublinTerms && name == "created":
			return func(v string) { p.Created = parseTime(v) }
		case sp == spaceDublinTerms && name == "modified":
			return func(v string) { p.Modified = parseTime(v) }
		default:
			return nil
		}
	})
}

func (p *Properties) parseApplication(s *scanner) error {
	return s.properties(func(sp space, name string) func(string) {
		if sp == spaceApplication && name == "Application" {
			return func(v string) { p.Application = v }
		}
		return nil
	})
}

// properties reads the children of the root for whose names there is a taker.
func (s *scanner) properties(taker func(space, string) func(string)) error {
	for {
		there, err := s.child()
		if err != nil || !there {
			return err
		}
		take := taker(s.space, string(s.name))
		if take == nil {
			if err := s.skip(); err != nil {
				return err
			}
			continue
		}
		text, err := s.gather([]byte{}, longestProperty)
		if err != nil {
			return err
		}
		take(string(bytes.TrimSpace(text)))
	}
}

// parseTime reads a time as core properties have it; it is zero if it is none,
// as nothing depends on it.
func parseTime(v string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(layout, v); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
