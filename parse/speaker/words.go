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
	mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime premier minister secretary
	sens reps govs gens gen general lt lieutenant col colonel maj major capt captain sgt sergeant cpl corporal cmdr commander adm admiral brig
	brigadier marshal private pvt sen senator rep representative congressman congresswoman gov governor mayor speaker
	chancellor chairman chairwoman chairperson chair chief director commissioner ambassador envoy judge justice
	sheriff sheikh shaikh shaykh sayyed sayyid seyyed sayed ayatollah imam mullah hojatoleslam hojjatoleslam pope cardinal archbishop bishop rev
	reverend father rabbi king queen prince princess emperor emir amir sultan duke duchess leader deputy spokesman
	spokeswoman spokesperson counselor counsellor councilman councilwoman councilor councillor delegate del detective officer
	inspector superintendent constable coach attorney solicitor treasurer comptroller candidate nominee moderator
	adviser advisor manager strategist dean principal chef maestro mp mep hon honourable honorable attorney-general
	undersecretary whip leader lawyer professor`)

// honorifics are titles that say no office.
var honorifics = setOf(`mr mrs ms miss mx dr prof sir dame lord lady hon`)

// officeAfter are words of an office that stand between two titles or before
// one: "Vice President", "Foreign Minister", "Attorney General".
var officeAfter = setOf(`
	former ex acting interim retired senior junior deputy assistant associate vice prime foreign defence defense finance interior
	interim chief first late then incoming outgoing current new top honorary supreme executive managing majority minority
	house senate state district police campaign press communications communication national federal parliament parliamentary
	democratic republican labour conservative liberal green presidential`)

// fullTitle expands what newsrooms shorten.
var fullTitle = map[string]string{
	"gov": "governor", "sens": "senator", "reps": "representative", "govs": "governor", "gens": "general", "sen": "senator", "rep": "representative", "gen": "general", "lt": "lieutenant",
	"col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "cmdr": "commander", "adm": "admiral",
	"prof": "professor", "dr": "doctor", "rev": "reverend", "del": "delegate", "brig": "brigadier", "sec": "secretary",
	"defense": "defence", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
	"chairperson": "chairman", "chair": "chairman", "advisor": "adviser", "congressman": "representative",
	"congresswoman": "representative", "premier": "minister", "head": "chief", "leader": "chief", "boss": "chief",
	"chairman": "chief", "ceo": "chief", "justice": "judge", "mp": "lawmaker", "legislator": "lawmaker", "candidate": "nominee",
	"contender": "nominee", "hopeful": "nominee", "attorney": "lawyer", "gop": "republican", "democrat": "democratic", "tory": "conservative", "u.s.": "american", "us": "american",
}

// abbreviations end in a dot that ends no sentence.
var abbreviations = setOf(`sens reps govs gens mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig sen rep gov rev del hon jr sr st mt ft`)

// suffixes end a name and are not the surname.
var suffixes = setOf(`jr sr ii iii iv phd md esq`)

// particles stand inside a name in lower case: "Osman bin Salem".
var particles = setOf(`bin ibn bint binti abu al el de del della di da dos das do du la le van der den von zu zur ter ten e y of-the ul ud ud-din st`)

// prefixed are particles that are joined to the word by a hyphen: "al-Marri".
var prefixed = []string{"al-", "el-", "ad-", "ar-", "as-", "an-", "ash-", "at-", "az-", "ul-", "ed-", "es-", "d'", "d’"}

// bodyHeads end the name of a body: "Northmoor Water Authority".
var bodyHeads = setOf(`
	academy administration agency alliance army assembly association authority bank bloc board brigade brigades bureau cabinet
	campaign center centre chamber coalition college commission committee companies company confederation congress consortium
	convention corp corporation corps council court department directorate division embassy federation fed force forces foundation front fund
	government group guard guards house inc institute institution journal jihad league legislature llc ltd magazine majlis media military mission ministry movement
	nations navy network news newspaper office organisation organization pac panel parliament party pentagon police politburo post
	press presidency project regime registry republic reserve review school secretariat senate service services society staff state states
	studio syndicate task team television theater times today treasury tribune tribunal trust union unions university watch hospital church airlines
	airways industries holdings partners associates water works club museum library laboratory laboratories observatory herald gazette chronicle telegraph examiner inquirer dispatch observer star globe mirror guardian tribune poll survey study day act law award prize treaty accord agreement pact deal plan constitution amendment war revolution cup era age show podcast programme program channel radio council committee caucus`)

// ofHeads are heads whose name goes on with "of" or "for": "Ministry of Foreign Affairs".
var ofHeads = setOf(`
	academy agency alliance army assembly association authority bank board bureau center centre chamber church coalition college commission
	committee confederation congress council court courts appeals department directorate embassy federation foundation front fund group guard guards
	house institute league ministry movement office organisation organization parliament party republic school secretariat secretary minister
	society state states supreme trust tribunal union university voters kingdom`)

// places speak for their governments, and are no persons. Adjectives of
// nationality are in demonyms.
var places = setOf(`
	afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia
	botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark ecuador
	egypt england eritrea estonia ethiopia europe finland france gabon gambia georgia germany ghana greece guatemala guinea haiti honduras hungary
	iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia
	lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mexico moldova monaco
	mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
	paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
	somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkiye turkmenistan uganda ukraine
	uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe africa asia america americas gaza crimea kurdistan
	kabul tirana algiers yerevan canberra vienna baku dhaka minsk brussels brasilia sofia ottawa beijing bogota zagreb havana copenhagen cairo
	tallinn helsinki paris tbilisi berlin athens budapest delhi jakarta tehran baghdad dublin jerusalem rome tokyo amman nairobi
	pyongyang seoul kuwait beirut tripoli vilnius kuala rabat kathmandu amsterdam abuja oslo muscat islamabad manila warsaw lisbon doha
	bucharest moscow riyadh belgrade bratislava ljubljana pretoria madrid khartoum stockholm bern geneva damascus taipei bangkok tunis
	ankara istanbul kyiv kiev london washington montevideo tashkent caracas hanoi sanaa harare erbil basra mosul aleppo
	alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
	kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
	oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming york jersey hampshire mexico dakota carolina
	chicago philadelphia boston dallas houston cleveland detroit miami atlanta denver seattle baltimore milwaukee tulsa charlotte manhattan brooklyn
	northern southern eastern western central north south east west middle united kingdom states emirates republic saudi arabia
	sea ocean gulf river lake mount mountain mountains island islands bay strait valley street avenue road square county city town district
	province region territory coast peninsula desert airport border capitol hill strip bank`)

// geography ends the names of places: "Lee County".
var geography = setOf(`sea ocean gulf river lake mountain mountains island islands bay strait valley street avenue road square county city
	province region territory coast peninsula desert airport border hill hills beach springs heights township boulevard bridge canal`)

// countryOf gives the country behind an adjective of nationality, where the
// adjective is not the country and a few letters.
var countryOf = map[string]string{
	"afghan": "afghanistan", "american": "america", "arab": "arabia", "belgian": "belgium", "british": "britain", "bulgarian": "bulgaria", "burmese": "burma",
	"chinese": "china", "croatian": "croatia", "cypriot": "cyprus", "czech": "czechia", "danish": "denmark", "dutch": "netherlands", "egyptian": "egypt",
	"english": "england", "european": "europe", "filipino": "philippines", "finnish": "finland", "french": "france", "german": "germany",
	"greek": "greece", "hungarian": "hungary", "indian": "india", "iranian": "iran", "iraqi": "iraq", "irish": "ireland", "israeli": "israel",
	"italian": "italy", "japanese": "japan", "jordanian": "jordan", "kenyan": "kenya", "korean": "korea", "kurdish": "kurdistan", "kuwaiti": "kuwait", "latvian": "latvia", "lebanese": "lebanon",
	"libyan": "libya", "lithuanian": "lithuania", "mexican": "mexico", "moroccan": "morocco", "nigerian": "nigeria", "norwegian": "norway", "omani": "oman",
	"pakistani": "pakistan", "palestinian": "palestine", "polish": "poland", "portuguese": "portugal", "qatari": "qatar", "romanian": "romania",
	"russian": "russia", "saudi": "saudi", "scottish": "scotland", "serbian": "serbia", "south": "south", "spanish": "spain", "sudanese": "sudan", "swedish": "sweden",
	"swiss": "switzerland", "syrian": "syria", "taiwanese": "taiwan", "thai": "thailand", "tunisian": "tunisia", "turkish": "turkey", "ukrainian": "ukraine",
	"venezuelan": "venezuela", "vietnamese": "vietnam", "welsh": "wales", "yemeni": "yemen", "zionist": "israel", "canadian": "canada", "australian": "australia",
	"azerbaijani": "azerbaijan", "armenian": "armenia", "georgian": "georgia", "estonian": "estonia", "emirati": "emirates", "cuban": "cuba", "brazilian": "brazil",
	"austrian": "austria", "albanian": "albania", "algerian": "algeria", "colombian": "colombia", "indonesian": "indonesia", "icelandic": "iceland",
}

// adjectives with a capital that begin no name of a person.
var capitalAdjectives = setOf(`
	central east west north south middle new 	democrat democrats republican republicans democratic gop labour tory tories conservative conservatives liberal liberals socialist communist islamist islamic muslim muslims
	christian christians jewish jew jews catholic catholics protestant sunni shia shiite hindu buddhist african asian latin latino latina hispanic black white western eastern
	northern southern arab arabs african-american african-americans asian-american anglo islam americans iranians israelis
	europeans palestinians kurds russians ukrainians turks westerners marxist supreme foreign national internal external general federal royal
	constitutional axis zionist revolutionary popular senate christianity congressional presidential`)

// calendar words have a capital and are no name.
var calendar = setOf(`
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april may june july
	august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan eid nowruz`)

// function words: they begin sentences with a capital, and they end the
// stretch of words before a name that can be its role.
var functionWords = setOf(`
	a an the this that these those some any many most several few all both each every no none other another such more less fewer
	one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions half
	i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what
	himself herself itself themselves someone somebody anyone anybody everyone everybody nobody nothing something anything everything
	when where why how if unless until while whereas although though because since as than after before once whether lest
	and or but nor so yet for of in on at by to from with without within into onto over under above below between among amid across
	through throughout during against toward towards upon about around near behind beside besides beyond despite except per via like unlike
	along off out up down inside outside
	be is are was were been being am do does did done has have had having will would shall should can could may might must ought
	not never also too even still just only already again ever always often sometimes soon later now then here there today tonight
	yesterday tomorrow meanwhile however moreover furthermore therefore thus hence instead indeed otherwise perhaps maybe yes no well
	please look okay ok oh let see according asked citing speaking addressing turning responding calling acknowledging recalling
	noting adding saying stressing last next earlier recently finally first second third asked told said says say added adds
	regarding concerning following given based both either neither despite though rather quite very much
	get got make made take keep give go come think know want need good great old big bad long high more own right left
	thank thanks question answer dear hello contrary sure certainly definitely enraged hopefully sadly overall generally
	unfortunately fortunately clearly apparently similarly nearly almost roughly nevertheless nonetheless
	back set put let's don't i'm i've it's that's there's we're we've he's she's you're they're what's who's can't won't
	retired former current ongoing late back young only same under amid wherever whenever whoever whatever elsewhere afterwards afterward`)

// prepositions open a phrase whose names are not the head of a mention:
// "an aide to Mara Voss".
var prepositions = setOf(`of for from with in at to by on under over against among within near about close behind inside outside between into through via like including`)

// openers may stand before a subject: what follows them is one.
var openers = setOf(`and but or while when as because that although though whereas if since after before so then yet where than whether until once now meanwhile also`)

// personNouns name a person by what he or she does; plural forms are cut.
var personNouns = setOf(titlesAsWords, `
	woman man boy girl person wife husband mother father son daughter brother sister uncle aunt niece nephew cousin widow friend
	official politician lawmaker legislator businessman businesswoman tycoon billionaire mogul executive founder owner president
	boss head chief leader chair leader negotiator diplomat activist campaigner advocate expert analyst economist scientist
	scholar writer author journalist reporter correspondent columnist editor host anchor commentator pundit presenter broadcaster
	actor actress singer musician artist poet novelist director producer athlete player coach engineer doctor physician
	nurse teacher lecturer historian student lawyer attorney prosecutor judge witness victim suspect defendant plaintiff
	soldier veteran commander fighter militant cleric preacher priest pastor farmer worker resident neighbour neighbor owner
	driver pilot captain spokesman contender hopeful nominee candidate incumbent challenger opponent rival successor predecessor
	veteran aide adviser staffer consultant pollster operative surrogate donor fundraiser organizer organiser democrat republican
	conservative liberal socialist centrist progressive libertarian independent newcomer outsider statesman stateswoman ruler dictator strongman monarch
	ceo cfo coo mp mep teenager pensioner survivor caller patient observer insider mate running-mate architect dealmaker developer star celebrity frontrunner front-runner`)

const titlesAsWords = `
	minister secretary senator representative congressman congresswoman governor mayor speaker chancellor chairman chairwoman chairperson
	commissioner ambassador envoy judge justice sheriff sheikh ayatollah imam pope cardinal archbishop bishop reverend rabbi king queen
	prince princess emperor emir sultan duke general colonel lieutenant major sergeant admiral brigadier marshal premier professor
	spokeswoman spokesperson councilman councilwoman councillor delegate detective officer inspector superintendent strategist
	moderator manager counsel counselor treasurer undersecretary lady secretary-general vice-president co-founder cofounder whip dean principal`

// femaleNouns and maleNouns give away a gender.
var (
	femaleNouns = setOf(`mrs ms miss dame lady queen princess duchess woman girl wife mother daughter sister aunt niece widow actress
		spokeswoman chairwoman congresswoman councilwoman businesswoman stateswoman mom grandmother her she hers herself`)
	maleNouns = setOf(`mr sir lord king prince duke emperor emir sultan sheikh sayyed sayyid ayatollah imam pope cardinal archbishop father rabbi man boy
		husband son brother uncle nephew congressman councilman businessman statesman dad grandfather his he him himself strongman`)
)

// reportingVerbs end the stretch before a name: "said campaign manager Ines Roke".
var reportingVerbs = setOf(`
	said says say told tells asked asks added adds wrote writes tweeted announced reported noted argued claimed stressed explained declared
	replied responded warned insisted admitted acknowledged recalled revealed stated denied called calls described according joked shouted met
	meets saw visited quoted cited named elected killed backed interviewed accused praised criticized criticised blamed thanked urged`)

// family words join two people and give the gender of one: "his wife".
var pluralPronouns = setOf(`they them their theirs themselves each both`)

var (
	hePronouns  = setOf(`he him his himself`)
	shePronouns = setOf(`she her hers herself`)
	itPronouns  = setOf(`it its itself`)
	whoPronouns = setOf(`who which that whom whose`)
	usPronouns  = setOf(`we us our ours ourselves you your yours yourself`)
	mePronouns  = setOf(`i me my mine myself`)
)

// singularFamily links surname variants of given names a newsroom shortens.
var shortGiven = map[string]string{
	"joe": "joseph", "bill": "william", "billy": "william", "will": "william", "bob": "robert", "bobby": "robert", "rob": "robert", "mike": "michael",
	"tom": "thomas", "jim": "james", "jimmy": "james", "dick": "richard", "rick": "richard", "ted": "edward", "ed": "edward", "tony": "anthony",
	"dave": "david", "steve": "stephen", "steven": "stephen", "chris": "christopher", "ben": "benjamin", "dan": "daniel", "sam": "samuel",
	"nick": "nicholas", "kate": "katherine", "liz": "elizabeth", "bernie": "bernard", "chuck": "charles", "charlie": "charles", "jeff": "jeffrey",
	"greg": "gregory", "matt": "matthew", "andy": "andrew", "ron": "ronald", "don": "donald", "ken": "kenneth", "larry": "lawrence", "tim": "timothy",
	"pete": "peter", "fred": "frederick", "jon": "jonathan", "josh": "joshua", "pat": "patrick", "debbie": "deborah", "sue": "susan", "jen": "jennifer",
	"vince": "vincent", "alex": "alexander", "max": "maximilian", "ray": "raymond", "gerry": "gerald", "jerry": "gerald", "sandy": "alexander",
}
