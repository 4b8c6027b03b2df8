package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// onTheIssues opens a dialogue platform on its issues.
func onTheIssues(t *testing.T) (*rig, data.Event, *dialogue) {
	t.Helper()
	r := newRig(t)
	e := r.event(storetest.Day, func(e *data.Event) { e.Kind = data.Dialogue })
	p := r.open(e.ID, data.Event{})
	r.ctrl(fyne.KeyPageDown)
	if p.current != section(p.dialogue) {
		t.Fatal("at a dialogue platform the issues are not next to the details")
	}
	return r, e, p.dialogue
}

func (r *rig) issues(e data.Event) []data.Issue {
	r.t.Helper()
	list, err := r.store.Issues(ctx, e.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

func (r *rig) recommendations(e data.Event) []data.Recommendation {
	r.t.Helper()
	list, err := r.store.Recommendations(ctx, e.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

func TestAnIssueAndItsRecommendationAreWrittenByKeys(t *testing.T) {
	r, e, d := onTheIssues(t)
	r.ctrl(fyne.KeyI).word("Спорт залы жоқ").key(tab).word("ә").key(tab).word("о").ctrl(enter)
	issues := r.issues(e)
	if len(issues) != 1 || issues[0].Text != "Спорт залы жоқ" || issues[0].Topic != "facilities" || issues[0].RaisedBy != "pupil" || issues[0].Status != "open" {
		t.Fatalf("issues %+v", issues)
	}
	r.ctrl(fyne.KeyR).word("Мектеп залын ашу").key(tab, tab).word("Әкімдік").key(tab).word("12-04/7").
		key(tab).word("21052026").key(tab).word("01062026").key(tab).word("ж").ctrl(enter)
	advice := r.recommendations(e)
	if len(advice) != 1 {
		t.Fatalf("recommendations %+v", advice)
	}
	if got := advice[0]; got.Issue != issues[0].ID || got.Addressee != "Әкімдік" || got.LetterNumber != "12-04/7" ||
		got.LetterDate != day(2026, 5, 21) || got.Due != day(2026, 6, 1) || got.Status != "sent" {
		t.Errorf("recommendation %+v", got)
	}
	if got := d.name(); !strings.Contains(got, "2") {
		t.Errorf("tab %q", got)
	}

	// A row of the list is opened with Enter and changed.
	d.issueTable.Focus()
	r.key(enter).key(tab, tab, tab, down, down).ctrl(enter)
	if got := r.issues(e)[0].Status; got != "solved" {
		t.Errorf("status %q, want solved", got)
	}
}

func TestARefusedIssueStaysInTheDialog(t *testing.T) {
	r, e, _ := onTheIssues(t)
	r.ctrl(fyne.KeyI).key(tab, tab, tab).word("Жауапты адам").ctrl(enter)
	if len(r.issues(e)) != 0 || !kit.ModalOpen(r.win.Canvas()) {
		t.Fatal("an issue without a text is taken")
	}
	r.word("Жол жоқ").ctrl(enter) // the keys are at the text
	if got := r.issues(e); len(got) != 1 || got[0].Text != "Жол жоқ" {
		t.Errorf("issues %+v", got)
	}

	r.ctrl(fyne.KeyR).word("Жөндеу").key(tab, tab, tab, tab).word("21052026").key(tab).word("20052026").ctrl(enter)
	if len(r.recommendations(e)) != 0 {
		t.Fatal("a recommendation that is due before its letter is taken")
	}
	r.ctrl(fyne.KeyA).word("22052026").ctrl(enter)
	if got := r.recommendations(e); len(got) != 1 || got[0].Due != day(2026, 5, 22) {
		t.Errorf("recommendations %+v", got)
	}
}

func TestADeletedIssueIsBroughtBack(t *testing.T) {
	r, e, d := onTheIssues(t)
	issue := data.Issue{Event: e.ID, Text: "Жол\nжоқ", Status: "open"}
	r.save(&issue)
	advice := data.Recommendation{Event: e.ID, Issue: issue.ID, Text: "Жөндеу", Status: "draft"}
	r.save(&advice)
	d.reload()
	d.focus()
	r.key(fyne.KeyDelete)
	if got := r.issues(e); len(got) != 0 {
		t.Fatalf("issues %+v", got)
	}
	if got := r.page.head.notice.Text(); !strings.Contains(got, "Жол жоқ") {
		t.Errorf("the line says %q", got)
	}
	r.ctrl(fyne.KeyZ)
	if got := r.issues(e); len(got) != 1 || !same(&got[0], &issue) {
		t.Errorf("brought back %+v", got)
	}
	if got := d.issueText(advice.Issue); got != "Жол жоқ" {
		t.Errorf("the recommendation answers %q", got)
	}
}
