package workbook

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
)

const metaName = "_meta"

// schemaVersion says how a workbook is to be read back. It rises when a column
// of Quotes changes its meaning or when row_hash is computed differently.
const schemaVersion = 1

// metaSheet is for programs that read the workbook back after other programs have saved
// it: some drop a file's properties, none drops a sheet. It names the export and says
// which heading belongs to which field of a row.
func metaSheet(c *contents) sheet {
	b := c.briefing
	s := sheet{name: metaName, hidden: true, secret: true, head: true, print: 4, columns: []column{
		{head: "entry", width: 12, style: styleText}, {head: "name", width: 20, style: styleText},
		{head: "value", width: 32, style: styleText}, {head: "use", width: 12, style: styleText},
	}}
	var lines []line
	add := func(entry, name, value, use string) {
		lines = append(lines, line{cells: []cell{text(entry), text(name), plain(value), text(use)}})
	}
	for _, e := range []struct{ name, value string }{
		{"schema", strconv.Itoa(schemaVersion)},
		{exportProperty, c.exportID},
		{"program", strings.TrimSpace("onrecord " + b.Version)},
		{"made", b.Made.String()},
		{"period", b.Period.Name},
		{"from", b.Period.From.String()},
		{"to", b.Period.To.String()},
		{"rows", strconv.Itoa(c.count)},
		{layoutEntry, c.layout()},
	} {
		add("workbook", e.name, e.value, "")
	}
	for i, table := range c.quoteTables() {
		add("table", table, numbered(quotesName, " ", i), "")
	}
	for i, col := range c.shownColumns() {
		use := ""
		switch {
		case col.editable:
			use = "editable"
		case slices.Contains(locked, i):
			use = "locked"
		}
		add("column", col.head, col.title(), use)
	}
	s.lines, s.count = slices.Values(lines), len(lines)
	return s
}

// layoutEntry names what the workbook looks like: a program that reads it back compares its
// other sheets only if it would write the same heads.
const layoutEntry = "layout"

// layout returns a checksum of the program's version, the sheets that have heads and
// those heads.
func (c *contents) layout() string {
	h := &hasher{out: sha256.New()}
	h.texts(c.briefing.Version)
	for _, columns := range [][]column{c.shownColumns(), speakerColumns, topicColumns, sourceColumns, sameWordsColumns, lateColumns, documentColumns} {
		for _, col := range columns {
			h.texts(col.title(), col.about)
		}
	}
	return "l" + strings.TrimPrefix(h.String(), "x")
}

// exportProperty is the key of the export's id in the file's properties and on
// the sheet _meta.
const exportProperty = "export_id"

// newExportID starts the id of an export, which is a hash of all that the workbook is made
// from: what comes back is compared with the workbook of that id, cell by cell, so no two
// workbooks may share one. Its rows, without questions, and its documents follow.
func newExportID(b report.Briefing) (*hasher, error) {
	h := &hasher{out: sha256.New()}
	list := func(rows []report.Row) []report.Row {
		h.texts(strconv.Itoa(len(rows)))
		for i := range rows {
			h.row(&rows[i])
		}
		return nil
	}
	b.Rows, b.Documents, b.Same = nil, nil, nil // the last follows from the rows
	b.EarlierDuplicates = list(b.EarlierDuplicates)
	b.Late = slices.Clone(b.Late)
	for i := range b.Late {
		b.Late[i].Rows = list(b.Late[i].Rows)
	}
	if b.Before != nil {
		before := *b.Before
		before.Rows, before.Weeks = list(before.Rows), slices.Clone(before.Weeks)
		for i := range before.Weeks {
			before.Weeks[i].Rows = list(before.Weeks[i].Rows)
		}
		b.Before = &before
	}
	b.Look.Serif, b.Look.SerifItalic, b.Look.Sans, b.Look.SansBold = report.Asset{}, report.Asset{}, report.Asset{}, report.Asset{} // of the pack alone
	rest, err := json.Marshal(b)
	h.texts(string(rest))
	return h, err
}

func (h *hasher) document(d *report.Document) {
	h.texts(d.Path, string(d.Status), d.Reason, d.Source, d.SourceBasis, d.Date.String(), d.DateBasis, d.Place, d.Title, d.Opening, d.URL, d.Format, d.Encoding, strconv.Itoa(d.Rows))
	h.texts(d.Warnings...)
	h.flush(1 << 15)
}

// String returns the id, once all has been written.
func (h *hasher) String() string {
	h.flush(0)
	return "x" + hex.EncodeToString(h.out.Sum(nil)[:8])
}

// hasher hashes lists of values so that no two lists have the same input.
type hasher struct {
	out     hash.Hash
	pending []byte
}

// flush hashes what is pending, if it is more than so many bytes.
func (h *hasher) flush(over int) {
	if len(h.pending) > over {
		h.out.Write(h.pending)
		h.pending = h.pending[:0]
	}
}

func (h *hasher) texts(list ...string) { h.pending = appendList(h.pending, list) }

func appendList(out []byte, list []string) []byte {
	out = binary.AppendVarint(out, int64(len(list)))
	for _, s := range list {
		out = append(binary.AppendVarint(out, int64(len(s))), s...)
	}
	return out
}

func (h *hasher) row(r *report.Row) {
	out := appendList(h.pending, []string{r.Source, r.Speaker, r.Topic, r.Quote, r.Kind, r.Act, r.Stance, r.Role, r.Mention, r.Cue, r.Frame, r.Via, r.DateBasis,
		r.SourceBasis, r.Place, r.Title, r.URL, r.Language, r.Context, r.Document, r.ID, r.Status, r.Note})
	for _, n := range [...]int{r.Date.Year, int(r.Date.Month), r.Date.Day, r.Said.Year, int(r.Said.Month), r.Said.Day, r.Statement} {
		out = binary.AppendVarint(out, int64(n))
	}
	out = appendList(appendList(appendList(out, r.Topics), r.SameAs), r.Flags)
	for _, spans := range [...][][2]int{r.Spans.Content, r.Spans.Mention, r.Spans.Cue, r.Spans.Frame} {
		out = binary.AppendVarint(out, int64(len(spans)))
		for _, s := range spans {
			out = binary.AppendVarint(binary.AppendVarint(out, int64(s[0])), int64(s[1]))
		}
	}
	out = binary.BigEndian.AppendUint64(out, math.Float64bits(r.Confidence))
	out = binary.BigEndian.AppendUint64(out, math.Float64bits(r.SpeakerConfidence))
	h.pending = out
	h.flush(1 << 15)
}
