// Package templates embeds the editable defaults: settings, taxonomies,
// people, outlets and a document to try a new desk with. It has no logic.
package templates

import "embed"

// Files holds the defaults by name.
//
//go:embed *.yaml inbox
var Files embed.FS
