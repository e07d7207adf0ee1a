package topic

import "strings"

// stopWords are English words that no taxonomy is made of: function words,
// and what reports and conversations consist of.
var stopWords = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`
		a able about above according across actually added after afterwards again against ago all almost alone along
		already also although always am among an and another any anybody anyone anything anyway anywhere are around as
		ask asked asks at away back be became because become becomes becoming been before began begin behind being believe
		believed believes below beside besides best better between beyond big both bring brought but by call called
		calling calls came can cannot case certain certainly clear clearly come comes coming completely could course
		currently day days dear definitely did different do does doing done down during each either else end enough
		entire especially etc even ever every everybody everyone everything everywhere exactly example expect expected
		fact far feel felt few find first five follow followed following for form former forward found four from full
		further gave general get gets getting give given gives giving go goes going gone good got great had half happen
		happened happening hard has have having he hear heard held hence her here hers herself him himself his hold how
		however i idea if important in indeed instead into is issue issues it its itself just keep kept kind knew know
		known knows large last later least leave left less let like likely little long look looked looking looks lot
		made main mainly make makes making man many matter matters may maybe me mean means meant meanwhile men mention
		mentioned might mine mm moment month months more moreover most mostly move mr mrs ms much must my myself name
		namely near nearly necessary need needed needs neither never nevertheless new next nine no nobody none nor not
		nothing now number of off often oh ok okay old on once one ones only onto open or other others otherwise our ours
		ourselves out over own part particular particularly past people per perhaps person place place please point
		points position possible presence present previous previously probably problem problems put question questions
		quite rather reached real really reason reasons recent recently regard regarding result right said same saw say
		saying says second see seem seemed seems seen sense serious seven several shall she should show showed shown
		shows side simply since sir situation six small so some somebody someone something sometimes somewhere soon sort
		sorry speak speaking spoke spoken start started state stated states still stop subject such sure take taken
		takes taking talk talked talking tell ten than thank thanks that the their theirs them themselves then there
		therefore these they thing things think thinking thinks third this those though thought three through thus till
		time times to today together told tomorrow tonight too took toward towards tried try trying turn turned two
		under understand unless until up upon us use used using usually various very view want wanted wants was way ways
		we week weeks well went were what whatever when whenever where whereas wherever whether which whichever while
		who whoever whole whom whose why will with within without women word words work worked working works world
		would wrong yeah year years yes yesterday yet you young your yours yourself yourselves`) {
		words[w] = true
	}
	return words
}()
