package day

import (
	"net/url"
	"strings"
)

// Order says whether numbers like 03/04/2026 begin with the day or the month, and how that
// is known. The zero Order is refused: there is no evidence.
type Order struct {
	MonthFirst bool
	By         Ground
}

// Ground is the evidence for an order.
type Ground string

// The grounds, the best first.
const (
	ByDates    Ground = "another date" // one that can be read in one way only, as 23/11/2026
	ByOutlet   Ground = "outlet"       // its country
	ByLanguage Ground = "language"     // and its country: en-GB
	ByForm     Ground = "form"         // numbers with dots have the day first in every country that writes them
	Refused    Ground = ""
)

func (p Policy) order(separator string) Order {
	switch byLanguage := ofLanguage(p.Language); {
	case p.Order.By != Refused:
		return p.Order
	case byLanguage.By != Refused:
		return byLanguage
	case separator == ".":
		return Order{By: ByForm}
	}
	return Order{}
}

// What countries write in numbers is the short form of the Unicode CLDR; where
// it and the papers differ, as in Canada, the order is refused.
var (
	monthFirstIn = set("US PH FM MH PW PR GU VI AS MP UM")
	eitherIn     = set("CA CN JP KP KR LR MN TW")

	// yearFirstIn are languages that begin with the year, in which three numbers
	// with the year at the end are somebody else's.
	yearFirstIn = set("zh ja ko mn hu lt eu")
	// monthFirstOf are languages of a country that begins with the month.
	monthFirstOf = set("tl fil haw chr nv")
)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(list) {
		out[s] = true
	}
	return out
}

// OfCountry returns the order used in a country, given by its two-letter ISO 3166 code.
func OfCountry(code string) Order {
	code = strings.ToUpper(code)
	if code == "" || eitherIn[code] {
		return Order{}
	}
	return Order{MonthFirst: monthFirstIn[code], By: ByOutlet}
}

// ofLanguage returns the order used in a BCP 47 language. English has one only together
// with a country: "en" is used in Delhi as well as in Denver.
func ofLanguage(tag string) Order {
	language, country := split(tag)
	switch {
	case language == "en", language == "es" && (country == "PR" || country == "PA"):
		o := OfCountry(country)
		if country == "PA" {
			o.MonthFirst = true
		}
		if o.By != Refused {
			o.By = ByLanguage
		}
		return o
	case monthFirstOf[language]:
		return Order{MonthFirst: true, By: ByLanguage}
	case len(language) < 2 || len(language) > 3 || yearFirstIn[language] || eitherIn[country]:
		return Order{}
	}
	return Order{By: ByLanguage}
}

// split takes language and country from a tag: "en", "GB" of "en-GB".
func split(tag string) (language, country string) {
	for i, part := range strings.FieldsFunc(tag, func(r rune) bool { return r == '-' || r == '_' }) {
		switch {
		case i == 0:
			language = strings.ToLower(part)
		case len(part) == 2:
			return language, strings.ToUpper(part)
		case len(part) == 1:
			return language, ""
		}
	}
	return language, ""
}

// anybodys are the domains of countries that anybody registers for their
// letters, and those of no country.
var anybodys = set("ac ag ai am as bz cc cd co cx dj eu fm gg gl gs im io is la li ly me mn ms mu nu pw sc sh so st su tk tm to tv vc ws")

// OfAddress returns the order used in the country of a web address's domain:
// northmoorpost.co.uk.
func OfAddress(address string) Order {
	u, err := url.Parse(address)
	if err != nil {
		return Order{}
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	domain := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case domain == host, len(domain) != 2, anybodys[domain]:
		return Order{}
	case domain == "uk":
		domain = "gb"
	}
	return OfCountry(domain)
}

// Among returns the order shown by the dates in a document's texts: a date with a day
// after the twelfth decides the others. Texts with both orders decide nothing.
func Among(texts ...string) Order {
	var found Order
	for _, s := range texts {
		for _, separator := range []byte("/-") {
			for i := 0; ; i++ {
				next := strings.IndexByte(s[i:], separator)
				if next < 0 {
					break
				}
				i += next
				one, ok := shown(s, i)
				switch {
				case !ok:
				case found.By == Refused:
					found = one
				case found != one:
					return Order{}
				}
			}
		}
	}
	return found
}

// shown reads the order of a date whose first separator stands at i.
func shown(s string, i int) (Order, bool) {
	from, second := i, i+1
	for from > 0 && isDigit(s[from-1]) {
		from--
	}
	for second < len(s) && isDigit(s[second]) {
		second++
	}
	end := second + 1
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	short := func(n int) bool { return n == 1 || n == 2 }
	if !short(i-from) || !short(second-i-1) || end-second-1 != 4 || s[second] != s[i] || from > 0 && s[from-1] == s[i] {
		return Order{}, false
	}
	a, b, year := number(s[from:i]), number(s[i+1:second]), number(s[second+1:end])
	if year < firstYear || year > lastYear {
		return Order{}, false
	}
	return Order{MonthFirst: b > 12, By: ByDates}, a > 12 && a <= 31 && b >= 1 && b <= 12 || b > 12 && b <= 31 && a >= 1 && a <= 12
}
