package cli

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sapar/data"
)

// apart refuses a place for marked copies that is one of the files which are
// read: the person's own file stays.
func (r *run) apart(out string, files []string) error {
	if err := workbookPath("--errors OUT.xlsx", out, "errors.xlsx"); err != nil {
		return err
	}
	for i := range files {
		for _, path := range []string{out, numbered(out, i+1)} {
			if a, err := os.Stat(path); err == nil {
				for _, file := range files {
					if b, err := os.Stat(file); err == nil && os.SameFile(a, b) {
						return &usageError{&data.Error{Code: "same_file", Args: data.Args{"path": path}}}
					}
				}
			}
		}
	}
	return nil
}

// mark writes a copy with marks of each file that has wrong cells, and returns
// where: at out, or with a number behind the name where there are several.
func (r *run) mark(ctx context.Context, f *Folder, report data.MergeReport, files []string, out, password string) ([]string, error) {
	var wrong []int
	for i := range report.Files {
		if len(report.Files[i].Problems) > 0 {
			wrong = append(wrong, i)
		}
	}
	var written []string
	for n, i := range wrong {
		path := out
		if len(wrong) > 1 {
			path = numbered(out, n+1)
		}
		err := f.Exchange.Mark(ctx, files[i], password, path, report.Files[i].Problems, r.aboutCell)
		if err != nil {
			return written, err
		}
		written = append(written, path)
	}
	return written, nil
}

// numbered puts a number behind a file's name.
func numbered(path string, n int) string {
	end := filepath.Ext(path)
	return strings.TrimSuffix(path, end) + "-" + strconv.Itoa(n) + end
}

// aboutCell is the sentence about a wrong cell, with what would be right.
func (r *run) aboutCell(p data.CellProblem) string {
	sentence := r.words.CellProblem(p, r.Places)
	if p.Proposal == "" {
		return sentence
	}
	return r.words.T("cli.merge.proposal", "sentence", sentence, "proposal", p.Proposal)
}
