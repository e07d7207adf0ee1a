package pack

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// about is the metadata of the file.
type about struct {
	title, creator, language string
	made                     time.Time // midnight UTC of the day on the cover; zero if there is none
	archive                  bool      // claims to be PDF/A
}

const producer = "onrecord"

// info is the metadata for older readers: the document information dictionary.
func (a about) info() string {
	var dates string
	if !a.made.IsZero() {
		dates = fmt.Sprintf(" /CreationDate (%[1]s) /ModDate (%[1]s)", pdfDate(a.made))
	}
	return fmt.Sprintf("<</Producer %s /Creator %s /Title %s%s>>", hexText(producer), hexText(a.creator), hexText(a.title), dates)
}

// addAbout writes the metadata for newer readers (XMP) and the colour profile, and returns
// the entries of the catalog.
//
// The claims of conformance, PDF/A-3a and PDF/UA-1, are those that .ci/verapdf confirms. A
// change that makes it fail must be fixed, or the claims removed.
func (f *pdfFile) addAbout(a about) (entries string) {
	// XMP is not compressed, so that programs that scan files of any kind for it find it.
	metadata := f.reserve()
	f.data(metadata, "/Type /Metadata /Subtype /XML ", []byte(a.xmp()))
	entries = fmt.Sprintf(" /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R", metadata)
	if a.archive {
		profile := f.reserve()
		f.stream(profile, "/N 3 ", srgbProfile())
		entries += fmt.Sprintf(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%[1]s) /Info (%[1]s) /DestOutputProfile %[2]d 0 R>>]", srgbName, profile)
	}
	return entries
}

func pdfDate(t time.Time) string { return t.UTC().Format("D:20060102150405Z") }

// xmp is the metadata as an XMP packet.
func (a about) xmp() string {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
`)
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", xmlText(a.title))
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", xmlText(a.language))
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", xmlText(producer))
	fmt.Fprintf(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", xmlText(a.creator))
	if !a.made.IsZero() {
		made := a.made.UTC().Format(time.RFC3339)
		fmt.Fprintf(&b, "<xmp:CreateDate>%[1]s</xmp:CreateDate>\n<xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", made)
	}
	if a.archive {
		b.WriteString("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n")
	}
	b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n")
	if a.archive {
		b.WriteString(uaSchema)
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// uaSchema declares the name "pdfuaid:part" for PDF/A validators: PDF/A is older and does
// not know it.
const uaSchema = `<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// xmlText is a text between tags; characters that XML cannot hold become
// U+FFFD.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
