package lang

// The lists, in the order of the files under words. A test holds what is said
// of each here and what its file says together.

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

	// MentionPrepositions open a phrase whose names are not the head of a
	// mention: "an aide to Mara Voss".
	MentionPrepositions = set("mention prepositions")

	// PlacePrepositions open a phrase that says where, not who: "according to
	// Sar" does not.
	PlacePrepositions = set("place prepositions")

	Adverbs            = set("adverbs")             // may stand between a subject and its verb, or open a sentence
	BeForms            = set("forms of be")         // make a passive or a progressive
	HaveForms          = set("forms of have")       // make a perfect
	DoForms            = set("forms of do")         // make a question, a negation or an emphasis
	PresentAuxiliaries = set("present auxiliaries") // say that what follows is so, not that it was
	Modals             = set("modals")              // make a cue report what was not said, or not yet
	FiniteForms        = set("finite forms")        // are finite verbs whatever stands around them, beside those that report words
	Negations          = set("negations")           // make a cue report what was not said
	DenyingWords       = set("denying words")       // make the opposite of a sentence that has one of them

	// ReplyWords say in a cue that a statement goes against another: "countered that",
	// "said in turn"; of two words, joined by a hyphen.
	ReplyWords = set("reply words")

	FalsehoodWords  = set("falsehood words")   // say of a claim that it is not so
	FactCheckLabels = set("fact check labels") // stand before what a fact check tests: "CLAIM: Voss said that"

	// ClaimKindsOfNouns stand for what somebody said before, by the kind of it.
	ClaimKindsOfNouns = pairs("kinds of claims, by noun")

	// DismissingVerbs make nothing of the claim that they take, with a word of place: "knocked
	// down the claim that".
	DismissingVerbs = pairs("verbs of dismissal")

	// JudgingAdverbs give the reporter's view of how something was said.
	JudgingAdverbs = set("judging adverbs")

	// ChargedWith stand for what somebody may be charged with and denies.
	ChargedWith   = set("nouns of charges")
	ChargeNouns   = set("charge nouns")   // stand for what was said before and is denied: "a charge he denies"
	ChargingWords = set("charging words") // have a charge after them: "accused of", "charged with"

	// DeniedWrongs are denied by whoever is charged with them, and by nobody else: "denied
	// wrongdoing".
	DeniedWrongs = set("denied wrongs")

	// ClaimKindsOfVerbs report a claim that others may deny, by the kind of it.
	ClaimKindsOfVerbs = pairs("kinds of claims, by verb")

	Opposites       = pairs("opposites")      // say the opposite of the word after the sign
	Auxiliaries     = set("auxiliaries")      // follow a subject and open its verb
	AuxiliaryLemmas = set("auxiliary lemmas") // are no full verbs, by their lemmas
	PluralVerbs     = set("plural verbs")     // go with several people only
	Figures         = set("figures")          // are numbers in words that news gives as figures; "one" is none
	Quantities      = set("quantities")       // say that a description is of several people

	// WordsInsideNames are function words that stand inside names: "Grand Old
	// Party".
	WordsInsideNames = set("words inside names")

	NotParticiples = set("not participles") // end in -ing and are no participle of a cue

	// SentenceStarters begin a sentence if they have a capital after an
	// abbreviation.
	SentenceStarters = set("sentence starters")

	ClauseOpeners = set("clause openers") // open a reported clause that has no "that"

	// FunctionWords begin sentences with a capital and are no name; end the
	// stretch of words before a name that can be its role.
	FunctionWords = set("function words")

	// StopWords make no term of a taxonomy: function words, and what reports and
	// conversations consist of.
	StopWords = set("stop words")

	CommonWords        = set("common words")          // are left out where two wordings are compared; letters only: "dont"
	WordsInsideTerms   = set("words inside terms")    // are function words that terms have: "rule of law"
	WordsSmallInTitles = set("words small in titles") // stay in lower case inside the name of an outlet
)

// Verbs that report words, by what they take, and their forms.
var (
	ClauseVerbs         = list("clause verbs")            // take a clause: "said [that] the depot would close"
	ClauseOrPhraseVerbs = list("clause and phrase verbs") // take a clause or a phrase: "denied any delay"
	PhraseVerbs         = list("phrase verbs")            // take a phrase: "dismissed the plan"

	// DescribingVerbs take a phrase and a judgement of it: "described the plan
	// as late".
	DescribingVerbs = list("describing verbs")

	TellingVerbs   = list("telling verbs")   // name the hearer before the clause: "told reporters that"
	EverydayVerbs  = list("everyday verbs")  // are cues only with "that" or a quotation: everyday verbs
	WritingVerbs   = list("writing verbs")   // take a clause and report writing
	BelievingVerbs = list("believing verbs") // take a clause or a phrase and report thought
	ThinkingVerbs  = list("thinking verbs")  // take a clause and report thought

	// RegardingVerbs take a phrase and a judgement of it, and report thought:
	// "regarded the plan as late".
	RegardingVerbs = list("regarding verbs")

	KnowingVerbs = list("knowing verbs") // report thought, only with "that" or a quotation: everyday verbs
	ShowingVerbs = list("showing verbs") // say what a survey or a paper says, only with "that" or a quotation

	// IrregularVerbs have past and participle forms that the spelling rules do
	// not give.
	IrregularVerbs = pairs("irregular verbs")

	// ImplicativeVerbs are past forms of verbs whose object does what follows: "led Voss
	// to fear"; Karttunen, Implicative Verbs (1971).
	ImplicativeVerbs = set("implicative verbs")

	// LeadingWords lead with a preposition to the verb that reports: "went on to deny",
	// "was quick to add".
	LeadingWords = set("leading words")

	DoublingVerbs = set("doubling verbs") // double their last letter: "admitted"

	// TaggedSpeechVerbs report words where the tagger takes them for cues; the
	// rules cannot tell what they take.
	TaggedSpeechVerbs = list("tagged speech verbs")

	NamingVerbs  = set("naming verbs")   // give a thing a name: "called the plan a bucket"
	JudgingVerbs = list("judging verbs") // pass judgement on a claim: "called the claim that it leaks absurd"
	Refusals     = set("refusals")       // report that nothing was said

	// DisclosingVerbs are what somebody does not do who says no more: "but did not
	// elaborate".
	DisclosingVerbs = set("disclosing verbs")

	// DisclosingGerunds say after "without" that somebody says no more: "without giving
	// details".
	DisclosingGerunds = set("disclosing gerunds")

	ReportingVerbs  = set("reporting verbs")   // end the stretch before a name: "said campaign manager Ines Roke"
	VerbsOfEvidence = set("verbs of evidence") // report as often what a thing shows as what somebody says
	SubjectVerbs    = set("subject verbs")     // are verbs that an office before them is the subject of
	VerbsOfOffice   = set("verbs of office")   // say in a clause who somebody is: "who leads the council"
	QuotingVerbs    = set("quoting verbs")     // name whom they quote: "Voss quoted Hale as saying"

	// AddressingVerbs have a participle of whoever is spoken to: "Told that she would
	// lose, Voss laughed".
	AddressingVerbs = list("addressing verbs")

	SayingParticiples = set("saying participles") // follow the "as" of "quoted Hale as saying"
	AnsweringForms    = set("answering forms")    // say that words answer others

	// ReadingParticiples stand before "by" and whoever was shown a document: "papers
	// seen by the Post".
	ReadingParticiples = set("reading participles")

	// SharingParticiples say of a thing that people pass it on: "A video shared 40,000
	// times claims".
	SharingParticiples = set("sharing participles")

	// AskingParticiples say with "by" who asked or accused: "Asked by Mara Voss if it was
	// safe, he said no".
	AskingParticiples = set("asking participles")

	// ParticiplesOfOffice say with "by" who stands for a body or for somebody: "a group
	// led by Voss".
	ParticiplesOfOffice = set("participles of office")

	// DocumentParticiples say when, how or by whom a document was made: "a poll released
	// last week".
	DocumentParticiples = set("document participles")

	// DeedVerbs say what changes how things stand: "signed", "will withdraw"; with the past
	// forms that do not end in -ed.
	DeedVerbs = set("verbs of deeds")
)

// Nouns for words that were said, and for people.
var (
	// ClaimNouns are what a verb rejects or repeats, with the claim after them:
	// "dismissed suggestions that".
	ClaimNouns = set("claim nouns")

	// PointingNouns mean something said before where no words say which: "the
	// demand", "this affair".
	PointingNouns = set("pointing nouns")
	PointingWords = set("pointing words") // point at something said before

	// RemarkNouns say in an apposition what the words before it are: ", a remark that drew
	// fire".
	RemarkNouns = set("remark nouns")

	LeadNouns      = set("lead nouns")      // report what a clause after them says: "his claim that"
	StatementNouns = set("statement nouns") // hold somebody's words: "Voss's letter said" is Voss speaking
	MessageNouns   = set("message nouns")   // say of the quotation before them what it was: “Come,” was her message
	ViewNouns      = set("view nouns")      // say whose view a sentence gives: "In her view, the talks are over"

	// SpeechlessThings show how things are and hold nobody's words: "tests found
	// the pipe was cracked".
	SpeechlessThings = set("speechless things")
	SharedThings     = set("shared things") // are what people pass on to each other: "A video shared 40,000 times claims"

	PapersThatClaim = set("papers that claim") // are papers that say what is so: "The lawsuit claims the mayor knew"
	Findings        = set("findings")          // state what was found out: "The audit shows that"

	// DatedDocuments are followed by when and by whom they were made: "a poll released
	// last week".
	DatedDocuments = set("dated documents")

	ThingsWrittenOn = set("things written on") // bear words: "a banner that read"
	WrittenThings   = set("written things")    // are written, not spoken: "said in a letter"

	ColumnNames = set("column names") // stand before a headline's colon and name no speaker

	// KindsOfText are what a headline calls the text below it: "Voss: an interview with
	// the mayor".
	KindsOfText      = set("kinds of text")
	HeadlineSpeakers = set("headline speakers") // may speak in a headline: "Minister: …", "Report: …"

	TitleNouns  = set("title nouns")  // are titles that also stand for the person: "the admiral"
	PersonNouns = set("person nouns") // name a person by what he or she does; plural forms are cut
	FemaleNouns = set("female nouns") // give away that a woman is meant
	MaleNouns   = set("male nouns")   // give away that a man is meant
	NoOffices   = set("no offices")   // say how somebody stands to others, and no office: "her successor"
	FamilyNouns = set("family nouns") // make no office: "his wife, Mara Voss"
	KinNouns    = set("kin nouns")    // are kin or as close as kin, in their singular
	MutualKin   = set("mutual kin")   // are kin that two are to each other: "her sister"

	// RelativesTogether are two or more who are likely to have one surname: "the couple,
	// Ines and Piet Roke".
	RelativesTogether = set("relatives together")

	// PartnerNouns are kin only with whose they are: "his partner Piet Voss", not "a
	// partner Piet Voss".
	PartnerNouns = set("partner nouns")

	// KinAdjectives stand between whose kin somebody is and the word of kin: "his elder
	// son".
	KinAdjectives = set("kin adjectives")

	Elders       = set("elders")        // are kin of a generation before: "his father, Piet Voss", who is the elder Voss
	GenericNouns = set("generic nouns") // fit any office

	// GroupsAndDocuments speak without a name: "the company", "a poll"; plural forms are
	// cut.
	GroupsAndDocuments = set("groups and documents")
	HearingBodies      = set("hearing bodies") // hear what is said before them: ", the tribunal heard"

	// CloseAdjectives stand behind a noun and say how much people know of a matter: "two
	// people familiar with the talks".
	CloseAdjectives = set("close adjectives")

	// InformedWords say that an unnamed source knows of a matter, with a preposition after
	// them.
	InformedWords = set("informed words")

	AnonymousNouns  = set("anonymous nouns")     // are what news calls people whom it does not name
	CommonTrades    = set("common trades")       // are offices and trades of which a page may name several people
	PartyMembers    = set("party members")       // name a politician by the party: "the Republican", "the Green MP"
	SpokesNouns     = set("speakers for others") // speak for another and are seldom named: "a spokesman"
	OfficesOfRecord = set("offices of record")   // pass on what others said: "his office", "the foreign ministry"

	// AppositiveNouns say before a name between commas who or what that is: "the party's
	// spokesman, Piet Hale,".
	AppositiveNouns = set("appositive nouns")

	ElectedOffices = set("elected offices") // are no judge's
	MeansOfSaying  = set("means of saying") // are what something is said by: "the ministry said by email"
	SingleOffices  = set("single offices")  // are held one at a time: no mayor is a minister
	PeerNouns      = set("peer nouns")      // say no more than that two people hold the same office

	// AdjectiveNouns name a person, and are adjectives as often: "Independent
	// Ferries".
	AdjectiveNouns = set("adjectives among person nouns")

	MemberNouns = set("member nouns") // are whom bodies are called after: "Valley Women's League"
)

// Titles and offices.
var (
	Honorifics = set("honorifics") // are titles that say no office
	Titles     = set("titles")     // stand before a name or name an office: "President Mara Voss"

	// OfficeWords stand between two titles or before one: "Vice President",
	// "Attorney General".
	OfficeWords = set("office words")

	// WordsBeforeTitles are part of the office before a title, though in lower case:
	// "state Senator Mara Voss".
	WordsBeforeTitles = set("words before titles")
	Greetings         = set("greetings") // greet the person whose title follows: "Please welcome Senator Mara Voss"

	// FullTitles are what a title is compared as: newsrooms shorten it, or use
	// another word for it.
	FullTitles = pairs("full titles")

	TitleAbbreviations = set("title abbreviations")               // end in a dot that ends no sentence, and stand in names
	TitleSurnames      = set("title surnames")                    // are titles that are also surnames: "Ms. King", not "Mr. President"
	Portfolios         = set("portfolios")                        // tell one minister, or one deputy, from another
	Ministries         = set("ministries")                        // are what ministers have
	HighestOffices     = set("highest offices")                   // are heads of state or government; a hyphen stands for a space
	HeadOf             = pairs("heads of states and governments") // head a state or a government, as "head of state" says
	HighOffices        = set("high offices")                      // lead a ministry, a body, a force or a chamber

	// LesserOffices take the height from an office beside them: "former president",
	// "adviser to the president".
	LesserOffices = set("lesser offices")

	VagueOfficeWords = set("vague office words") // are words that many people's offices and trades have

	// PluralOfficeWords are plurals that stand before an office: "affairs
	// editor"; any other word in -s there is a verb.
	PluralOfficeWords = set("plural office words")

	// Trades say what people do or hold; before a name with a capital they are
	// no part of it: "Technician Lloyd Abara".
	Trades = set("trades")

	// TradeSurnames are trades and titles that are surnames as well: "Baker
	// Hughes", "Mara Cook said".
	TradeSurnames = set("trade surnames")

	// TradeEndings end words for people by what they do, whatever stands before:
	// "meteorologist".
	TradeEndings = list("trade endings")

	AgentEndings = list("agent endings") // end most words for people by what they do, and names, too

	// OfficeLinks go on with an office: "Minister of Transport", "Minister in
	// the Ministry".
	OfficeLinks = set("office links")

	PostNominals     = set("post-nominals")        // are letters that people write after their names
	OriginAdjectives = set("adjectives of origin") // say after a hyphen where somebody is from: "London-based"
	Parties          = set("parties")              // are parties by their adjectives
)

// Words of the names of bodies and outlets.
var (
	OutletNames = set("outlet names") // end the names of outlets: "Harbour Post"

	// OutletNouns say that a noun phrase is an outlet: "the daily", "the state
	// broadcaster".
	OutletNouns = set("outlet nouns")

	// OfHeads are heads of bodies' names that go on with "of" or "for":
	// "Ministry of Foreign Affairs".
	OfHeads = set("heads with of")

	BodyHeads    = set("heads of bodies")   // end the name of a body: "Northmoor Water Authority"
	MeasureHeads = set("heads of measures") // end the name of a law or a plan, which is no board and no company
	CommonHeads  = set("common heads")      // are ends of bodies' names that stand alone for something else

	// WordAcronyms are small words that in capitals are the name of a body:
	// "WHO".
	WordAcronyms = set("acronyms like small words")

	// FirmsLikePeople are called like people: "Bloomberg" reports more often
	// than any Michael Bloomberg speaks.
	FirmsLikePeople = set("firms like people")

	// BylineOutletWords end what can only be an outlet in a byline or over a
	// dateline.
	BylineOutletWords = set("byline outlet words")

	// OutletLastWords end what is an outlet rather than an office or a place,
	// where a page signs.
	OutletLastWords = set("last words of outlets")

	SectionsOfOutlets = set("sections of outlets") // are parts of any paper, and no outlet without "The"

	// ShortBodies are short for bodies, where their letters do not spell the
	// name.
	ShortBodies = pairs("short forms of bodies")

	CommonLetterPairs = set("common letter pairs") // are two capitals that seldom stand for a body of the page
	CampaignVerbs     = set("campaign verbs")      // open the names of campaigns: "Save the Herons"

	// CompanyEndings end the names of companies that news calls by their first
	// word: "Halden Motors".
	CompanyEndings = set("endings of companies")
)
