package reporting

import (
	"context"
	"path/filepath"
	"strings"

	"sapar/data"
)

// CheckUpload refuses a copy for upload with upload_missing while the period's
// data is not complete, unless there is a reason to make it all the same; what
// is missing is returned either way. A copy that may be made is recorded, with
// who makes it and why.
func (x *Reports) CheckUpload(ctx context.Context, q data.ReportQuery, r data.Report, by, reason string) ([]data.Missing, error) {
	missing, err := x.Missing(ctx, q)
	if err != nil {
		return nil, err
	}
	reason = strings.TrimSpace(reason)
	if len(missing) > 0 && reason == "" {
		return missing, &data.Error{Code: "upload_missing", Args: data.Args{"count": len(missing)}}
	}
	name := r.Name
	if IsFile(name) {
		name = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	}
	return missing, x.Save(ctx, data.ActionEdit, &data.Upload{
		Project: r.Project.ID, District: r.District, Layout: name, From: r.Period.From, To: r.Period.To,
		Date: q.On, By: by, Gaps: len(missing), Reason: reason,
	})
}

// UploadName reports whether a file may be called so on an upload page: Latin
// letters, digits, dots, hyphens and underscores.
func UploadName(file string) bool {
	name := filepath.Base(file)
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r))
	})
}
