package provenance

import "onrecord/parse/lang"

var (
	// passing are small words that may stand between a cue and its day: "told
	// reporters in a briefing for the press late on Saturday".
	passing = lang.PassingWords

	// occasions are acts and places of speaking, as nouns.
	occasions = lang.Occasions

	// hearers are who is spoken to, and through what.
	hearers = lang.Hearers

	// joins open a clause or hang another event onto a name.
	joins = lang.EventJoiners

	otherThanOn  = lang.DayRelations
	dayEndings   = lang.PartOfDayEndings // "last night", "this morning", "this afternoon"
	venues       = lang.VenuePrepositions
	releases     = lang.ReleasingParticiples
	several      = lang.DayConjunctions
	partsOfDay   = lang.PartsOfDay
	future       = lang.FutureWords
	adverbOfTime = lang.TimeAdverbs
	determiners  = lang.DayDeterminers
	pronouns     = lang.ThirdPersonSubjects
	uttered      = lang.UtteringVerbs
	irregular    = lang.IrregularPastForms
	undated      = lang.PlanningVerbs
	continuing   = lang.ContinuingVerbs

	// afterBareDay are words that a weekday cannot belong to.
	afterBareDay = lang.AfterBareDay
)
