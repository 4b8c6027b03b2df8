package event

import (
	"slices"
	"strings"

	"sapar/app/kit"
	"sapar/data"
)

// askReason asks why the group is not complete, where somebody goes and a
// specialty that the project wants is not among them. A reason that was given
// stays in sight.
func (d *details) askReason() {
	chosen := d.fields.Widget("members").(*kit.TagField).IDs()
	reason := d.fields.Widget("group_reason").(*kit.Entry).Value()
	lacking := data.Lacking(d.p.project.Specialties, d.going(chosen))
	d.form.SetVisible("group_reason", reason != "" || len(chosen) > 0 && len(lacking) > 0)
	hint := ""
	if len(chosen) > 0 && len(lacking) > 0 {
		hint = d.p.w.T("page.event.group_lacks", "fields", d.specialties(lacking))
	}
	d.hint("group_reason", hint)
}

// going are the members with these ids.
func (d *details) going(ids []string) []*data.Member {
	var list []*data.Member
	for i := range d.p.members {
		if m := &d.p.members[i]; slices.Contains(ids, m.ID.String()) {
			list = append(list, m)
		}
	}
	return list
}

// specialties are fields of work as they stand in a sentence.
func (d *details) specialties(codes []string) string {
	words := make([]string, len(codes))
	for i, code := range codes {
		words[i] = strings.ToLower(d.p.w.Choice("field", code))
	}
	return strings.Join(words, ", ")
}
