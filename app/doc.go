// Package app is the floor of what a person sees and types: the window's shell
// and pages, the widgets they share, the commands, the words of a language.
// Its rooms are the packages below this folder. They stand on data and never
// reach into its store; only main joins a screen or a command with a database.
//
// The package itself holds no code, only the rules of the whole house: who may
// import whom, and what never stands in a file (house_test.go).
package app
