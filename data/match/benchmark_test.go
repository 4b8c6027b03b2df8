package match_test

import (
	"context"
	"iter"
	"testing"

	"sapar/data"
	"sapar/data/match"
	"sapar/data/match/matchtest"
	"sapar/data/names"
)

// A hundred thousand hard pairs, one person's and two persons' in turn, invented
// from other rules than those by which they are compared: at least 98 of a
// hundred of one person's are found, and at least 98 of a hundred that are said
// to be one person's are.
func TestPairsAreTold(t *testing.T) {
	const n, goal = 100_000, 0.98
	pairs := matchtest.Pairs(20261126, n)
	people := make([]data.Person, 0, 2*n)
	for _, p := range pairs {
		people = append(people, p.A, p.B)
	}
	x := match.New(people, names.Fold)
	score := &matchtest.Score{}
	for _, p := range pairs {
		said, known := x.Judge(p.A.ID, p.B.ID)
		if !known {
			t.Fatalf("%s is not in the index", p)
		}
		score.Add(p.Kind, p.Same, said.Bits >= 0)
	}
	t.Logf("\n%s", score)
	if score.Recall() < goal || score.Precision() < goal {
		t.Errorf("recall %.4f, precision %.4f, want %.2f each", score.Recall(), score.Precision(), goal)
	}
}

// BenchmarkPairs60000 pairs a region's list, and says how well. The goals are 20
// s on two cores and 0.98 each.
func BenchmarkPairs60000(b *testing.B) {
	entries := matchtest.Population(1, 60_000)
	people := make([]data.Person, len(entries))
	at := map[data.ID]int{}
	for i := range entries {
		people[i] = entries[i].Person
		at[people[i].ID] = i
	}
	var pairs []match.Pair
	for b.Loop() {
		var err error
		if pairs, err = match.New(people, names.Fold).Pairs(context.Background(), match.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	score := matchtest.Judge(entries, indexes(pairs, at))
	b.Logf("\n%s", score)
	b.ReportMetric(score.Recall(), "recall")
	b.ReportMetric(score.Precision(), "precision")
}

func indexes(pairs []match.Pair, at map[data.ID]int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for _, p := range pairs {
			if !yield(at[p.One], at[p.Other]) {
				return
			}
		}
	}
}
