//go:build !race

package store_test

// scripts is how many scripts are played in an ordinary run.
const scripts = 1000

// joinSequences is how many sequences of joins among edits are played.
const joinSequences = 10_000
