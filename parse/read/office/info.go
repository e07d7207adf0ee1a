package office

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// Info is what a file of an office program says of itself.
//
// Little of it is to be believed. The title is often that of the template or
// of an older text, so that it counts only where the text confirms it. The
// creator is whoever's computer it was: it is taken for the writer only if it is
// a person's name. The dates are those of the file, made when a clipping was
// saved, and never the day of publication; the company is the licence's owner,
// not the outlet. Neither is read.
type Info struct {
	Title, Creator, language string
}

// TitleWithin is how far down the title of a document may stand.
const TitleWithin = layout.HeadBlocks

// Confirm marks the paragraph that is the title by the file's own word, and
// returns what can be believed of the rest.
func (o Info) Confirm(all []draft.Paragraph) parse.Declared {
	d := parse.Declared{Basis: parse.BasisMetadata, Language: draft.LanguageTag(o.language), Byline: writer(o.Creator)}
	key := layout.Fold(o.Title)
	for i := range all[:min(len(all), TitleWithin)] {
		p := &all[i]
		if key == "" || layout.Fold(p.Text) != key || p.Told && p.Role != parse.RoleTitle {
			continue
		}
		if !p.Told && len(strings.Fields(p.Text)) > layout.TitleWords {
			continue
		}
		p.Role, p.Told = parse.RoleTitle, true
		d.Title = strings.Join(strings.Fields(p.Text), " ")
		break
	}
	return draft.DeclaredOrNone(d)
}

// writer returns a creator who can be the writer, or "": programs fill in the
// name of the account, "desk-pc-4" or "Windows User".
func writer(creator string) string {
	if len(creator) > 100 || !layout.NameAlone.MatchString(creator) || notAWriter.MatchString(creator) ||
		outletAlone.MatchString(creator) {
		return ""
	}
	return creator
}

var outletAlone = pattern.Lazily(`^(?:` + layout.Outlet + `)$`)

var notAWriter = pattern.Lazily(`(?i)\b(?:user|users|admin|administrator|author|office|microsoft|windows|owner|client|guest|unknown|desk|editor|team|press|department|ministry|news|agency|echo|delegation|council|pc|mac|laptop|template|python|docx?)\b`)

// readInfo reads the metadata part of a DOCX or ODT file. A part that is
// missing or broken takes nothing from the text.
func readInfo(data []byte) Info {
	var o Info
	x := draft.NewXMLReader(data)
	for e := range x.Elements() {
		var field *string
		switch e.Name.Local {
		case "title":
			field = &o.Title
		case "creator", "initial-creator": // in ODT, dc:creator saved the file last
			field = &o.Creator
		case "language":
			field = &o.language
		}
		if field == nil || e.Name.Local == "creator" && *field != "" {
			continue
		}
		if s, err := x.Text(); err == nil && len(s) <= MaxInfo {
			*field = strings.Join(strings.Fields(s), " ")
		}
	}
	return o
}

// MaxInfo is the longest title or name that is believed, in bytes.
const MaxInfo = 1000
