// Package sheet is the exchange workbook: records written into an xlsx file
// that people fill in and correct, and read back into a data.Parcel.
//
// A record with one version is its row and nothing more: the fields that people
// see, and hidden cells that name the version and hold a check code for each
// visible cell. Whatever a row cannot hold (history, several heads, deletions,
// fields of a newer program) stands in a hidden sheet beside it. What a person
// changed is found by comparing cells with their codes, and becomes a version
// whose id follows from its content.
//
// Every cell of a file that comes in is taken for something a person may have
// done to it: the reader answers with sentences for that person and never
// panics. It must never know SQL, a window or a clock: what the store has and
// what day it is are arguments.
package sheet
