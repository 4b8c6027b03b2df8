package people

import "sapar/data"

// stretch is how many lines are read at a time, and stretches how many such
// are kept: the list of a region is never in memory as a whole.
const stretch, stretches = 100, 32

// lines is the list as it scrolls by: what is in sight is read as it comes to
// sight, and kept for a while.
type lines struct {
	read   func(offset, limit int) (found []data.PersonLine, total int, ok bool)
	total  int
	kept   map[int][]data.PersonLine // by the number of the stretch
	recent []int                     // those kept, the oldest first
}

func newLines(read func(offset, limit int) ([]data.PersonLine, int, bool)) *lines {
	return &lines{read: read, kept: map[int][]data.PersonLine{}}
}

// reset forgets everything and counts anew.
func (l *lines) reset() {
	clear(l.kept)
	l.recent = l.recent[:0]
	l.total = 0
	l.fetch(0)
}

// at is the line with that index; false where there is none or it cannot be
// read.
func (l *lines) at(i int) (data.PersonLine, bool) {
	if i < 0 || i >= l.total {
		return data.PersonLine{}, false
	}
	n := i / stretch
	if _, ok := l.kept[n]; !ok {
		l.fetch(n)
	}
	if i -= n * stretch; i < len(l.kept[n]) {
		return l.kept[n][i], true
	}
	return data.PersonLine{}, false
}

// fetch reads a stretch. One that cannot be read counts as empty: it is asked
// for again when the list is, and not for every row that comes to sight.
func (l *lines) fetch(n int) {
	found, total, ok := l.read(n*stretch, stretch)
	if ok && n == 0 {
		l.total = total
	}
	if len(l.recent) == stretches {
		delete(l.kept, l.recent[0])
		l.recent = append(l.recent[:0], l.recent[1:]...)
	}
	l.kept[n] = found
	l.recent = append(l.recent, n)
}
