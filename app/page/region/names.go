package region

import (
	"errors"

	"sapar/data"
)

// districtOf is the code of the district that a record is about, "" for none. A
// person's is where he lives.
func (p *Page) districtOf(r data.Record, event *data.Event) string {
	if event != nil {
		return event.District
	}
	if person, ok := r.(*data.Person); ok {
		home, _ := p.o.Places.DistrictOf(person.Village)
		return home.Code
	}
	if f := r.Type().Field("district"); f != nil {
		code, _ := f.Get(r).(string)
		return code
	}
	return ""
}

// missing reports whether there is nothing to show; what is no mere absence is
// told.
func (p *Page) missing(err error) bool {
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
	}
	return err != nil
}
