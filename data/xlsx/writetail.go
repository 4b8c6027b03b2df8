package xlsx

import (
	"fmt"
	"strings"
)

// appendTail writes what stands after the rows, in the schema's order.
func (s *SheetWriter) appendTail(b []byte, filter Range) []byte {
	a := &s.about
	if a.Protected {
		// What does not change cells stays allowed: column widths, row heights,
		// and the filter.
		b = append(b, `<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`...)
	}
	if filter != (Range{}) {
		b = fmt.Appendf(b, `<autoFilter ref="%s"/>`, filter)
	}
	if len(a.Merges) > 0 {
		b = fmt.Appendf(b, `<mergeCells count="%d">`, len(a.Merges))
		for _, m := range a.Merges {
			b = fmt.Appendf(b, `<mergeCell ref="%s"/>`, m)
		}
		b = append(b, "</mergeCells>"...)
	}
	if len(a.Validations) > 0 {
		b = fmt.Appendf(b, `<dataValidations count="%d">`, len(a.Validations))
		for _, v := range a.Validations {
			b = v.append(b)
		}
		b = append(b, "</dataValidations>"...)
	}
	b = append(b, `<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9"`...)
	if a.FitWidth {
		b = append(b, ` fitToHeight="0"`...)
	}
	if a.Landscape {
		b = append(b, ` orientation="landscape"`...)
	}
	b = append(b, `/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`...)
	// Codes that look like numbers are texts on purpose: no green corners.
	b = fmt.Appendf(b, `<ignoredErrors><ignoredError sqref="%s" numberStoredAsText="1"/></ignoredErrors>`, s.dimension())
	if len(a.Notes) > 0 {
		b = append(b, `<legacyDrawing r:id="rId1"/>`...)
	}
	return append(b, "</worksheet>"...)
}

func (v Validation) append(b []byte) []byte {
	b = append(b, "<dataValidation"...)
	attribute := func(name, value string) {
		if value != "" {
			b = append(append(append(b, ' '), name...), `="`...)
			b = append(appendEscaped(b, value, true), '"')
		}
	}
	kind := v.Kind
	if v.List != "" {
		kind = "list"
	}
	attribute("type", kind)
	if kind != "" && !v.Strict {
		attribute("errorStyle", "warning")
	}
	attribute("allowBlank", "1")
	if v.Title != "" || v.Prompt != "" {
		attribute("showInputMessage", "1")
	}
	if kind != "" {
		attribute("showErrorMessage", "1")
	}
	attribute("errorTitle", v.ErrorTitle)
	attribute("error", v.Error)
	attribute("promptTitle", v.Title)
	attribute("prompt", v.Prompt)
	attribute("sqref", strings.Join(strings.Fields(v.Range), " "))
	b = append(b, '>')
	switch {
	case v.List != "":
		b = append(b, "<formula1>"...)
		b = appendEscaped(b, strings.TrimPrefix(v.List, "="), false)
		b = append(b, "</formula1>"...)
	case v.Kind != "":
		b = append(b, "<formula1>"...)
		b = appendNumber(b, v.Min)
		b = append(b, "</formula1><formula2>"...)
		b = appendNumber(b, v.Max)
		b = append(b, "</formula2>"...)
	}
	return append(b, "</dataValidation>"...)
}
