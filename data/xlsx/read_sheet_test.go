package xlsx_test

import (
	"testing"

	"sapar/data/xlsx"
)

// Every form of a sheet is read from memory and again through the window, in
// the common spelling and in others.
func TestReadSheet(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"the common spelling": {rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1" t="inlineStr"><is><t>x y</t></is></c></row><row r="3"><c r="B3"><v>-1.5</v></c></row>`),
			`A1="ə", B1=date 45000, C1="x y" | B3=-1.5`},
	} {
		t.Run(name, func(t *testing.T) {
			b := zipped(t, handmade(c.sheet))
			for _, keep := range []int64{0, 32 << 20} {
				l := xlsx.DefaultLimits()
				l.Keep = keep
				if got := sheetTold(b, l); got != c.want {
					t.Errorf("keeping %d bytes:\n%s\nwant\n%s", keep, got, c.want)
				}
			}
		})
	}
}
