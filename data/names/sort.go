package names

import (
	"bytes"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Places in the order that are no letters of kk.txt. A key of the letters alone
// never holds keyEnd, so a name that another one begins with stands before it.
const (
	keyEnd     = 0
	keySpace   = 1
	keyDigit   = 2 // and nine more
	keyLetter  = 16
	keyIgnored = 0xFE // never written
	keyRare    = 0xFF // a letter that kk.txt does not list: its code point follows
)

// SortKey returns the bytes by which a name stands in a list: digits, then the
// Kazakh alphabet, then Latin letters, then others; a space before any letter.
// Case, accents and signs decide only between names that are otherwise equal;
// Unicode form never does. Two names share a key only if they are the same text.
//
// The order is built from assets/alphabet/kk.txt and not from x/text/collate,
// which puts Latin before Cyrillic, takes longer and is not safe for
// concurrent use.
func SortKey(name string) []byte {
	return appendSortKey(make([]byte, 0, 2*len(name)+1), name)
}

// SortRange returns the bounds of the sort keys of all names that begin with a
// text: from is the least of them, to is greater than all.
func SortRange(begin string) (from, to []byte) {
	places := alphabetPlaces()
	from, ok := appendPlaces(nil, begin, places, false)
	if !ok {
		from, _ = appendPlaces(nil, norm.NFC.String(begin), places, true)
	}
	return from, append(slices.Clone(from), keyRare, keyRare)
}

// Compare returns -1, 0 or +1 as a stands before b in a list, is the same text,
// or stands after it. It is the order of the sort keys.
func Compare(a, b string) int {
	var keyA, keyB [192]byte
	return bytes.Compare(appendSortKey(keyA[:0], a), appendSortKey(keyB[:0], b))
}

// Sort sorts the list in place by the names of its elements. Elements of the
// same name keep their order. Each name is read once.
func Sort[T any](list []T, name func(T) string) {
	type keyed struct {
		key     []byte
		element T
	}
	order := make([]keyed, len(list))
	for i, element := range list {
		order[i] = keyed{SortKey(name(element)), element}
	}
	slices.SortStableFunc(order, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range order {
		list[i] = order[i].element
	}
}

// appendSortKey appends the places of the letters, keyEnd, and the text itself,
// which settles what the letters leave open.
func appendSortKey(key []byte, name string) []byte {
	start := len(key)
	places := alphabetPlaces()
	key, ok := appendPlaces(key, name, places, false)
	if !ok {
		name = norm.NFC.String(name)
		key, _ = appendPlaces(key[:start], name, places, true)
	}
	key = append(key, keyEnd)
	return append(key, name...)
}

// appendPlaces appends the places of a name's letters. It gives up and returns
// false at a letter that cannot be judged before the text is composed.
func appendPlaces(key []byte, name string, places *[alphabetEnd]byte, composed bool) ([]byte, bool) {
	space, start := false, len(key)
	for i := 0; i < len(name); {
		r, size := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(name[i:])
		}
		i += size
		place := placeOf(r, places)
		switch place {
		case keyIgnored:
			continue
		case keySpace:
			space = len(key) > start
			continue
		}
		if space {
			key, space = append(key, keySpace), false
		}
		switch {
		case place != keyRare:
			key = append(key, place)
		case !composed:
			return key, false
		default:
			key = appendRare(key, r, places)
		}
	}
	return key, true
}

// appendRare appends the places of a letter that kk.txt does not list: those of
// its parts without their marks, or its code point.
func appendRare(key []byte, r rune, places *[alphabetEnd]byte) []byte {
	for _, part := range norm.NFKD.String(string(r)) {
		part = unicode.ToLower(part)
		switch place := placeOf(part, places); {
		case place == keyIgnored, place == keySpace, unicode.IsMark(part):
		case place == keyRare:
			key = append(key, keyRare, byte(part>>16), byte(part>>8), byte(part))
		default:
			key = append(key, place)
		}
	}
	return key
}

func placeOf(r rune, places *[alphabetEnd]byte) byte {
	if r < alphabetEnd {
		return places[r]
	}
	return otherPlace(r)
}

// otherPlace judges a code point that kk.txt does not list.
func otherPlace(r rune) byte {
	switch sign := skeletons().sign(r); sign.kind {
	case digit:
		return keyDigit + byte(r-'0')
	case separator:
		return keySpace
	case dropped:
		return keyIgnored
	}
	return keyRare
}

// alphabetPlaces reads kk.txt, once.
var alphabetPlaces = sync.OnceValue(func() *[alphabetEnd]byte {
	places := new([alphabetEnd]byte)
	for i, row := range rows("kk.txt") {
		for _, text := range row {
			r, _ := single(text)
			for _, r := range bothCases(r) {
				places[r] = keyLetter + byte(i)
			}
		}
	}
	for r := range places {
		if places[r] == 0 {
			places[r] = otherPlace(rune(r))
		}
	}
	return places
})
