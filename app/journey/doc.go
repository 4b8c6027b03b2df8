// Package journey goes whole ways through the program as it is built: in a
// real window on a screen of its own, by keys alone, from the first start to
// the report. It looks at what a person would be left with: the picture, the
// database, the file. Its photographs of every screen come from here:
//
//	SAPAR_SCREENS=folder go test -tags migrated_fynedo -run TestScreens ./app/journey
//
// It must never know how the window is made: no page, no widget. It has tests
// alone; they need Linux, Xvfb, xdotool and software OpenGL, which .ci/setup
// brings.
package journey
