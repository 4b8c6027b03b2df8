package reports_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// The status in words is read in one language, written in the other, by keys.
func TestStatusInWordsIsWritten(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	x := show(t, s, i18n.RU, data.Settings{Role: "manager"})
	x.press(kit.CtrlShift(fyne.KeyE))
	x.sees("status ru 2026-11-22")
	x.key(fyne.KeyUp)
	x.press(kit.Ctrl(fyne.KeyReturn))
	x.sound()
	files, err := filepath.Glob(filepath.Join(x.folder, "*.docx"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Size() == 0 {
		t.Errorf("%v, %v", info, err)
	}
	x.sees("sapar-2026-11-22-")
}
