package cli

import (
	"strings"

	"sapar/app/exchange"
	"sapar/data"
)

// refusedOf is the error that says that files were refused, nil where none
// was.
func refusedOf(files []data.FileReport) error {
	if len(files) == 0 {
		return nil
	}
	return &exchange.Refused{Files: files}
}

// refusedFiles is the one line that says why nothing was merged.
func (r *run) refusedFiles(files []data.FileReport) string {
	if len(files) > 1 {
		return r.words.N("cli.merge.refused", len(files))
	}
	return r.words.T("cli.merge.refused_one", "file", files[0].Source.Name, "sentence", r.sentence(files[0].Refusal))
}

// sayRefused names the files that were refused, each with its sentence, where
// the one line has no room for them.
func (r *run) sayRefused(files []data.FileReport) error {
	if r.args.Merge.JSON {
		out := mergeJSON{Files: []fileJSON{}, Marked: []string{}}
		for i := range files {
			out.Files = append(out.Files, r.fileJSON(&files[i]))
		}
		return r.sayJSON(out)
	}
	if len(files) == 1 {
		return nil
	}
	var lines []string
	for i := range files {
		lines = append(lines, files[i].Source.Name+": "+r.sentence(files[i].Refusal))
	}
	return r.say(strings.Join(lines, "\n"))
}
