// Package data holds the nouns of the field: projects, indicators, members,
// trips, events, people, attendance, issues and recommendations, the one
// declaration of each record type's fields, the rules a record must keep, and
// what a record's history is made of (versions and batches).
//
// It knows no SQL, no xlsx, no window, no clock and no files. The packages
// below it stand on it and reach each other only through it or through an
// argument.
package data
