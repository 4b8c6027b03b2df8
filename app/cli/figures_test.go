package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var ctx = context.Background()

// sapar runs a command in this process, which must do its work.
func sapar(t *testing.T, args ...string) string {
	t.Helper()
	var out, refused bytes.Buffer
	if code := programme(&out, &refused).Run(ctx, args); code != 0 {
		t.Fatalf("sapar %s: exit code %d: %s", strings.Join(args, " "), code, refused.String())
	}
	return out.String()
}

// figures are plan and fact of an indicator, by its name.
type figures struct{ Plan, Fact int }

type stated struct {
	Records    map[string]int
	On         string
	Indicators []struct {
		Number    int
		NameKK    string `json:"name_kk"`
		Kind      string
		Plan      int
		ToDate    int `json:"plan_to_date"`
		Fact      int
		Districts []struct {
			Code, Name string
			Plan, Fact int
		}
	}
}

func status(t *testing.T, dir string) stated {
	t.Helper()
	var s stated
	if err := json.Unmarshal([]byte(sapar(t, "status", "--data", dir, "--json")), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// A fact, counted in plain SQL with nothing of the program: events and handouts
// of held events that name the indicator, and places with a held event.
const recount = `
	SELECT i.number,
	CASE i.kind
	WHEN 'events' THEN (SELECT count(*) FROM event e, json_each(e.indicators) n
		WHERE e.status = 'held' AND e."date" <= @on AND n.value = lower(hex(i.id)) AND (@district = '' OR e.district = @district)
		AND (i.event_types IS NULL OR e.kind IN (SELECT value FROM json_each(i.event_types))))
	WHEN 'handouts' THEN (SELECT coalesce(sum(coalesce((SELECT sum(quantity) FROM handout h WHERE h.event = e.id), e.handouts)), 0) FROM event e, json_each(e.indicators) n
		WHERE e.status = 'held' AND e."date" <= @on AND n.value = lower(hex(i.id)) AND (@district = '' OR e.district = @district))
	WHEN 'coverage' THEN (SELECT count(DISTINCT CASE i.level WHEN 'district' THEN e.district ELSE e.village END) FROM event e
		WHERE e.status = 'held' AND e."date" <= @on AND (@district = '' OR e.district = @district))
	WHEN 'products' THEN (SELECT count(*) FROM product p, json_each(p.indicators) n WHERE n.value = lower(hex(i.id)) AND p."date" <= @on
		AND (p.links IS NOT NULL OR p.files IS NOT NULL) AND p.kind = 'video' AND (@district = '' OR p.district = @district))
	WHEN 'talents' THEN (SELECT count(*) FROM talent d WHERE (@district = '' OR d.district = @district)
		AND CASE i.stage WHEN 'supported' THEN d.support IS NOT NULL AND d.support_date <= @on ELSE d."date" <= @on END)
	WHEN 'recommendations' THEN (SELECT count(*) FROM recommendation r JOIN event e ON e.id = r.event
		WHERE e.status = 'held' AND e."date" <= @on AND (@district = '' OR e.district = @district))
	WHEN 'composition' THEN (SELECT count(*) FROM (SELECT m.district FROM member m, json_each(i.specialties) s
		WHERE m.specialty = s.value AND (@district = '' OR m.district = @district)
		GROUP BY m.district HAVING count(DISTINCT m.specialty) = json_array_length(i.specialties)))
	ELSE 0 END
	FROM indicator i ORDER BY i.number`

func TestStatusEqualsARecountInSQL(t *testing.T) {
	dir, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	s := status(t, dir)
	db, err := sql.Open("sqlite3", filepath.Join(dir, "sapar.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	count := func(district string) map[int]int {
		t.Helper()
		rows, err := db.Query(recount, sql.Named("on", s.On), sql.Named("district", district))
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		facts := map[int]int{}
		for rows.Next() {
			var number, fact int
			if err := rows.Scan(&number, &fact); err != nil {
				t.Fatal(err)
			}
			facts[number] = fact
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return facts
	}
	want := count("")
	if want[1] != 1 || want[4] < 50 || want[9] < 5000 {
		t.Fatalf("the demonstration has next to nothing to count: %v", want)
	}
	byDistrict := map[string]map[int]int{}
	for _, i := range s.Indicators {
		if i.Fact != want[i.Number] {
			t.Errorf("%d. %s: fact %d, recount %d", i.Number, i.NameKK, i.Fact, want[i.Number])
		}
		if len(i.Districts) != 12 {
			t.Errorf("%d. %s: %d districts", i.Number, i.NameKK, len(i.Districts))
		}
		for _, d := range i.Districts {
			if byDistrict[d.Code] == nil {
				byDistrict[d.Code] = count(d.Code)
			}
			if d.Fact != byDistrict[d.Code][i.Number] {
				t.Errorf("%d. %s, %s: fact %d, recount %d", i.Number, i.NameKK, d.Name, d.Fact, byDistrict[d.Code][i.Number])
			}
		}
	}
	for table, n := range s.Records {
		var rows int
		if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(&rows); err != nil || rows != n {
			t.Errorf("%s: %d records, recount %d, %v", table, n, rows, err)
		}
	}
}

func TestReportEqualsStatus(t *testing.T) {
	dir, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "indicators.xlsx")
	sapar(t, "report", "indicators", "--data", dir, "--lang", "kk", "-o", path)
	want := map[string]figures{}
	for _, i := range status(t, dir).Indicators {
		want[i.NameKK] = figures{i.Plan, i.Fact}
	}
	if diff := cmp.Diff(want, indicatorRows(t, path)); diff != "" {
		t.Errorf("the file differs from the status (-status +file):\n%s", diff)
	}
}

// indicatorRows reads the rows of the report's first sheet, below the row of
// column numbers: name in column 2, plan in 4, fact since the start in 9.
func indicatorRows(t *testing.T, path string) map[string]figures {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetList()[0], excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]figures{}
	below := false
	for _, row := range rows {
		if len(row) > 8 && row[0] == "1" && row[1] == "2" && row[8] == "9" {
			below = true
			continue
		}
		if !below || len(row) < 9 || row[1] == "" {
			continue
		}
		plan, errPlan := strconv.Atoi(row[3])
		fact, errFact := strconv.Atoi(row[8])
		if errPlan == nil && errFact == nil {
			out[row[1]] = figures{plan, fact}
		}
	}
	if !below {
		t.Fatalf("no row of column numbers in %s", path)
	}
	return out
}

// The commands tell what they do in the language of whoever reads it.
func TestEveryFindingHasASentence(t *testing.T) {
	store, err := os.ReadFile(filepath.Join("..", "..", "data", "store", "verify.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range findings(string(store)) {
		for _, l := range langs() {
			if !l.Has("finding." + what) {
				t.Errorf("%s.json has no finding.%s", l.Lang(), what)
			}
		}
	}
}
