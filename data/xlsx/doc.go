// Package xlsx reads and writes .xlsx files that hold tables. It knows no noun
// of the field: cells, rows and sheets.
//
// Files come by stick and by mail, so nothing is believed that was not read to
// its end. Open unpacks every part of the file, compares its length and its
// checksum with what the directory says, and checks the XML of the parts that
// describe the workbook; Read checks the XML of a sheet to its last byte. A
// file that is cut, changed by a bit, or written against the standard is
// refused with a *data.Error; it is never read in part or in another way than
// its writer meant. What a hostile file can cost is bounded by Limits.
//
// The codes of the refusals:
//
//	not_a_workbook     what         not a zip, or a zip without a workbook
//	old_workbook                    an .xls, as Excel wrote before 2007
//	workbook_password               encrypted: it has to be saved without a password
//	workbook_damaged   part, what   the file or a part that describes the workbook
//	sheet_damaged      sheet, part, cell, what
//	workbook_too_large what, limit  beyond a limit of Limits
//
// What is an identifier for the log and for a sentence: see the constants in
// errors.go.
package xlsx
