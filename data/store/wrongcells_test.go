package store_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store/storetest"
)

// What was wrong with a merged file is known after a restart too, for its
// receipt; of a personal field without what stood there.
func TestWrongCellsAreKept(t *testing.T) {
	ctx := context.Background()
	from, to := storetest.New(t), storetest.New(t)
	project := storetest.Project(t, from)
	parcel := storetest.Parcel(t, from, data.ShipQuery{Project: project.ID})
	wrong := data.CellProblem{Sheet: "Іс-шаралар", Cell: "F12", Text: "31.02.2026", Proposal: "28.02.2026"}
	wrong.Type, wrong.Field, wrong.Code, wrong.Args = "event", "date", "not_a_date", data.Args{"text": "31.02.2026", "count": 3, "day": data.Date(20260228)}
	name := data.CellProblem{Sheet: "Адамдар", Cell: "B7", Text: "Ахметов 5", Proposal: "Ахметов"}
	name.Type, name.Field, name.Code, name.Args = "person", "name", "bad_character", data.Args{"text": "Ахметов 5"}
	parcel.Problems = []data.CellProblem{wrong, name}
	if _, err := to.Merge(ctx, data.MergeOptions{}, storetest.Each(parcel)); err != nil {
		t.Fatal(err)
	}
	files, err := to.Received(ctx)
	if err != nil || len(files) != 1 || files[0].Wrong != 2 {
		t.Fatalf("%+v, %v", files, err)
	}
	name.Text, name.Proposal, name.Args = "", "", data.Args{}
	if diff := cmp.Diff([]data.CellProblem{wrong, name}, files[0].Problems); diff != "" {
		t.Error(diff)
	}
}
