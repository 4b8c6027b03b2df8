package xlsx

import (
	"net/url"
	"path"
	"strings"
)

// relationship is what another part is to it.
type relationship struct {
	kind     string // the last word of its type, such as "worksheet"
	target   string // the other part's name
	external bool   // the target is no part
}

// relationKinds are the namespaces whose kinds matter here.
var relationKinds = []string{
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
	"http://purl.oclc.org/ooxml/officeDocument/relationships/",
	"http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
	"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/",
	"http://schemas.microsoft.com/office/2006/relationships/",
}

// relations reads the relationships of a part, by their ids; of the whole
// package if the part is "". Without any, it returns none.
func (a *archive) relations(of string) (map[string]relationship, error) {
	folder, base := path.Split(of)
	e := a.part(folder + "_rels/" + base + ".rels")
	if e == nil {
		return nil, nil
	}
	list := map[string]relationship{}
	err := a.parse(e, func(s *scanner) error {
		if s.space != spacePackage || string(s.name) != "Relationships" {
			return wrong(whatElement)
		}
		for {
			there, err := s.child()
			if err != nil || !there {
				return err
			}
			if s.space != spacePackage || string(s.name) != "Relationship" {
				return wrong(whatElement)
			}
			id, _ := s.attr("Id")
			kind, _ := s.attr("Type")
			target, _ := s.attr("Target")
			mode, _ := s.attr("TargetMode")
			if _, twice := list[string(id)]; twice {
				return wrong(whatDuplicate)
			}
			if len(id) == 0 || len(kind) == 0 {
				return wrong(whatAttribute)
			}
			r := relationship{kind: string(kind), external: string(mode) == "External"}
			for _, prefix := range relationKinds {
				if rest, is := strings.CutPrefix(r.kind, prefix); is {
					r.kind = rest
					break
				}
			}
			if !r.external {
				r.target = a.resolve(folder, string(target))
			}
			list[string(id)] = r
			if err := s.skip(); err != nil {
				return err
			}
		}
	})
	return list, err
}

// resolve is the name of the part that a target means: from the root of the
// package, or from the folder of the part that has the relationship.
func (a *archive) resolve(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + folder + target
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if a.part(name) == nil {
		if plain, err := url.PathUnescape(name); err == nil {
			return plain
		}
	}
	return name
}

// parse reads a part from its root element, which is entered, to its end.
func (a *archive) parse(e *entry, read func(*scanner) error) error {
	s, done := a.scan(e)
	defer done()
	err := s.root()
	if err == nil {
		err = read(s)
	}
	if err == nil {
		err = s.finish()
	}
	return inPart(e.name, err)
}
