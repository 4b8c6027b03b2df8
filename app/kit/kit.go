// Package kit holds the widgets that the screens share: fields that say what
// is wrong with them, tables, the month, dialogs with keys, the command table.
//
// Three rules hold for every widget here. SetValue fills and is silent: the
// OnChanged of a field reports only what the person did. What was typed is
// never cut or changed behind the person's back: a field keeps it and reports
// a problem. Everything that can be done with the mouse can be done with the
// keys, and what has the focus shows it.
//
// It must never know what it shows: no records, no rules, and no words of its
// own. Every sentence that a person reads comes in as an argument.
package kit
