package data_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
)

// The groups are those of the links read as an undirected graph, in whatever
// order and whichever way round the issues were linked.
func TestIssuesGroupByTheirLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		issues := make([]*data.Issue, n)
		near := make([][]bool, n)
		for i := range issues {
			issues[i] = &data.Issue{Base: data.Base{ID: data.ID{byte(i + 1)}}}
			near[i] = make([]bool, n)
			near[i][i] = true
		}
		for i, issue := range issues {
			if to := rapid.IntRange(-1, n-1).Draw(t, "to"); to >= 0 {
				issue.SameAs = issues[to].ID
				near[i][to], near[to][i] = true, true
			}
		}
		for k := range n {
			for i := range n {
				for j := range n {
					near[i][j] = near[i][j] || near[i][k] && near[k][j]
				}
			}
		}
		groups := data.GroupIssues(rapid.Permutation(issues).Draw(t, "order"))
		for i, issue := range issues {
			for j, other := range issues {
				if got := slices.Contains(groups.Of(issue.ID), other); got != near[i][j] {
					t.Fatalf("%d with %d: %v, want %v", i, j, got, near[i][j])
				}
			}
		}
	})
}

func TestALinkToAnIssueThatIsNotThereStillJoins(t *testing.T) {
	a := &data.Issue{Base: data.Base{ID: data.ID{1}}, SameAs: data.ID{9}}
	b := &data.Issue{Base: data.Base{ID: data.ID{2}}, SameAs: data.ID{9}}
	if got := data.GroupIssues([]*data.Issue{a, b}).Of(a.ID); len(got) != 2 {
		t.Errorf("a group of %d", len(got))
	}
}

func TestSimilarIssues(t *testing.T) {
	issue := func(text string) *data.Issue {
		return &data.Issue{Base: data.Base{ID: data.ID{byte(len(text))}}, Text: text}
	}
	one, two, none := issue("интернет жоқ"), issue("Ауылда интернеттің жылдамдығы"), issue("Жол жоқ")
	got := data.SimilarIssues("Интернет жылдамдығы төмен", []*data.Issue{one, none, two}, func(s string) []string {
		return strings.Fields(strings.ToLower(s))
	})
	if !slices.Equal(got, []*data.Issue{two, one}) {
		t.Errorf("got %v", got)
	}
}
