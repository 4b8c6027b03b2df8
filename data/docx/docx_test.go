package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data/docx"
)

var letter = docx.Document{
	Title: "Хат",
	Blocks: []docx.Block{
		docx.Paragraph{Text: "Мазмұны", Style: docx.Heading},
		docx.Paragraph{Text: "Бірінші абзац <сұрақ> & жауап.\nЕкінші жол.", Style: docx.Normal},
		docx.Paragraph{Text: "тармақ", Style: docx.Bullet},
		docx.Table{Head: []string{"Мәселе", "Жауап"}, Rows: [][]string{{"Интернет жоқ", "Желі тартылды"}, {"Жол"}}, Widths: []int{1, 2}},
		docx.Table{Head: []string{"Соңғы"}},
	},
}

func written(t rapid.TB, d docx.Document) map[string]string {
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

// said is the text of a part, or a failure where it is no XML.
func said(t rapid.TB, part string) string {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %s", err, part)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

func TestEachPartIsXML(t *testing.T) {
	for name, text := range written(t, letter) {
		if said(t, text); !strings.HasPrefix(text, "<?xml") {
			t.Errorf("%s has no head", name)
		}
	}
}

// Whatever is typed comes to the document, but for what XML cannot hold.
func TestAnyTextIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		d := docx.Document{Title: text, Blocks: []docx.Block{docx.Paragraph{Text: text}, docx.Table{Head: []string{text}, Rows: [][]string{{text, text}, nil}}}}
		kept := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
				return -1
			}
			return r
		}, text)
		if got := strings.TrimSpace(said(t, written(t, d)["word/document.xml"])); got != strings.TrimSpace(kept+kept+kept) {
			t.Fatalf("wrote %q as %q", text, got)
		}
	})
}

func TestTheSameDocumentIsTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(letter.Write(&a), letter.Write(&b)); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two writes differ: %v", err)
	}
}

func TestPlainText(t *testing.T) {
	var b strings.Builder
	if err := letter.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := "Мазмұны\n\nБірінші абзац <сұрақ> & жауап.\nЕкінші жол.\n– тармақ\nМәселе: Интернет жоқ\nЖауап: Желі тартылды\n\nМәселе: Жол\n\n"
	if b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

// An independent reader reads the same.
func TestLibreOfficeReadsIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	folder := t.TempDir()
	f, err := os.Create(filepath.Join(folder, "letter.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(letter.Write(f), f.Close()); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(office, "-env:UserInstallation=file://"+folder+"/profile", "--headless",
		"--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, f.Name())
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(folder, "letter.txt"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("this LibreOffice has no Writer")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Мазмұны", "Бірінші абзац <сұрақ> & жауап.", "Екінші жол.", "тармақ", "Интернет жоқ", "Желі тартылды"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice does not read %q in:\n%s", want, text)
		}
	}
}
