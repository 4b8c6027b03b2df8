package privacy_test

import (
	"path/filepath"
	"strings"
	"testing"

	"sapar/app/privacy"
	"sapar/data"
)

func TestTheProtocolSaysWhatWasDestroyedAndWhatStays(t *testing.T) {
	p := data.Project{TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь", Grantee: "«Жастар» ҚБ", BIN: "123456789012", End: 20261214}
	d := data.Destruction{
		Date: 20270120, By: "Болат", Ended: 20261214, Term: 20270114, People: 1234, Members: 17, Scans: 40, Kept: 5, Attendances: 4321, Events: 120,
		Commission: []string{"төраға Асанов Ә."},
	}
	doc := privacy.Protocol(&p, nil, &d)
	said := doc.String()
	for _, want := range []string{
		p.TitleKK, p.TitleRU, p.Grantee, p.BIN, "хаттама", "Протокол", "20.01.2027", "14.12.2026", "14.01.2027", "1 234", "4 321", "120", "Болат", "төраға Асанов Ә.",
	} {
		if !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), want) {
			t.Errorf("does not say %q:\n%s", want, said)
		}
	}
	if err := doc.WriteFile(filepath.Join(t.TempDir(), "хаттама.docx")); err != nil {
		t.Error(err)
	}
	// a commission that nobody has named, of an operator that nobody has named
	if said := privacy.Protocol(&data.Project{}, nil, &data.Destruction{Date: 20270120, Ended: 20261214}).String(); strings.Count(said, "____________") < 6+4 {
		t.Errorf("there is no place to sign:\n%s", said)
	}
}
