package lang

// The lists of bodies and places, and of the text and what stands around it.

// Nouns for what a body is.
var (
	BusinessNouns    = list("business nouns")    // call a company: "the airline"
	MediaNouns       = list("media nouns")       // call an outlet: "the paper"
	OfficeNouns      = list("office nouns")      // call an office of the state: "the ministry"
	CauseNouns       = list("cause nouns")       // call a body with an aim: "the charity"
	FactionNouns     = list("faction nouns")     // call a party or a militia
	UnionNouns       = list("union nouns")       // call a trade union
	CourtNouns       = list("court nouns")       // call a court
	SchoolNouns      = list("school nouns")      // call a school
	FaithNouns       = list("faith nouns")       // call a church and its like
	ClinicNouns      = list("clinic nouns")      // call a hospital
	ClubNouns        = list("club nouns")        // call a club of sport
	ForceNouns       = list("force nouns")       // call what is armed
	NationNouns      = list("nation nouns")      // call a country
	TownNouns        = list("town nouns")        // call a town, or what it belongs to
	PaperNouns       = list("paper nouns")       // call what is written, and speaks: "the report said"
	GeneralBodyNouns = set("general body nouns") // are said of every body of their kinds

	// StateBodyNouns mean one body of the country or the town, named or not:
	// "the government".
	StateBodyNouns = set("state body nouns")

	LooseBodyNouns   = set("loose body nouns")   // are said of bodies of any kind
	LegalForms       = set("legal forms")        // end the name of a company
	ThingsLikePeople = set("things like people") // end like a word for a person and are none: "number"
	AnyoneNouns      = set("anyone nouns")       // say nothing of a person but the sex
)

// Places, and adjectives that have a capital.
var (
	Places    = set("places")    // speak for their governments, and are no persons
	Geography = set("geography") // ends the names of places: "Lee County"

	// WellKnownBodies are bodies of which the reader knows what they are and from where:
	// "the German carmaker".
	WellKnownBodies = pairs("well-known bodies")

	Continents     = set("continents")        // hold the countries of others: "Europe's biggest airline" may be Irish
	CompassLetters = pairs("compass letters") // stand for a point of the compass before a place: "N. Korea"

	// CountryOf give the country of an adjective of nationality, where the
	// adjective is not the country and a few letters.
	CountryOf = pairs("countries by adjective")
	// CountryOfPlace give the code of the country of a place, whose words are joined by dashes.
	CountryOfPlace = pairs("countries of places")

	// CapitalAdjectives have a capital and begin no name of a person; those of
	// nationality are "countries by adjective".
	CapitalAdjectives = set("capital adjectives")
)

// Days and times.
var (
	Weekdays      = set("weekdays")         // name a day
	Months        = set("months")           // name a month
	CalendarWords = set("calendar words")   // have a capital and are no name
	TimeWords     = set("time words")       // open or end a phrase that says when
	PartsOfDay    = set("parts of the day") // follow a day: "Monday morning"

	// PartOfDayEndings are the last four letters of "last night", "this
	// morning", "this afternoon".
	PartOfDayEndings = set("endings of parts of the day")

	TimeAdverbs = set("time adverbs") // stand before a day: "late on Monday"
)

// Parts of the names of people.
var (
	NameSuffixes = set("name suffixes") // end a name and are not the surname

	// InitialsOfNobody are written like the initials of a person, and are a country, a
	// body or a time.
	InitialsOfNobody = set("initials of no person")

	// NameOpeners are adjectives and numerals that the names of bodies begin
	// with: "Better Tomorrow Foods".
	NameOpeners = set("name openers")

	// PersonNamePhrases stand between two names of one person, and no body has such; _
	// stands for a space.
	PersonNamePhrases = list("words before the other name of a person")

	// OtherNamePhrases stand between two names of one person or body; _ stands for a
	// space.
	OtherNamePhrases = list("words before another name")

	NameParticles   = set("name particles")     // stand inside a name in lower case: "Osman bin Salem"
	JoinedParticles = list("joined particles")  // are joined to the name after them: "al-Marri"
	FullGivenNames  = pairs("full given names") // give the long form of given names that newsrooms shorten

	// TranscribedGivenNames are given names among the English ones that mostly
	// come from another script, so that their spelling varies.
	TranscribedGivenNames = list("transcribed given names")
)

// Abbreviations with a full stop.
var (
	Abbreviations = set("abbreviations") // end in a full stop that is part of them; without the last one

	// ClosingAbbreviations often stand at the end of a sentence; titles never
	// do.
	ClosingAbbreviations = set("closing abbreviations")
)

// What stands around the day on which words were spoken: "told reporters in a briefing late on Saturday".
var (
	PassingWords         = set("passing words")         // are small words that may stand between a cue and its day
	ReleasingParticiples = set("releasing participles") // give a day to what was released, not to what it says
	Occasions            = set("occasions")             // are acts and places of speaking, as nouns
	Hearers              = set("hearers")               // are who is spoken to, and through what
	EventJoiners         = set("event joiners")         // open a clause or hang another event onto a name
	DayRelations         = set("relations of days")     // say, before a day, that the words were not spoken on it
	VenuePrepositions    = set("venue prepositions")    // open a place of speaking
	DayConjunctions      = set("day conjunctions")      // join several days, or open a range of them
	FutureWords          = set("words of the future")   // turn a day into one that is still to come
	DayDeterminers       = set("day determiners")       // open the noun that a day belongs to
	ThirdPersonSubjects  = set("third person subjects") // begin a clause after a day
	UtteringVerbs        = set("uttering verbs")        // report words, though their nouns and forms say less

	// IrregularPastForms are verbs in the past that do not end in -ed, and
	// participles that report.
	IrregularPastForms = set("irregular past forms")

	PlanningVerbs   = set("planning verbs")   // have a day after them on which something is planned, not said
	ContinuingVerbs = set("continuing verbs") // go on with words whose day was given before
	ContinuingWords = set("continuing words") // say in a cue that the speaker goes on: "went on to say", "also said"

	// AfterBareDay follow a weekday that belongs to the verb before it, not to a
	// noun after it.
	AfterBareDay = set("words after a bare day")
)

// Words in the names of elements of web pages, by what the elements hold.
var (
	FurnitureNames = set("furniture names") // hold no part of a story

	// TeaserNames lead to other stories, and at other sites hold a story's own
	// first paragraph, or the rest of it.
	TeaserNames = set("teaser names")

	// HidingNames hide an element from those who see, as whole names;
	// "field-label-hidden" hides another one.
	HidingNames = set("hiding names")

	PageHeadNames   = set("page head names")  // say who wrote the story and when, where the element is short
	StandfirstNames = set("standfirst names") // hold the paragraph between a headline and its story
	AsideNames      = set("aside names")      // call a single paragraph a caption, a plea or a notice
	JoinedNames     = set("joined names")     // are two words that mean together what neither does alone
)

// Words that files of other programs have for what they hold.
var (
	// HyphenatedBefore are first parts of words that keep their hyphen where a
	// line of a PDF breaks at it.
	HyphenatedBefore = set("hyphenated before")

	HyphenatedAfter = set("hyphenated after") // are last parts of such words
	LanguageNames   = pairs("language names") // give the tag of a language that exports name in words

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
	MailFields     = pairs("mail fields")
	MailboxDomains = set("mailbox domains")  // are domains under which anybody may have a mailbox
	MailHosts      = set("mail hosts")       // are names of machines that send mail for a domain
	NobodyWords    = set("words for nobody") // are what people write into a cell where they know no name
)

// Labels of speakers in records of talk. A phrase has _ between its words.
var (
	QuestionLabels = set("question labels") // label a question in a transcript
	AnswerLabels   = set("answer labels")   // label an answer in a transcript
	LabelTitles    = set("label titles")    // stand before a surname in the label of a turn

	// SittingOffices are parts in a sitting that speak under their office: "The
	// Chair".
	SittingOffices = set("sitting offices")

	// IrishOffices end a label with "An" before it that names an office: "An Ceann
	// Comhairle".
	IrishOffices = set("irish offices")

	BareOffices    = set("bare offices")    // are offices whose label may have no article: "Operator"
	LabelParticles = set("label particles") // may stand in small letters inside a label
	LabelOpeners   = set("label openers")   // begin a sentence or a heading, not the label of a turn
	Conversation   = set("conversation")    // tell of a conversation whose words follow
	ShortAnswers   = set("short answers")   // begin a short answer: “No, ma'am.”
	Credits        = set("credits")         // stand over who asked or wrote: "Interview: Piet Hale"
	LabelManners   = set("label manners")   // say in brackets after a label how somebody speaks, not who that is
	GuestVerbs     = set("guest verbs")     // tell of an interview whose guest comes next
	GuestLinks     = set("guest links")     // stand between such a word and the words that say who the guest is
	PictureWords   = set("picture words")   // lead to whose a picture is
	RecordOffices  = set("record offices")  // label the one speaker of a briefing by the office
	NoLabels       = set("no labels")       // lead a line before a colon or stand alone, and are nobody's label
)

// How a cue turns the words it reports.
var (
	AgainstClaims   = list("verbs against claims") // turn round the claim whose noun they take: "retracted his claim that", "hit back at claims that"
	RetractingVerbs = list("retracting verbs")     // turn round a claim of the speaker's own

	// RegrettingVerbs take back the words that their gerund reports: "regretted saying
	// that".
	RegrettingVerbs = list("regretting verbs")

	DenyingVerbs   = list("denying verbs")   // report that the speaker holds the words to be untrue or wrong
	DoubtingVerbs  = list("doubting verbs")  // report that the speaker doubts the words or leaves them open
	AskingVerbs    = list("asking verbs")    // report a question
	DemandingVerbs = list("demanding verbs") // report what the speaker wants done

	// DirectingVerbs report what the speaker wants done where "to" opens the
	// words: "told residents to leave".
	DirectingVerbs = list("directing verbs")

	// WithholdingVerbs undo the verb after them: "refused to rule out",
	// "stopped short of calling".
	WithholdingVerbs = list("withholding verbs")

	// CarryingVerbs carry the stance of the noun after them: "voiced doubts
	// that", "repeated her demand that".
	CarryingVerbs = list("carrying verbs")

	DenyingNouns  = set("denying nouns")  // are a denial where they report: "his denial that"
	DoubtingNouns = set("doubting nouns") // are a doubt where they report: "voiced doubts that"
	AskingNouns   = set("asking nouns")   // are a question where they report: "the question whether"

	// DemandingNouns are a demand where they report: "his call for", "the
	// request that".
	DemandingNouns = set("demanding nouns")

	// DoubtingAdjectives report that the speaker doubts the words: "was
	// sceptical that".
	DoubtingAdjectives = set("doubting adjectives")

	// JudgingAdjectives end what somebody calls a thing, as do most words in -ful, -less
	// and the like: "called the order unfair".
	JudgingAdjectives = set("judging adjectives")

	QuestionWords    = set("question words")    // open an indirect question: "asked whether"
	Complementisers  = set("complementisers")   // open the words that a verb reports
	NegativeSubjects = set("negative subjects") // undo the verb they are the subject of: "nobody denied that"
)
