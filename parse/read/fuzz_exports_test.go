package read

import (
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
)

func FuzzFactivaXML(f *testing.F)  { fuzzFormats(f, "a.xml", "Factiva export (XML)") }
func FuzzEuropresse(f *testing.F)  { fuzzFormats(f, "a.html", "Europresse export") }
func FuzzProQuest(f *testing.F)    { fuzzFormats(f, "a.txt", export.ProQuest) }
func FuzzGale(f *testing.F)        { fuzzFormats(f, "a.txt", export.Gale) }
func FuzzNewsBank(f *testing.F)    { fuzzFormats(f, "a.txt", export.NewsBank) }
func FuzzPressReader(f *testing.F) { fuzzFormats(f, "a.txt", export.PressReader) }
func FuzzNexisPages(f *testing.F)  { fuzzFormats(f, "a.txt", export.NexisPages) }
func FuzzXLSX(f *testing.F)        { fuzzFormats(f, "a.xlsx", "Excel (.xlsx)") }
func FuzzODS(f *testing.F)         { fuzzFormats(f, "a.ods", "OpenDocument (.ods)") }
func FuzzMSG(f *testing.F)         { fuzzFormats(f, "a.msg", "Outlook message") }
func FuzzDOC(f *testing.F)         { fuzzFormats(f, "a.doc", "Word (.doc)") }
func FuzzWebArchive(f *testing.F)  { fuzzFormats(f, "a.webarchive", "Safari web archive") }
func FuzzTelegram(f *testing.F)    { fuzzFormats(f, "a.json", "Telegram chat") }
func FuzzSlack(f *testing.F)       { fuzzFormats(f, "a.json", "Slack channel") }
func FuzzXArchive(f *testing.F)    { fuzzFormats(f, "tweets.js", "X archive") }
func FuzzWhatsApp(f *testing.F)    { fuzzFormats(f, "a.txt", "WhatsApp chat") }
func FuzzKindle(f *testing.F)      { fuzzFormats(f, "a.txt", "Kindle clippings") }
func FuzzSBV(f *testing.F)         { fuzzFormats(f, "a.sbv", "SubViewer subtitles") }
func FuzzJSON3(f *testing.F)       { fuzzFormats(f, "a.json3", "YouTube captions (JSON)") }

// Whatever bytes are decoded, the text is whole.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"Voss said no.", "\xCC\xE0\xF0\xE0", "\xD2We open,\xD3 said Voss.", "\xB8\xDB\xCE\xF1\xBE\xD6"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dec, err := draft.Decode(data)
		if err == nil && dec.Name == "" {
			t.Error("a text without the name of its encoding")
		}
	})
}
