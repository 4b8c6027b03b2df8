package platform

import (
	"bufio"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A window that is open listens on the loopback address, and says in a file of
// its data folder where, with a token: who can read the folder may ask for the
// window. A loopback port works alike on every system, has no longest path, and
// leaves nothing behind but that file.
const (
	bellFile = "sapar.window"
	answer   = "shown"
)

const (
	// talk is how long one side waits for the other.
	talk = 500 * time.Millisecond
	// patience is how long a second start waits for a window that is only
	// coming up: a double click too many.
	patience = 2 * time.Second
)

// bell is what a second start rings.
type bell struct {
	listener net.Listener
	path     string
	token    string
	show     func()
}

// OnSecondStart calls show, on a goroutine of its own, each time another start
// of the program asks for this one's window.
func (l *Lock) OnSecondStart(show func()) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bell != nil {
		l.bell.remove()
		l.bell = nil
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen for a second start: %w", err)
	}
	token := make([]byte, 16)
	if _, err := rand.Read(token); err != nil {
		return fmt.Errorf("draw token: %w", err)
	}
	b := &bell{listener: listener, path: filepath.Join(l.dir, bellFile), token: hex.EncodeToString(token), show: show}
	if err := os.WriteFile(b.path, []byte(listener.Addr().String()+" "+b.token+"\n"), 0o600); err != nil {
		b.remove()
		return fmt.Errorf("write address: %w", err)
	}
	l.bell = b
	go b.listen()
	return nil
}

func (b *bell) remove() {
	_ = b.listener.Close()
	_ = os.Remove(b.path)
}

func (b *bell) listen() {
	for {
		conn, err := b.listener.Accept()
		if err != nil {
			return // closed
		}
		go b.hear(conn)
	}
}

// hear answers before it shows: showing takes the window's own time.
func (b *bell) hear(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(talk))
	line, err := readLine(conn)
	if err != nil || subtle.ConstantTimeCompare([]byte(line), []byte(b.token)) != 1 {
		return
	}
	if _, err := fmt.Fprintln(conn, answer); err == nil {
		b.show()
	}
}

// Summon asks the process that has the data folder to show its window, and
// reports whether it will. It waits for three seconds at most, and is false
// where that process has no window.
func Summon(dir string) bool { return summon(dir, patience) }

func summon(dir string, patience time.Duration) bool {
	for until := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if ring(filepath.Join(dir, bellFile)) {
			return true
		}
		if time.Now().After(until) {
			return false
		}
	}
}

func ring(path string) bool {
	raw, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	address, token, ok := strings.Cut(strings.TrimSpace(string(raw)), " ")
	if !ok {
		return false // half written
	}
	conn, err := net.DialTimeout("tcp", address, talk)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(talk))
	if _, err := fmt.Fprintln(conn, token); err != nil {
		return false
	}
	line, err := readLine(conn)
	return err == nil && line == answer
}

func readLine(conn net.Conn) (string, error) {
	line, err := bufio.NewReaderSize(conn, 128).ReadSlice('\n')
	return strings.TrimSpace(string(line)), err
}
