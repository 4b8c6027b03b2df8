package exchange

import (
	"context"

	"sapar/data"
)

// Mark writes a copy of a file that was merged or tried with its wrong cells
// marked, each with its sentence. The copy of a locked file has its password.
func (x *Exchange) Mark(ctx context.Context, path, password, out string, problems []data.CellProblem, sentence func(data.CellProblem) string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return x.Sheets.MarkFile(path, password, out, problems, sentence)
}

// Receipt writes what a file came to, for whoever sent it.
func (x *Exchange) Receipt(ctx context.Context, out, lang string, f data.FileReport, sentence func(data.CellProblem) string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return x.Sheets.WriteReceipt(out, lang, f, sentence)
}
