package day

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// months are the names of the months by language, from January on, in the
// cases that stand beside a day, then their short forms after a bar. They are
// those of the Unicode CLDR, with the short forms that newspapers add. A name
// is also known without its accents.
var months = map[string]string{
	"en": `january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept,sep october|oct november|nov december|dec`,
	"de": `januar,jänner|jan,jän februar,feber|feb märz,maerz|mär,mrz april|apr mai juni|jun juli|jul august|aug september|sept,sep oktober|okt november|nov dezember|dez`,
	"fr": `janvier|janv,jan février|févr,fév mars|mar avril|avr mai juin juillet|juil août septembre|sept,sep octobre|oct novembre|nov décembre|déc`,
	"es": `enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre,setiembre|sept,sep,set octubre|oct noviembre|nov diciembre|dic`,
	"ca": `gener|gen febrer|febr,feb març abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct novembre|nov desembre|des`,
	"gl": `xaneiro|xan febreiro|feb marzo|mar abril|abr maio xuño xullo agosto|ago setembro|set outubro|out novembro|nov decembro|dec`,
	"it": `gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set,sett ottobre|ott novembre|nov dicembre|dic`,
	"pt": `janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez`,
	"nl": `januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept,sep oktober|okt november|nov december|dec`,
	"pl": `stycznia,styczeń|sty lutego,luty|lut marca,marzec|mar kwietnia,kwiecień|kwi maja,maj czerwca,czerwiec|cze lipca,lipiec|lip sierpnia,sierpień|sie września,wrzesień|wrz października,październik|paź listopada,listopad|lis grudnia,grudzień|gru`,
	"sv": `januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sept,sep oktober|okt november|nov december|dec`,
	"da": `januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sept,sep oktober|okt november|nov december|dec`,
	"no": `januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sept,sep oktober|okt november|nov desember|des`,
	"fi": `tammikuuta,tammikuu|tammi helmikuuta,helmikuu|helmi maaliskuuta,maaliskuu|maalis huhtikuuta,huhtikuu|huhti toukokuuta,toukokuu|touko kesäkuuta,kesäkuu|kesä heinäkuuta,heinäkuu|heinä elokuuta,elokuu|elo syyskuuta,syyskuu|syys lokakuuta,lokakuu|loka marraskuuta,marraskuu|marras joulukuuta,joulukuu|joulu`,
	"ro": `ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept,sep octombrie|oct noiembrie|noi,nov decembrie|dec`,
	"cs": `ledna,leden|led února,únor|úno března,březen|bře dubna,duben|dub května,květen|kvě června,červen|čvn července,červenec|čvc srpna,srpen|srp září|zář října,říjen|říj listopadu,listopad|lis prosince,prosinec|pro`,
	"sk": `januára,január|jan februára,február|feb marca,marec|mar apríla,apríl|apr mája,máj júna,jún júla,júl augusta,august|aug septembra,september|sep októbra,október|okt novembra,november|nov decembra,december|dec`,
	"sl": `januarja,januar|jan februarja,februar|feb marca,marec|mar aprila,april|apr maja,maj junija,junij|jun julija,julij|jul avgusta,avgust|avg septembra,september|sep oktobra,oktober|okt novembra,november|nov decembra,december|dec`,
	"hr": `siječnja,siječanj|sij veljače,veljača|velj ožujka,ožujak|ožu travnja,travanj|tra svibnja,svibanj|svi lipnja,lipanj|lip srpnja,srpanj|srp kolovoza,kolovoz|kol rujna,rujan|ruj listopada,listopad|lis studenoga,studenog,studeni|stu prosinca,prosinac|pro`,
	"sr": `januara,januar|jan februara,februar|feb marta,mart|mar aprila,april|apr maja,maj juna,jun jula,jul avgusta,avgust|avg septembra,septembar|sep oktobra,oktobar|okt novembra,novembar|nov decembra,decembar|dec`,
	"tr": `ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara`,
	"id": `januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu,agt september|sep oktober|okt november|nov desember|des`,
	"ru": `января,январь|янв февраля,февраль|февр,фев марта,март|мар апреля,апрель|апр мая,май июня,июнь|июн июля,июль|июл августа,август|авг сентября,сентябрь|сент,сен октября,октябрь|окт ноября,ноябрь|нояб,ноя декабря,декабрь|дек`,
	"uk": `січня,січень|січ лютого,лютий|лют березня,березень|бер квітня,квітень|квіт травня,травень|трав червня,червень|черв липня,липень|лип серпня,серпень|серп вересня,вересень|вер жовтня,жовтень|жовт листопада,листопад|лист грудня,грудень|груд`,
	"bg": `януари|яну февруари|февр,фев март|мар април|апр май юни юли август|авг септември|септ октомври|окт ноември|ноем декември|дек`,
	"el": `ιανουαρίου,ιανουάριος|ιαν φεβρουαρίου,φεβρουάριος|φεβ μαρτίου,μάρτιος|μαρ απριλίου,απρίλιος|απρ μαΐου,μάιος ιουνίου,ιούνιος|ιουν ιουλίου,ιούλιος|ιουλ αυγούστου,αύγουστος|αυγ σεπτεμβρίου,σεπτέμβριος|σεπ οκτωβρίου,οκτώβριος|οκτ νοεμβρίου,νοέμβριος|νοε δεκεμβρίου,δεκέμβριος|δεκ`,
}

// sameMonths are languages that share another's names.
var sameMonths = map[string]string{"nb": "no", "nn": "no", "bs": "sr", "in": "id", "ms": "id"}

// month is a month's name in one language.
type month struct {
	language string
	number   time.Month
	short    bool
}

// byName holds the names, with and without accents, in lower case.
var byName = sync.OnceValue(func() map[string][]month {
	out := map[string][]month{}
	for _, language := range slices.Sorted(maps.Keys(months)) {
		for i, names := range strings.Fields(months[language]) {
			long, short, _ := strings.Cut(names, "|")
			for k, group := range []string{long, short} {
				for _, name := range strings.FieldsFunc(group, func(r rune) bool { return r == ',' }) {
					m := month{language, time.Month(i + 1), k == 1}
					out[name] = append(out[name], m)
					if bare := withoutAccents(name); bare != name {
						out[bare] = append(out[bare], m)
					}
				}
			}
		}
	}
	return out
})

func withoutAccents(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// form is how a month stands in its date, which decides whose names count.
type form uint8

const (
	monthDayYear form = iota // "November 21, 2026", with or without the year
	dayMonthYear             // "21 November 2026"
	bareDay                  // "21 November"
)

// monthOf returns the month of a word. English counts in every document, since
// programs write it into pages of any language, and so does the language of
// the document. Where that is unknown, day, month and year in this order make
// a date in any language of the table, unless two of them differ: "listopad"
// is November in Polish and October in Croatian.
func monthOf(word, language string, f form) month {
	names := named(word)
	if len(names) == 0 {
		return month{}
	}
	language, _ = split(language)
	if same, ok := sameMonths[language]; ok {
		language = same
	}
	_, known := months[language]
	var found month
	for _, m := range names {
		switch {
		case m.language == language:
			return m
		case m.language != "en" && (known || f != dayMonthYear):
		case found.number != 0 && found.number != m.number:
			return month{}
		case found.number == 0 || m.language == "en":
			found = m
		}
	}
	return found
}

// named looks a word up without making a copy of it where it is English.
func named(word string) []month {
	const longest = 32 // bytes
	var low [longest]byte
	if len(word) < 3 || len(word) > longest {
		return nil
	}
	for i := range len(word) {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			return byName()[norm.NFC.String(strings.ToLower(word))]
		case c >= 'A' && c <= 'Z':
			low[i] = c + 'a' - 'A'
		default:
			low[i] = c
		}
	}
	return byName()[string(low[:len(word)])]
}

// Month returns the month that a word, long or short, names in a document of the given
// language; 0 for any other word.
func Month(word, language string) time.Month {
	return monthOf(strings.TrimSuffix(word, "."), language, monthDayYear).number
}

// EnglishMonth matches an English month, long or short, for patterns of lines that contain
// a date. It has no group.
var EnglishMonth = func() string {
	var names []string
	for _, list := range strings.Fields(months["en"]) {
		names = append(names, strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == ',' })...)
	}
	return `(?:` + strings.Join(names, `|`) + `)\.?`
}()

// EnglishWeekday matches a day of the week in English, long or short.
const EnglishWeekday = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?`

// Weekday returns the day of the week that an English word names in full.
func Weekday(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), word) {
			return d, true
		}
	}
	return 0, false
}
