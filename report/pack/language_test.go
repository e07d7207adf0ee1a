package pack

import "testing"

func TestTheLanguageOfANoteIsToldByItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"Two of the statements under border talks rest on one source, and the figures of Thursday were corrected on Friday.":  "",
		"Zwei der Äußerungen zu den Grenzgesprächen stützen sich auf eine Quelle; die Zahlen von Donnerstag sind berichtigt.": "de",
		"Deux des déclarations reposent sur une seule source, et les chiffres de jeudi ont été corrigés dans la soirée.":      "fr",
		"Dos de las declaraciones se basan en una sola fuente, y las cifras del jueves fueron corregidas el viernes.":         "es",
		"Заявления о границе основаны на одном источнике, и не на двух.":                                                      "ru",
		"Заявления": "", "": "", "تستند اثنتان من الإفادات": "ar", "دو گزارش دربارهٔ گمرک": "fa", "שתי אמירות": "he",
	} {
		if got := noteLanguage(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
