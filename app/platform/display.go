package platform

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// HasDisplay reports whether there is a screen to open a window on. Windows and
// macOS always have one; elsewhere it is a Wayland or X display that the
// environment names and that answers.
func HasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	s := screens{env: os.Getenv, sockets: filepath.Join(string(filepath.Separator), "tmp", ".X11-unix")}
	return s.wayland() || s.x11()
}

// screens looks for displays.
type screens struct {
	env     func(string) string
	sockets string // the folder of the X displays' sockets
}

// wayland reports whether the display that WAYLAND_DISPLAY names answers.
func (s screens) wayland() bool {
	name := s.env("WAYLAND_DISPLAY")
	if name == "" {
		return false
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.env("XDG_RUNTIME_DIR"), name)
	}
	return answers("unix", name)
}

// x11 reports whether the display that DISPLAY names answers. Its forms are
// :0, :0.1, unix:0 and host:0; X servers listen on a socket in the file system,
// on an abstract one, or on port 6000 and up.
func (s screens) x11() bool {
	name := s.env("DISPLAY")
	host, rest, ok := cutLast(name, ":")
	number, _, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 || n > 59535 {
		return false
	}
	if host == "" || host == "unix" {
		socket := filepath.Join(s.sockets, "X"+number)
		return answers("unix", socket) || answers("unix", "@"+socket)
	}
	return answers("tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(6000+n)))
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func answers(network, address string) bool {
	conn, err := net.DialTimeout(network, address, time.Second)
	if err != nil {
		return false
	}
	return conn.Close() == nil
}
