package lang

// The lists. Each says what it is for where it stands, in the files under words.

// The closed classes of English grammar, as the rules need them.
var (
	HePronouns          = set("he pronouns")           // stand for a man
	ShePronouns         = set("she pronouns")          // stand for a woman
	ItPronouns          = set("it pronouns")           // stand for a body or a thing
	PluralPronouns      = set("plural pronouns")       // stand for several
	RelativePronouns    = set("relative pronouns")     // stand for the noun before them
	WePronouns          = set("we pronouns")           // stand for whoever speaks and is spoken to, not for a person named
	FirstPersonPronouns = set("first person pronouns") // stand for whoever speaks
	SubjectPronouns     = set("subject pronouns")      // can only be a subject: what stands after them is its verb
	Pronouns            = set("pronouns")              // are a whole noun phrase
	Possessives         = set("possessives")           // open a noun phrase and say whose it is
	NounOpeners         = set("noun openers")          // say that a noun follows
	Articles            = set("articles")              // open a description of a person: "the minister", "her adviser"
	Determiners         = set("determiners")           // open a noun phrase
	Subordinators       = set("subordinators")         // open a clause with a subject of its own
	ClauseConjunctions  = set("clause conjunctions")   // open a clause that hangs on another
	Conjunctions        = set("conjunctions")          // join clauses, so that none goes on over them
	SubjectOpeners      = set("subject openers")       // may stand before a subject: what follows them is one
	ClauseJoiners       = set("clause joiners")        // open a clause; the tagger counts them between a token and a cue
	Prepositions        = set("prepositions")          // open a phrase that is no subject and no object
	MentionPrepositions = set("mention prepositions")  // open a phrase whose names are not the head of a mention: "an aide to Mara Voss"
	PlacePrepositions   = set("place prepositions")    // open a phrase that says where, not who: "according to Sar" does not
	Adverbs             = set("adverbs")               // may stand between a subject and its verb, or open a sentence
	BeForms             = set("forms of be")           // make a passive or a progressive
	HaveForms           = set("forms of have")         // make a perfect
	Modals              = set("modals")                // make of a cue what was not said, or not yet
	Negations           = set("negations")             // make of a cue what was not said
	Auxiliaries         = set("auxiliaries")           // follow a subject and open its verb
	AuxiliaryLemmas     = set("auxiliary lemmas")      // are no full verbs, by their lemmas
	PluralVerbs         = set("plural verbs")          // go with several people only
	Quantities          = set("quantities")            // say that a description is of several people
	WordsInsideNames    = set("words inside names")    // are function words that stand inside names: "Grand Old Party"
	NotParticiples      = set("not participles")       // end in -ing and are no participle of a cue
	SentenceStarters    = set("sentence starters")     // with a capital after an abbreviation, begin a sentence
	ClauseOpeners       = set("clause openers")        // open a reported clause that has no "that"
	FunctionWords       = set("function words")        // begin sentences with a capital and are no name; end the stretch of words before a name that can be its role
	StopWords           = set("stop words")            // make no term of a taxonomy: function words, and what reports and conversations consist of
	CommonWords         = set("common words")          // are left out where two wordings are compared; letters only: "dont"
	WordsInsideTerms    = set("words inside terms")    // are function words that terms have: "rule of law"
	WordsSmallInTitles  = set("words small in titles") // stay in lower case inside the name of an outlet
)

// Verbs that report words, by what they take, and their forms.
var (
	ClauseVerbs         = list("clause verbs")            // take a clause: "said [that] the depot would close"
	ClauseOrPhraseVerbs = list("clause and phrase verbs") // take a clause or a phrase: "denied any delay"
	PhraseVerbs         = list("phrase verbs")            // take a phrase: "dismissed the plan"
	DescribingVerbs     = list("describing verbs")        // take a phrase and a judgement of it: "described the plan as late"
	TellingVerbs        = list("telling verbs")           // name the hearer before the clause: "told reporters that"
	EverydayVerbs       = list("everyday verbs")          // are cues only with "that" or a quotation: everyday verbs
	WritingVerbs        = list("writing verbs")           // take a clause and report writing
	BelievingVerbs      = list("believing verbs")         // take a clause or a phrase and report thought
	ThinkingVerbs       = list("thinking verbs")          // take a clause and report thought
	RegardingVerbs      = list("regarding verbs")         // take a phrase and a judgement of it, and report thought: "regarded the plan as late"
	KnowingVerbs        = list("knowing verbs")           // report thought, only with "that" or a quotation: everyday verbs
	ShowingVerbs        = list("showing verbs")           // say what a survey or a paper says, only with "that" or a quotation
	IrregularVerbs      = pairs("irregular verbs")        // past and participle forms that the spelling rules do not give
	DoublingVerbs       = set("doubling verbs")           // double their last letter: "admitted"
	TaggedSpeechVerbs   = list("tagged speech verbs")     // report words where the tagger takes them for cues; the rules cannot tell what they take
	NamingVerbs         = set("naming verbs")             // give a thing a name: "called the plan a bucket"
	Refusals            = set("refusals")                 // report that nothing was said
	ReportingVerbs      = set("reporting verbs")          // end the stretch before a name: "said campaign manager Ines Roke"
	SubjectVerbs        = set("subject verbs")            // are verbs that an office before them is the subject of
	QuotingVerbs        = set("quoting verbs")            // name whom they quote: "Voss quoted Hale as saying"
	SayingParticiples   = set("saying participles")       // follow the "as" of "quoted Hale as saying"
)

// Nouns for words that were said, and for people.
var (
	ClaimNouns     = set("claim nouns")                   // are what a verb rejects or repeats, with the claim behind them: "dismissed suggestions that"
	LeadNouns      = set("lead nouns")                    // report what a clause behind them says: "his claim that"
	StatementNouns = set("statement nouns")               // hold somebody's words: "Voss's letter said" is Voss speaking
	ColumnNames    = set("column names")                  // stand before a headline's colon and name no speaker
	TitleNouns     = set("title nouns")                   // are titles that also stand for the person: "the admiral"
	PersonNouns    = set("person nouns")                  // name a person by what he or she does; plural forms are cut
	FemaleNouns    = set("female nouns")                  // give away that a woman is meant
	MaleNouns      = set("male nouns")                    // give away that a man is meant
	NoOffices      = set("no offices")                    // say how somebody stands to others, and no office: "her successor"
	FamilyNouns    = set("family nouns")                  // make no office: "his wife, Mara Voss"
	GenericNouns   = set("generic nouns")                 // fit any office
	AnonymousNouns = set("anonymous nouns")               // are what news calls people whom it does not name
	CommonTrades   = set("common trades")                 // are offices and trades of which a page may name several people
	ElectedOffices = set("elected offices")               // are no judge's
	PeerNouns      = set("peer nouns")                    // say no more than that two people hold the same office
	AdjectiveNouns = set("adjectives among person nouns") // name a person, and are adjectives as often: "Independent Ferries"
	MemberNouns    = set("member nouns")                  // are whom bodies are called after: "Valley Women's League"
)

// Titles and offices.
var (
	Honorifics         = set("honorifics")           // are titles that say no office
	Titles             = set("titles")               // stand before a name or name an office: "President Mara Voss"
	OfficeWords        = set("office words")         // stand between two titles or before one: "Vice President", "Attorney General"
	FullTitles         = pairs("full titles")        // are what a title is compared as: newsrooms shorten it, or use another word for it
	TitleAbbreviations = set("title abbreviations")  // end in a dot that ends no sentence, and stand in names
	TitleSurnames      = set("title surnames")       // are titles that are also surnames: "Ms. King", not "Mr. President"
	Portfolios         = set("portfolios")           // tell one minister, or one deputy, from another
	Ministries         = set("ministries")           // are what ministers have
	VagueOfficeWords   = set("vague office words")   // are words that many people's offices and trades have
	PluralOfficeWords  = set("plural office words")  // are plurals that stand before an office: "affairs editor"; any other word in -s there is a verb
	Trades             = set("trades")               // say what people do or hold; before a name with a capital they are no part of it: "Technician Lloyd Abara"
	TradeSurnames      = set("trade surnames")       // are trades and titles that are surnames as well: "Baker Hughes", "Mara Cook said"
	TradeEndings       = list("trade endings")       // end words for people by what they do, whatever stands before: "meteorologist"
	AgentEndings       = list("agent endings")       // end most words for people by what they do, and names, too
	OfficeLinks        = set("office links")         // go on with an office: "Minister of Transport", "Minister in the Ministry"
	PostNominals       = set("post-nominals")        // are letters that people write after their names
	OriginAdjectives   = set("adjectives of origin") // say behind a hyphen where somebody is from: "London-based"
	Parties            = set("parties")              // are parties by their adjectives
)

// Words of the names of bodies and outlets.
var (
	OutletNames       = set("outlet names")              // end the names of outlets: "Harbour Post"
	OutletNouns       = set("outlet nouns")              // say that a noun phrase is an outlet: "the daily", "the state broadcaster"
	OfHeads           = set("heads with of")             // are heads of bodies' names that go on with "of" or "for": "Ministry of Foreign Affairs"
	BodyHeads         = set("heads of bodies")           // end the name of a body: "Northmoor Water Authority"
	CommonHeads       = set("common heads")              // are ends of bodies' names that stand alone for something else
	WordAcronyms      = set("acronyms like small words") // are small words that in capitals are the name of a body: "WHO"
	FirmsLikePeople   = set("firms like people")         // are called like people: "Bloomberg" reports more often than any Michael Bloomberg speaks
	BylineOutletWords = set("byline outlet words")       // end what can only be an outlet in a byline or over a dateline
	OutletLastWords   = set("last words of outlets")     // end what is an outlet rather than an office or a place, where a page signs
	ShortBodies       = pairs("short forms of bodies")   // are short for bodies, where their letters do not spell the name
	CommonLetterPairs = set("common letter pairs")       // are two capitals that seldom stand for a body of the page
	CampaignVerbs     = set("campaign verbs")            // open the names of campaigns: "Save the Herons"
	CompanyEndings    = set("endings of companies")      // end the names of companies that news calls by their first word: "Halden Motors"
)

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
	StateBodyNouns   = set("state body nouns")   // mean one body of the country or the town, named or not: "the government"
	LooseBodyNouns   = set("loose body nouns")   // are said of bodies of any kind
	LegalForms       = set("legal forms")        // end the name of a company
	ThingsLikePeople = set("things like people") // end like a word for a person and are none: "number"
	AnyoneNouns      = set("anyone nouns")       // say nothing of a person but the sex
)

// Places, and adjectives that have a capital.
var (
	Places            = set("places")                   // speak for their governments, and are no persons
	Geography         = set("geography")                // ends the names of places: "Lee County"
	CountryOf         = pairs("countries by adjective") // give the country behind an adjective of nationality, where the adjective is not the country and a few letters
	CapitalAdjectives = set("capital adjectives")       // have a capital and begin no name of a person; those of nationality are "countries by adjective"
)

// Days and times.
var (
	Weekdays         = set("weekdays")                    // name a day
	Months           = set("months")                      // name a month
	CalendarWords    = set("calendar words")              // have a capital and are no name
	TimeWords        = set("time words")                  // open or end a phrase that says when
	PartsOfDay       = set("parts of the day")            // follow a day: "Monday morning"
	PartOfDayEndings = set("endings of parts of the day") // are the last four letters of "last night", "this morning", "this afternoon"
	TimeAdverbs      = set("time adverbs")                // stand before a day: "late on Monday"
)

// Parts of the names of people.
var (
	NameSuffixes          = set("name suffixes")            // end a name and are not the surname
	NameOpeners           = set("name openers")             // are adjectives and numerals that the names of bodies begin with: "Better Tomorrow Foods"
	NameParticles         = set("name particles")           // stand inside a name in lower case: "Osman bin Salem"
	JoinedParticles       = list("joined particles")        // are joined to the name behind them: "al-Marri"
	FullGivenNames        = pairs("full given names")       // give the long form of given names that newsrooms shorten
	TranscribedGivenNames = list("transcribed given names") // are given names among the English ones that mostly come from another script, so that their spelling varies
)

// Abbreviations with a full stop.
var (
	Abbreviations        = set("abbreviations")         // end in a full stop that is part of them; without the last one
	ClosingAbbreviations = set("closing abbreviations") // often stand at the end of a sentence; titles never do
)

// What stands around the day on which words were spoken: "told reporters in a briefing late on Saturday".
var (
	PassingWords         = set("passing words")          // are small words that may stand between a cue and its day
	ReleasingParticiples = set("releasing participles")  // give a day to what was released, not to what it says
	Occasions            = set("occasions")              // are acts and places of speaking, as nouns
	Hearers              = set("hearers")                // are who is spoken to, and through what
	EventJoiners         = set("event joiners")          // open a clause or hang another event onto a name
	DayRelations         = set("relations of days")      // before a day, say that the words were not spoken on it
	VenuePrepositions    = set("venue prepositions")     // open a place of speaking
	DayConjunctions      = set("day conjunctions")       // join several days, or open a range of them
	FutureWords          = set("words of the future")    // make of a day one that is still to come
	DayDeterminers       = set("day determiners")        // open the noun that a day belongs to
	ThirdPersonSubjects  = set("third person subjects")  // begin a clause after a day
	UtteringVerbs        = set("uttering verbs")         // report words, though their nouns and forms say less
	IrregularPastForms   = set("irregular past forms")   // are verbs in the past that do not end in -ed, and participles that report
	PlanningVerbs        = set("planning verbs")         // have a day behind them on which something is planned, not said
	ContinuingVerbs      = set("continuing verbs")       // go on with words whose day was given before
	AfterBareDay         = set("words after a bare day") // follow a weekday that belongs to the verb before it, not to a noun behind it
)

// Words in the names of elements of web pages, by what the elements hold.
var (
	FurnitureNames = set("furniture names") // hold no part of a story
	TeaserNames    = set("teaser names")    // lead to other stories, and at other sites hold a story's own first paragraph, or the rest of it
	HidingNames    = set("hiding names")    // hide an element from those who see, as whole names; "field-label-hidden" hides another one
	PageHeadNames  = set("page head names") // say who wrote the story and when, where the element is short
	JoinedNames    = set("joined names")    // are two words that mean together what neither does alone
)

// Words that files of other programs have for what they hold.
var (
	HyphenatedBefore = set("hyphenated before") // are first parts of words that keep their hyphen where a line of a PDF breaks at it
	HyphenatedAfter  = set("hyphenated after")  // are last parts of such words
	LanguageNames    = pairs("language names")  // give the tag of a language that exports name in words
	MailFields       = pairs("mail fields")     // give the field of a header over a quoted mail; an underscore stands for a space
)

// Labels of speakers in records of talk. A phrase has _ between its words.
var (
	QuestionLabels = set("question labels") // label a question in a transcript
	AnswerLabels   = set("answer labels")   // label an answer in a transcript
	LabelTitles    = set("label titles")    // stand before a surname in the label of a turn
	SittingOffices = set("sitting offices") // are parts in a sitting that speak under their office: "The Chair"
	BareOffices    = set("bare offices")    // are offices whose label may have no article: "Operator"
	LabelParticles = set("label particles") // may stand in small letters inside a label
	LabelOpeners   = set("label openers")   // begin a sentence or a heading, not the label of a turn
	Conversation   = set("conversation")    // tell of a conversation whose words follow
	RecordOffices  = set("record offices")  // label the one speaker of a briefing by the office
	NoLabels       = set("no labels")       // lead a line before a colon or stand alone, and are nobody's label
)

// What a cue makes of the words it reports.
var (
	DenyingVerbs       = list("denying verbs")      // report that the speaker holds the words to be untrue or wrong
	DoubtingVerbs      = list("doubting verbs")     // report that the speaker doubts the words or leaves them open
	AskingVerbs        = list("asking verbs")       // report a question
	DemandingVerbs     = list("demanding verbs")    // report what the speaker wants done
	DirectingVerbs     = list("directing verbs")    // report what the speaker wants done where "to" opens the words: "told residents to leave"
	WithholdingVerbs   = list("withholding verbs")  // undo the verb behind them: "refused to rule out", "stopped short of calling"
	CarryingVerbs      = list("carrying verbs")     // carry the stance of the noun behind them: "voiced doubts that", "repeated her demand that"
	DenyingNouns       = set("denying nouns")       // are a denial where they report: "his denial that"
	DoubtingNouns      = set("doubting nouns")      // are a doubt where they report: "voiced doubts that"
	AskingNouns        = set("asking nouns")        // are a question where they report: "the question whether"
	DemandingNouns     = set("demanding nouns")     // are a demand where they report: "his call for", "the request that"
	DoubtingAdjectives = set("doubting adjectives") // report that the speaker doubts the words: "was sceptical that"
	QuestionWords      = set("question words")      // open an indirect question: "asked whether"
	Complementisers    = set("complementisers")     // open the words that a verb reports
	NegativeSubjects   = set("negative subjects")   // undo the verb they are the subject of: "nobody denied that"
)
