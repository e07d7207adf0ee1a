package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"onrecord/parse/extract"
	"onrecord/parse/provenance"
)

// Extract returns what the settings mean for reading.
func (s Settings) Extract() extract.Options {
	return extract.Options{Outlets: provenance.NewOutlets(s.Outlets), Known: s.Known, Topics: s.Topics}
}

// Fingerprint names what documents are read with. A document that was read with
// something else may be read otherwise now.
func (s Settings) Fingerprint() string {
	data, err := json.Marshal([]any{s.Taxonomy, s.Outlets, s.Known, s.Tables})
	if err != nil {
		panic(err) // plain values: it cannot fail
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
