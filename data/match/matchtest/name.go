package matchtest

import (
	"embed"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

//go:embed names
var files embed.FS

// name is a given name, or what a surname is made of, with all its spellings.
type name struct {
	kk     []string // as its bearers' papers have it, the usual spelling first
	ru     []string // its usual Russian spellings, where they are not by letter
	short  string   // as friends say it
	sons   string   // the patronymic of sons and of daughters, where no rule gives it
	dghtrs string
	in     bool // a surname of it ends in -ин
	sounds []string
}

// parseName reads "spelling~other=Russian/another*short>patronymics+ending".
func parseName(text string) *name {
	n := &name{}
	text, n.in = strings.CutSuffix(text, "+ин")
	text, patronymics, _ := strings.Cut(text, ">")
	n.sons, n.dghtrs, _ = strings.Cut(patronymics, ":")
	text, n.short, _ = strings.Cut(text, "*")
	text, russian, found := strings.Cut(text, "=")
	if found {
		n.ru = strings.Split(russian, "/")
	}
	n.kk = strings.Split(text, "~")
	for _, kk := range n.kk {
		n.sounds = append(n.sounds, lower(russianLetters(kk)))
	}
	for _, ru := range n.ru {
		n.sounds = append(n.sounds, lower(ru))
	}
	return n
}

// same reports whether a reader may take one for the other: some spelling of
// both is the same in Russian letters.
func (n *name) same(m *name) bool {
	return n == m || slices.ContainsFunc(n.sounds, func(s string) bool { return slices.Contains(m.sounds, s) })
}

// pick draws a spelling, the first three times in four.
func pick(r *rand.Rand, spellings []string) string {
	if len(spellings) == 1 || chance(r, 0.75) {
		return spellings[0]
	}
	return spellings[1+r.IntN(len(spellings)-1)]
}

// names is a list of names by how frequent they are.
type names struct {
	all    []*name
	weight []float64 // running sum
}

// newNames weighs the names by their rank, as Zipf's law has it; the higher
// flat, the less the first ones stand out.
func newNames(all []*name, flat float64) *names {
	n := &names{all: all}
	sum := 0.0
	for i := range all {
		sum += math.Pow(float64(i+1)+flat, -0.85)
		n.weight = append(n.weight, sum)
	}
	return n
}

func (n *names) draw(r *rand.Rand) *name { return n.all[weighted(r, n.weight)] }

// drawOther draws one that is not to be taken for any of the others.
func (n *names) drawOther(r *rand.Rand, others ...*name) *name {
	for {
		m := n.draw(r)
		if !slices.ContainsFunc(others, m.same) {
			return m
		}
	}
}

// drawLike draws one with the same first letters, where there is one.
func (n *names) drawLike(r *rand.Rand, like *name, others ...*name) *name {
	others = append(slices.Clone(others), like)
	var near []*name
	for _, m := range n.all {
		if !slices.ContainsFunc(others, m.same) && start(m.kk[0]) == start(like.kk[0]) {
			near = append(near, m)
		}
	}
	if len(near) == 0 {
		return n.drawOther(r, others...)
	}
	return near[r.IntN(len(near))]
}

// find returns the name with that usual spelling.
func (n *names) find(spelling string) *name {
	for _, m := range n.all {
		if slices.Contains(m.kk, spelling) {
			return m
		}
	}
	return parseName(spelling)
}

func start(s string) string { return string([]rune(s)[:2]) }

// people is one of the region's peoples.
type people struct {
	share                             float64 // of a hundred
	kazakh                            bool
	fathers, sons, daughters, surname *names
}

// village is one of the region's villages.
type village struct {
	code, kk, ru string
}

// twinNames are names that go together, by the kind of twins.
var twinNames = map[string][][2]string{}

var (
	peoples     []*people
	peopleShare []float64

	villages     []village
	villageShare []float64
)

func init() {
	read := func(file, section string, flat float64) *names {
		var all []*name
		for _, line := range lines(file, section) {
			for _, text := range strings.Split(line, ", ") {
				all = append(all, parseName(text))
			}
		}
		return newNames(all, flat)
	}
	russianMen, russianWomen := read("russian-men", "", 5), read("russian-women", "", 5)
	tatarMen, tatarWomen := read("tatar-men", "", 5), read("tatar-women", "", 5)
	peoples = []*people{
		{86, true, read("kazakh-fathers", "", 8), read("kazakh-sons", "", 8), read("kazakh-daughters", "", 8), read("kazakh-surnames", "", 15)},
		{9, false, russianMen, russianMen, russianWomen, read("surnames", "russian", 15)},
		{2, false, russianMen, russianMen, russianWomen, read("surnames", "ukrainian", 15)},
		{2, false, tatarMen, tatarMen, tatarWomen, read("surnames", "tatar", 15)},
		{0.6, false, russianMen, russianMen, russianWomen, read("surnames", "german", 15)},
		{0.4, false, russianMen, russianMen, russianWomen, read("surnames", "korean", 15)},
	}
	sum := 0.0
	for _, p := range peoples {
		sum += p.share
		peopleShare = append(peopleShare, sum)
	}
	for _, kind := range []string{"sons", "daughters", "both"} {
		for _, line := range lines("twins", kind) {
			for _, pair := range strings.Split(line, ", ") {
				a, b, _ := strings.Cut(pair, " ")
				twinNames[kind] = append(twinNames[kind], [2]string{a, b})
			}
		}
	}
	readVillages()
}

// lines are the lines of a section of a file, comments left out.
func lines(file, section string) []string {
	text, err := files.ReadFile("names/" + file + ".txt")
	if err != nil {
		panic(err) // embedded
	}
	var out []string
	within := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			within = strings.Trim(line, "[]")
		} else if line != "" && line[0] != '#' && within == section {
			out = append(out, line)
		}
	}
	return out
}
