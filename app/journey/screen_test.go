//go:build linux

package journey

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a journey waits for anything before it gives up. It is
// far more than anything takes: two cores may have much else to do.
const patience = 40 * time.Second

// Size of the screen, in pixels; the window's first size is the same.
const (
	width  = 1280
	height = 800
)

// screen is an X display of its own that nobody sees, with no window manager:
// the window takes the keys by itself. Its picture lies in a file.
type screen struct {
	t     testing.TB
	name  string // as DISPLAY has it
	frame *os.File
}

// newScreen starts a display that ends with the test.
func newScreen(t testing.TB) *screen {
	t.Helper()
	need(t, "Xvfb", "xdotool", "setxkbmap", "xkbcomp")
	dir := t.TempDir()
	number, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// -noreset: the keyboard's layout must outlive the program that set it.
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-fbdir", dir, "-nolisten", "tcp", "-nocursor", "-dpi", "96", "-noreset")
	cmd.ExtraFiles = []*os.File{tell}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // says that it was killed
	})
	_ = tell.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	_ = number.Close()
	if err != nil {
		t.Fatalf("Xvfb found no free display: %v", err)
	}
	frame, err := os.Open(filepath.Join(dir, "Xvfb_screen0"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = frame.Close() })
	return &screen{t: t, name: ":" + strings.TrimSpace(line), frame: frame}
}

// picture is what stands on the screen now. The file is an X window dump: a
// header of big-endian words, a table of colours, then rows of 4 bytes a pixel,
// blue first.
func (s *screen) picture() *image.RGBA {
	s.t.Helper()
	rows := make([]byte, width*height*4)
	if _, err := s.frame.ReadAt(rows, s.pixelsAt()); err != nil {
		s.t.Fatalf("read the screen: %v", err)
	}
	for i := 0; i < len(rows); i += 4 {
		rows[i], rows[i+2], rows[i+3] = rows[i+2], rows[i], 0xff
	}
	return &image.RGBA{Pix: rows, Stride: width * 4, Rect: image.Rect(0, 0, width, height)}
}

// pixelsAt is where the rows begin in the file.
func (s *screen) pixelsAt() int64 {
	s.t.Helper()
	var header [25]uint32
	raw := make([]byte, 4*len(header))
	if _, err := s.frame.ReadAt(raw, 0); err != nil {
		s.t.Fatalf("read the screen's header: %v", err)
	}
	for i := range header {
		header[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	if header[4] != width || header[5] != height || header[11] != 32 || header[12] != width*4 {
		s.t.Fatalf("the screen is %d by %d pixels of %d bits, rows of %d bytes", header[4], header[5], header[11], header[12])
	}
	const colourEntry = 12
	return int64(header[0] + header[19]*colourEntry)
}

// drawn reports whether anything stands on the screen: a few rows of it show
// more than two colours. It is quick, for waiting on the first frame.
func (s *screen) drawn(at int64) bool {
	s.t.Helper()
	row := make([]byte, width*4)
	seen := map[[3]byte]bool{}
	for y := height / 16; y < height; y += height / 8 {
		if _, err := s.frame.ReadAt(row, at+int64(y)*width*4); err != nil {
			s.t.Fatalf("read the screen: %v", err)
		}
		for x := 0; x < len(row); x += 16 {
			seen[[3]byte(row[x:x+3])] = true
		}
	}
	return len(seen) > 2
}

// Times of a picture that has come to rest.
const (
	blink = 30 * time.Millisecond  // between two looks
	quiet = 350 * time.Millisecond // without a change: longer than a search waits for the next letter
)

// settled waits until the picture has come to rest, and returns it. A blinking
// cursor is no change.
func (s *screen) settled() *image.RGBA {
	s.t.Helper()
	return s.rests(quiet)
}

// rests waits until the picture has not changed for so long, and returns it.
func (s *screen) rests(quiet time.Duration) *image.RGBA {
	s.t.Helper()
	last, since := s.picture(), time.Now()
	for until := time.Now().Add(patience); time.Now().Before(until); {
		time.Sleep(blink)
		now := s.picture()
		if !onlyCursor(differ(last, now)) {
			since = time.Now()
		}
		last = now
		if time.Since(since) >= quiet {
			return now
		}
	}
	s.t.Fatalf("the picture has not come to rest within %v", patience)
	return nil
}

// changes waits until the picture differs from the one given, by more than a
// cursor, and has come to rest.
func (s *screen) changes(from *image.RGBA) *image.RGBA {
	s.t.Helper()
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(blink) {
		if !onlyCursor(differ(from, s.picture())) {
			return s.settled()
		}
	}
	s.t.Fatalf("the picture has not changed within %v", patience)
	return nil
}

// becomes waits until the page shows what it showed in an earlier picture, and
// returns where it still differs when patience is over. A machine that has much
// else to do may rest between two steps of one change.
func (s *screen) becomes(want *image.RGBA) image.Rectangle {
	s.t.Helper()
	for until := time.Now().Add(patience); ; time.Sleep(blink) {
		changed := differ(page(want), page(s.picture()))
		if onlyCursor(changed) || time.Now().After(until) {
			return changed
		}
	}
}

// onlyCursor reports whether a change is none, or no more than a cursor that
// blinks.
func onlyCursor(change image.Rectangle) bool { return change.Dx() <= 4 && change.Dy() <= 40 }

// differ is the smallest rectangle around all pixels in which two pictures of
// one size differ.
func differ(a, b *image.RGBA) image.Rectangle {
	size := a.Rect.Size()
	box := image.Rectangle{Min: size}
	for y := range size.Y {
		rowA, rowB := a.Pix[y*a.Stride:][:4*size.X], b.Pix[y*b.Stride:][:4*size.X]
		if string(rowA) == string(rowB) {
			continue
		}
		box.Min.Y, box.Max.Y = min(box.Min.Y, y), y+1
		for x := range size.X {
			if string(rowA[4*x:4*x+4]) != string(rowB[4*x:4*x+4]) {
				box.Min.X, box.Max.X = min(box.Min.X, x), max(box.Max.X, x+1)
			}
		}
	}
	if box.Empty() {
		return image.Rectangle{}
	}
	return box
}

// page is a picture without the window's status bar, which tells the time.
func page(p *image.RGBA) *image.RGBA {
	return p.SubImage(image.Rect(0, 0, width, height-40)).(*image.RGBA)
}

// colours is how many colours a picture has, up to a limit.
func colours(p *image.RGBA, limit int) int {
	seen := map[color.RGBA]bool{}
	for i := 0; i < len(p.Pix) && len(seen) < limit; i += 4 {
		seen[color.RGBA{p.Pix[i], p.Pix[i+1], p.Pix[i+2], 0xff}] = true
	}
	return len(seen)
}

// keep writes a picture as DIR/NAME.png.
func keep(t testing.TB, dir, name string, p image.Image) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(f, p); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
