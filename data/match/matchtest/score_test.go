package matchtest

import (
	"iter"
	"math"
	"strings"
	"testing"
)

func TestScore(t *testing.T) {
	var s Score
	for range 3 {
		s.Add("order", true, true)
	}
	s.Add("order", true, false)
	s.Add("twins", false, true)
	s.Add("twins", false, false)
	if s.Recall() != 0.75 || s.Precision() != 0.75 {
		t.Errorf("recall %f, precision %f", s.Recall(), s.Precision())
	}
	for _, want := range []string{"order ", "found 0.7500", "twins ", "apart 0.5000", "in all 6 pairs: recall 0.7500, precision 0.7500"} {
		if !strings.Contains(s.String(), want) {
			t.Errorf("no %q in\n%s", want, s.String())
		}
	}
}

// TestJudge asks somebody who knows the truth, somebody who says nothing, and
// somebody who takes all neighbours in the list for one person.
func TestJudge(t *testing.T) {
	list := Population(4, 3000)
	by := map[int][]int{}
	for i, e := range list {
		by[e.Truth] = append(by[e.Truth], i)
	}
	var truth iter.Seq2[int, int] = func(yield func(int, int) bool) {
		for _, same := range by {
			for n, i := range same {
				for _, j := range same[:n] {
					if !yield(i, j) || !yield(j, i) { // told twice, counted once
						return
					}
				}
			}
		}
	}
	knows := Judge(list, truth)
	if knows.Recall() != 1 || knows.Precision() != 1 || knows.all.same < 300 {
		t.Errorf("who knows: %s", knows)
	}
	silent := Judge(list, func(func(int, int) bool) {})
	if silent.Recall() != 0 || silent.Precision() != 1 {
		t.Errorf("who says nothing: %s", silent)
	}
	rash := Judge(list, func(yield func(int, int) bool) {
		for i := 1; i < len(list) && yield(i-1, i); i++ {
		}
	})
	if rash.Precision() > 0.01 || math.IsNaN(rash.Recall()) {
		t.Errorf("who says yes: %s", rash)
	}
}

// TestPairsAreHard asks somebody who compares names letter by letter, and
// somebody who looks at surname and birth year.
func TestPairsAreHard(t *testing.T) {
	var strict, loose Score
	for _, p := range Pairs(2, 10_000) {
		a, b := strings.Fields(lower(p.A.Name)), strings.Fields(lower(p.B.Name))
		strict.Add(p.Kind, p.Same, strings.Join(a, " ") == strings.Join(b, " "))
		loose.Add(p.Kind, p.Same, a[0] == b[0] && p.A.BirthYear == p.B.BirthYear)
	}
	if strict.Recall() > 0.25 {
		t.Errorf("letter by letter:\n%s", &strict)
	}
	if loose.Precision() > 0.7 {
		t.Errorf("surname and year:\n%s", &loose)
	}
}
