// Package matchtest makes people as lists have them: invented, with the truth
// who is who. Nothing but tests imports it. It is written from how names get
// onto lists in the villages of West Kazakhstan and knows nothing of how names
// are compared; what is drawn follows from the seed alone.
//
// # Who there is
//
// Of a hundred people 86 are Kazakhs, 9 Russians, 2 Tatars, 2 Ukrainians, one a
// German or a Korean: the rural districts, not the city. They live in families
// of one to five children, one to four years apart; one birth in 90 is of
// twins, as everywhere, two thirds of them of one sex, and twins are given names
// that go together: Хасен and Хұсейін, Айдана and Айжана. Brothers' families
// share surname, grandfather and mostly the village. Names are as frequent as
// they are: the first of a list is borne by one in forty, the last by one in
// hundreds, so that namesakes come of themselves. One in 25 of the listed is a
// parent: lists of meetings have more than the young.
//
// # How a record is written
//
// Each record has a hand of its own; the shares are in hand.go, with the
// reason of each. In short: half are in Kazakh letters, a third in Russian
// ones, 8 % come from a keyboard without ә, і, ң, ғ, ү, ұ, қ, ө, һ, 3 % have a
// Latin i in a Cyrillic word, 6 % are Latin, mostly from forms filled in on a
// telephone. Three in ten lack the father's name, four in ten the telephone, a
// quarter the sex, a tenth the village, one in twelve the birth year, and one
// birth year in 30 is one off, since it was reckoned from the age. Typing slips
// are in 5 % of the names, and one in ten of those has two: a neighbouring key,
// a letter missing, doubled or swapped, seldom at a word's beginning.
//
// In a region's list 12 % of the people stand twice and 3 % three times: that
// many come to a second event of another coordinator, or write themselves
// differently. Between two records 4 % have moved, 8 % have another telephone,
// one in ten another place of work or study, and 6 % of grown women another
// surname.
//
// # What nobody can tell
//
// Not all pairs can be told from what is written. Decidable is the whole rule:
// it weighs what the two records state, whoever wrote it however. Pairs holds
// decidable pairs alone; in a Population the others, one in five of those that
// stand for one person, are not to be scored.
//
// Telephone numbers begin with 709, which is given out to nobody. Villages are
// the region's own, schools and firms are named after them.
package matchtest
