package xlsx

import (
	"errors"
	"fmt"
	"io"

	"sapar/data"
)

// What is wrong, as the argument "what" of a refusal.
const (
	// Of not_a_workbook.
	whatEmpty      = "empty"       // a file of no bytes
	whatNotZip     = "not_zip"     // something else than a zip
	whatNoWorkbook = "no_workbook" // a zip with something else inside
	whatBinary     = "binary"      // an .xlsb

	// Of workbook_damaged, where the zip is wrong.
	whatCut         = "cut"          // the end of the zip is not there
	whatDirectory   = "directory"    // the zip's directory contradicts itself
	whatHeader      = "header"       // a part's own header contradicts the directory
	whatOverlap     = "overlap"      // two parts share bytes
	whatDuplicate   = "duplicate"    // two parts, sheets or relationships of one name
	whatMethod      = "method"       // packed in a way that workbooks are not
	whatEncrypted   = "encrypted"    // the zip is encrypted, which workbooks are not
	whatDeflate     = "deflate"      // cannot be unpacked
	whatLength      = "length"       // longer or shorter than the directory says
	whatChecksum    = "checksum"     // not the bytes that were packed
	whatMissingPart = "missing_part" // a part that another one names is not there

	// Of workbook_damaged and sheet_damaged, where the XML is wrong.
	whatXML       = "xml"        // not well-formed: tags, attributes, comments
	whatXMLEnd    = "xml_end"    // ends in the middle
	whatEntity    = "entity"     // an entity that XML does not know
	whatCharacter = "character"  // a control character, or not UTF-8
	whatEncoding  = "encoding"   // another encoding than UTF-8
	whatDoctype   = "doctype"    // a document type declaration
	whatNamespace = "namespace"  // a prefix that nothing declares
	whatNesting   = "nesting"    // elements too deep in each other
	whatTag       = "tag"        // a tag of more than 200,000 bytes or 200 attributes
	whatElement   = "element"    // an element where it cannot stand
	whatStrayText = "stray_text" // text where none can stand
	whatAttribute = "attribute"  // an attribute that lacks or has no such value

	// Of sheet_damaged, and of workbook_damaged for shared strings.
	whatRowNumber   = "row_number"   // not a number, out of order, or repeated
	whatCellName    = "cell_name"    // not a cell, of another row, out of order, or repeated
	whatCellType    = "cell_type"    // an unknown type
	whatCellContent = "cell_content" // a value that the cell's type does not have
	whatStringIndex = "string_index" // a shared string that is not there
	whatNumber      = "number"       // not a number, or too large for one
	whatStyle       = "style"        // a style that is not there
	whatDate        = "date"         // not a date of ISO 8601
	whatLongText    = "long_text"    // more characters than a cell can have
	whatEscape      = "escape"       // _xD800_ without its other half
	whatRange       = "range"        // not a range

	// Of workbook_too_large.
	largeUnpacked = "unpacked"
	largeParts    = "parts"
	largeSheets   = "sheets"
	largeRows     = "rows"
	largeColumns  = "columns"
	largeStrings  = "strings"
	largeText     = "text"
	largeMerges   = "merges"
	largeFormulas = "formulas"
)

// fault is something wrong in a part, before it is known which part that is and
// which cell was being read.
type fault struct {
	what string
	err  error // the cause, for the log; may be nil
}

func (f *fault) Error() string {
	if f.err != nil {
		return f.what + ": " + f.err.Error()
	}
	return f.what
}

func (f *fault) Unwrap() error { return f.err }

func wrong(what string) error { return &fault{what: what} }

func notWorkbook(what string) error {
	return &data.Error{Code: "not_a_workbook", Args: data.Args{"what": what}}
}

func damaged(part, what string, cause error) error {
	return &data.Error{Code: "workbook_damaged", Args: data.Args{"part": part, "what": what}, Err: cause}
}

func tooLarge[N int | int64](what string, limit N) error {
	return &data.Error{Code: "workbook_too_large", Args: data.Args{"what": what, "limit": int64(limit)}}
}

// inPart gives a fault its part. Other errors pass: refusals that say
// everything, and files that cannot be read.
func inPart(part string, err error) error {
	var f *fault
	if errors.As(err, &f) {
		return damaged(part, f.what, f.err)
	}
	return err
}

// readAt fills b from the file. A file that ends before its size is cut; a
// stick that was pulled out is another thing, and no fault of the file.
func readAt(r io.ReaderAt, b []byte, offset int64) error {
	switch n, err := r.ReadAt(b, offset); {
	case n == len(b):
		return nil
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return damaged("", whatCut, nil)
	default:
		return fmt.Errorf("read workbook: %w", err)
	}
}
