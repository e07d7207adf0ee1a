package read

import (
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/mail"
)

// fuzzFormats is the law of every reader: whatever the bytes, reading ends
// without a panic, and what is read is whole. The seeds are the documents of
// this format in testdata/formats.
//
// Most of the time of a document goes into the roles of its lines, which other
// tests try; long input goes to the reader alone.
func fuzzFormats(f *testing.F, name, is string) {
	const short = 2 << 10
	for _, s := range seeds(f) {
		if s.format == is && len(s.data) < 64<<10 {
			f.Add(s.data)
		}
	}
	format, ok := formatNamed(is)
	if !ok {
		f.Fatalf("no format %s", is)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		pieces, _ := format.read(data, draft.NewBudget())
		for _, p := range pieces {
			if p.Open != nil {
				_, _ = p.Open()
			}
			_, _ = join(p.Paragraphs)
		}
		if len(data) > short {
			return
		}
		for d := range Documents(Input{Path: name, Data: data}) {
			if why := harm(d); why != "" {
				t.Fatal(why)
			}
		}
	})
}

func FuzzMail(f *testing.F)      { fuzzFormats(f, "a.eml", mail.Format) }
func FuzzMailbox(f *testing.F)   { fuzzFormats(f, "a.mbox", "mailbox") }
func FuzzMHTML(f *testing.F)     { fuzzFormats(f, "a.mhtml", "MHTML") }
func FuzzSRT(f *testing.F)       { fuzzFormats(f, "a.srt", "SubRip subtitles") }
func FuzzVTT(f *testing.F)       { fuzzFormats(f, "a.vtt", "WebVTT subtitles") }
func FuzzNewsML(f *testing.F)    { fuzzFormats(f, "a.xml", "NewsML or NITF") }
func FuzzTar(f *testing.F)       { fuzzFormats(f, "a.tar", "tar archive") }
func FuzzFeed(f *testing.F)      { fuzzFormats(f, "a.rss", "RSS or Atom feed") }
func FuzzJSON(f *testing.F)      { fuzzFormats(f, "a.json", "JSON") }
func FuzzJSONFeed(f *testing.F)  { fuzzFormats(f, "a.json", "JSON Feed") }
func FuzzCSV(f *testing.F)       { fuzzFormats(f, "a.csv", "CSV") }
func FuzzNexisText(f *testing.F) { fuzzFormats(f, "a.txt", "Nexis export (text)") }
func FuzzNexisHTML(f *testing.F) { fuzzFormats(f, "a.html", "Nexis export (HTML)") }
func FuzzFactiva(f *testing.F)   { fuzzFormats(f, "a.html", "Factiva export") }
func FuzzWARC(f *testing.F)      { fuzzFormats(f, "a.warc", "WARC web archive") }
func FuzzWACZ(f *testing.F)      { fuzzFormats(f, "a.wacz", "WACZ web archive") }
func FuzzZip(f *testing.F)       { fuzzFormats(f, "a.zip", "ZIP archive") }
func FuzzGzip(f *testing.F)      { fuzzFormats(f, "a.gz", "gzip archive") }
