package speaker

import "strings"

// set is a word set; its members are folded (see fold).
type set map[string]bool

func setOf(lists ...string) set {
	s := set{}
	for _, l := range lists {
		for _, w := range strings.Fields(l) {
			s[w] = true
		}
	}
	return s
}

// titles stand before a name or name an office. As a word with a capital
// directly before a name they are no part of it: "President Mara Voss".
var titles = setOf(`
	adm admiral adviser advisor ambassador amir archbishop attorney attorney-general ayatollah bishop brig brigadier
	candidate capt captain cardinal chair chairman chairperson chairwoman chancellor chef chief cmdr coach col colonel
	commander commissioner comptroller congressman congresswoman constable corporal councillor councilman councilor
	councilwoman counsellor counselor cpl dame dean del delegate deputy detective director dr duchess duke emir emperor
	eminence envoy excellency father gen general gens gov governor govs highness hojatoleslam hojjatoleslam holiness hon honorable honourable imam inspector
	judge justice king lady lawyer leader lieutenant lord lt maestro maj majesty major manager marshal mayor mep minister miss
	moderator mp mr mrs ms mullah mx nominee officer pope premier president prime prince princess principal private prof
	professor pvt queen rabbi rep representative reps rev reverend sayed sayyed sayyid secretary sen senator sens
	sergeant seyed seyyed sgt shaikh shaykh sheikh sheriff sir solicitor speaker spokesman spokesperson spokeswoman strategist
	sultan superintendent treasurer undersecretary vice whip`)

// honorifics are titles that say no office.
var honorifics = setOf(`
	dame dr eminence excellency highness holiness hon lady lord majesty miss mr mrs ms mx prof sayed sayyed sayyid seyed
	seyyed sir`)

// officeWords are words of an office that stand between two titles or before
// one: "Vice President", "Foreign Minister", "Attorney General".
var officeWords = setOf(`
	acting assistant associate campaign chief communication communications conservative current defence defense
	democratic deputy district ex executive federal finance first foreign former green honorary house incoming interim
	interior junior labour late liberal majority managing minority national new outgoing parliament parliamentary police
	presidential press prime republican retired senate senior state supreme then top vice`)

// fullTitle expands what newsrooms shorten.
var fullTitle = map[string]string{
	"adm": "admiral", "advisor": "adviser", "attorney": "lawyer", "boss": "chief", "brig": "brigadier",
	"candidate": "nominee", "capt": "captain", "ceo": "chief", "chair": "chairman", "chairman": "chief",
	"chairperson": "chairman", "chairwoman": "chairman", "cmdr": "commander", "col": "colonel", "colleague": "counterpart",
	"congressman": "representative", "congresswoman": "representative", "contender": "nominee", "defense": "defence",
	"del": "delegate", "democrat": "democratic", "dr": "doctor", "gen": "general", "gens": "general", "gop": "republican",
	"gov": "governor", "govs": "governor", "head": "chief", "hopeful": "nominee", "justice": "judge", "leader": "chief",
	"legislator": "lawmaker", "lt": "lieutenant", "maj": "major", "mp": "lawmaker", "premier": "minister",
	"prof": "professor", "rep": "representative", "reps": "representative", "rev": "reverend", "sec": "secretary",
	"sen": "senator", "sens": "senator", "sgt": "sergeant", "spokesperson": "spokesman", "spokeswoman": "spokesman",
	"tory": "conservative", "u.s.": "american", "us": "american",
}

// abbreviations end in a dot that ends no sentence.
var abbreviations = setOf(`
	adm brig capt cmdr col cpl del dr ft gen gens gov govs hon jr lt maj mr mrs ms mt prof rep reps rev sen sens sgt sr
	st`)

// suffixes end a name and are not the surname.
var suffixes = setOf(`esq ii iii iv jr md phd sr`)

// particles stand inside a name in lower case: "Osman bin Salem".
var particles = setOf(`
	abu al bin bint binti da das de del della den der di do dos du el ibn la le st ten ter ud ul van von zu zur`)

// prefixed are particles that are joined to the word by a hyphen: "al-Marri".
var prefixed = []string{"al-", "el-", "ad-", "ar-", "as-", "an-", "ash-", "at-", "az-", "ul-", "ed-", "es-", "d'", "d’"}

// bodyHeads end the name of a body: "Northmoor Water Authority".
var bodyHeads = setOf(`
	academy accord act administration age agency agreement airlines airways alliance amendment army assembly associates
	association authority award bank bloc board brigade brigades bureau cabinet campaign caucus center centre chamber
	channel chronicle church club coalition college commission committee companies company confederation congress
	consortium constitution convention corp corporation corps council court cup day deal department directorate dispatch
	division embassy era examiner fed federation force forces foundation front fund gazette globe government group guard
	guardian guards herald holdings hospital house inc industries inquirer institute institution jihad journal
	laboratories laboratory law league legislature library llc ltd magazine majlis media military ministry mirror
	mission movement museum nation nations navy network news newspaper observatory observer office organisation
	organization pac pact panel parliament partners party pentagon plan podcast police politburo poll post presidency
	press prize program programme project radio regime registry republic reserve review revolution school secretariat
	senate service services show society staff star state states studio study survey syndicate task team telegraph
	television theater times today treasury treaty tribunal tribune trust union unions university war watch water works`)

// ofHeads are heads whose name goes on with "of" or "for": "Ministry of Foreign Affairs".
var ofHeads = setOf(`
	academy agency alliance appeals army assembly association authority bank board bureau center centre chamber church
	coalition college commission committee confederation congress council court courts department directorate embassy
	federation foundation front fund group guard guards house institute kingdom league minister ministry movement office
	organisation organization parliament party republic school secretariat secretary society state states supreme
	tribunal trust union university voters`)

// capitalAdjectives have a capital and begin no name of a person. Adjectives of
// nationality are in countryOf.
var capitalAdjectives = setOf(`
	african african-american african-americans americans anglo arab arabs asian asian-american axis black buddhist
	catholic catholics central christian christianity christians communist congressional conservative conservatives
	constitutional democrat democratic democrats east eastern europeans external federal foreign general gop hindu
	hispanic internal iranians islam islamic islamist israelis jew jewish jews kurds labour latin latina latino liberal
	liberals marxist middle muslim muslims national new north northern palestinians popular presidential protestant
	republican republicans revolutionary royal russians senate shia shiite socialist south southern sunni supreme tories
	tory turks ukrainians west western westerners white zionist`)

// calendar words have a capital and are no name.
var calendar = setOf(`
	apr april aug august christmas dec december easter eid feb february fri friday jan january jul july jun june mar
	march may mon monday nov november nowruz oct october ramadan sat saturday sep sept september sun sunday thu thurs
	thursday tue tues tuesday wed wednesday`)

// function words: they begin sentences with a capital, and they end the
// stretch of words before a name that can be its role.
var functionWords = setOf(`
	a about above according acknowledging across added adding addressing adds after afterward afterwards again against
	all almost along already also although always am amid among an and another answer any anybody anyone anything
	apparently are around as asked at back bad based be because been before behind being below beside besides between
	beyond big both but by calling can can't certainly citing clearly come concerning contrary could current dear
	definitely despite did do does don't done down dozens during each earlier eight either eleven elsewhere enraged even
	ever every everybody everyone everything except few fewer finally first five following for former fortunately four
	from furthermore generally get give given go good got great had half has have having he he's hello hence her here
	hers herself high him himself his hopefully how however hundreds i i'm i've if in indeed inside instead into is it
	it's its itself just keep know last late later left less lest let let's like long look made make many may maybe me
	meanwhile might millions mine more moreover most much must my near nearly need neither never nevertheless next nine
	no nobody none nonetheless nor not nothing noting now of off often oh ok okay old on once one ongoing only onto or
	other otherwise ought our ours out outside over overall own per perhaps please put question quite rather recalling
	recently regarding responding retired right roughly sadly said same say saying says second see set seven several
	shall she she's should similarly since six so some somebody someone something sometimes soon speaking still
	stressing such sure take ten than thank thanks that that's the their theirs them themselves then there there's
	therefore these they they're think third this those though thousands three through throughout thus to today told
	tomorrow tonight too toward towards turning twelve two under unfortunately unless unlike until up upon us very via
	want was we we're we've well were what what's whatever when whenever where whereas wherever whether which while who
	who's whoever whom whose why will with within without won't would yes yesterday yet you you're young your yours`)

// prepositions open a phrase whose names are not the head of a mention:
// "an aide to Mara Voss".
var prepositions = setOf(`
	about against among at behind between by close for from in including inside into like near of on outside over
	through to under via with within`)

// openers may stand before a subject: what follows them is one.
var openers = setOf(`
	after also although and as because before but if meanwhile now once or since so than that then though until when
	where whereas whether while yet`)

// personNouns name a person by what he or she does; plural forms are cut.
var personNouns = setOf(titlesAsWords, `
	activist actor actress adviser advocate aide analyst anchor architect artist athlete attorney aunt author
	billionaire boss boy broadcaster brother businessman businesswoman caller campaigner candidate captain celebrity
	centrist ceo cfo chair challenger chief cleric coach colleague columnist commander commentator conservative consultant
	contender coo correspondent counterpart cousin daughter dealmaker defendant democrat developer dictator diplomat director doctor
	donor driver economist editor engineer executive expert farmer father fighter founder friend front-runner
	frontrunner fundraiser girl head historian hopeful host husband incumbent independent insider journalist judge
	lawmaker lawyer leader lecturer legislator liberal libertarian man mate mep militant mogul monarch mother mp
	musician negotiator neighbor neighbour nephew newcomer niece nominee novelist nurse observer official operative
	opponent organiser organizer outsider owner pastor patient pensioner person physician pilot plaintiff player poet
	politician pollster preacher predecessor presenter president priest producer progressive prosecutor pundit reporter
	republican resident rival ruler running-mate scholar scientist singer sister socialist soldier son spokesman staffer
	star statesman stateswoman strongman student successor surrogate survivor suspect teacher teenager tycoon uncle
	veteran victim widow wife witness woman worker writer`)

const titlesAsWords = `
	admiral ambassador archbishop ayatollah bishop brigadier cardinal chairman chairperson chairwoman chancellor
	co-founder cofounder colonel commissioner congressman congresswoman councillor councilman councilwoman counsel
	counselor dean delegate detective duke emir emperor envoy general governor imam inspector judge justice king lady
	lieutenant major manager marshal mayor minister moderator officer pope premier prince princess principal professor
	queen rabbi representative reverend secretary secretary-general senator sergeant sheikh sheriff speaker spokesperson
	spokeswoman strategist sultan superintendent treasurer undersecretary vice-president whip`

// femaleNouns and maleNouns give away a gender.
var (
	femaleNouns = setOf(`
	actress aunt businesswoman chairwoman congresswoman councilwoman dame daughter duchess girl grandmother her hers
	herself lady miss mom mother mrs ms niece princess queen she sister spokeswoman stateswoman widow wife woman`)
	maleNouns = setOf(`
	archbishop ayatollah boy brother businessman cardinal congressman councilman dad duke emir emperor father
	grandfather he him himself his husband imam king lord man mr nephew pope prince rabbi sayyed sayyid sheikh sir son
	statesman strongman sultan uncle`)
)

// reportingVerbs end the stretch before a name: "said campaign manager Ines Roke".
var reportingVerbs = setOf(`
	according accused acknowledged added adds admitted announced argued asked asks backed blamed called calls cited
	claimed criticised criticized declared denied described elected explained insisted interviewed joked killed meets
	met named noted praised quoted recalled replied reported responded revealed said saw say says shouted stated
	stressed tells thanked told tweeted urged visited warned writes wrote`)

var pluralPronouns = setOf(`both each their theirs them themselves they`)

var (
	hePronouns  = setOf(`he him himself his`)
	shePronouns = setOf(`her hers herself she`)
	itPronouns  = setOf(`it its itself`)
	whoPronouns = setOf(`that which who whom whose`)
	usPronouns  = setOf(`our ours ourselves us we you your yours yourself`)
	mePronouns  = setOf(`i me mine my myself`)
)

// shortGiven gives the long form of given names that newsrooms shorten.
var shortGiven = map[string]string{
	"alex": "alexander", "andy": "andrew", "ben": "benjamin", "bernie": "bernard", "bill": "william", "billy": "william",
	"bob": "robert", "bobby": "robert", "charlie": "charles", "chris": "christopher", "chuck": "charles", "dan": "daniel",
	"dave": "david", "debbie": "deborah", "dick": "richard", "don": "donald", "ed": "edward", "fred": "frederick",
	"gerry": "gerald", "greg": "gregory", "jeff": "jeffrey", "jen": "jennifer", "jerry": "gerald", "jim": "james",
	"jimmy": "james", "joe": "joseph", "jon": "jonathan", "josh": "joshua", "kate": "katherine", "ken": "kenneth",
	"larry": "lawrence", "liz": "elizabeth", "matt": "matthew", "max": "maximilian", "mike": "michael", "nick": "nicholas",
	"pat": "patrick", "pete": "peter", "ray": "raymond", "rick": "richard", "rob": "robert", "ron": "ronald",
	"sam": "samuel", "sandy": "alexander", "steve": "stephen", "steven": "stephen", "sue": "susan", "ted": "edward",
	"tim": "timothy", "tom": "thomas", "tony": "anthony", "vince": "vincent", "will": "william",
}
