package xlsx_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/xlsx"
)

// code is that of a refusal, "" for any other error.
func code(err error) string {
	var refusal *data.Error
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return ""
}

// agile is a workbook that Excel locked with "password", in the way it has had
// since 2010; it is one of excelize's own tests.
func agile(t *testing.T) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "write-agile.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestWriteEncrypted(t *testing.T) {
	raw := written(t, register)
	locked, err := xlsx.Encrypt(raw, "құпия сөз")
	if err != nil {
		t.Fatal(err)
	}

	t.Run("the password opens it", func(t *testing.T) {
		got, err := xlsx.Decrypt(locked, "құпия сөз")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, raw) {
			t.Error("it is not what was encrypted")
		}
	})
	t.Run("sizes about those of sectors and of tables", func(t *testing.T) {
		r := rand.New(rand.NewPCG(1, 2))
		for _, size := range []int{0, 1, 55, 56, 57, 3643, 4087, 4088, 4089, 8192, 65_536, 7_400_000, 17_000_001} {
			raw := make([]byte, size)
			for i := range raw {
				raw[i] = byte(r.Uint32())
			}
			locked, err := xlsx.Encrypt(raw, "1")
			if err != nil {
				t.Fatal(err)
			}
			if got, err := xlsx.Decrypt(locked, "1"); err != nil || !bytes.Equal(got, raw) {
				t.Errorf("%d bytes: %v", len(raw), err)
			}
			if size < 57 || size > 8_000_000 {
				continue
			}
			// excelize follows the chains with code of others.
			if got, err := excelize.Decrypt(locked, &excelize.Options{Password: "1"}); err != nil || !bytes.Equal(got, raw) {
				t.Errorf("%d bytes, read by excelize: %v", len(raw), err)
			}
		}
	})
	t.Run("another password does not", func(t *testing.T) {
		for _, password := range []string{"", "Құпия сөз", "x"} {
			if _, err := xlsx.Decrypt(locked, password); code(err) != "wrong_password" {
				t.Errorf("%q: %v", password, err)
			}
		}
	})
	t.Run("excelize opens it", func(t *testing.T) {
		f, err := excelize.OpenReader(bytes.NewReader(locked), excelize.Options{Password: "құпия сөз"})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if got, err := f.GetCellValue("Іс-шаралар", "A3"); got != "007" {
			t.Errorf("%q, %v", got, err)
		}
	})
	t.Run("a file that Excel locked", func(t *testing.T) {
		got, err := xlsx.Decrypt(agile(t), "password")
		if err != nil {
			t.Fatal(err)
		}
		opened(t, got)
		if _, err := xlsx.Decrypt(agile(t), "passwort"); code(err) != "wrong_password" {
			t.Error(err)
		}
	})
	t.Run("the way of Office 2007", func(t *testing.T) {
		old, err := excelize.Encrypt(bytes.Clone(raw), &excelize.Options{Password: "құпия"})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := xlsx.Decrypt(old, "құпия"); err != nil || !bytes.Equal(got, raw) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
		if _, err := xlsx.Decrypt(old, "құпиЯ"); code(err) != "wrong_password" {
			t.Error(err)
		}
	})
	t.Run("no password, or one too long", func(t *testing.T) {
		for _, password := range []string{"", strings.Repeat("a", 256), "\xff"} {
			if _, err := xlsx.Encrypt(raw, password); err == nil {
				t.Errorf("it was encrypted with %q", password)
			}
		}
	})
	t.Run("the reader knows it", func(t *testing.T) {
		_, err := xlsx.Open(bytes.NewReader(locked), int64(len(locked)), xlsx.DefaultLimits())
		if code(err) != "workbook_password" {
			t.Error(err)
		}
	})
	t.Run("a file that is not encrypted", func(t *testing.T) {
		for _, b := range [][]byte{nil, raw, []byte("мәтін"), locked[:8], locked[:512]} {
			if _, err := xlsx.Decrypt(b, "x"); code(err) != "workbook_damaged" {
				t.Errorf("%d bytes: %v", len(b), err)
			}
		}
	})
}

// Whatever happens to a file, it is refused or given back: nothing panics, and
// nothing asks for all memory or for hours.
func TestWriteEncryptedDamaged(t *testing.T) {
	raw := written(t, register)
	locked, err := xlsx.Encrypt(raw, "1")
	if err != nil {
		t.Fatal(err)
	}
	old, err := excelize.Encrypt(raw, &excelize.Options{Password: "1"})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, whole := range [][]byte{locked, old, agile(t)} {
		for range 60 {
			b := bytes.Clone(whole)
			if r.IntN(4) == 0 {
				b = b[:r.IntN(len(b))]
			}
			from := len(b)
			if r.IntN(2) == 0 {
				from = min(from, 1<<10) // where the tables are
			}
			for range 1 + r.IntN(8) {
				if from > 0 {
					b[r.IntN(from)] = byte(r.Uint32()) >> r.IntN(8)
				}
			}
			if _, err := xlsx.Decrypt(b, "1"); err != nil && code(err) != "wrong_password" && code(err) != "workbook_damaged" {
				t.Fatal(err)
			}
		}
	}
}
