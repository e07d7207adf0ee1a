package speaker

import "onrecord/parse/lang"

// demonym reports an adjective of nationality.
func demonym(w string) bool { return lang.CountryOf[w] != "" }
