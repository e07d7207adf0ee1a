package quote

import (
	"strings"

	"onrecord/parse"
)

// frame says what a cue verb takes as content.
type frame uint8

const (
	clause  frame = 1 << iota // "said [that] the depot would close"
	phrase                    // "denied any delay", "called the plan a bucket"
	object                    // names the hearer first: "told reporters that"
	onlyAs                    // a phrase and a judgement of it: "described the plan as late"
	general                   // an everyday verb: a cue only with "that" or a quotation
)

// verb is a cue verb.
type verb struct {
	lemma string
	frame frame
	act   parse.Act
	noun  bool // its s-form and base form are as often nouns: "claims", "reports"
}

// form is one inflected form of a cue verb.
type form struct {
	*verb
	tense tense
}

type tense uint8

const (
	past   tense = iota // said, described; the participle too
	sForm               // says
	base                // say
	ing                 // saying
	nTense = iota
)

// The lexicon: cue verbs by what they take. A plus marks verbs whose s-form
// or base form is as often a noun.
var lexicon = buildLexicon([]struct {
	frame frame
	act   parse.Act
	words string
}{
	{clause, parse.Speech, `say add argue insist contend reply respond retort remark+ observe joke+ quip+ lament+ testify
		swear counter+ conclude reason+ boast+ complain proclaim reckon muse+ charge+ plead opine interject volunteer clarify allege
		elaborate enthuse gush sneer scoff exclaim cry+ shout+ yell+ whisper+ mutter murmur declare hint+ caution+ signal+`},
	{clause | phrase, parse.Speech, `announce confirm deny acknowledge admit concede stress+ emphasize emphasise underline underscore
		reaffirm affirm reiterate repeat state+ assert claim+ maintain note+ explain reveal disclose warn predict suggest mention+
		recall+ highlight+ propose recommend demand+ vow+ pledge+ promise+ report+ imply estimate+ forecast+ concur agree certify foretell`},
	{phrase, parse.Speech, `reject dismiss condemn denounce welcome+ praise+ criticize criticise hail+ endorse decry deplore
		refute rebut rebuff dispute+ question+ voice+ echo+ mock slam+ blast+ lambast applaud laud commend deride downplay tout champion+
		bemoan thank defend regret+ back+ challenge+ protest+ invoke`},
	{phrase | onlyAs, parse.Speech, `describe call+ label+ brand+ dub term+ characterize characterise portray depict frame+ present+ liken`},
	{clause | object, parse.Speech, `tell inform remind assure advise notify warn caution+ brief+`},
	{clause | general, parse.Speech, `continue begin quote+ comment+ speak chant recite scold read ask answer+ inquire wonder+ recount relate narrate cite`},
	{clause, parse.Writing, `write tweet+ post+`},
	{clause | phrase, parse.Thought, `believe expect fear+ doubt+`},
	{clause, parse.Thought, `think hope+ suspect+ assume feel worry+ realize realise speculate`},
	{phrase | onlyAs, parse.Thought, `consider regard+ view+ see`},
	{clause | general, parse.Thought, `know understand find conclude decide`},
	{clause | general, parse.Speech, `show+ indicate`},
})

// irregular lists past, participle forms that the spelling rules do not give.
var irregular = map[string][]string{
	"say": {"said"}, "tell": {"told"}, "write": {"wrote", "written"}, "think": {"thought"}, "feel": {"felt"},
	"swear": {"swore", "sworn"}, "speak": {"spoke", "spoken"}, "begin": {"began", "begun"}, "know": {"knew", "known"},
	"find": {"found"}, "see": {"saw", "seen"}, "understand": {"understood"}, "show": {"showed", "shown"},
	"make": {"made"}, "shoot": {"shot"}, "hit": {"hit"}, "go": {"went", "gone"}, "read": {"read"}, "foretell": {"foretold"}, "forecast": {"forecast", "forecasted"}, "cry": {"cried"},
}

// doubled lists verbs that double their last letter: "admitted".
var doubled = words(`hit sum admit regret quip rebut slam dub refer nod snap`)

func buildLexicon(classes []struct {
	frame frame
	act   parse.Act
	words string
}) map[string]form {
	out := map[string]form{}
	for _, c := range classes {
		for _, w := range strings.Fields(c.words) {
			lemma, noun := strings.CutSuffix(w, "+")
			v := &verb{lemma: lemma, frame: c.frame, act: c.act, noun: noun}
			if old, ok := out[lemma]; ok { // "warn": both warned that and warned them that
				old.frame |= c.frame
				continue
			}
			for t, spellings := range inflect(lemma) {
				for _, s := range spellings {
					if _, ok := out[s]; !ok {
						out[s] = form{v, tense(t)}
					}
				}
			}
		}
	}
	return out
}

// inflect returns the forms of a verb by tense.
func inflect(lemma string) [nTense][]string {
	var f [nTense][]string
	f[base] = []string{lemma}
	stem := strings.TrimSuffix(lemma, "e")
	last := lemma[len(lemma)-1:]
	vowelY := last == "y" && len(lemma) > 1 && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeou")
	switch {
	case doubled[lemma]:
		f[past], f[ing] = []string{lemma + last + "ed"}, []string{lemma + last + "ing"}
	case vowelY:
		f[past], f[ing] = []string{lemma[:len(lemma)-1] + "ied"}, []string{lemma + "ing"}
	case strings.HasSuffix(lemma, "ee"):
		f[past], f[ing] = []string{lemma + "d"}, []string{lemma + "ing"}
	default:
		f[past], f[ing] = []string{stem + "ed"}, []string{stem + "ing"}
	}
	switch {
	case vowelY:
		f[sForm] = []string{lemma[:len(lemma)-1] + "ies"}
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "x"):
		f[sForm] = []string{lemma + "es"}
	default:
		f[sForm] = []string{lemma + "s"}
	}
	if lemma == "label" || lemma == "signal" {
		f[past] = append(f[past], lemma+"led")
		f[ing] = append(f[ing], lemma+"ling")
	}
	if p, ok := irregular[lemma]; ok {
		f[past] = p
	}
	return f
}

// taggedSpeech are forms of verbs that report words where the tagger takes
// them for cues; the rules cannot tell what they take.
var taggedSpeech = formsOf(`recount quote conclude indicate compare assail attribute retweet apologize apologise email credit deem
	rail lash savage hammer bash scold`)

func formsOf(lemmas string) map[string]bool {
	set := map[string]bool{}
	for _, lemma := range strings.Fields(lemmas) {
		for _, forms := range inflect(lemma) {
			for _, f := range forms {
				set[f] = true
			}
		}
	}
	return set
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// Word classes that steer the rules.
var (
	pronouns       = words(`he she they it we i you who him her them one others`)
	pronounOwners  = words(`his her their its my our`)
	subjectOnly    = words(`he she they we i who it`)
	beForms        = words(`is are was were be been being am 's`)
	haveForms      = words(`has have had having 've 'd`)
	modals         = words(`would could may might must should will can shall cannot can't won't wouldn't couldn't`)
	negations      = words(`not never n't didn't don't doesn't hasn't haven't hadn't neither nor`)
	determiners    = words(`the a an this that these those his her their its my our your some any no such each every both all another`)
	prepositions   = words(`on in at by for from with of to about against over under during after before since until within without into between among amid despite through across behind beyond near upon via toward towards`)
	conjunctions   = words(`and but or while when as because if although though whereas where since whether after before until unless that so than yet`)
	adverbs        = words(`also later then still already recently now again repeatedly once just only even previously earlier further furthermore meanwhile however instead nevertheless nonetheless therefore thus first finally today yesterday once too initially simply rather always often never soon separately apparently`)
	timeWords      = words(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night week month year weekend january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. earlier later last next this ago hours days weeks months years`)
	weekdays       = words(`monday tuesday wednesday thursday friday saturday sunday`)
	namingVerbs    = words(`call label brand dub term liken`)
	notParticiples = words(`including during following regarding concerning according king thing nothing something anything everything spring being`)
	claimNouns     = words(`claims claim suggestions suggestion idea notion reports report accusations accusation allegations allegation charges assertion assertions argument arguments view views speculation confidence certainty hope hopes concern conviction regret doubt doubts satisfaction rumours rumors fears concerns criticism criticisms theory prospect possibility insinuations belief`)
	refusals       = words(`decline declined declines declining refuse refused refuses refusing`)
	leadNouns      = words(`claim statement belief warning message allegation accusation argument assertion view contention insistence complaint conclusion admission suggestion announcement prediction promise pledge vow threat`)
	outletNouns    = words(`agency news newspaper daily post times tribune herald gazette tv television radio media channel broadcaster website site press journal magazine network outlet monitor observer courier chronicle wire telegraph bulletin dispatch`)
	clauseOpeners  = words(`there it he she they we i you this these those the a an his her their its our my your no some many most all both each every any what who whoever how why if when while even only not such one two three more than if although despite after before as with in for at from to since`)
)
