package territory_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sapar/assets"
	"sapar/data"
	"sapar/data/territory"
)

const (
	headings = "code,kind,parent,kk,kk_short,ru,ru_short,lat,lon,precision_km,population,aliases\n"
	types    = "kind,word\ndistrict,ауданы\n"
	good     = headings + // one place of every kind, lines 2 to 7
		"100000000,region,,Р,,Р,,,,,,\n" +
		"110000000,district,100000000,Б ауданы,Б,Б район,Б,,,,12,Ескі; Старый\n" +
		"111000000,okrug,110000000,О,,О,,,,,,\n" +
		"111100000,village,111000000,А,,А,,50.5,-1.25,2,,\n" +
		"120000000,city,100000000,Қ,,К,,,,,,\n" +
		"121000000,city,120000000,Т,,Т,,,,,,\n"
)

func files(places, types string) fstest.MapFS {
	return fstest.MapFS{
		"places.csv": {Data: []byte(places)},
		"types.csv":  {Data: []byte(types)},
	}
}

func TestLoadReadsEveryField(t *testing.T) {
	variants := map[string]string{
		"as written":            good,
		"with remarks":          "# first\n" + strings.Replace(good, "111000000,okrug", "# okrug, \"one\"\n111000000,okrug", 1),
		"as a spreadsheet does": "\ufeff" + strings.ReplaceAll(good, "\n", "\r\n"),
		"in another order":      headings + reversedLines(strings.TrimPrefix(good, headings)),
	}
	for name, places := range variants {
		t.Run(name, func(t *testing.T) {
			c, err := territory.Load(files(places, types))
			if err != nil {
				t.Fatal(err)
			}
			d, _ := c.Place("110000000")
			if d.Kind != data.District || d.Parent != "100000000" || d.NameKK != "Б ауданы" || d.NameRU != "Б район" ||
				d.Population != 12 || !slices.Equal(d.Aliases, []string{"Ескі", "Старый"}) || d.Located() {
				t.Errorf("%+v", d)
			}
			v, _ := c.Place("111100000")
			if v.Lat != 50.5 || v.Lon != -1.25 || v.Precision != 2 || v.Population != 0 || v.Aliases != nil {
				t.Errorf("%+v", v)
			}
			if got := codes(c.Villages("100000000")); !slices.Equal(got, []string{"111100000", "121000000"}) {
				t.Errorf("settlements of the region: %v", got)
			}
		})
	}
}

func reversedLines(s string) string {
	lines := strings.SplitAfter(s, "\n")
	slices.Reverse(lines)
	return strings.Join(lines, "")
}

func TestLoadSortsByTheKazakhAlphabet(t *testing.T) {
	alphabet := strings.Fields("А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я")
	for name, lower := range map[string]bool{"capitals": false, "small letters": true} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString(headings + "100000000,region,,Р,,Р,,,,,,\n")
			var want []string
			for _, letter := range alphabet {
				if lower {
					letter = strings.ToLower(letter)
				}
				// A second letter that pulls the other way shows that each is
				// a letter of its own and not a variant of its neighbour.
				want = append(want, letter+"а", letter+"я")
			}
			for i := range want {
				name := want[len(want)-1-i]
				b.WriteString("1" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + "000000,district,100000000," +
					name + ",," + name + ",,,,,,\n")
			}
			places := strings.Replace(b.String(), "100000000,district", "199000000,district", 1)
			c, err := territory.Load(files(places, types))
			if err != nil {
				t.Fatal(err)
			}
			if got := namesKK(c.Districts("100000000", false)); !slices.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
	t.Run("numbers by their value", func(t *testing.T) {
		c, err := territory.Load(files(good+
			"111200000,village,111000000,Шежін 10,,Ч,,,,,,\n111300000,village,111000000,Шежін 2,,Ч,,,,,,\n", types))
		if err != nil {
			t.Fatal(err)
		}
		if got := namesKK(c.Villages("111000000")); !slices.Equal(got, []string{"А", "Шежін 2", "Шежін 10"}) {
			t.Error(got)
		}
	})
}

func TestLoadRefusesWithTheLine(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(good, from, to, 1) }
	tests := map[string]struct {
		places, types string // types empty: good ones
		file          string
		line          int
		column        string
	}{
		"an empty file":             {"", "", "places.csv", 1, ""},
		"headings only":             {headings, "", "places.csv", 2, ""},
		"remarks only":              {"# a\n# b\n", "", "places.csv", 3, ""},
		"a heading renamed":         {change("kk_short", "short"), "", "places.csv", 1, ""},
		"no headings":               {strings.TrimPrefix(good, headings), "", "places.csv", 1, ""},
		"a column too few":          {change("Р,,Р,,,,,,", "Р,,Р,,,,,"), "", "places.csv", 2, ""},
		"a column too many":         {change("О,,О,,,,,,", "О,,О,,,,,,,"), "", "places.csv", 4, ""},
		"a quotation mark inside":   {change("О,,О", "О\"О,,О"), "", "places.csv", 4, ""},
		"a quotation never closed":  {change("Т,,Т", "\"Т,,Т"), "", "places.csv", 7, ""},
		"a remark shifts the lines": {change("111000000,okrug", "# remark\n111000000,raion"), "", "places.csv", 5, "kind"},
		"an unknown kind":           {change("village", "hamlet"), "", "places.csv", 5, "kind"},
		"no kind":                   {change("village", ""), "", "places.csv", 5, "kind"},
		"a code of eight digits":    {change("111100000,", "11110000,"), "", "places.csv", 5, "code"},
		"a code with a letter":      {change("111100000,", "11110000O,"), "", "places.csv", 5, "code"},
		"a code of other digits":    {change("111100000,", "11110000٣,"), "", "places.csv", 5, "code"},
		"no code":                   {change("111100000,", ","), "", "places.csv", 5, "code"},
		"a code twice":              {change("121000000,", "120000000,"), "", "places.csv", 7, "code"},
		"a parent that is not there": {change("village,111000000", "village,119000000"), "", "places.csv", 5,
			"parent"},
		"no parent":                    {change("village,111000000", "village,"), "", "places.csv", 5, "parent"},
		"a region below a region":      {change("region,,", "region,100000000,"), "", "places.csv", 2, "parent"},
		"a village below a district":   {change("village,111000000", "village,110000000"), "", "places.csv", 5, "parent"},
		"a village below itself":       {change("village,111000000", "village,111100000"), "", "places.csv", 5, "parent"},
		"an okrug below a region":      {change("okrug,110000000", "okrug,100000000"), "", "places.csv", 4, "parent"},
		"an okrug below a town":        {change("okrug,110000000", "okrug,121000000"), "", "places.csv", 4, "parent"},
		"a district below a city":      {change("district,100000000", "district,120000000"), "", "places.csv", 3, "parent"},
		"a city below a village":       {change("city,120000000", "city,111100000"), "", "places.csv", 7, "parent"},
		"cities in a circle":           {change("city,100000000", "city,121000000"), "", "places.csv", 6, "parent"},
		"no Kazakh name":               {change("О,,О", ",,О"), "", "places.csv", 4, "kk"},
		"no Russian name":              {change("О,,О", "О,,"), "", "places.csv", 4, "ru"},
		"a space after the name":       {change("О,,О", "О ,,О"), "", "places.csv", 4, "kk"},
		"a no-break space in front":    {change("О,,О", "О,,\u00a0О"), "", "places.csv", 4, "ru"},
		"a line break in the name":     {change("О,,О", "\"О\nО\",,О"), "", "places.csv", 4, "kk"},
		"a name of 10,000 characters":  {change("О,,О", strings.Repeat("О", 10_000)+",,О"), "", "places.csv", 4, "kk"},
		"bytes that are not UTF-8":     {change("О,,О", "\xce\xff,,О"), "", "places.csv", 4, "kk"},
		"a latitude without longitude": {change("50.5,-1.25", "50.5,"), "", "places.csv", 5, "lon"},
		"a longitude without latitude": {change("50.5,-1.25", ",-1.25"), "", "places.csv", 5, "lon"},
		"a latitude over the pole":     {change("50.5", "90.1"), "", "places.csv", 5, "lat"},
		"a longitude too far":          {change("-1.25", "-180.5"), "", "places.csv", 5, "lon"},
		"a decimal comma":              {change("50.5", "\"50,5\""), "", "places.csv", 5, "lat"},
		"not a number":                 {change("50.5", "NaN"), "", "places.csv", 5, "lat"},
		"a number with an exponent":    {change("50.5", "5e1"), "", "places.csv", 5, "lat"},
		"a point in the ocean":         {change("50.5,-1.25", "0,0"), "", "places.csv", 5, "lat"},
		"coordinates of no precision":  {change("-1.25,2", "-1.25,"), "", "places.csv", 5, "precision_km"},
		"precision of no coordinates":  {change("50.5,-1.25,2", ",,2"), "", "places.csv", 5, "precision_km"},
		"a precision of zero":          {change("-1.25,2", "-1.25,0"), "", "places.csv", 5, "precision_km"},
		"a population below zero":      {change(",12,", ",-12,"), "", "places.csv", 3, "population"},
		"a population with a space":    {change(",12,", ",1 200,"), "", "places.csv", 3, "population"},
		"more people than there are":   {change(",12,", ",4294967296,"), "", "places.csv", 3, "population"},
		"an empty alias":               {change("Ескі; ", "Ескі;; "), "", "places.csv", 3, "aliases"},
		"an alias twice":               {change("Старый", "Ескі"), "", "places.csv", 3, "aliases"},
		"no types":                     {good, "kind,word\n", "types.csv", 2, ""},
		"types of no kind":             {good, types + "country,ел\n", "types.csv", 3, "kind"},
		"an empty type":                {good, types + "district,\n", "types.csv", 3, "word"},
		"a type twice":                 {good, types + "district,ауданы\n", "types.csv", 3, "word"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.types == "" {
				tt.types = types
			}
			c, err := territory.Load(files(tt.places, tt.types))
			var bad *territory.LineError
			if !errors.As(err, &bad) || c != nil {
				t.Fatalf("Load = %v, %v", c != nil, err)
			}
			if bad.File != tt.file || bad.Line != tt.line || bad.Column != tt.column || bad.Problem == "" {
				t.Errorf("%v; want it in %s line %d, %q", err, tt.file, tt.line, tt.column)
			}
		})
	}
	t.Run("a file that is not there", func(t *testing.T) {
		for _, file := range []string{"places.csv", "types.csv"} {
			fsys := files(good, types)
			delete(fsys, file)
			if _, err := territory.Load(fsys); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), file) {
				t.Errorf("without %s: %v", file, err)
			}
		}
	})
}

// FuzzLoad holds that a catalogue is refused or whole, whatever the file.
func FuzzLoad(f *testing.F) {
	f.Add(good, types)
	f.Add("\ufeff"+strings.ReplaceAll(good, "\n", "\r\n"), types+"city,к.ә.\n")
	f.Add(headings+"\"1", "")
	f.Fuzz(func(t *testing.T, places, types string) {
		c, err := territory.Load(files(places, types))
		if err != nil {
			var bad *territory.LineError
			if !errors.As(err, &bad) || bad.Line < 1 || bad.Line > 1+strings.Count(places, "\n")+strings.Count(types, "\n") {
				t.Fatalf("an error without its line: %v", err)
			}
			return
		}
		for _, p := range c.All() {
			district, ok := c.DistrictOf(p.Code)
			if ok != (p.Kind != data.Region) {
				t.Errorf("%s %s: district %v", p.Kind, p.Code, ok)
			}
			if p.Kind != data.Village {
				continue
			}
			if _, ok := c.OkrugOf(p.Code); !ok || !slices.Contains(codes(c.Villages(district.Code)), p.Code) {
				t.Errorf("village %s is nowhere", p.Code)
			}
		}
		if all := c.All(); len(all) > 0 && len(all) < 50 {
			if !slices.Contains(codes(c.Find(all[0].Code)), all[0].Code) {
				t.Errorf("%s is not found by its code", all[0].Code)
			}
			c.Find(all[0].NameKK)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	fsys, err := fs.Sub(assets.Territory, "territory")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := territory.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}
