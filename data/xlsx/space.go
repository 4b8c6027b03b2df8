package xlsx

// space is a namespace that this package knows.
type space uint8

const (
	spaceNone space = iota
	spaceXML
	spaceMain        // of workbooks, sheets, strings and styles
	spaceRelations   // of the attributes that refer to a relationship
	spacePackage     // of the files with relationships
	spaceCore        // of the core properties
	spaceDublin      // of the Dublin Core elements among them
	spaceDublinTerms // of its dates
	spaceApplication // of the application's properties
	spaceOther
)

// spaces are the names of the namespaces: those of files as Excel writes them,
// and those of the strict form of the standard.
var spaces = map[string]space{
	"": spaceNone,
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":                 spaceMain,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                             spaceMain,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       spaceRelations,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   spaceRelations,
	"http://schemas.openxmlformats.org/package/2006/relationships":              spacePackage,
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   spaceCore,
	"http://purl.org/dc/elements/1.1/":                                          spaceDublin,
	"http://purl.org/dc/terms/":                                                 spaceDublinTerms,
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": spaceApplication,
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              spaceApplication,
	"http://www.w3.org/XML/1998/namespace":                                      spaceXML,
}

// binding is a prefix and the namespace that it stands for.
type binding struct {
	prefix string
	space  space
}

// declare takes the declarations of namespaces out of the attributes.
func (s *scanner) declare() error {
	kept := s.attrs[:0]
	for _, a := range s.attrs {
		prefix := ""
		switch {
		case a.prefix == 0 && string(a.name) == "xmlns":
		case string(a.name[:a.prefix]) == "xmlns":
			prefix = string(a.local())
		default:
			kept = append(kept, a)
			continue
		}
		sp, known := spaces[string(a.value)]
		if !known {
			sp = spaceOther
		}
		if prefix == "xmlns" || (prefix == "xml") != (sp == spaceXML) || prefix != "" && sp == spaceNone {
			return wrong(whatNamespace)
		}
		s.bindings = append(s.bindings, binding{prefix, sp})
	}
	s.attrs = kept
	return nil
}

// resolve is the namespace of a prefix; without one, that of elements.
func (s *scanner) resolve(prefix []byte) (space, error) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == string(prefix) {
			return s.bindings[i].space, nil
		}
	}
	switch string(prefix) {
	case "":
		return spaceNone, nil
	case "xml":
		return spaceXML, nil
	default:
		return spaceOther, wrong(whatNamespace)
	}
}
