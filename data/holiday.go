package data

import "crypto/sha256"

// Holiday is days on which no event should be planned: a public holiday, an
// exam. Those of the state are built into the program; a record changes one of
// them, takes one away, or adds a district's own.
type Holiday struct {
	Base
	Key    string // of the built-in one that it stands for; "" for one of its own
	NameKK string
	NameRU string
	Kind   string // list holiday_kind
	Start  Date
	End    Date // of several days; 0 for one
	Yearly bool // on the same days each year
	Off    bool // no longer a holiday
}

// HolidayID is the id of the record that stands for a built-in holiday: the
// same on every computer, for there is one of each.
func HolidayID(key string) ID {
	sum := sha256.Sum256([]byte("holiday " + key))
	id := ID(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // a UUID of version 8
	return id
}

// LastDay is the holiday's last day.
func (h *Holiday) LastDay() Date { return max(h.Start, h.End) }

// Name in the language, or in the other where it has none.
func (h *Holiday) Name(lang string) string { return either(lang, h.NameKK, h.NameRU) }

// On reports whether the day is within the holiday.
func (h *Holiday) On(d Date) bool {
	if h.Off || h.Start == 0 {
		return false
	}
	if !h.Yearly {
		return d >= h.Start && d <= h.LastDay()
	}
	// days of a year as month and day; it may run over New Year
	start, end, day := h.Start%10000, h.LastDay()%10000, d%10000
	if start <= end {
		return day >= start && day <= end
	}
	return day >= start || day <= end
}

// HolidayType declares the fields of a Holiday.
var HolidayType = declare("holiday", checkHoliday,
	field("key", Text, func(h *Holiday) *string { return &h.Key }, length(60), identity),
	field("name_kk", Text, func(h *Holiday) *string { return &h.NameKK }, required, label, identity),
	field("name_ru", Text, func(h *Holiday) *string { return &h.NameRU }),
	field("kind", Choice, func(h *Holiday) *string { return &h.Kind }, required, from("holiday_kind")),
	field("start", Day, func(h *Holiday) *Date { return &h.Start }, required, identity),
	field("end", Day, func(h *Holiday) *Date { return &h.End }),
	field("yearly", Bool, func(h *Holiday) *bool { return &h.Yearly }),
	field("off", Bool, func(h *Holiday) *bool { return &h.Off }),
)

// Type is HolidayType.
func (*Holiday) Type() *Type { return HolidayType }

func checkHoliday(h *Holiday, _ Scope, r *report) { r.checkSpan("end", h.Start, h.End) }
