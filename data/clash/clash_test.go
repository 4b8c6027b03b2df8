package clash_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/clash"
)

func id(n byte) data.ID { return data.ID{0: n} }

const (
	chapaev = "273230100"
	zhaiyk  = "273230200"
)

func member(n byte, change func(*data.Member)) data.Member {
	m := data.Member{Base: data.Base{ID: id(n)}, Name: fmt.Sprintf("Member %d", n), Specialty: "health", District: "273200000"}
	if change != nil {
		change(&m)
	}
	return m
}

func event(n byte, change func(*data.Event)) data.Event {
	e := data.Event{
		Base: data.Base{ID: id(n)}, Status: data.Planned, Date: 20260610, Village: chapaev, District: "273200000",
		Title: fmt.Sprintf("Event %d", n), Members: []data.ID{id(1)},
	}
	if change != nil {
		change(&e)
	}
	return e
}

func trip(n byte, change func(*data.Trip)) data.Trip {
	t := data.Trip{
		Base: data.Base{ID: id(n)}, Status: data.Planned, Start: 20260610, End: 20260612, District: "273200000",
		Villages: []string{chapaev, zhaiyk}, Members: []data.ID{id(1)}, Vehicle: "UAZ",
	}
	if change != nil {
		change(&t)
	}
	return t
}

// codes are those of the clashes, a minor one with a question mark.
func codes(found []data.Clash) string {
	var all []string
	for _, c := range found {
		code := c.Code
		if c.Minor {
			code += "?"
		}
		all = append(all, code)
	}
	return strings.Join(all, " ")
}

func TestAnEventClashes(t *testing.T) {
	group := []data.Member{member(1, nil), member(2, func(m *data.Member) { m.Specialty = "sport" })}
	tests := map[string]struct {
		draft func(*data.Event)
		world clash.World
		want  string
	}{
		"with nothing": {nil, clash.World{}, ""},
		"a member in another village, whatever the hour": {
			func(e *data.Event) { e.Start = "10:00" },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Village, e.Start = zhaiyk, "18:00" })}}, "member",
		},
		"a member in the same village at another hour": {
			func(e *data.Event) { e.Start, e.End = "10:00", "11:00" },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Start, e.End = "11:00", "12:00" })}}, "village?",
		},
		"a member in the same village at the same time": {
			func(e *data.Event) { e.Start, e.End = "10:00", "11:00" },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Start, e.End = "10:30", "12:00" })}}, "member village?",
		},
		"another village of the same trip": {
			func(e *data.Event) { e.Trip = id(7) },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Trip, e.Village = id(7), zhaiyk })}}, "",
		},
		"the same village on the same trip": {
			func(e *data.Event) { e.Trip = id(7) },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Trip = id(7) })}}, "",
		},
		"other members in another village": {
			func(e *data.Event) { e.Members = []data.ID{id(2)} },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Village = zhaiyk })}}, "",
		},
		"what was cancelled": {nil, clash.World{Events: []data.Event{event(8, func(e *data.Event) {
			e.Village, e.Status = zhaiyk, data.Cancelled
		})}}, ""},
		"what was postponed": {nil, clash.World{Trips: []data.Trip{trip(8, func(r *data.Trip) { r.Status = data.Postponed })}}, ""},
		"being cancelled itself": {
			func(e *data.Event) { e.Status = data.Cancelled },
			clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Village = zhaiyk })}}, "",
		},
		"itself as it is saved": {nil, clash.World{Events: []data.Event{event(9, func(e *data.Event) { e.Village = zhaiyk })}}, ""},
		"an event that lasts until then": {nil, clash.World{Events: []data.Event{event(8, func(e *data.Event) {
			e.Date, e.EndDate, e.Village = 20260601, 20260610, zhaiyk
		})}}, "member"},
		"a trip in its village on the day": {nil, clash.World{Trips: []data.Trip{trip(8, nil)}}, ""},
		"a trip elsewhere on the day":      {func(e *data.Event) { e.Date = 20260611 }, clash.World{Trips: []data.Trip{trip(8, nil)}}, "member"},
		"its own trip":                     {func(e *data.Event) { e.Date, e.Trip = 20260611, id(8) }, clash.World{Trips: []data.Trip{trip(8, nil)}}, ""},
		"an event of a trip, told once": {nil, clash.World{
			Trips:  []data.Trip{trip(8, func(r *data.Trip) { r.Villages = []string{zhaiyk} })},
			Events: []data.Event{event(7, func(e *data.Event) { e.Trip, e.Village = id(8), zhaiyk })},
		}, "member"},
		"a member who has left":       {nil, clash.World{Members: []data.Member{member(1, func(m *data.Member) { m.To = 20260609 })}}, "inactive"},
		"a member still to come":      {nil, clash.World{Members: []data.Member{member(1, func(m *data.Member) { m.From = 20260611 })}}, "inactive"},
		"a specialty that is missing": {nil, clash.World{Project: data.Project{Specialties: []string{"health", "culture"}}}, "specialty"},
		"a specialty that is missing, with the reason": {
			func(e *data.Event) { e.GroupReason = "ill" }, clash.World{Project: data.Project{Specialties: []string{"culture"}}}, "",
		},
		"a group that nobody has named": {
			func(e *data.Event) { e.Members = nil }, clash.World{Project: data.Project{Specialties: []string{"culture"}}}, "",
		},
		"a holiday": {nil, clash.World{Holidays: []data.Holiday{{Kind: "public", Start: 20250610, Yearly: true}}}, "holiday"},
		"an exam of pupils": {
			func(e *data.Event) { e.Audience = "pupils" }, clash.World{Holidays: []data.Holiday{{Kind: "exam", Start: 20260601, End: 20260620}}}, "exam",
		},
		"an exam and working youth": {
			func(e *data.Event) { e.Audience = "working_youth" }, clash.World{Holidays: []data.Holiday{{Kind: "exam", Start: 20260601, End: 20260620}}}, "",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			draft := event(9, tt.draft)
			if tt.world.Members == nil {
				tt.world.Members = group
			}
			if got := codes(clash.Find(&draft, tt.world)); got != tt.want {
				t.Errorf("clashes %q, want %q", got, tt.want)
			}
		})
	}
}

func TestATripClashes(t *testing.T) {
	group := []data.Member{member(1, nil), member(2, nil)}
	tests := map[string]struct {
		draft func(*data.Trip)
		world clash.World
		want  string
	}{
		"with members and vehicle of another": {nil, clash.World{Trips: []data.Trip{trip(8, func(r *data.Trip) { r.Start, r.End = 20260612, 20260613 })}}, "member vehicle"},
		"with the vehicle alone": {
			func(r *data.Trip) { r.Members, r.Vehicle = []data.ID{id(2)}, " uaz " }, clash.World{Trips: []data.Trip{trip(8, nil)}}, "vehicle",
		},
		"not with one the day after":       {nil, clash.World{Trips: []data.Trip{trip(8, func(r *data.Trip) { r.Start, r.End = 20260613, 20260614 })}}, ""},
		"not with its own events":          {nil, clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Trip, e.Date = id(9), 20260612 })}}, ""},
		"with an event elsewhere":          {nil, clash.World{Events: []data.Event{event(8, func(e *data.Event) { e.Date = 20260611 })}}, "member"},
		"not with one where it stops":      {nil, clash.World{Events: []data.Event{event(8, nil)}}, ""},
		"with a holiday on its second day": {nil, clash.World{Holidays: []data.Holiday{{Kind: "public", Start: 20260611}}}, "holiday"},
		"not with an exam":                 {nil, clash.World{Holidays: []data.Holiday{{Kind: "exam", Start: 20260611}}}, ""},
		"with a specialty missing":         {nil, clash.World{Project: data.Project{Specialties: []string{"sport"}}}, "specialty"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			draft := trip(9, tt.draft)
			tt.world.Members = group
			if got := codes(clash.Find(&draft, tt.world)); got != tt.want {
				t.Errorf("clashes %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAClashNamesTheOtherRecord(t *testing.T) {
	draft := event(9, func(e *data.Event) { e.Members = []data.ID{id(1), id(2)} })
	other := event(8, func(e *data.Event) { e.Village, e.Members = zhaiyk, []data.ID{id(2), id(1), id(3)} })
	found := clash.Find(&draft, clash.World{Members: []data.Member{member(1, nil), member(2, nil)}, Events: []data.Event{other}})
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	c := found[0]
	if c.Type != "event" || c.Record != id(8) || c.Day != 20260610 || c.Args["names"] != "Member 1, Member 2" || c.Args["village"] != zhaiyk {
		t.Errorf("%+v", c)
	}
}

// Whoever is asked first: what keeps two events apart does so both ways.
func TestClashesOfTwoEventsAreMutual(t *testing.T) {
	clocks := []data.Clock{"", "09:00", "10:00", "11:00"}
	draw := func(t *rapid.T, n byte) data.Event {
		return event(n, func(e *data.Event) {
			e.Date = 20260610 + data.Date(rapid.IntRange(0, 1).Draw(t, "day"))
			if rapid.Bool().Draw(t, "long") {
				e.EndDate = e.Date + 1
			}
			e.Village = rapid.SampledFrom([]string{"", chapaev, zhaiyk}).Draw(t, "village")
			e.Start = rapid.SampledFrom(clocks).Draw(t, "start")
			e.End = rapid.SampledFrom(clocks).Filter(func(c data.Clock) bool { return c == "" || c >= e.Start }).Draw(t, "end")
			e.Trip = rapid.SampledFrom([]data.ID{{}, id(5)}).Draw(t, "trip")
			e.Members = rapid.SampledFrom([][]data.ID{nil, {id(1)}, {id(1), id(2)}}).Draw(t, "members")
		})
	}
	members := []data.Member{member(1, nil), member(2, nil)}
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, 8), draw(t, 9)
		there := clash.Find(&a, clash.World{Members: members, Events: []data.Event{b}})
		back := clash.Find(&b, clash.World{Members: members, Events: []data.Event{a}})
		if codes(there) != codes(back) {
			t.Fatalf("%q and %q", codes(there), codes(back))
		}
		if slices.ContainsFunc(there, func(c data.Clash) bool { return c.Record != b.ID }) {
			t.Fatalf("a clash with something else: %+v", there)
		}
	})
}
