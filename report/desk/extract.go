package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"onrecord/parse/extract"
	"onrecord/parse/provenance"
)

// Extract returns the settings in the form that reading needs.
func (s Settings) Extract() extract.Options {
	return extract.Options{Outlets: provenance.NewOutlets(s.Outlets), Known: s.Known, Topics: s.Topics}
}

// Fingerprint identifies the settings and program version with which documents are read. A
// document with a different fingerprint may give different rows now.
func (s Settings) Fingerprint() string {
	data, err := json.Marshal([]any{s.Taxonomy, s.Outlets, s.Known, s.Tables})
	if err != nil {
		panic(err) // plain values: it cannot fail
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
