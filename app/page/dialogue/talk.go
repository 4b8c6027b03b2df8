package dialogue

import (
	"context"

	"sapar/data"
)

// talk is all that was said in a project, in the order of entry.
type talk struct {
	events map[data.ID]*data.Event
	issues []*data.Issue
	same   data.SameIssues
	advice []*data.Recommendation
}

// readTalk reads the whole project: an issue may be the same in another
// district.
func readTalk(ctx context.Context, records Records, project data.ID) (talk, error) {
	t := talk{events: map[data.ID]*data.Event{}}
	events, err := records.Events(ctx, data.EventQuery{Project: project})
	if err != nil {
		return t, err
	}
	for i := range events {
		t.events[events[i].ID] = &events[i]
	}
	issues, err := records.Records(ctx, data.IssueType, data.RecordQuery{Project: project})
	if err != nil {
		return t, err
	}
	for _, r := range issues {
		t.issues = append(t.issues, r.(*data.Issue))
	}
	t.same = data.GroupIssues(t.issues)
	err = t.readAdvice(ctx, records, project)
	return t, err
}

// readAdvice reads the recommendations again.
func (t *talk) readAdvice(ctx context.Context, records Records, project data.ID) error {
	advice, err := records.Records(ctx, data.RecommendationType, data.RecordQuery{Project: project})
	t.advice = nil
	for _, r := range advice {
		t.advice = append(t.advice, r.(*data.Recommendation))
	}
	return err
}

// event is where something was said; an empty one where that has not come yet.
func (t *talk) event(id data.ID) *data.Event {
	if e := t.events[id]; e != nil {
		return e
	}
	return &data.Event{}
}

// eventOf is the event of an issue or recommendation, zero for nothing.
func eventOf(r data.Record) data.ID {
	switch r := r.(type) {
	case *data.Issue:
		return r.Event
	case *data.Recommendation:
		return r.Event
	}
	return data.ID{}
}

// villages are those in which an issue was raised, itself or the same in
// another, the earlier first; each once.
func (t *talk) villages(id data.ID) []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range t.same.Of(id) {
		if village := t.event(i.Event).Village; village != "" && !seen[village] {
			seen[village] = true
			out = append(out, village)
		}
	}
	return out
}

// answering are the recommendations that answer an issue or the same one of
// another village.
func (t *talk) answering(id data.ID) []*data.Recommendation {
	group := map[data.ID]bool{}
	for _, i := range t.same.Of(id) {
		group[i.ID] = true
	}
	var out []*data.Recommendation
	for _, r := range t.advice {
		if group[r.Issue] {
			out = append(out, r)
		}
	}
	return out
}
