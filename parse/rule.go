package parse

// Rule names the rule that found a statement or a rejected candidate. The trained tagger
// uses the name as a feature, confidence is calculated from it and explanations describe
// it. The names are constants in one place, so that renaming a rule is a compile error
// wherever it is used. The text of a rule is part of what the tagger has learned; changing
// it needs new weights.
type Rule string

// The rules of layout.
const (
	RuleTurn         Rule = "transcript turn"
	RuleDoubtfulTurn Rule = "transcript turn, label in doubt"
	RuleHeadline     Rule = "headline"               // "Voss: Flood fund to double"
	RuleDash         Rule = "dash"                   // “…” – Ines Roke
	RuleNameColon    Rule = "name, colon, quotation" // Ines Roke: “…”
	RuleGoesOn       Rule = "quotation goes on"      // in another paragraph
	RulePost         Rule = "signed post"            // a line without marks, and below it: — Ines Roke (@inesroke)
	RuleListItem     Rule = "item of a list"         // below "Roke also said:"
)

// The rules of attributed quotations.
const (
	RuleQuoteSpeakerCue Rule = "quotation, speaker, cue"     // “…,” Roke said
	RuleQuoteCueSpeaker Rule = "quotation, cue, speaker"     // “…,” said Roke
	RuleQuoteAccording  Rule = "quotation, according to"     // “…,” according to Roke
	RuleQuoteGesture    Rule = "quotation, speaker, gesture" // “…,” Roke shrugged
	RuleSpeakerCueQuote Rule = "speaker, cue, quotation"     // Roke said, “…”
	RuleQuoteAfterLead  Rule = "quotation after its speaker's sentence"
	RuleClauseThenQuote Rule = "reported clause, then quotation"
	RuleBareQuotation   Rule = "quotation" // of rejected ones: nothing says whose it is
)

// The rules of reported clauses.
const (
	RuleReported    Rule = "reported clause" // Roke said the depot would close
	RuleParticiple  Rule = "participle"      // …, stressing that the depot would close
	RuleAccording   Rule = "according to"
	RuleInView      Rule = "in somebody's view"            // In her view, the depot must close
	RuleClauseFirst Rule = "clause, speaker, cue"          // The depot would close, Roke said
	RuleClauseCut   Rule = "clause cut by its attribution" // The depot, Roke said, would close
	RuleByAgent     Rule = "passive with its speaker"      // Roke is accused by critics of hiding the plan
	RuleNounThat    Rule = "noun and that-clause"          // Roke's claim that the depot would close
	RuleTagger      Rule = "tagger"                        // none of these, but the trained tagger
)

// Reason says why a candidate was rejected.
type Reason string

// Why a cue reports nothing.
const (
	Negated        Reason = "negated"
	Hypothetical   Reason = "hypothetical"
	NotYetSaid     Reason = "not said yet"
	Infinitive     Reason = "infinitive"
	Passive        Reason = "passive"
	WithAgent      Reason = "a participle with its agent"
	ChartShows     Reason = "a chart or a scene shows, nobody says"
	NotFinite      Reason = "not finite"
	VerbalNoun     Reason = "a verbal noun"
	MaybeNoun      Reason = "may be a noun"
	NounHere       Reason = "the cue is a noun here"
	NounOwned      Reason = "a noun after a possessive"
	NounDetermined Reason = "a noun after a determiner"
	NounPlaced     Reason = "a noun after a preposition"
	InRelative     Reason = "ends a relative clause"
	CueInRelative  Reason = "the cue ends a relative clause"
)

// Why a cue has no speaker.
const (
	NoSubject    Reason = "no subject"
	Elided       Reason = "elided"
	NoNounPhrase Reason = "the words before are no noun phrase"
	OnlyAside    Reason = "no speaker before the aside"
	NoSource     Reason = "no source follows"
	NobodysWords Reason = "no words near it say whose it is"
	PullQuote    Reason = "a heading, or a quotation that the text has again"
)

// Why a cue has no content.
const (
	NothingSaid     Reason = "says that nothing was said"
	TurnedRound     Reason = "asks whether it was said, or says that it was not"
	NothingFollows  Reason = "nothing follows"
	NoContent       Reason = "no content beside it"
	NoHeardContent  Reason = "no content after the hearer"
	NoClause        Reason = "no clause follows"
	TakesNoClause   Reason = "takes no clause"
	EverydayVerb    Reason = "an everyday verb without “that”"
	MarkFollows     Reason = "a mark follows"
	PrepFollows     Reason = "a preposition follows"
	TooShort        Reason = "too short for a claim"
	NoJudgement     Reason = "no judgement follows"
	NoMainClause    Reason = "no main clause follows"
	RelativeContent Reason = "its content is a relative pronoun"
	OwnVoice        Reason = "the writer's own voice"
	NamesWork       Reason = "what is quoted is the name of a work"
	Unlikely        Reason = "unlikely, by all that is known of such words"
)
