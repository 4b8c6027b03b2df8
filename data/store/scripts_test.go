//go:build !race

package store_test

// scripts is how many scripts are played in an ordinary run.
const scripts = 1000
