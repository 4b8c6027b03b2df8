package layout

import (
	"bytes"
	"context"

	"github.com/xuri/excelize/v2"
)

// mostFormulas is how many formulas are calculated here. Beyond, whoever opens
// the file calculates them.
const mostFormulas = 20_000

// address is a cell of a workbook.
type address struct{ sheet, cell string }

// calculate finds the values of a workbook's formulas. What cannot be
// calculated here is left out.
func calculate(ctx context.Context, raw []byte, formulas []address) (map[address]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // it is in memory
	out := map[address]string{}
	for _, at := range formulas[:min(len(formulas), mostFormulas)] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		value, err := book.CalcCellValue(at.sheet, at.cell, excelize.Options{RawCellValue: true})
		if err == nil {
			out[at] = value
		}
	}
	return out, nil
}
