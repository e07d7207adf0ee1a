package layout

import (
	"strings"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// credits are the agencies and words that stand in picture credits.
const credits = `(?:AFP|AP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|EFE|Anadolu|AA|DPA|dpa|Xinhua|TASS|PA(?: Media| Wire)?|ANP|NurPhoto|Shutterstock|iStock|Alamy|Bloomberg|Twitter|Instagram|Facebook|Wikimedia(?: Commons)?|Flickr|Handout|handout|Courtesy|Screenshot|Screengrab|File|file photo|archive|Archive|Photo|Image)`

var (
	// captionStart matches "Photo: …", "File photo", "Image credit: …".
	captionStart = pattern.Lazily(`^[(\[]?\s*(?i:(?:file |archive |handout |press |stock )?(?:photos?|pictures?|images?|photographs?|caption|video|graphic|illustration|screenshot|screengrab)(?: (?:credits?|courtesy(?: of)?|source|by|caption|illustration|from))?\s*(?:[:|/©–—]|by [^.]{3,60}$|courtesy)|image (?:source|caption), \S|file (?:photo|picture|image)\b|\(?(?:photo|image|picture) by\b)`)
	// captionAbroad matches the same in other languages: "Foto: …", "Abbildung 4: …".
	captionAbroad = pattern.Lazily(`^[(\[]?\s*(?i:(?:fotos?|fotografía|fotografia|bild(?:quelle|nachweis)?|bilder|titelbild|beitragsbild|abbildung|abb\.|imagen|imagem|immagine|crédit(?:s|o|os)?(?: photo)?|crédito de (?:la )?foto|zdjęcie|fot\.|kuva|фото)(?: \d{1,2})?(?: ?[:©]| ?/ ))\s*\S`)
	// captionEnd matches a line that closes with its credit: "Mara Voss in
	// Veshnia, 3 May 2026. (Photo: AFP)", "… [Ann Lee/Reuters]".
	captionEnd = pattern.Lazily(`[(\[]\s*(?:(?i:file )?(?i:photo|image|picture|credit|file photo|photo by|photo credit|courtesy)\b[^()\[\]]{0,60}|(?:[\p{Lu}][\p{L}.'’ -]{1,40}[/|] ?)?` + credits + `(?:(?:/| via |, | )[^()\[\]]{1,40})?)\s*[)\]]\.?$`)
	// captionTail matches a credit without brackets: "… in Port Halm. REUTERS/Ann
	// Lee", "… in Port Halm. Photograph: Ann Lee/AP".
	captionTail = pattern.Lazily(`(?:\bREUTERS/|\bReuters/|\bAP Photo/|\bAFP/|\bAFP via |\bEPA/|\bGetty Images/|\b(?:Photograph|Photo|Picture|Credit|Image): ?)\p{Lu}[\p{L}.'’/ -]{1,50}(?:,? ?Purchase Licensing Rights.*)?$`)
	// captionHead matches a credit that a page runs into the caption: "Getty
	// Images Mara Voss in front of microphones".
	captionHead = pattern.Lazily(`^(?:Getty Images|EPA(?:-EFE)?|PA Media|AFP via Getty Images|Reuters|AFP) \p{Lu}`)
	// creditOnly matches a line that is nothing but a credit: "Getty/Instagram."
	creditOnly = pattern.Lazily(`^(?:[\p{Lu}][\p{L}.'’ -]{1,40}[/|] ?)?` + credits + `(?:\s*[/|]\s*` + credits +
		`)+\.?$|^[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){0,3} ?[/|] ?` + credits +
		`\.?$|^(?i:file photo|handout photo|archive photo)\.?$`)
)

// captionLength is what no caption exceeds, in bytes.
const captionLength = 800

// IsCaption recognises the words under a picture. Captions are searched for
// statements, so one taken for another kind of line costs little.
func IsCaption(s string) bool { return isCaption(s, lang.CountWords(s, captionWords)) }

// captionWords is the same in words.
const captionWords = 60

func isCaption(s string, words int) bool {
	if len(s) > captionLength {
		return false
	}
	switch {
	case words <= captionWords && (captionStart.MatchString(s) || captionAbroad.MatchString(s)):
		return true
	case words <= captionWords && (strings.ContainsAny(s, "/:") || strings.Contains(s, "AFP via ")) &&
		captionTail.MatchString(s), words <= 25 && !Closes(s) && captionHead.MatchString(s):
		return true
	case strings.HasPrefix(s, "![") && strings.HasSuffix(s, ")"):
		return true // an image in markdown: its words are what it shows
	case words <= 12 && (strings.ContainsAny(s, "/|") || len(s) <= len("handout photo.")) && creditOnly.MatchString(s):
		return true
	case words <= captionWords && strings.ContainsAny(s, ")]") && captionEnd.MatchString(s):
		// "The talks have ended. (AFP)" signs a story off; a credit that says
		// "photo", or that follows on words without a full stop, is a picture's.
		at := captionEnd.FindStringIndex(s)[0]
		rest := strings.TrimSpace(s[:at])
		return strings.Contains(strings.ToLower(s[at:]), "photo") || strings.Contains(s[at:], "/") ||
			!Closes(rest) && rest != ""
	}
	return false
}
