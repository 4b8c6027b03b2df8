// Package ownlist understands a coordinator's own Excel list: a table that
// somebody made without this program, with whatever headings, titles, totals
// and blank rows it has. Guess says what its columns may be, a person corrects
// that, and Read makes a data.Parcel of it.
//
// Such a list has no ids. The ids of its records follow from the project, the
// district and what tells a record apart, so that the same list read again
// brings nothing new, and a longer one only its new rows. Identity numbers,
// home addresses and numbers of documents are never taken, whatever a mapping
// says.
//
// It must never know SQL, a window or a clock: what the store has, what day it
// is and what a person has decided are arguments. How the exchange workbook is
// laid out is the room next door's; here only its name is known, to refuse it.
package ownlist
