// Package templates embeds the editable defaults: settings, taxonomies,
// people, outlets and the wording of workbook and pack. It has no logic.
package templates

import "embed"

// Files holds the defaults by name.
//
//go:embed *.yaml
var Files embed.FS
