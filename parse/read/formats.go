package read

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"onrecord/parse/read/caption"
	"onrecord/parse/read/chat"
	"onrecord/parse/read/container"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/mail"
	"onrecord/parse/read/office"
	"onrecord/parse/read/pdf"
	"onrecord/parse/read/web"
)

// format is one line of the table. Content decides before the name does:
// people save pages as "article.txt" and mail as no name at all.
type format struct {
	name    string
	endings []string
	yields  string // what comes out of a file, for people; empty if it is not read

	// byBytes recognises the format in a file; nil where it has no mark of its
	// own among bytes that are no text.
	byBytes func(data []byte) bool
	// byText recognises it in the beginning of a text, with the ending as a
	// second opinion.
	byText func(head string, ending bool) bool

	read    func(data []byte, b *draft.Budget) ([]draft.Piece, error) // nil for plain text, whose text is the file
	instead string                                                    // what to do with such a file where it is not read
	refused error                                                     // why such a file is not read, where that is not for want of a reader
	packs   bool                                                      // it holds files that are read in their turn
	review  bool                                                      // people collect articles in it, one below the other
}

// formats is the one table of formats, most telling first. The last line is
// what any other text is taken for.
//
// It is made on first use since the readers of containers look into it themselves.
func formats() []format {
	formatsOnce.Do(func() { formatTable = newFormats() })
	return formatTable
}

var (
	formatsOnce sync.Once
	formatTable []format
)

func newFormats() []format {
	return []format{
		{name: "PDF", endings: []string{".pdf"}, byBytes: isPDF, read: pdf.Read, review: true,
			yields: "paragraphs rebuilt from lines, with pdftotext if it is installed; scans with tesseract"},
		{name: "RTF", endings: []string{".rtf"}, byBytes: prefix(`{\rtf`), read: office.ReadRTF, review: true,
			yields: "paragraphs; titles, captions and notes recognised by their styles"},
		{name: "Word (.docx)", endings: []string{".docx", ".docm"}, byBytes: zipWith("word/"), read: office.ReadDOCX, review: true,
			yields: "as for RTF; tracked changes are taken as accepted"},
		{name: "Excel (.xlsx)", endings: []string{".xlsx", ".xlsm"}, byBytes: zipWith("xl/"), yields: "as for CSV, from every sheet", read: export.ReadXLSX},
		{name: "PowerPoint (.pptx)", endings: []string{".pptx"}, byBytes: zipWith("ppt/"), instead: "save it as PDF"},
		{name: "OpenDocument (.odt)", endings: []string{".odt"}, byBytes: zipSays("application/vnd.oasis.opendocument.text"), read: office.ReadODT, review: true,
			yields: "as for RTF; tracked changes are taken as accepted"},
		{name: "OpenDocument (.ods)", endings: []string{".ods"}, byBytes: zipSays("application/vnd.oasis.opendocument.spreadsheet"), read: export.ReadODS, yields: "as for CSV, from every sheet"},
		{name: "OpenDocument", endings: []string{".odp"}, byBytes: zipSays("application/vnd.oasis.opendocument"), instead: "save it as PDF"},
		{name: "EPUB", endings: []string{".epub"}, byBytes: isEPUB, read: office.ReadEPUB,
			yields: "a book as one document, a periodical article by article"},
		{name: "Pages", endings: []string{".pages"}, byBytes: isPages, yields: "its embedded preview, as for PDF", read: office.ReadPages},
		{name: "WACZ web archive", endings: []string{".wacz"}, byBytes: container.IsWACZ, yields: "each page, with its address and the day of the crawl", read: container.ReadWACZ, packs: true},
		{name: "WARC web archive", endings: []string{".warc"}, byBytes: container.IsWARC, yields: "each page, with its address and the day of the crawl; also .warc.gz", read: container.ReadWARC, packs: true},
		{name: "Safari web archive", endings: []string{".webarchive"}, byBytes: web.IsWebArchive, byText: web.IsWebArchiveXML, yields: "as for HTML, with the address of the saved page", read: web.ReadWebArchive},
		{name: "ZIP archive", endings: []string{".zip"}, byBytes: prefix("PK\x03\x04"), yields: "the files inside, with their sidecar files", read: container.ReadZip, packs: true},
		{name: "locked Office file", byBytes: compoundWith("EncryptedPackage"), refused: draft.ErrLocked},
		{name: "Outlook message", endings: []string{".msg"}, byBytes: mail.IsMSG, yields: "as for mail", read: mail.ReadMSG, packs: true},
		{name: "Word (.doc)", endings: []string{".doc"}, byBytes: compoundWith("WordDocument"), yields: "paragraphs without styles; Word 97 and later", read: office.ReadDOC, review: true},
		{name: "Excel (.xls)", endings: []string{".xls"}, byBytes: compoundWith("Workbook"), instead: "save it as .xlsx"},
		{name: "Excel (.xls)", byBytes: compoundWith("Book"), instead: "save it as .xlsx"},
		{name: "PowerPoint (.ppt)", endings: []string{".ppt"}, byBytes: compoundWith("PowerPoint Document"), instead: "save it as PDF"},
		{name: "Office file from before 2007", byBytes: draft.IsCompound, instead: "save it in a format of today"},
		{name: "Outlook attachments (winmail.dat)", byBytes: prefix("\x78\x9F\x3E\x22"), instead: "save what is attached in Outlook"},
		{name: "Outlook archive (.pst)", endings: []string{".pst", ".ost"}, byBytes: prefix("!BDN"), instead: "save the messages as .msg, or export them to a mailbox"},
		{name: "gzip archive", endings: []string{".gz"}, byBytes: prefix("\x1F\x8B"), yields: "the file inside", read: container.ReadGzip, packs: true},
		{name: container.TarFormat, endings: []string{".tar", ".tgz"}, byBytes: container.IsTar, yields: "the files inside, with their sidecar files; also .tar.gz", read: container.ReadTar, packs: true},
		{name: "xz archive", endings: []string{".xz", ".txz"}, byBytes: prefix("\xFD7zXZ\x00"), instead: "unpack it first"},
		{name: "bzip2 archive", endings: []string{".bz2"}, byBytes: isBzip2, instead: "unpack it first"},
		{name: "Zstandard archive", endings: []string{".zst"}, byBytes: prefix("\x28\xB5\x2F\xFD"), instead: "unpack it first"},
		{name: "picture", byBytes: isPicture, refused: fmt.Errorf("%w: it is a picture", draft.ErrBinary)},
		{name: "RAR archive", endings: []string{".rar"}, byBytes: prefix("Rar!\x1A\x07"), instead: "unpack it first"},
		{name: "7-Zip archive", endings: []string{".7z"}, byBytes: prefix("7z\xBC\xAF\x27\x1C"), instead: "unpack it first"},
		{name: "OpenDocument (.fodt)", endings: []string{".fodt"}, byText: isFlatODT, read: office.ReadFlatODT, review: true,
			yields: "as for .odt"},
		{name: "link to a page", endings: []string{".url", ".webloc", ".gdoc", ".gsheet"}, byText: export.IsLink, refused: export.ErrLink},
		{name: "Nexis export (HTML)", byText: export.IsNexisHTML, yields: "each article, with outlet, date, headline and byline", read: export.ReadNexisHTML},
		{name: "Factiva export", byText: isFactiva, yields: "each article, with outlet, date, headline, byline and language", read: export.ReadFactiva},
		{name: "Factiva export (XML)", byText: export.IsFactivaXML, yields: "each article, with outlet, date, headline, byline and language", read: export.ReadFactivaXML},
		{name: "Europresse export", byText: export.IsEuropresse, yields: "each article, with outlet, date, headline and byline", read: export.ReadEuropresse},
		exportFormat(export.ProQuest, "language"),
		exportFormat(export.Gale, ""),
		exportFormat(export.NewsBank, ""),
		exportFormat(export.PressReader, ""),
		exportFormat(export.Europresse, ""),
		{name: "NewsML or NITF", byText: export.IsNewsML, read: export.ReadNewsML,
			yields: "each item of a news agency, with provider, date, headline and byline; withdrawn items are flagged"},
		{name: "Telegram chat", byText: isTelegram, yields: "each day of a chat as a transcript with a time above each turn; each post of a channel as a document", read: readTelegram},
		{name: "HTML", endings: []string{".html", ".htm", ".xhtml"}, byText: isHTML, read: web.Read, yields: "the story, without menus and related links; outlet, date, authors and title from the markup"},
		{name: "Word 2003 (.xml)", byText: office.IsWordXML, yields: "as for .docx", read: office.ReadWordXML, review: true},
		{name: "FictionBook", endings: []string{".fb2"}, byText: office.IsFB2, yields: "a book as one document", read: office.ReadFB2},
		{name: "Evernote export", endings: []string{".enex"}, byText: export.IsEvernote, yields: "each note, with title and address; the article in it as for text", read: export.ReadEvernote},
		{name: "RSS or Atom feed", endings: []string{".rss", ".atom"}, byText: export.IsFeed, yields: "each entry, with title, date, author and address; summaries are flagged", read: export.ReadFeed},
		{name: "XML", endings: []string{".xml"}, byText: isXML},
		{name: "list of references", endings: []string{".ris", ".bib", ".nbib", ".enw"}, byText: export.IsReferences, refused: export.ErrReferences},
		// Text by its bytes, but not to be read line by line as an article is.
		{name: "MHTML", endings: []string{".mhtml", ".mht"}, byText: mail.IsMHTML, yields: "as for HTML, with the address of the saved page", read: mail.ReadMHTML},
		{name: mailboxFormat, endings: []string{".mbox", ".mbx"}, byText: mail.IsMbox, yields: "each message, as for mail", read: mail.ReadMbox, packs: true},
		{name: mail.Format, endings: []string{".eml"}, byText: mail.IsMail, yields: "text, sender, subject and date; attachments as documents; quoted mail and signatures are not searched", read: mail.Read, packs: true},
		{name: "YouTube captions (JSON)", endings: []string{".json3"}, byText: caption.IsJSON3, yields: "a transcript with a time above each turn", read: caption.ReadJSON3},
		{name: "Slack channel", byText: chat.IsSlack, yields: "each day of a chat as a transcript with a time above each turn", read: chat.ReadSlack},
		{name: "X archive", endings: []string{"tweets.js", "tweet.js"}, byText: chat.IsXArchive, yields: "each post, with date and address", read: chat.ReadXArchive},
		{name: "JSON Feed", byText: export.IsJSONFeed, yields: "each entry, with title, date, author and address", read: export.ReadJSONFeed},
		{name: "JSON", endings: []string{".json", ".jsonl", ".ndjson"}, byText: export.IsJSON, yields: "each object that has a text; --column names the fields", read: export.ReadJSON},
		{name: "CSV", endings: []string{".csv", ".tsv", ".tab"}, byText: hasEnding, yields: "each record that has a text; --column names the columns", read: export.ReadCSV},
		{name: "YAML", endings: []string{".yaml", ".yml"}, byText: hasEnding},
		{name: "SubRip subtitles", endings: []string{".srt"}, byText: caption.IsSRT, yields: "a transcript with a time above each turn", read: caption.ReadSRT},
		{name: "WebVTT subtitles", endings: []string{".vtt"}, byText: caption.IsVTT, yields: "a transcript with a time above each turn", read: caption.ReadVTT},
		{name: "SubViewer subtitles", endings: []string{".sbv"}, byText: caption.IsSBV, yields: "a transcript with a time above each turn", read: caption.ReadSBV},
		{name: "WhatsApp chat", byText: chat.IsWhatsApp, yields: "each day of a chat as a transcript with a time above each turn", read: chat.ReadWhatsApp},
		{name: "Kindle clippings", byText: chat.IsKindle, yields: "the passages from each book, with title and author", read: chat.ReadKindle},
		{name: "Nexis export (text)", byText: export.IsNexisText, yields: "each article, with outlet, date, headline and byline; also from Word and RTF exports", read: export.ReadNexisText},
		exportFormat(export.NexisPages, "language"),
		{name: "markdown", endings: []string{".md", ".markdown"}, byText: hasEnding, yields: "the text unchanged; front matter as metadata"},
		{name: "text", endings: []string{".txt", ".text"}, byText: always, yields: "the text unchanged; front matter as metadata"},
	}
}

// exportFormat is the line of a database whose exports are text or pages.
func exportFormat(name, also string) format {
	yields := "each article, with outlet, date, headline and byline"
	if also != "" {
		yields = "each article, with outlet, date, headline, byline and " + also
	}
	is := export.IsExport(name)
	return format{name: name, yields: yields + "; also in mail, Word, RTF and PDF", read: export.ReadExport(name), byText: func(head string, _ bool) bool {
		return is(head) && !mail.IsMail(head, false) && !mail.IsMbox(head, false) && !export.IsJSON(head, false)
	}}
}

// Format describes a format for users.
type Format struct {
	Name    string   `json:"name"`
	Endings []string `json:"endings"` // of file names, with the dot
	Yields  string   `json:"yields"`  // what comes out of a file
}

// Formats returns the formats that are read, in the order in which they are
// tried.
func Formats() []Format {
	var out []Format
	for _, f := range formats() {
		if f.isRead() {
			out = append(out, Format{f.name, f.endings, f.yields})
		}
	}
	return out
}

func (f format) isRead() bool { return f.yields != "" }

// formatOf tells the format of a file.
func formatOf(name string, data []byte) format {
	table := formats()
	for _, f := range table {
		if f.byBytes != nil && f.byBytes(data) {
			return f
		}
	}
	head, ending := headText(data), strings.ToLower(path.Ext(name))
	for _, f := range table[:len(table)-1] {
		if f.byText != nil && f.byText(head, slices.Contains(f.endings, ending)) {
			return f
		}
	}
	// A file of bytes that has lost its beginning is damaged, and no text of two bytes a letter.
	if bytes.IndexByte(data, 0) >= 0 && !bytes.HasPrefix(data, []byte("\xFF\xFE")) && !bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		for _, f := range table {
			if f.byBytes != nil && f.byText == nil && f.read != nil && slices.Contains(f.endings, ending) {
				return f
			}
		}
	}
	return table[len(table)-1]
}

// formatNamed returns the line of the table with this name.
func formatNamed(name string) (format, bool) {
	table := formats()
	if i := slices.IndexFunc(table, func(f format) bool { return f.name == name }); i >= 0 {
		return table[i], true
	}
	return format{}, false
}

// headText returns the beginning of a file so that marks of plain letters can
// be looked for, whatever its encoding.
func headText(data []byte) string {
	head := data[:min(len(data), 2*draft.Sniffed)]
	if order, mark := draft.UTF16Order(head); order != nil {
		return string(draft.DecodeUTF16(head[mark:], order))
	}
	return string(bytes.TrimPrefix(head[:min(len(head), draft.Sniffed)], []byte("\uFEFF")))
}

// isFactiva recognises an export of Factiva as a page or as text.
func isFactiva(head string, ending bool) bool {
	return export.IsFactiva(head, ending) || export.IsFactivaText(head, ending) && !mail.IsMail(head, false) && !mail.IsMbox(head, false)
}

// isTelegram recognises a chat of Telegram, as a page or in JSON.
func isTelegram(head string, ending bool) bool {
	return chat.IsTelegramHTML(head, ending) || chat.IsTelegram(head, ending)
}

func readTelegram(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	if chat.IsTelegramHTML(headText(data), false) {
		return chat.ReadTelegramHTML(data, b)
	}
	return chat.ReadTelegram(data, b)
}

func isXML(head string, ending bool) bool {
	return ending || strings.HasPrefix(strings.TrimLeftFunc(head, draft.IsFiller), "<?xml")
}

func hasEnding(_ string, ending bool) bool { return ending }

func always(string, bool) bool { return true }

// compoundWith tells old Office files by a stream that they have.
func compoundWith(stream string) func([]byte) bool {
	return func(data []byte) bool { return draft.CompoundHas(data, stream) }
}

func prefix(mark string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(mark)) }
}

// isPDF allows for the junk that mailers and downloads put before the mark.
func isPDF(data []byte) bool {
	head := data[:min(len(data), 1024)]
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return false // an archive may hold one, not packed
	}
	return bytes.Contains(head, []byte("%PDF-1.")) || bytes.Contains(head, []byte("%PDF-2."))
}

// isPicture knows pictures by their marks, so that one in an archive is not taken for a
// text in an unknown encoding.
func isPicture(data []byte) bool {
	for _, mark := range []string{"\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return true
		}
	}
	const at = 4
	head := data[min(len(data), at):]
	return bytes.HasPrefix(head, []byte("ftyphei")) || bytes.HasPrefix(head, []byte("ftypmif1")) ||
		bytes.HasPrefix(data, []byte("RIFF")) && bytes.HasPrefix(data[min(len(data), 8):], []byte("WEBP"))
}

// isBzip2 looks for the mark and for that of the first block.
func isBzip2(data []byte) bool {
	return len(data) > 10 && bytes.HasPrefix(data, []byte("BZh")) && bytes.HasPrefix(data[4:], []byte("1AY&SY"))
}

// zipWith tells the formats that are zip archives by a folder in them. Their
// list of files is what counts: a zip of Word files is none itself. Of a file
// that has lost its list, the first names are looked at.
func zipWith(folder string) func([]byte) bool {
	return func(data []byte) bool {
		a := listZip(data)
		if a == nil {
			return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data[:min(len(data), draft.Sniffed)], []byte(folder))
		}
		return slices.ContainsFunc(a.Entries, func(e draft.Entry) bool { return strings.HasPrefix(e.Name, folder) })
	}
}

// zipSays tells the formats that are zip archives and say so themselves, in a
// file that should stand first and not be packed.
func zipSays(mimetype string) func([]byte) bool {
	return func(data []byte) bool {
		if bytes.HasPrefix(data[min(len(data), 30):], []byte("mimetype"+mimetype)) {
			return bytes.HasPrefix(data, []byte("PK\x03\x04"))
		}
		a := listZip(data)
		if a == nil || !a.Has("mimetype") {
			return false
		}
		a.Budget.Bytes = 1 << 10 // it is one line
		line, err := a.File("mimetype")
		return err == nil && bytes.HasPrefix(line, []byte(mimetype))
	}
}

func isEPUB(data []byte) bool {
	if zipSays("application/epub")(data) {
		return true
	}
	a := listZip(data)
	return a != nil && a.Has("META-INF/container.xml") && !a.Has("content.xml")
}

// listZip returns an archive to look into, or nil.
func listZip(data []byte) *draft.Archive {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil
	}
	a, err := draft.OpenZip(data, draft.NewBudget())
	if err != nil {
		return nil
	}
	return a
}

func isPages(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("Document.iwa")) && office.IsPages(data)
}

func isFlatODT(head string, _ bool) bool {
	return strings.Contains(head, "<office:document ") && strings.Contains(head, "opendocument.text")
}

// isHTML wants the mark of a whole page at the start of the text. A fragment
// (`<p class="lead">Voss said …`) is HTML only if the name says so too.
func isHTML(head string, ending bool) bool {
	head = strings.TrimLeftFunc(head, draft.IsFiller)
	if strings.HasPrefix(head, "<") {
		head = strings.ToLower(head)
	}
	marks := []string{"<!doctype html", "<html", "<head", "<body"}
	if slices.ContainsFunc(marks, func(mark string) bool { return strings.HasPrefix(head, mark) }) {
		return true
	}
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html")
	}
	return ending && strings.Contains(head, "<") && strings.Contains(head, ">")
}
