package store

import (
	"context"

	"sapar/data"
)

// LessonAttendance is who came to the held lessons of a project's courses.
func (s *Store) LessonAttendance(ctx context.Context, project data.ID) ([]data.Attendance, error) {
	return list[data.Attendance](ctx, s.read, data.AttendanceType,
		"JOIN event l ON l.id = r.event WHERE l.project = ? AND l.course IS NOT NULL AND l.status = '"+data.Held+"' ORDER BY r.id", project[:])
}
