package read

import (
	"encoding/xml"
	"strings"

	"onrecord/parse"
)

// officeInfo is what a file of an office program says of itself.
//
// Little of it is to be believed. The title is often that of the template or
// of an older text, so that it counts only where the text confirms it. The
// creator is whoever's computer it was: it is taken for the writer only if it is
// a person's name. The dates are those of the file, made when a clipping was
// saved, and never the day of publication; the company is the licence's owner,
// not the outlet. Neither is read.
type officeInfo struct {
	title, creator, language string
}

// titleWithin is how far down the title of a document may stand.
const titleWithin = headBlocks

// confirm marks the paragraph that is the title by the file's own word, and
// returns what can be believed of the rest.
func (o officeInfo) confirm(all []paragraph) parse.Declared {
	d := parse.Declared{Basis: parse.BasisMetadata, Language: languageTag(o.language), Byline: writer(o.creator)}
	key := fold(o.title)
	for i := range all[:min(len(all), titleWithin)] {
		p := &all[i]
		if key == "" || fold(p.text) != key || p.told && p.role != parse.RoleTitle {
			continue
		}
		if !p.told && len(strings.Fields(p.text)) > titleWords {
			continue
		}
		p.role, p.told = parse.RoleTitle, true
		d.Title = strings.Join(strings.Fields(p.text), " ")
		break
	}
	return declaredOrNone(d)
}

// writer returns a creator who can be the writer, or "": programs fill in the
// name of the account, "desk-pc-4" or "Windows User".
func writer(creator string) string {
	if len(creator) > 100 || !nameAlone.MatchString(creator) || notAWriter.MatchString(creator) || outletAlone.MatchString(creator) {
		return ""
	}
	return creator
}

var outletAlone = lazily(`^(?:` + outlet + `)$`)

var notAWriter = lazily(`(?i)\b(?:user|users|admin|administrator|author|office|microsoft|windows|owner|client|guest|unknown|desk|editor|team|press|department|ministry|news|agency|echo|delegation|council|pc|mac|laptop|template|python|docx?)\b`)

// languageTag returns a language as BCP 47 writes it, or "" for what is none:
// "en_US" becomes "en-US"; "zxx" and "und" say that there is none.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	first, _, _ := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || len(s) > 35 || first == "zxx" || first == "und" {
		return ""
	}
	for _, r := range s {
		if r != '-' && (r > 'z' || r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a') {
			return ""
		}
	}
	return s
}

// readInfo reads the metadata part of a DOCX or ODT file. A part that is
// missing or broken takes nothing from the text.
func readInfo(data []byte) officeInfo {
	var o officeInfo
	x := newXMLReader(data)
	for {
		t, err := x.next()
		if err != nil {
			return o // io.EOF, or broken: what was read so far is as good as ever
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var field *string
		switch e.Name.Local {
		case "title":
			field = &o.title
		case "creator", "initial-creator": // in ODT, dc:creator saved the file last
			field = &o.creator
		case "language":
			field = &o.language
		}
		if field == nil || e.Name.Local == "creator" && *field != "" {
			continue
		}
		if s, err := x.text(); err == nil && len(s) <= maxInfo {
			*field = strings.Join(strings.Fields(s), " ")
		}
	}
}

// maxInfo is the longest title or name that is believed, in bytes.
const maxInfo = 1000
