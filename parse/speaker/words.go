package speaker

import (
	"onrecord/parse/lang"
)

// set is a set of words, folded.
type set = lang.Set

// titles stand before a name or name an office. As a word with a capital
// directly before a name they are no part of it: "President Mara Voss".
var titles = lang.Titles

// honorifics are titles that say no office.
var honorifics = lang.Honorifics

// officeWords are words of an office that stand between two titles or before
// one: "Vice President", "Foreign Minister", "Attorney General".
var officeWords = lang.OfficeWords

// fullTitle expands what newsrooms shorten.
var fullTitle = lang.FullTitles

// abbreviations end in a dot that ends no sentence.
var abbreviations = lang.TitleAbbreviations

// suffixes end a name and are not the surname.
var suffixes = lang.NameSuffixes

// particles stand inside a name in lower case: "Osman bin Salem".
var particles = lang.NameParticles

// prefixed are particles that are joined to the word by a hyphen: "al-Marri".
var prefixed = lang.JoinedParticles

// bodyHeads end the name of a body: "Northmoor Water Authority".
var bodyHeads = lang.BodyHeads

// ofHeads are heads whose name goes on with "of" or "for": "Ministry of Foreign Affairs".
var ofHeads = lang.OfHeads

// capitalAdjectives have a capital and begin no name of a person. Adjectives of
// nationality are in countryOf.
var capitalAdjectives = lang.CapitalAdjectives

// calendar words have a capital and are no name.
var calendar = lang.CalendarWords

// function words: they begin sentences with a capital, and they end the
// stretch of words before a name that can be its role.
var functionWords = lang.FunctionWords

// prepositions open a phrase whose names are not the head of a mention:
// "an aide to Mara Voss".
var prepositions = lang.MentionPrepositions

// openers may stand before a subject: what follows them is one.
var openers = lang.SubjectOpeners

// personNouns name a person by what he or she does; plural forms are cut.
var personNouns = lang.PersonNouns

// femaleNouns and maleNouns give away a gender.
var (
	femaleNouns = lang.FemaleNouns
	maleNouns   = lang.MaleNouns
)

// reportingVerbs end the stretch before a name: "said campaign manager Ines Roke".
var reportingVerbs = lang.ReportingVerbs

var pluralPronouns = lang.PluralPronouns

var (
	hePronouns  = lang.HePronouns
	shePronouns = lang.ShePronouns
	itPronouns  = lang.ItPronouns
	whoPronouns = lang.RelativePronouns
	usPronouns  = lang.WePronouns
	mePronouns  = lang.FirstPersonPronouns
)

// shortGiven gives the long form of given names that newsrooms shorten.
var shortGiven = lang.FullGivenNames
