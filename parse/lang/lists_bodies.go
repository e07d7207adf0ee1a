package lang

// The lists of bodies and places, and of the text and what stands around it.

// Nouns for what a body is.
var (
	// BusinessNouns call a company: "the airline".
	BusinessNouns = list("business nouns")

	// MediaNouns call an outlet: "the paper".
	MediaNouns = list("media nouns")

	// OfficeNouns call an office of the state: "the ministry".
	OfficeNouns = list("office nouns")

	// CauseNouns call a body with an aim: "the charity".
	CauseNouns = list("cause nouns")

	// FactionNouns call a party or a militia.
	FactionNouns = list("faction nouns")

	// UnionNouns call a trade union.
	UnionNouns = list("union nouns")

	// CourtNouns call a court.
	CourtNouns = list("court nouns")

	// SchoolNouns call a school.
	SchoolNouns = list("school nouns")

	// FaithNouns call a church and its like.
	FaithNouns = list("faith nouns")

	// ClinicNouns call a hospital.
	ClinicNouns = list("clinic nouns")

	// ClubNouns call a club of sport.
	ClubNouns = list("club nouns")

	// ForceNouns call what is armed.
	ForceNouns = list("force nouns")

	// NationNouns call a country.
	NationNouns = list("nation nouns")

	// TownNouns call a town, or what it belongs to.
	TownNouns = list("town nouns")

	// PaperNouns call what is written, and speaks: "the report said".
	PaperNouns = list("paper nouns")

	// GeneralBodyNouns are said of every body of their kinds.
	GeneralBodyNouns = set("general body nouns")

	// StateBodyNouns mean one body of the country or the town, named or not:
	// "the government".
	StateBodyNouns = set("state body nouns")

	// LooseBodyNouns are said of bodies of any kind.
	LooseBodyNouns = set("loose body nouns")

	// LegalForms end the name of a company.
	LegalForms = set("legal forms")

	// ThingsLikePeople end like a word for a person and are none: "number".
	ThingsLikePeople = set("things like people")

	// AnyoneNouns say nothing of a person but the sex.
	AnyoneNouns = set("anyone nouns")
)

// Places, and adjectives that have a capital.
var (
	// Places speak for their governments, and are no persons.
	Places = set("places")

	// Geography ends the names of places: "Lee County".
	Geography = set("geography")

	// WellKnownBodies are bodies of which the reader knows what they are and from where:
	// "the German carmaker".
	WellKnownBodies = pairs("well-known bodies")

	// Continents hold the countries of others: "Europe's biggest airline" may be Irish.
	Continents = set("continents")

	// CompassLetters stand for a point of the compass before a place: "N. Korea".
	CompassLetters = pairs("compass letters")

	// CountryOf give the country of an adjective of nationality, where the
	// adjective is not the country and a few letters.
	CountryOf = pairs("countries by adjective")

	// CapitalAdjectives have a capital and begin no name of a person; those of
	// nationality are "countries by adjective".
	CapitalAdjectives = set("capital adjectives")
)

// Days and times.
var (
	// Weekdays name a day.
	Weekdays = set("weekdays")

	// Months name a month.
	Months = set("months")

	// CalendarWords have a capital and are no name.
	CalendarWords = set("calendar words")

	// TimeWords open or end a phrase that says when.
	TimeWords = set("time words")

	// PartsOfDay follow a day: "Monday morning".
	PartsOfDay = set("parts of the day")

	// PartOfDayEndings are the last four letters of "last night", "this
	// morning", "this afternoon".
	PartOfDayEndings = set("endings of parts of the day")

	// TimeAdverbs stand before a day: "late on Monday".
	TimeAdverbs = set("time adverbs")
)

// Parts of the names of people.
var (
	// NameSuffixes end a name and are not the surname.
	NameSuffixes = set("name suffixes")

	// NameOpeners are adjectives and numerals that the names of bodies begin
	// with: "Better Tomorrow Foods".
	NameOpeners = set("name openers")

	// NameParticles stand inside a name in lower case: "Osman bin Salem".
	NameParticles = set("name particles")

	// JoinedParticles are joined to the name after them: "al-Marri".
	JoinedParticles = list("joined particles")

	// FullGivenNames give the long form of given names that newsrooms shorten.
	FullGivenNames = pairs("full given names")

	// TranscribedGivenNames are given names among the English ones that mostly
	// come from another script, so that their spelling varies.
	TranscribedGivenNames = list("transcribed given names")
)

// Abbreviations with a full stop.
var (
	// Abbreviations end in a full stop that is part of them; without the last
	// one.
	Abbreviations = set("abbreviations")

	// ClosingAbbreviations often stand at the end of a sentence; titles never
	// do.
	ClosingAbbreviations = set("closing abbreviations")
)

// What stands around the day on which words were spoken: "told reporters in a briefing late on Saturday".
var (
	// PassingWords are small words that may stand between a cue and its day.
	PassingWords = set("passing words")

	// ReleasingParticiples give a day to what was released, not to what it says.
	ReleasingParticiples = set("releasing participles")

	// Occasions are acts and places of speaking, as nouns.
	Occasions = set("occasions")

	// Hearers are who is spoken to, and through what.
	Hearers = set("hearers")

	// EventJoiners open a clause or hang another event onto a name.
	EventJoiners = set("event joiners")

	// DayRelations say, before a day, that the words were not spoken on it.
	DayRelations = set("relations of days")

	// VenuePrepositions open a place of speaking.
	VenuePrepositions = set("venue prepositions")

	// DayConjunctions join several days, or open a range of them.
	DayConjunctions = set("day conjunctions")

	// FutureWords turn a day into one that is still to come.
	FutureWords = set("words of the future")

	// DayDeterminers open the noun that a day belongs to.
	DayDeterminers = set("day determiners")

	// ThirdPersonSubjects begin a clause after a day.
	ThirdPersonSubjects = set("third person subjects")

	// UtteringVerbs report words, though their nouns and forms say less.
	UtteringVerbs = set("uttering verbs")

	// IrregularPastForms are verbs in the past that do not end in -ed, and
	// participles that report.
	IrregularPastForms = set("irregular past forms")

	// PlanningVerbs have a day after them on which something is planned, not
	// said.
	PlanningVerbs = set("planning verbs")

	// ContinuingVerbs go on with words whose day was given before.
	ContinuingVerbs = set("continuing verbs")

	// AfterBareDay follow a weekday that belongs to the verb before it, not to a
	// noun after it.
	AfterBareDay = set("words after a bare day")
)

// Words in the names of elements of web pages, by what the elements hold.
var (
	// FurnitureNames hold no part of a story.
	FurnitureNames = set("furniture names")

	// TeaserNames lead to other stories, and at other sites hold a story's own
	// first paragraph, or the rest of it.
	TeaserNames = set("teaser names")

	// HidingNames hide an element from those who see, as whole names;
	// "field-label-hidden" hides another one.
	HidingNames = set("hiding names")

	// PageHeadNames say who wrote the story and when, where the element is
	// short.
	PageHeadNames = set("page head names")

	// StandfirstNames hold the paragraph between a headline and its story.
	StandfirstNames = set("standfirst names")

	// AsideNames call a single paragraph a caption, a plea or a notice.
	AsideNames = set("aside names")

	// JoinedNames are two words that mean together what neither does alone.
	JoinedNames = set("joined names")
)

// Words that files of other programs have for what they hold.
var (
	// HyphenatedBefore are first parts of words that keep their hyphen where a
	// line of a PDF breaks at it.
	HyphenatedBefore = set("hyphenated before")

	// HyphenatedAfter are last parts of such words.
	HyphenatedAfter = set("hyphenated after")

	// LanguageNames give the tag of a language that exports name in words.
	LanguageNames = pairs("language names")

	// ProQuestFields tell what a label of an export of ProQuest stands for; a
	// space is written _.
	ProQuestFields = pairs("proquest fields")

	// GaleFields tell what a label of an export of Gale stands for; a space is
	// written _.
	GaleFields = pairs("gale fields")

	// NewsBankFields tell what a label of an export of NewsBank stands for; a
	// space is written _.
	NewsBankFields = pairs("newsbank fields")

	// NotSent stand in the export of a chat for a picture, a recording or what was
	// deleted; a space is written _.
	NotSent = set("messages not sent")

	// MailFields give the field of a header over a quoted mail; an underscore
	// stands for a space.
	MailFields = pairs("mail fields")
)

// Labels of speakers in records of talk. A phrase has _ between its words.
var (
	// QuestionLabels label a question in a transcript.
	QuestionLabels = set("question labels")

	// AnswerLabels label an answer in a transcript.
	AnswerLabels = set("answer labels")

	// LabelTitles stand before a surname in the label of a turn.
	LabelTitles = set("label titles")

	// SittingOffices are parts in a sitting that speak under their office: "The
	// Chair".
	SittingOffices = set("sitting offices")

	// IrishOffices end a label with "An" before it that names an office: "An Ceann
	// Comhairle".
	IrishOffices = set("irish offices")

	// BareOffices are offices whose label may have no article: "Operator".
	BareOffices = set("bare offices")

	// LabelParticles may stand in small letters inside a label.
	LabelParticles = set("label particles")

	// LabelOpeners begin a sentence or a heading, not the label of a turn.
	LabelOpeners = set("label openers")

	// Conversation tell of a conversation whose words follow.
	Conversation = set("conversation")

	// LabelManners say in brackets after a label how somebody speaks, not who that
	// is.
	LabelManners = set("label manners")

	// GuestVerbs tell of an interview whose guest comes next.
	GuestVerbs = set("guest verbs")

	// GuestLinks stand between such a word and the words that say who the guest is.
	GuestLinks = set("guest links")

	// PictureWords lead to whose a picture is.
	PictureWords = set("picture words")

	// RecordOffices label the one speaker of a briefing by the office.
	RecordOffices = set("record offices")

	// NoLabels lead a line before a colon or stand alone, and are nobody's
	// label.
	NoLabels = set("no labels")
)

// How a cue turns the words it reports.
var (
	// DenyingVerbs report that the speaker holds the words to be untrue or
	// wrong.
	DenyingVerbs = list("denying verbs")

	// DoubtingVerbs report that the speaker doubts the words or leaves them
	// open.
	DoubtingVerbs = list("doubting verbs")

	// AskingVerbs report a question.
	AskingVerbs = list("asking verbs")

	// DemandingVerbs report what the speaker wants done.
	DemandingVerbs = list("demanding verbs")

	// DirectingVerbs report what the speaker wants done where "to" opens the
	// words: "told residents to leave".
	DirectingVerbs = list("directing verbs")

	// WithholdingVerbs undo the verb after them: "refused to rule out",
	// "stopped short of calling".
	WithholdingVerbs = list("withholding verbs")

	// CarryingVerbs carry the stance of the noun after them: "voiced doubts
	// that", "repeated her demand that".
	CarryingVerbs = list("carrying verbs")

	// DenyingNouns are a denial where they report: "his denial that".
	DenyingNouns = set("denying nouns")

	// DoubtingNouns are a doubt where they report: "voiced doubts that".
	DoubtingNouns = set("doubting nouns")

	// AskingNouns are a question where they report: "the question whether".
	AskingNouns = set("asking nouns")

	// DemandingNouns are a demand where they report: "his call for", "the
	// request that".
	DemandingNouns = set("demanding nouns")

	// DoubtingAdjectives report that the speaker doubts the words: "was
	// sceptical that".
	DoubtingAdjectives = set("doubting adjectives")

	// QuestionWords open an indirect question: "asked whether".
	QuestionWords = set("question words")

	// Complementisers open the words that a verb reports.
	Complementisers = set("complementisers")

	// NegativeSubjects undo the verb they are the subject of: "nobody denied
	// that".
	NegativeSubjects = set("negative subjects")
)
