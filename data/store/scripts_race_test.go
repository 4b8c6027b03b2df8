//go:build race

package store_test

// scripts are fewer under the race detector, which is ten times slower and
// looks for something else.
const scripts = 100

// joinSequences are fewer for the same reason.
const joinSequences = 300
