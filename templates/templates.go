// Package templates embeds the editable defaults: settings, taxonomies,
// people, outlets, the words of the pack and a document to try a new desk with.
// It has no logic.
package templates

import "embed"

// Files holds the defaults by name.
//
//go:embed *.yaml inbox
var Files embed.FS

// Wording holds the words of the PDF pack; the file says how it is written.
//
//go:embed wording.txt
var Wording string
