package lang

// The lists, in the order of the files under words. A test holds what is said
// of each here and what its file says together.

// The closed classes of English grammar, as the rules need them.
var (
	// HePronouns stand for a man.
	HePronouns = set("he pronouns")

	// ShePronouns stand for a woman.
	ShePronouns = set("she pronouns")

	// ItPronouns stand for a body or a thing.
	ItPronouns = set("it pronouns")

	// PluralPronouns stand for several.
	PluralPronouns = set("plural pronouns")

	// RelativePronouns stand for the noun before them.
	RelativePronouns = set("relative pronouns")

	// WePronouns stand for whoever speaks and is spoken to, not for a person
	// named.
	WePronouns = set("we pronouns")

	// FirstPersonPronouns stand for whoever speaks.
	FirstPersonPronouns = set("first person pronouns")

	// SubjectPronouns can only be a subject: what stands after them is its verb.
	SubjectPronouns = set("subject pronouns")

	// Pronouns are a whole noun phrase.
	Pronouns = set("pronouns")

	// Possessives open a noun phrase and say whose it is.
	Possessives = set("possessives")

	// NounOpeners say that a noun follows.
	NounOpeners = set("noun openers")

	// Articles open a description of a person: "the minister", "her adviser".
	Articles = set("articles")

	// Determiners open a noun phrase.
	Determiners = set("determiners")

	// Subordinators open a clause with a subject of its own.
	Subordinators = set("subordinators")

	// ClauseConjunctions open a clause that hangs on another.
	ClauseConjunctions = set("clause conjunctions")

	// Conjunctions join clauses, so that none goes on over them.
	Conjunctions = set("conjunctions")

	// SubjectOpeners may stand before a subject: what follows them is one.
	SubjectOpeners = set("subject openers")

	// ClauseJoiners open a clause; the tagger counts them between a token and a
	// cue.
	ClauseJoiners = set("clause joiners")

	// Prepositions open a phrase that is no subject and no object.
	Prepositions = set("prepositions")

	// MentionPrepositions open a phrase whose names are not the head of a
	// mention: "an aide to Mara Voss".
	MentionPrepositions = set("mention prepositions")

	// PlacePrepositions open a phrase that says where, not who: "according to
	// Sar" does not.
	PlacePrepositions = set("place prepositions")

	// Adverbs may stand between a subject and its verb, or open a sentence.
	Adverbs = set("adverbs")

	// BeForms make a passive or a progressive.
	BeForms = set("forms of be")

	// HaveForms make a perfect.
	HaveForms = set("forms of have")

	// Modals make a cue report what was not said, or not yet.
	Modals = set("modals")

	// Negations make a cue report what was not said.
	Negations = set("negations")

	// DenyingWords make the opposite of a sentence that has one of them.
	DenyingWords = set("denying words")

	// ReplyWords say in a cue that a statement goes against another: "countered that",
	// "said in turn"; of two words, joined by a hyphen.
	ReplyWords = set("reply words")

	// FalsehoodWords say of a claim that it is not so.
	FalsehoodWords = set("falsehood words")

	// ClaimKindsOfNouns stand for what somebody said before, by the kind of it.
	ClaimKindsOfNouns = pairs("kinds of claims, by noun")

	// ClaimKindsOfVerbs report a claim that others may deny, by the kind of it.
	ClaimKindsOfVerbs = pairs("kinds of claims, by verb")

	// Opposites say the opposite of the word after the sign.
	Opposites = pairs("opposites")

	// Auxiliaries follow a subject and open its verb.
	Auxiliaries = set("auxiliaries")

	// AuxiliaryLemmas are no full verbs, by their lemmas.
	AuxiliaryLemmas = set("auxiliary lemmas")

	// PluralVerbs go with several people only.
	PluralVerbs = set("plural verbs")

	// Quantities say that a description is of several people.
	Quantities = set("quantities")

	// WordsInsideNames are function words that stand inside names: "Grand Old
	// Party".
	WordsInsideNames = set("words inside names")

	// NotParticiples end in -ing and are no participle of a cue.
	NotParticiples = set("not participles")

	// SentenceStarters begin a sentence if they have a capital after an
	// abbreviation.
	SentenceStarters = set("sentence starters")

	// ClauseOpeners open a reported clause that has no "that".
	ClauseOpeners = set("clause openers")

	// FunctionWords begin sentences with a capital and are no name; end the
	// stretch of words before a name that can be its role.
	FunctionWords = set("function words")

	// StopWords make no term of a taxonomy: function words, and what reports and
	// conversations consist of.
	StopWords = set("stop words")

	// CommonWords are left out where two wordings are compared; letters only:
	// "dont".
	CommonWords = set("common words")

	// WordsInsideTerms are function words that terms have: "rule of law".
	WordsInsideTerms = set("words inside terms")

	// WordsSmallInTitles stay in lower case inside the name of an outlet.
	WordsSmallInTitles = set("words small in titles")
)

// Verbs that report words, by what they take, and their forms.
var (
	// ClauseVerbs take a clause: "said [that] the depot would close".
	ClauseVerbs = list("clause verbs")

	// ClauseOrPhraseVerbs take a clause or a phrase: "denied any delay".
	ClauseOrPhraseVerbs = list("clause and phrase verbs")

	// PhraseVerbs take a phrase: "dismissed the plan".
	PhraseVerbs = list("phrase verbs")

	// DescribingVerbs take a phrase and a judgement of it: "described the plan
	// as late".
	DescribingVerbs = list("describing verbs")

	// TellingVerbs name the hearer before the clause: "told reporters that".
	TellingVerbs = list("telling verbs")

	// EverydayVerbs are cues only with "that" or a quotation: everyday verbs.
	EverydayVerbs = list("everyday verbs")

	// WritingVerbs take a clause and report writing.
	WritingVerbs = list("writing verbs")

	// BelievingVerbs take a clause or a phrase and report thought.
	BelievingVerbs = list("believing verbs")

	// ThinkingVerbs take a clause and report thought.
	ThinkingVerbs = list("thinking verbs")

	// RegardingVerbs take a phrase and a judgement of it, and report thought:
	// "regarded the plan as late".
	RegardingVerbs = list("regarding verbs")

	// KnowingVerbs report thought, only with "that" or a quotation: everyday
	// verbs.
	KnowingVerbs = list("knowing verbs")

	// ShowingVerbs say what a survey or a paper says, only with "that" or a
	// quotation.
	ShowingVerbs = list("showing verbs")

	// IrregularVerbs have past and participle forms that the spelling rules do
	// not give.
	IrregularVerbs = pairs("irregular verbs")

	// ImplicativeVerbs are past forms of verbs whose object does what follows: "led Voss
	// to fear"; Karttunen, Implicative Verbs (1971).
	ImplicativeVerbs = set("implicative verbs")

	// DoublingVerbs double their last letter: "admitted".
	DoublingVerbs = set("doubling verbs")

	// TaggedSpeechVerbs report words where the tagger takes them for cues; the
	// rules cannot tell what they take.
	TaggedSpeechVerbs = list("tagged speech verbs")

	// NamingVerbs give a thing a name: "called the plan a bucket".
	NamingVerbs = set("naming verbs")

	// Refusals report that nothing was said.
	Refusals = set("refusals")

	// ReportingVerbs end the stretch before a name: "said campaign manager Ines
	// Roke".
	ReportingVerbs = set("reporting verbs")

	// SubjectVerbs are verbs that an office before them is the subject of.
	SubjectVerbs = set("subject verbs")

	// QuotingVerbs name whom they quote: "Voss quoted Hale as saying".
	QuotingVerbs = set("quoting verbs")

	// SayingParticiples follow the "as" of "quoted Hale as saying".
	SayingParticiples = set("saying participles")

	// ReadingParticiples stand before "by" and whoever was shown a document: "papers
	// seen by the Post".
	ReadingParticiples = set("reading participles")
)

// Nouns for words that were said, and for people.
var (
	// ClaimNouns are what a verb rejects or repeats, with the claim after them:
	// "dismissed suggestions that".
	ClaimNouns = set("claim nouns")

	// LeadNouns report what a clause after them says: "his claim that".
	LeadNouns = set("lead nouns")

	// StatementNouns hold somebody's words: "Voss's letter said" is Voss
	// speaking.
	StatementNouns = set("statement nouns")

	// SpeechlessThings show how things are and hold nobody's words: "tests found
	// the pipe was cracked".
	SpeechlessThings = set("speechless things")

	// ColumnNames stand before a headline's colon and name no speaker.
	ColumnNames = set("column names")

	// TitleNouns are titles that also stand for the person: "the admiral".
	TitleNouns = set("title nouns")

	// PersonNouns name a person by what he or she does; plural forms are cut.
	PersonNouns = set("person nouns")

	// FemaleNouns give away that a woman is meant.
	FemaleNouns = set("female nouns")

	// MaleNouns give away that a man is meant.
	MaleNouns = set("male nouns")

	// NoOffices say how somebody stands to others, and no office: "her
	// successor".
	NoOffices = set("no offices")

	// FamilyNouns make no office: "his wife, Mara Voss".
	FamilyNouns = set("family nouns")

	// PartnerNouns are kin only with whose they are: "his partner Piet Voss", not "a
	// partner Piet Voss".
	PartnerNouns = set("partner nouns")

	// KinAdjectives stand between whose kin somebody is and the word of kin: "his elder
	// son".
	KinAdjectives = set("kin adjectives")

	// Elders are kin of a generation before: "his father, Piet Voss", who is the elder
	// Voss.
	Elders = set("elders")

	// GenericNouns fit any office.
	GenericNouns = set("generic nouns")

	// GroupsAndDocuments speak without a name: "the company", "a poll"; plural forms are
	// cut.
	GroupsAndDocuments = set("groups and documents")

	// CloseAdjectives stand behind a noun and say how much people know of a matter: "two
	// people familiar with the talks".
	CloseAdjectives = set("close adjectives")

	// AnonymousNouns are what news calls people whom it does not name.
	AnonymousNouns = set("anonymous nouns")

	// CommonTrades are offices and trades of which a page may name several
	// people.
	CommonTrades = set("common trades")

	// PartyMembers name a politician by the party: "the Republican", "the Green MP".
	PartyMembers = set("party members")

	// SpokesNouns speak for another and are seldom named: "a spokesman".
	SpokesNouns = set("speakers for others")

	// ElectedOffices are no judge's.
	ElectedOffices = set("elected offices")

	// PeerNouns say no more than that two people hold the same office.
	PeerNouns = set("peer nouns")

	// AdjectiveNouns name a person, and are adjectives as often: "Independent
	// Ferries".
	AdjectiveNouns = set("adjectives among person nouns")

	// MemberNouns are whom bodies are called after: "Valley Women's League".
	MemberNouns = set("member nouns")
)

// Titles and offices.
var (
	// Honorifics are titles that say no office.
	Honorifics = set("honorifics")

	// Titles stand before a name or name an office: "President Mara Voss".
	Titles = set("titles")

	// OfficeWords stand between two titles or before one: "Vice President",
	// "Attorney General".
	OfficeWords = set("office words")

	// FullTitles are what a title is compared as: newsrooms shorten it, or use
	// another word for it.
	FullTitles = pairs("full titles")

	// TitleAbbreviations end in a dot that ends no sentence, and stand in names.
	TitleAbbreviations = set("title abbreviations")

	// TitleSurnames are titles that are also surnames: "Ms. King", not "Mr.
	// President".
	TitleSurnames = set("title surnames")

	// Portfolios tell one minister, or one deputy, from another.
	Portfolios = set("portfolios")

	// Ministries are what ministers have.
	Ministries = set("ministries")

	// HighestOffices are heads of state or government; a hyphen stands for a space.
	HighestOffices = set("highest offices")

	// HighOffices lead a ministry, a body, a force or a chamber.
	HighOffices = set("high offices")

	// LesserOffices take the height from an office beside them: "former president",
	// "adviser to the president".
	LesserOffices = set("lesser offices")

	// VagueOfficeWords are words that many people's offices and trades have.
	VagueOfficeWords = set("vague office words")

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

	// AgentEndings end most words for people by what they do, and names, too.
	AgentEndings = list("agent endings")

	// OfficeLinks go on with an office: "Minister of Transport", "Minister in
	// the Ministry".
	OfficeLinks = set("office links")

	// PostNominals are letters that people write after their names.
	PostNominals = set("post-nominals")

	// OriginAdjectives say after a hyphen where somebody is from:
	// "London-based".
	OriginAdjectives = set("adjectives of origin")

	// Parties are parties by their adjectives.
	Parties = set("parties")
)

// Words of the names of bodies and outlets.
var (
	// OutletNames end the names of outlets: "Harbour Post".
	OutletNames = set("outlet names")

	// OutletNouns say that a noun phrase is an outlet: "the daily", "the state
	// broadcaster".
	OutletNouns = set("outlet nouns")

	// OfHeads are heads of bodies' names that go on with "of" or "for":
	// "Ministry of Foreign Affairs".
	OfHeads = set("heads with of")

	// BodyHeads end the name of a body: "Northmoor Water Authority".
	BodyHeads = set("heads of bodies")

	// CommonHeads are ends of bodies' names that stand alone for something else.
	CommonHeads = set("common heads")

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

	// ShortBodies are short for bodies, where their letters do not spell the
	// name.
	ShortBodies = pairs("short forms of bodies")

	// CommonLetterPairs are two capitals that seldom stand for a body of the
	// page.
	CommonLetterPairs = set("common letter pairs")

	// CampaignVerbs open the names of campaigns: "Save the Herons".
	CampaignVerbs = set("campaign verbs")

	// CompanyEndings end the names of companies that news calls by their first
	// word: "Halden Motors".
	CompanyEndings = set("endings of companies")
)
