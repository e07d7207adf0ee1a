package speaker

// places speak for their governments, and are no persons.
var places = setOf(`
	abuja afghanistan africa airport alabama alaska albania aleppo algeria algiers america americas amman amsterdam
	angola ankara arabia argentina arizona arkansas armenia asia athens atlanta australia austria avenue azerbaijan
	baghdad bahrain baku baltimore bangkok bangladesh bank basra bay beijing beirut belarus belgium belgrade berlin bern
	bogota bolivia border bosnia boston botswana brasilia bratislava brazil britain brooklyn brussels bucharest budapest
	bulgaria burma cairo california cambodia cameroon canada canberra capitol caracas carolina central chad charlotte
	chicago chile china city cleveland coast colombia colorado congo connecticut copenhagen county crimea croatia cuba
	cyprus czechia dakota dallas damascus delaware delhi denmark denver desert detroit dhaka district doha dublin east
	eastern ecuador egypt emirates england erbil eritrea estonia ethiopia europe finland florida france gabon gambia
	gaza geneva georgia germany ghana greece guatemala guinea gulf haiti hampshire hanoi harare havana hawaii helsinki
	hill honduras houston hungary iceland idaho illinois india indiana indonesia iowa iran iraq ireland islamabad island
	islands israel istanbul italy jakarta jamaica japan jersey jerusalem jordan kabul kansas kathmandu kazakhstan
	kentucky kenya khartoum kiev kingdom kosovo kuala kurdistan kuwait kyiv kyrgyzstan lake laos latvia lebanon lesotho
	liberia libya lisbon lithuania ljubljana london louisiana luxembourg macedonia madagascar madrid maine malawi
	malaysia maldives mali malta manhattan manila maryland massachusetts mexico miami michigan middle milwaukee
	minnesota minsk mississippi missouri moldova monaco mongolia montana montenegro montevideo morocco moscow mosul
	mount mountain mountains mozambique muscat myanmar nairobi namibia nebraska nepal netherlands nevada nicaragua niger
	nigeria north northern norway ocean ohio oklahoma oman oregon oslo ottawa pakistan palestine panama paraguay paris
	peninsula pennsylvania peru philadelphia philippines poland portugal pretoria province pyongyang qatar rabat region
	republic river riyadh road romania rome russia rwanda sanaa saudi scotland sea seattle senegal seoul serbia
	singapore slovakia slovenia sofia somalia south southern spain square states stockholm strait street strip sudan
	sweden switzerland syria taipei taiwan tajikistan tallinn tanzania tashkent tbilisi tehran tennessee territory texas
	thailand tirana tokyo town tripoli tulsa tunis tunisia turkey turkiye turkmenistan uganda ukraine united uruguay
	utah uzbekistan valley venezuela vermont vienna vietnam vilnius virginia wales warsaw washington west western
	wisconsin wyoming yemen yerevan york zagreb zambia zimbabwe`)

// geography ends the names of places: "Lee County".
var geography = setOf(`
	airport avenue bay beach border boulevard bridge canal city coast county desert gulf heights hill hills island
	islands lake mountain mountains ocean peninsula province region river road sea springs square strait street
	territory township valley`)

// countryOf gives the country behind an adjective of nationality, where the
// adjective is not the country and a few letters.
var countryOf = map[string]string{
	"afghan": "afghanistan", "albanian": "albania", "algerian": "algeria", "american": "america", "arab": "arabia",
	"armenian": "armenia", "australian": "australia", "austrian": "austria", "azerbaijani": "azerbaijan",
	"belgian": "belgium", "brazilian": "brazil", "british": "britain", "bulgarian": "bulgaria", "burmese": "burma",
	"canadian": "canada", "chinese": "china", "colombian": "colombia", "croatian": "croatia", "cuban": "cuba",
	"cypriot": "cyprus", "czech": "czechia", "danish": "denmark", "dutch": "netherlands", "egyptian": "egypt",
	"emirati": "emirates", "english": "england", "estonian": "estonia", "european": "europe", "filipino": "philippines",
	"finnish": "finland", "french": "france", "georgian": "georgia", "german": "germany", "greek": "greece",
	"hungarian": "hungary", "icelandic": "iceland", "indian": "india", "indonesian": "indonesia", "iranian": "iran",
	"iraqi": "iraq", "irish": "ireland", "israeli": "israel", "italian": "italy", "japanese": "japan",
	"jordanian": "jordan", "kenyan": "kenya", "korean": "korea", "kurdish": "kurdistan", "kuwaiti": "kuwait",
	"latvian": "latvia", "lebanese": "lebanon", "libyan": "libya", "lithuanian": "lithuania", "mexican": "mexico",
	"moroccan": "morocco", "nigerian": "nigeria", "norwegian": "norway", "omani": "oman", "pakistani": "pakistan",
	"palestinian": "palestine", "polish": "poland", "portuguese": "portugal", "qatari": "qatar", "romanian": "romania",
	"russian": "russia", "saudi": "saudi", "scottish": "scotland", "serbian": "serbia", "spanish": "spain",
	"sudanese": "sudan", "swedish": "sweden", "swiss": "switzerland", "syrian": "syria", "taiwanese": "taiwan",
	"thai": "thailand", "tunisian": "tunisia", "turkish": "turkey", "ukrainian": "ukraine", "venezuelan": "venezuela",
	"vietnamese": "vietnam", "welsh": "wales", "yemeni": "yemen", "zionist": "israel",
}

// demonym reports an adjective of nationality.
func demonym(w string) bool { return countryOf[w] != "" }
