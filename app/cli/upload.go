package cli

import (
	"context"
	"errors"

	"sapar/app/reporting"
	"sapar/data"
)

// mayUpload refuses a copy for upload whose file's name no upload page takes, or
// whose period is not complete: then each thing that is missing is said in a
// line.
func (r *run) mayUpload(ctx context.Context, f *Folder, q data.ReportQuery, made data.Report) error {
	args := r.args.Report
	if !reporting.UploadName(args.Output) {
		return &data.Error{Code: "upload_name", Args: data.Args{"example": f.Reports.FileName(made, args.Lang)}}
	}
	set, err := f.Records.Settings(ctx)
	if err != nil {
		return err
	}
	missing, err := f.Reports.CheckUpload(ctx, q, made, set.Name, args.Despite)
	var refused *data.Error
	if errors.As(err, &refused) && refused.Code == "upload_missing" {
		for _, m := range missing {
			if err := r.say(r.words.Missing(m, r.Places)); err != nil {
				return err
			}
		}
	}
	return err
}
