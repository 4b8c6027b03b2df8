package cli

import (
	"context"
	"strings"

	"sapar/app/privacy"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
)

// demoPreset is the contract that the demonstration works on: the region's
// grant.
const demoPreset = "wko-rural-youth"

// Sizes of a demonstration.
const (
	sizeDistrict = "district"
	sizeRegion   = "region"
)

// demo fills an empty folder. All records are one batch in one transaction: a
// run that is killed leaves a folder that is still empty.
func (r *run) demo(ctx context.Context) error {
	if r.args.Data == "" {
		return missing("--data DIR")
	}
	o, err := r.demoOptions()
	if err != nil {
		return err
	}
	made, err := demo.New(o)
	if err != nil {
		return err
	}
	return r.folder(ctx, func(f *Folder) error {
		empty, err := f.Records.Empty(ctx)
		if err != nil {
			return err
		}
		if !empty {
			return &data.Error{Code: "folder_not_empty", Args: data.Args{"path": r.args.Data}}
		}
		if err := r.say(r.words.T("cli.demo.begun", "path", r.args.Data)); err != nil {
			return err
		}
		// The batch is signed with the name in the settings. They name the
		// project only once it is there.
		set := made.Settings()
		project := set.Project
		set.Project = data.ID{}
		if err := f.Records.SaveSettings(ctx, set); err != nil {
			return err
		}
		if err := f.Records.SaveMany(ctx, data.ActionDemo, made.Next); err != nil {
			return err
		}
		set.Project = project
		if err := f.Records.SaveSettings(ctx, set); err != nil {
			return err
		}
		return r.sayFilled(ctx, f)
	})
}

func (r *run) demoOptions() (demo.Options, error) {
	args := r.args.Demo
	o := demo.Options{Seed: args.Seed, Today: r.today(), Places: r.Places}
	o.Consent = func(p *data.Project) data.ConsentText { return privacy.Draft(p, p.Start) }
	p, err := preset.ByKey(demoPreset)
	if err != nil {
		return o, err
	}
	o.Preset = p
	district, err := r.district(args.District)
	if err != nil {
		return o, err
	}
	switch args.Size {
	case "", sizeDistrict:
		if district == "" {
			district = r.Places.Districts(p.Project.Region, false)[0].Code
		}
		o.Districts = []string{district}
	case sizeRegion:
		if district != "" {
			return o, &usageError{&data.Error{Code: "options_clash", Args: data.Args{"first": "--district", "second": "--size " + sizeRegion}}}
		}
	default:
		return o, &usageError{&data.Error{Code: "no_such_size", Args: data.Args{
			"text": args.Size, "names": strings.Join([]string{sizeDistrict, sizeRegion}, ", "),
		}}}
	}
	return o, nil
}

func (r *run) sayFilled(ctx context.Context, f *Folder) error {
	n, err := f.Records.Contents(ctx)
	if err != nil {
		return err
	}
	return r.say(r.words.T("cli.demo.done",
		"events", r.words.N("count.event", n[data.EventType.Key]),
		"attendance", r.words.Int(n[data.AttendanceType.Key]),
		"people", r.words.N("count.person", n[data.PersonType.Key])))
}
