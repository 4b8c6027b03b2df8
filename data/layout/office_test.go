package layout_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/layout"
)

// program finds a program that a test looks at our files with. In the checks of
// a change it must be there; on a newcomer's machine the test is left out.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed: .ci/setup installs it", name)
	default:
		t.Skipf("%s is not installed; .ci/setup installs it", name)
	}
	return path
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return string(out)
}

var (
	pageCount = regexp.MustCompile(`(?m)^Pages: +(\d+)`)
	pageSizes = regexp.MustCompile(`(?m)^Page +\d+ size: +([\d.]+) x ([\d.]+) pts`)
)

// LibreOffice opens every report, and prints it as the forms want it.
func TestLibreOfficePrintsReports(t *testing.T) {
	soffice, info, toText := program(t, "soffice"), program(t, "pdfinfo"), program(t, "pdftotext")
	type printed struct {
		r        data.Report
		lang     string
		most     int    // pages
		first    string // on page 1
		repeated string // on every page
		last     string // on the last page
	}
	cases := map[string]printed{
		"events-kk":     {register(40), layout.Kazakh, 6, "БЕКІТЕМІН", "Тақырыбы", "Басшы"},
		"events-ru":     {register(40), layout.Russian, 6, "УТВЕРЖДАЮ", "Ответственный", "Руководитель"},
		"events-both":   {register(40), layout.Both, 6, "БЕКІТЕМІН / УТВЕРЖДАЮ", "Населённый", "Басшы / Руководитель"},
		"sheet-both":    {attendance(60), layout.Both, 4, "Лист регистрации участников", "Фамилия", "Ответственное лицо"},
		"sheets-kk":     {attendances(3, 10), layout.Kazakh, 3, "Қатысушыларды тіркеу парақтары", "Байланыс", "Барлығы 50 адам"},
		"progress-both": {progress(9), layout.Both, 5, "Ауытқу", "№ п/п", "Итого по области"},
	}
	folder := t.TempDir()
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile")),
		"--headless", "--convert-to", "pdf", "--outdir", folder,
	}
	for name, c := range cases {
		path := filepath.Join(folder, name+".xlsx")
		if err := layout.WriteFile(path, c.r, options(c.lang)); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	output(t, soffice, args...)

	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			pdf := filepath.Join(folder, name+".pdf")
			about := output(t, info, "-l", "1000", pdf)
			pages := 0
			if m := pageCount.FindStringSubmatch(about); m != nil {
				pages, _ = strconv.Atoi(m[1])
			}
			if pages < 2 || pages > c.most {
				t.Fatalf("%d pages, want 2 to %d", pages, c.most)
			}
			sizes := pageSizes.FindAllStringSubmatch(about, -1)
			if len(sizes) != pages {
				t.Errorf("%d sizes of %d pages: %s", len(sizes), pages, about)
			}
			for _, size := range sizes {
				if !strings.HasPrefix(size[1], "841.") || !strings.HasPrefix(size[2], "595.") {
					t.Errorf("a page of %s × %s points, want A4 landscape", size[1], size[2])
				}
			}
			for page := 1; page <= pages; page++ {
				number := strconv.Itoa(page)
				text := output(t, toText, "-layout", "-f", number, "-l", number, pdf, "-")
				want := []string{c.repeated, fmt.Sprintf("%d / %d", page, pages)}
				if page == 1 {
					want = append(want, c.first)
				}
				if page == pages {
					want = append(want, c.last)
				}
				for _, s := range want {
					if !strings.Contains(text, s) {
						t.Errorf("page %d does not say %q", page, s)
					}
				}
			}
		})
	}
}
