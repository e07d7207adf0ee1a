// Package templates embeds the editable defaults: settings, taxonomies, people, outlets,
// the wording of the pack and a sample document for new desks. It has no logic.
package templates

import "embed"

// Files holds the defaults by name.
//
//go:embed *.yaml inbox
var Files embed.FS

// Wording holds the wording of the PDF pack; the file explains its format.
//
//go:embed wording.txt
var Wording string
