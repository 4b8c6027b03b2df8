package exchange

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/task"
)

// candidate is a file that may be taken in.
type candidate struct {
	path    string
	name    string // or with its folder, where it was dropped
	size    int64
	changed time.Time
	dropped bool // let go over the window, wherever it lies
}

// incoming is the list of files to tick.
type incoming struct {
	p        *Page
	files    []candidate
	ticks    map[string]bool // by path
	loaded   string          // the folder that they are from
	onTicked func()
	stop     task.Cancel
	table    *kit.Table[candidate]
	object   fyne.CanvasObject
}

func newIncoming(p *Page, onTicked, onEnter func()) *incoming {
	l := &incoming{p: p, ticks: map[string]bool{}, onTicked: onTicked, stop: func() {}}
	const tick = 34
	empty, full := fynetheme.CheckButtonIcon(), fynetheme.NewPrimaryThemedResource(fynetheme.CheckButtonCheckedIcon())
	l.table = kit.NewTable(kit.TableOptions[candidate]{
		Columns: []kit.Column[candidate]{
			{Width: tick, Align: fyne.TextAlignCenter, Text: func(candidate) string { return "" }, Icon: func(c candidate) fyne.Resource {
				if l.ticks[c.path] {
					return full
				}
				return empty
			}},
			{Title: p.w.T("page.exchange.column.file"), Text: func(c candidate) string { return c.name }},
			{Title: p.w.T("page.exchange.column.size"), Width: textWidth("0 000,0 MB"), Align: fyne.TextAlignTrailing,
				Text: func(c candidate) string { return p.size(c.size) }},
			{Title: p.w.T("page.exchange.column.changed"), Width: max(textWidth("00.00.0000 00:00"), titleWidth(p.w.T("page.exchange.column.changed"))),
				Text: func(c candidate) string { return p.moment(c.changed) }},
		},
		Count: func() int { return len(l.files) },
		Row: func(i int) (candidate, bool) {
			if i >= len(l.files) {
				return candidate{}, false
			}
			return l.files[i], true
		},
		OnTick: l.tick, OnTickAll: l.tickAll, OnOpened: func(int) { onEnter() },
		Empty: kit.EmptyOptions{Title: p.w.T("page.exchange.no_files_title"), Text: p.w.T("page.exchange.no_files")},
	})
	l.object = l.table
	return l
}

func (l *incoming) focus() { l.table.Focus() }

// drop lets go of what is being read.
func (l *incoming) drop() { l.stop() }

// read lists the workbooks of a folder, the newest first.
func (l *incoming) read(folder string, then func()) {
	l.stop()
	var found []candidate
	var err error
	l.stop = l.p.o.Tasks.Background(func() { found, err = workbooksIn(folder) }, func() {
		if err != nil {
			l.p.o.Fail(err)
		}
		l.show(folder, found)
		then()
	})
}

// workbooksIn are the workbooks in a folder, but those that a spreadsheet
// program keeps while it has another open.
func workbooksIn(folder string) ([]candidate, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var found []candidate
	for _, e := range entries {
		if name := e.Name(); !isWorkbook(name) || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") {
			continue
		}
		if c, ok := candidateAt(filepath.Join(folder, e.Name())); ok {
			c.name = e.Name()
			found = append(found, c)
		}
	}
	return found, nil
}

func candidateAt(path string) (candidate, bool) {
	var info fs.FileInfo
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return candidate{}, false
	}
	return candidate{path: path, size: info.Size(), changed: info.ModTime()}, true
}

// show lists other files, under those that were dropped. A tick stays on a
// file that is still there.
func (l *incoming) show(folder string, found []candidate) {
	slices.SortStableFunc(found, func(a, b candidate) int { return b.changed.Compare(a.changed) })
	var dropped []candidate
	for _, c := range l.files {
		if now, ok := candidateAt(c.path); ok && c.dropped {
			now.name, now.dropped = c.name, true
			dropped = append(dropped, now)
		}
	}
	l.files = dropped
	for _, c := range found {
		if !slices.ContainsFunc(dropped, func(d candidate) bool { return d.path == c.path }) {
			l.files = append(l.files, c)
		}
	}
	there := map[string]bool{}
	for _, c := range l.files {
		there[c.path] = true
	}
	for path := range l.ticks {
		if !there[path] {
			delete(l.ticks, path)
		}
	}
	if folder != l.loaded {
		l.loaded = folder
		l.table.Select(-1)
	}
	l.table.Reload()
}

// add puts files above the others, ticked.
func (l *incoming) add(paths []string) {
	for _, path := range slices.Backward(paths) {
		c, ok := candidateAt(path)
		if !ok {
			continue
		}
		c.name, c.dropped = short(path), true
		l.files = slices.DeleteFunc(l.files, func(other candidate) bool { return other.path == path })
		l.files = append([]candidate{c}, l.files...)
		l.ticks[path] = true
	}
	l.table.Select(-1)
	l.table.Reload()
}

func (l *incoming) tick(i int) {
	path := l.files[i].path
	if l.ticks[path] {
		delete(l.ticks, path)
	} else {
		l.ticks[path] = true
	}
	l.table.Reload()
	l.onTicked()
}

// tickCurrent ticks the file under the cursor.
func (l *incoming) tickCurrent() {
	if i := l.table.Selected(); i >= 0 && !l.ticks[l.files[i].path] {
		l.tick(i)
	}
}

// tickAll ticks every file, or none where every one is ticked.
func (l *incoming) tickAll() {
	all := len(l.ticks) < len(l.files)
	clear(l.ticks)
	for _, c := range l.files {
		if all {
			l.ticks[c.path] = true
		}
	}
	l.table.Reload()
	l.onTicked()
}

// untick takes the ticks off files: they are done with.
func (l *incoming) untick(paths []string) {
	for _, path := range paths {
		delete(l.ticks, path)
	}
	l.table.Reload()
	l.onTicked()
}

// ticked are the paths of the ticked files as they stand in the list.
func (l *incoming) ticked() []string {
	var paths []string
	for _, c := range l.files {
		if l.ticks[c.path] {
			paths = append(paths, c.path)
		}
	}
	return paths
}
