// Package preset makes a project with its indicators out of a contract's text
// that somebody has put into a preset file: the grant lot of the region, a
// social order.
//
// It knows no contract by name, and no field: which fields a project and an
// indicator have is declared in package data. It must never know the database;
// who saves what it makes gives the ids.
package preset

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"sapar/assets"
	"sapar/data"
)

// All returns the presets that are built into the program, see Load.
func All() ([]data.Preset, error) {
	fsys, err := fs.Sub(assets.Presets, "presets")
	if err != nil {
		return nil, fmt.Errorf("open presets: %w", err)
	}
	return Load(fsys)
}

// ByKey returns the built-in preset with that key, or an error that is
// data.ErrNotFound.
func ByKey(key string) (data.Preset, error) {
	all, err := All()
	if err != nil {
		return data.Preset{}, err
	}
	for _, p := range all {
		if p.Key == key {
			return p, nil
		}
	}
	return data.Preset{}, fmt.Errorf("find preset %q: %w", key, data.ErrNotFound)
}

// Load reads every preset file, KEY.json, at the root of fsys. Presets stand by
// the kind of their project in the order in which people are offered kinds
// (grants first), those of one kind by their keys. A file that is wrong in any
// way is refused with a *FileError.
func Load(fsys fs.FS) ([]data.Preset, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, fmt.Errorf("list presets: %w", err)
	}
	presets := make([]data.Preset, 0, len(names))
	for _, name := range names {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read preset: %w", err)
		}
		p, err := read(name, raw)
		if err != nil {
			return nil, fmt.Errorf("read preset: %w", err)
		}
		p.Key = strings.TrimSuffix(path.Base(name), ".json")
		p.Project.Preset = p.Key
		presets = append(presets, p)
	}
	kinds := data.List("project_kind")
	slices.SortFunc(presets, func(a, b data.Preset) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Project.Kind), slices.Index(kinds, b.Project.Kind)),
			cmp.Compare(a.Key, b.Key),
		)
	})
	return presets, nil
}

// Make returns a project of the preset with its indicators, which share nothing
// with the preset. Where end is none and the contract's text gives the months,
// the project lasts that long. The ids are none, those of the indicators'
// project too: whoever saves them gives the ids.
func Make(p data.Preset, start, end data.Date) (data.Project, []data.Indicator) {
	if end == 0 && start != 0 && p.Months > 0 {
		end = start.AddMonths(p.Months).AddDays(-1)
	}
	project := p.Project
	project.Start, project.End = start, end
	project.Specialties = slices.Clone(project.Specialties)
	list := slices.Clone(p.Indicators)
	for n := range list {
		i := &list[n]
		for _, codes := range []*[]string{&i.EventTypes, &i.Products, &i.Audiences, &i.Partners, &i.Venues, &i.Topics, &i.Places, &i.Specialties} {
			*codes = slices.Clone(*codes)
		}
		i.ByDistrict = maps.Clone(i.ByDistrict)
		i.ByMonth = maps.Clone(i.ByMonth)
	}
	return project, list
}
