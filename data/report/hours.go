package report

import (
	"fmt"
	"strings"

	"sapar/data"
)

// hours are an event's hours, 10:00–12:00. Of an event of several days the date
// column holds the first, so the last day stands here: 10:00 – 14.05.2026 17:00.
func hours(e *data.Event) string {
	if last := e.LastDay(); last != e.Date {
		end := fmt.Sprintf("%02d.%02d.%04d %s", last.Day(), last.Month(), last.Year(), e.End)
		return strings.TrimSpace(fmt.Sprintf("%s – %s", e.Start, end))
	}
	if e.Start != "" && e.End != "" {
		return string(e.Start) + "–" + string(e.End)
	}
	return string(e.Start + e.End)
}
