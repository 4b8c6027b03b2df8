package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"sapar/assets"
	"sapar/data"
)

// book is what names and texts are drawn from: lines by section, each line its
// parts.
type book struct{ sections map[string][][]string }

var readBook = sync.OnceValues(func() (*book, error) {
	b := &book{sections: map[string][][]string{}}
	for file, sep := range map[string]string{"names.txt": " ", "texts.txt": "|"} {
		raw, err := assets.Demo.ReadFile("demo/" + file)
		if err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		if err := b.read(string(raw), sep); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	return b, nil
})

// read adds the sections of a file. A pair, "key = value", is a line of two
// parts too.
func (b *book) read(raw, sep string) error {
	section, number := "", 0
	for line := range strings.Lines(raw) {
		number++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			section = strings.Trim(line, "[]")
		case section == "":
			return fmt.Errorf("line %d stands in no section", number)
		default:
			parts := strings.Split(line, sep)
			if key, value, ok := strings.Cut(line, " = "); ok {
				parts = []string{key, value}
			}
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			b.sections[section] = append(b.sections[section], parts)
		}
	}
	return nil
}

// draw picks a line of the section; a section that is not there has one empty
// line. parts is how many parts the line has at least.
func (b *book) draw(r *rand.Rand, section string, parts int) []string {
	lines := b.sections[section]
	if len(lines) == 0 {
		return make([]string, parts)
	}
	line := lines[r.IntN(len(lines))]
	for len(line) < parts {
		line = append(line[:len(line):len(line)], "")
	}
	return line
}

// say draws a line of one part and puts the village into it; "-" is nothing.
func (b *book) say(r *rand.Rand, section, village string) string {
	text := b.draw(r, section, 1)[0]
	if text == "-" {
		return ""
	}
	return strings.ReplaceAll(text, "{village}", village)
}

// either is the section, or the other where there is none of that name.
func (b *book) either(section, other string) string {
	if len(b.sections[section]) > 0 {
		return section
	}
	return other
}

func (b *book) first(section string) string {
	if lines := b.sections[section]; len(lines) > 0 {
		return lines[0][0]
	}
	return ""
}

// list is the codes of a pair's value, with commas between.
func (b *book) list(section, key string) []string {
	for _, pair := range b.sections[section] {
		if pair[0] == key {
			return strings.Split(pair[1], ", ")
		}
	}
	return nil
}

func (b *book) pairs(section string) [][]string { return b.sections[section] }

// name puts a full name together: family name, given name, and for most the
// father's.
func (b *book) name(r *rand.Rand, sex string) string {
	given, form := "male", 0
	if sex == data.Female {
		given, form = "female", 1
	}
	surname := b.draw(r, "surname", 1)
	name := surname[min(form, len(surname)-1)] + " " + b.draw(r, given, 1)[0]
	if r.IntN(100) < 92 {
		name += " " + b.draw(r, "father", 1)[0] + b.sections["patronymic"][0][form]
	}
	return name
}
