package platform

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"sapar/data"
)

// The test program plays the other process of some tests.
func TestMain(m *testing.M) {
	switch os.Getenv("SAPAR_TEST_PLAYS") {
	case "holder":
		holdFolder(os.Getenv("SAPAR_TEST_FOLDER"))
	case "crasher":
		if err := CrashLog(os.Getenv("SAPAR_TEST_FOLDER")); err != nil {
			fmt.Println(err)
			os.Exit(3)
		}
		panic("the cup is broken")
	}
	os.Exit(m.Run())
}

func play(t *testing.T, part, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SAPAR_TEST_PLAYS="+part, "SAPAR_TEST_FOLDER="+dir)
	return cmd
}

func holdFolder(dir string) {
	lock, err := LockFolder(dir)
	if err == nil {
		err = lock.OnSecondStart(func() { fmt.Println("show") })
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	fmt.Println("held")
	select {} // until killed
}

func TestDataDir(t *testing.T) {
	home := func() (string, error) { return filepath.FromSlash("/people/aigul"), nil }
	nobody := func() (string, error) { return "", errors.New("no home") }
	abs, err := filepath.Abs("xdg")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		condition, system string
		env               map[string]string
		home              func() (string, error)
		want              string
	}{
		{"Linux", "linux", nil, home, "/people/aigul/.local/share/sapar"},
		{"Linux with its own place", "linux", map[string]string{"XDG_DATA_HOME": abs}, home, abs + "/sapar"},
		{"Linux with a relative place", "linux", map[string]string{"XDG_DATA_HOME": "data"}, home, "/people/aigul/.local/share/sapar"},
		{"Windows", "windows", map[string]string{"LocalAppData": "/local"}, nobody, "/local/Sapar"},
		{"a Mac", "darwin", nil, home, "/people/aigul/Library/Application Support/Sapar"},
		{"nobody's home", "linux", nil, nobody, ""},
		{"Windows without a profile", "windows", nil, home, ""},
	}
	for _, test := range tests {
		t.Run(test.condition, func(t *testing.T) {
			got, err := dataDir(test.system, func(key string) string { return test.env[key] }, test.home)
			if filepath.ToSlash(got) != filepath.ToSlash(test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
			if test.want == "" && !errors.Is(err, &data.Error{Code: "no_home"}) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func code(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestFolderBelongsToOneProcess(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	lock, err := LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LockFolder(dir); code(err) != "folder_in_use" {
		t.Errorf("second lock: %v", err)
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := LockFolder(dir)
	if err != nil {
		t.Fatalf("lock after release: %v", err)
	}
	if err := again.Release(); err != nil {
		t.Error(err)
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LockFolder(filepath.Join(file, "below")); code(err) != "no_folder" {
		t.Errorf("lock below a file: %v", err)
	}
}

func TestKilledProcessLeavesTheFolderFree(t *testing.T) {
	dir := t.TempDir()
	other := play(t, "holder", dir)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 64)
	if n, err := out.Read(buf); err != nil || strings.TrimSpace(string(buf[:n])) != "held" {
		t.Fatalf("other process says %q, %v", buf[:n], err)
	}
	if _, err := LockFolder(dir); code(err) != "folder_in_use" {
		t.Errorf("while it runs: %v", err)
	}
	if !Summon(dir) {
		t.Error("its window was not asked for")
	}
	if n, err := out.Read(buf); err != nil || strings.TrimSpace(string(buf[:n])) != "show" {
		t.Errorf("asked for its window it says %q, %v", buf[:n], err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // killed
	if summon(dir, 0) {
		t.Error("a dead process showed its window")
	}
	lock, err := LockFolder(dir)
	if err != nil {
		t.Fatalf("after it was killed: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, bellFile)); !os.IsNotExist(err) {
		t.Errorf("the dead process's address is still there: %v", err)
	}
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

func TestSummonWithoutWindowDoesNotHang(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0") // accepts and says nothing
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = silent.Close() })
	for condition, content := range map[string]string{
		"no window":          "",
		"half an address":    "127.0.0.1",
		"an address of none": "127.0.0.1:1 token",
		"a stranger":         silent.Addr().String() + " token",
	} {
		t.Run(condition, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if content != "" {
				if err := os.WriteFile(filepath.Join(dir, bellFile), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			began := time.Now()
			if Summon(dir) {
				t.Error("somebody answered")
			}
			if took := time.Since(began); took > 4*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestOnlyWhoReadsTheFolderMayAsk(t *testing.T) {
	dir := t.TempDir()
	lock, err := LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	shown := make(chan bool, 2)
	if err := lock.OnSecondStart(func() { shown <- true }); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, bellFile))
	if err != nil {
		t.Fatal(err)
	}
	address, token, _ := strings.Cut(string(raw), " ")
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, bellFile), []byte(address+" "+strings.Repeat("0", len(token)-1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if summon(other, 0) {
		t.Error("a wrong token was taken")
	}
	if !Summon(dir) {
		t.Error("the right token was not taken")
	}
	<-shown
	if len(shown) > 0 {
		t.Error("shown twice")
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	if summon(dir, 0) {
		t.Error("answered after release")
	}
}

func TestCrashIsWrittenDown(t *testing.T) {
	dir := t.TempDir()
	crash := func() {
		t.Helper()
		if out, err := play(t, "crasher", dir).CombinedOutput(); err == nil || !strings.Contains(string(out), "cup is broken") {
			t.Fatalf("crashing said %q, %v", out, err)
		}
	}
	read := func(name string) string {
		t.Helper()
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	crash()
	if got := read(crashFile); !strings.Contains(got, "cup is broken") || !strings.Contains(got, "goroutine") {
		t.Errorf("crash.log says %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, crashFile), []byte("first"+strings.Repeat(".", 2*crashKeep)), 0o600); err != nil {
		t.Fatal(err)
	}
	crash()
	if got := read(lastCrashFile); !strings.HasPrefix(got, "first") || len(got) != crashKeep {
		t.Errorf("%d bytes of the crash before were kept", len(got))
	}
	if got := read(crashFile); !strings.Contains(got, "cup is broken") || strings.Contains(got, "first") {
		t.Errorf("crash.log says %q", got)
	}
}

func TestDisplays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows names no displays in its environment")
	}
	dir := t.TempDir()
	listen := func(network, address string) net.Listener {
		t.Helper()
		l, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		return l
	}
	listen("unix", filepath.Join(dir, "X7"))
	listen("unix", filepath.Join(dir, "wayland-9"))
	tests := []struct {
		condition string
		env       map[string]string
		want      bool
	}{
		{"nothing set", nil, false},
		{"an X display", map[string]string{"DISPLAY": ":7"}, true},
		{"an X display's screen", map[string]string{"DISPLAY": "unix:7.0"}, true},
		{"an X display that is gone", map[string]string{"DISPLAY": ":8"}, false},
		{"no number", map[string]string{"DISPLAY": ":"}, false},
		{"a number too high", map[string]string{"DISPLAY": "127.0.0.1:99999"}, false},
		{"a host that refuses", map[string]string{"DISPLAY": "127.0.0.1:59000"}, false},
		{"Wayland", map[string]string{"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": dir}, true},
		{"Wayland by its path", map[string]string{"WAYLAND_DISPLAY": filepath.Join(dir, "wayland-9")}, true},
		{"Wayland that is gone", map[string]string{"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": dir}, false},
	}
	for _, test := range tests {
		t.Run(test.condition, func(t *testing.T) {
			s := screens{env: func(key string) string { return test.env[key] }, sockets: dir}
			if got := s.wayland() || s.x11(); got != test.want {
				t.Errorf("display %v, want %v", got, test.want)
			}
		})
	}
}

func TestOpeningAFile(t *testing.T) {
	if got := opener("windows", `C:\a & b.xlsx`).Args; got[len(got)-1] != `C:\a & b.xlsx` || len(got) != 3 {
		t.Errorf("Windows: %q", got)
	}
	if got := opener("linux", "a.xlsx").Args; got[0] != "xdg-open" {
		t.Errorf("Linux: %q", got)
	}
	if got := opener("darwin", "a.xlsx").Args; got[0] != "open" {
		t.Errorf("Mac: %q", got)
	}
	if runtime.GOOS == "linux" {
		t.Setenv("PATH", t.TempDir())
		if err := OpenFile("a.xlsx"); code(err) != "no_opener" {
			t.Errorf("no program to open it: %v", err)
		}
	}
}

func TestViewerIsNotWaitedFor(t *testing.T) {
	viewer := play(t, "holder", t.TempDir())
	began := time.Now()
	if err := start(viewer, 100*time.Millisecond); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("waited %v", took)
	}
	_ = viewer.Process.Kill()
	if err := start(exec.Command(os.Args[0], "-no-such-flag"), 10*time.Second); err == nil {
		t.Error("a program that failed is no error")
	}
}

func TestLanguage(t *testing.T) {
	for name, want := range map[string]string{
		"kk_KZ.UTF-8": "kk", "ru": "ru", "en-US": "en", "KK": "kk", "C": "", "C.UTF-8": "", "POSIX": "", "": "", "kaz@latin": "kaz",
	} {
		if got := language(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if runtime.GOOS == "linux" {
		t.Setenv("LANGUAGE", "")
		t.Setenv("LC_ALL", "ru_RU.UTF-8")
		if got := Locale(); got != "ru" {
			t.Errorf("system language %q", got)
		}
		t.Setenv("LC_ALL", "C")
		if got := Locale(); got != "" {
			t.Errorf("system language %q", got)
		}
	}
}
