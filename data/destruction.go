package data

// Destruction says that the personal part of a project that is over was
// destroyed: what its protocol says, so that it can be printed again. Names of
// participants are not in it.
type Destruction struct {
	Base
	Project      ID
	Date         Date
	By           string   // who did it
	Term         Date     // until when the consents held; 0 where no text said it
	Ended        Date     // the project's last day
	People       int      // records of people
	Members      int      // of the information groups
	Performances int      // numbers of concerts with a performer's name
	Scans        int      // files of attendance sheets
	Kept         int      // people who are also in a project that goes on
	Attendances  int      // that stay, without names
	Events       int      // that stay
	Commission   []string // position and name of each of its members
	Note         string
}

// empty reports whether there was nothing left to destroy.
func (d *Destruction) empty() bool { return d.People+d.Members+d.Performances+d.Scans == 0 }

// DestructionOf is what the end of a project destroyed, nil where it was not
// ended. Where it was ended again, since names came later from elsewhere, it is
// the last that destroyed something.
func DestructionOf(project ID, all []Destruction) *Destruction {
	var found *Destruction
	for i := range all {
		d := &all[i]
		if d.Project == project && (found == nil || found.empty() && !d.empty() || found.empty() == d.empty() && d.Date > found.Date) {
			found = d
		}
	}
	return found
}

// DestructionType declares the fields of a Destruction.
var DestructionType = declare("destruction", checkDestruction,
	field("project", Ref, func(d *Destruction) *ID { return &d.Project }, required, to("project"), identity),
	field("date", Day, func(d *Destruction) *Date { return &d.Date }, required, label, identity),
	field("by", Text, func(d *Destruction) *string { return &d.By }),
	field("term", Day, func(d *Destruction) *Date { return &d.Term }),
	field("ended", Day, func(d *Destruction) *Date { return &d.Ended }),
	field("people", Int, func(d *Destruction) *int { return &d.People }),
	field("members", Int, func(d *Destruction) *int { return &d.Members }),
	field("performances", Int, func(d *Destruction) *int { return &d.Performances }),
	field("scans", Int, func(d *Destruction) *int { return &d.Scans }),
	field("kept", Int, func(d *Destruction) *int { return &d.Kept }),
	field("attendances", Int, func(d *Destruction) *int { return &d.Attendances }),
	field("events", Int, func(d *Destruction) *int { return &d.Events }),
	field("commission", Lines, func(d *Destruction) *[]string { return &d.Commission }),
	field("note", Note, func(d *Destruction) *string { return &d.Note }),
)

// Type is DestructionType.
func (*Destruction) Type() *Type { return DestructionType }

func checkDestruction(d *Destruction, _ Scope, r *report) {
	r.checkSpan("date", d.Ended, d.Date)
}
