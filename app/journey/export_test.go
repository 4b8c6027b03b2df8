//go:build linux

package journey

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// export makes a report of the whole project into a folder, by keys, and
// returns the file's path. The report is the one that many steps down in the
// list of reports. Another screen was in sight.
func (l *laptop) export(folder, name string, down int) string {
	l.t.Helper()
	files := func() []string {
		found, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
		if err != nil {
			l.t.Fatal(err)
		}
		return found
	}
	before := files()
	l.leads("Ctrl+5")
	l.press(slices.Repeat([]string{"Up"}, 5)...)
	l.press(slices.Repeat([]string{"Down"}, down)...)
	l.press("Enter")            // to the language
	l.press("Tab", "End", "Up") // the kind of period: the whole project
	l.press("Tab", "Ctrl+A")
	was := l.layout
	l.use(us)
	l.text(folder)
	l.use(was)
	l.press("Ctrl+E")
	l.until(name+" are exported", func() bool { return len(files()) > len(before) })
	for _, path := range files() {
		if !slices.Contains(before, path) {
			return path
		}
	}
	return ""
}

// sheet reads the first sheet of a report: its rows by the numbers that stand
// under the headings.
func sheet(t testing.TB, path string) (rows []map[int]string) {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	numbers := slices.IndexFunc(all, func(row []string) bool { return len(row) > 2 && row[0] == "1" && row[1] == "2" && row[2] == "3" })
	if numbers < 0 {
		t.Fatalf("%s has no row of column numbers", path)
	}
	for _, row := range all[numbers+1:] {
		cells := map[int]string{}
		for i, text := range row {
			if text != "" && i < len(all[numbers]) {
				cells[i+1] = text
			}
		}
		if len(cells) > 2 { // not a line to sign on
			rows = append(rows, cells)
		}
	}
	return rows
}

// checkEvents holds what the register of events says of the two events.
func (l *laptop) checkEvents(path string) {
	l.t.Helper()
	var got []string
	for _, row := range sheet(l.t, path) {
		got = append(got, fmt.Sprintf("%s: %s people, %s youth, %s male, %s female, %s under 18", row[10], row[12], row[13], row[14], row[15], row[16]))
	}
	want := []string{
		"Жастармен кездесу: 3 people, 3 youth, 2 male, 1 female, 1 under 18",
		"Жұмыспен қамту және бос уақыт: 5 people, 5 youth, 2 male, 3 female, 0 under 18",
	}
	total := "8 people, 8 youth, 4 male, 4 female, 1 under 18"
	if len(got) != 3 || !slices.Equal(got[:2], want) || !strings.HasSuffix(got[2], total) {
		l.t.Errorf("the register says\n%s\nwant\n%s\nin all %s", strings.Join(got, "\n"), strings.Join(want, "\n"), total)
	}
}

// checkIndicators holds that the report's facts are those of the status
// command, and that what was done counts.
func (l *laptop) checkIndicators(path, dir string) {
	l.t.Helper()
	got := map[string]string{}
	for _, row := range sheet(l.t, path) {
		if row[9] != "–" {
			name, _, _ := strings.Cut(strings.ReplaceAll(row[2], " / ", "\n"), "\n")
			got[name] = row[9]
		}
	}
	var status struct {
		Indicators []struct {
			Name string `json:"name_kk"`
			Fact int    `json:"fact"`
		} `json:"indicators"`
	}
	if err := json.Unmarshal([]byte(l.must("status", "--json", "--data", dir)), &status); err != nil {
		l.t.Fatal(err)
	}
	want := map[string]string{}
	for _, i := range status.Indicators {
		want[i.Name] = fmt.Sprint(i.Fact)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
		l.t.Errorf("facts of status (−) and of the report (+):\n%s", diff)
	}
	for _, name := range []string{"Қамтылған аудандар", "Қамтылған ауылдық елді мекендер", "Жастармен кездесулер", "Ауыл жастарымен диалог алаңдары"} {
		if got[name] != "1" {
			l.t.Errorf("the report has the fact %q for %s, want 1", got[name], name)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 10<<20 {
		l.t.Errorf("the report cannot be uploaded: %v, %v", info, err)
	}
}
