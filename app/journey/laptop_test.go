//go:build linux

package journey

import (
	"bytes"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// laptop is a coordinator's computer: a screen, a keyboard and a home of its
// own.
type laptop struct {
	*screen
	*keyboard
	t      testing.TB
	home   string
	window *process // the program's window that is open, if any
}

// newLaptop returns a laptop on which nothing runs yet.
func newLaptop(t testing.TB) *laptop {
	t.Helper()
	s := newScreen(t)
	l := &laptop{t: t, screen: s, keyboard: newKeyboard(t, s), home: t.TempDir()}
	for _, dir := range []string{".cache", ".config", ".local/share", ".run"} {
		if err := os.MkdirAll(filepath.Join(l.home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// process is one run of the program.
type process struct {
	*exec.Cmd
	out, err *buffer
	ended    chan struct{} // closed when it has ended
	began    time.Time
}

// buffer gathers what a process says while the test looks at it.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// launch starts the program on the laptop; it is killed at the test's end.
func (l *laptop) launch(display string, args ...string) *process {
	l.t.Helper()
	p := &process{Cmd: exec.Command(program(l.t), args...), out: &buffer{}, err: &buffer{}, ended: make(chan struct{})}
	p.Stdout, p.Stderr = p.out, p.err
	p.Dir = l.home
	p.Env = l.environment(display)
	p.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	p.began = time.Now()
	if err := p.Start(); err != nil {
		l.t.Fatal(err)
	}
	go func() {
		_ = p.Wait() // the exit status is kept in ProcessState
		close(p.ended)
	}()
	l.t.Cleanup(func() {
		_ = p.Process.Kill()
		<-p.ended
	})
	return p
}

// environment is what the program finds around it: nothing of the machine that
// runs the test but the way to its commands and its time zone.
func (l *laptop) environment(display string) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1",
		"FYNE_THEME=light", // as a desktop would say; there is none here
		"HOME=" + l.home,
		"XDG_CACHE_HOME=" + filepath.Join(l.home, ".cache"),
		"XDG_CONFIG_HOME=" + filepath.Join(l.home, ".config"),
		"XDG_DATA_HOME=" + filepath.Join(l.home, ".local", "share"),
		"XDG_RUNTIME_DIR=" + filepath.Join(l.home, ".run"),
	}
	if zone, ok := os.LookupEnv("TZ"); ok {
		env = append(env, "TZ="+zone)
	}
	if display != "" {
		env = append(env, "DISPLAY="+display)
	}
	return env
}

// open starts the program's window on a data folder and waits for its first
// frame to come to rest. It returns how long the first frame took.
func (l *laptop) open(dir string) time.Duration {
	l.t.Helper()
	at := l.pixelsAt()
	if l.drawn(at) {
		l.t.Fatal("the screen is not empty before the start")
	}
	p := l.launch(l.screen.name, "--data", dir)
	l.window = p
	l.t.Cleanup(func() { // before the window is killed
		if l.t.Failed() && p.running() {
			keep(l.t, l.t.ArtifactDir(), "failed", l.picture())
			l.t.Log("go test -artifacts keeps the last picture")
		}
	})
	for until := time.Now().Add(patience); !l.drawn(at); time.Sleep(time.Millisecond) {
		select {
		case <-p.ended:
			l.t.Fatalf("the program ended before its first frame: %v\n%s", p.ProcessState, p.err)
		default:
		}
		if time.Now().After(until) {
			l.t.Fatalf("no first frame within %v\n%s", patience, p.err)
		}
	}
	first := time.Since(p.began)
	l.settled()
	return first
}

// quit closes the window by its keys and waits for the program's end.
func (l *laptop) quit() {
	l.t.Helper()
	l.press("Ctrl+Q")
	if code := l.window.wait(l.t); code != 0 {
		l.t.Fatalf("the program ended with %d\n%s", code, l.window.err)
	}
	l.dark()
}

// kill ends the program at once, as a flat battery does.
func (l *laptop) kill() {
	l.t.Helper()
	if err := l.window.Process.Kill(); err != nil {
		l.t.Fatal(err)
	}
	<-l.window.ended
	l.dark()
}

// dark waits until the window is gone from the screen.
func (l *laptop) dark() {
	l.t.Helper()
	at := l.pixelsAt()
	l.until("the window is gone", func() bool { return !l.drawn(at) })
}

// wait returns the exit code of a process, -1 for one that was killed.
func (p *process) wait(t testing.TB) int {
	t.Helper()
	select {
	case <-p.ended:
		return p.ProcessState.ExitCode()
	case <-time.After(patience):
		_ = p.Process.Signal(syscall.SIGQUIT) // where does it hang?
		<-p.ended
		t.Fatalf("the program has not ended within %v\n%s%s", patience, p.out, p.err)
		return -1
	}
}

// running reports whether the process has not ended yet.
func (p *process) running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

// do runs a command of the program, without a screen, and returns what it said.
func (l *laptop) do(args ...string) (out, err string, code int) {
	l.t.Helper()
	p := l.launch("", args...)
	code = p.wait(l.t)
	return p.out.String(), p.err.String(), code
}

// must is do for a command that has to succeed.
func (l *laptop) must(args ...string) string {
	l.t.Helper()
	out, err, code := l.do(args...)
	if code != 0 {
		l.t.Fatalf("sapar %s: exit %d\n%s%s", strings.Join(args, " "), code, out, err)
	}
	return out
}

// use changes the keyboard's layout once the keys before it are read: a program
// asks what a key types when it comes to it.
func (l *laptop) use(now layout) {
	l.t.Helper()
	if l.window != nil && l.window.running() {
		l.settled()
	}
	l.keyboard.use(now)
}

// leads presses keys that lead to another picture, and returns it at rest.
func (l *laptop) leads(keys ...string) *image.RGBA {
	l.t.Helper()
	before := l.settled()
	l.press(keys...)
	return l.changes(before)
}

// shoot photographs the settled screen for the test's artifacts.
func (l *laptop) shoot(name string) *image.RGBA {
	l.t.Helper()
	p := l.settled()
	keep(l.t, l.t.ArtifactDir(), name, p)
	return p
}

// until waits for a condition.
func (l *laptop) until(what string, condition func() bool) {
	l.t.Helper()
	for end := time.Now().Add(patience); !condition(); time.Sleep(blink) {
		if time.Now().After(end) {
			said := ""
			if l.window != nil {
				said = l.window.err.String()
			}
			l.t.Fatalf("waited %v in vain until %s\n%s", patience, what, said)
		}
	}
}
