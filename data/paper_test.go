package data_test

import (
	"slices"
	"testing"

	"sapar/data"
)

func TestNumbersTypedBackFromASheet(t *testing.T) {
	for text, want := range map[string][]int{
		"7": {7}, "1 3 5-9 12": {1, 3, 5, 6, 7, 8, 9, 12}, "3,1; 3": {3, 1}, " 2 – 4 ": {2, 3, 4}, "№5": {5}, "10—11": {10, 11},
		"5-5": {5},
	} {
		if got, ok := data.PaperNumbers(text); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", " ", "Асан", "7 Асан", "9-5", "0", "12345", "1-9999", "-3", "3-", "1-2-3", "٣", "1.5"} {
		if got, ok := data.PaperNumbers(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

func TestNumberRanges(t *testing.T) {
	for want, all := range map[string][]int{"": nil, "4": {4}, "1-3, 7, 9-10": {1, 2, 3, 7, 9, 10}} {
		if got := data.NumberRanges(all); got != want {
			t.Errorf("%v: %q", all, got)
		}
	}
}

func TestLooksAlike(t *testing.T) {
	const a = "00000000000000000000000000000000000000000000000000000000000000ff"
	for b, want := range map[string]bool{
		a: true,
		"00000000000000000000000000000000000000000000000000000000000000fe": true,
		"ffffffffff0000000000000000000000000000000000000000000000000000ff": false,
		"": false, "ff": false, "қ": false,
	} {
		if data.Alike(a, b) != want {
			t.Errorf("%q: %v", b, !want)
		}
	}
	if data.Alike("", "") {
		t.Error("two that are no pictures look alike")
	}
}
