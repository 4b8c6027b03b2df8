package assets

import "embed"

// I18n holds the words of each interface language in one JSON file:
// i18n/kk.json, i18n/ru.json, i18n/en.json.
//
//go:embed i18n
var I18n embed.FS
