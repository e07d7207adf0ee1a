package speaker

import "onrecord/parse/lang"

// places speak for their governments, and are no persons.
var places = lang.Places

// geography ends the names of places: "Lee County".
var geography = lang.Geography

// countryOf gives the country behind an adjective of nationality, where the
// adjective is not the country and a few letters.
var countryOf = lang.CountryOf

// demonym reports an adjective of nationality.
func demonym(w string) bool { return countryOf[w] != "" }
