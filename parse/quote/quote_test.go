package quote_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote"
	"onrecord/parse/segment"
)

// document makes a document of body lines; lines that begin with "# " are
// headlines and those with "! " furniture.
func document(text string) parse.Document {
	doc := parse.Document{Text: text}
	for start := 0; start <= len(text); {
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		line := parse.Line{Span: parse.Span{Start: start, End: end}}
		switch in := line.Span.In(text); {
		case strings.TrimSpace(in) == "":
			line.Role = parse.RoleBlank
		case strings.HasPrefix(in, "# "):
			line.Role, line.Span.Start = parse.RoleTitle, start+2
		case strings.HasPrefix(in, "! "):
			line.Role = parse.RoleBoilerplate
		}
		doc.Lines = append(doc.Lines, line)
		start = end + 1
	}
	return doc
}

// show renders statements as `kind mention|cue|content … content`, with "+"
// for one that goes on from the statement before and "<" from the one after.
func show(text string, found []parse.Statement) []string {
	var out []string
	for _, s := range found {
		var parts, cues []string
		for _, c := range s.Content {
			parts = append(parts, c.In(text))
		}
		for _, c := range s.Cue {
			if c.Empty() {
				cues = append(cues, "no word") // a cue has one
			}
			cues = append(cues, c.In(text))
		}
		who := s.Mention.In(text)
		if s.Follows {
			who = "+"
		}
		if s.Leads {
			who = "<"
		}
		line := string(s.Kind) + " " + who + "|" + strings.Join(cues, " ") + "|" + strings.Join(parts, " … ")
		if !s.Via.Empty() {
			line += " via " + s.Via.In(text)
		}
		out = append(out, line)
	}
	return out
}

// find returns what is said in a text. Statements of intent are left out:
// they report no words.
func find(text string) ([]string, []parse.Candidate) {
	doc := document(text)
	found, rejected := quote.Find(doc, segment.Split(doc))
	found = slices.DeleteFunc(found, func(s parse.Statement) bool { return s.Act == parse.Intent })
	return show(text, found), rejected
}

// accepted has one example for each way in which news reports what was said.
var accepted = []struct {
	name, text string
	want       []string
}{
	{"quotation, speaker, cue", "“The roof held,” Roke said.", []string{"direct Roke|said|The roof held,"}},
	{"inverted", "“We ran out of sandbags,” said Ines Roke, who runs the depot.", []string{"direct Ines Roke|said|We ran out of sandbags,"}},
	{"cut quotation", "“The roof held,” Roke said, “but the cellar did not.”", []string{"direct Roke|said|The roof held, … but the cellar did not."}},
	{"cut into two sentences", "“It held,” Roke said. “Next year it may not.”", []string{"direct Roke|said|It held, … Next year it may not."}},
	{"quotation of several sentences", "“It held. It was close. We slept badly,” Roke said.", []string{"direct Roke|said|It held. It was close. We slept badly,"}},
	{"question", "“Who called us?” Roke asked.", []string{"direct Roke|asked|Who called us?"}},
	{"speaker, cue, quotation", "In Northmoor, Roke said, “Nobody called us.”", []string{"direct Roke|said|Nobody called us."}},
	{"colon", "Roke put it simply: “Nobody called us.”", []string{"direct Roke|put|Nobody called us."}},
	{"name and colon", "Mara Voss: “I signed with a borrowed pen.”", []string{"direct Mara Voss|:|I signed with a borrowed pen."}},
	{"straight marks", `"The roof held," Roke said.`, []string{"direct Roke|said|The roof held,"}},
	{"guillemets", "«The roof held well,» said Roke.", []string{"direct Roke|said|The roof held well,"}},
	{"marks lost in conversion", "“We waited there,'' Roke said.", []string{"direct Roke|said|We waited there,"}},
	{"single marks", "'It's Roke's call to make,' he said.", []string{"direct he|said|It's Roke's call to make,"}},
	{"quotation in a quotation", "“My boss told me, ‘Stay home,’ so I stayed,” Roke said.", []string{"direct Roke|said|My boss told me, ‘Stay home,’ so I stayed,"}},
	{"gesture", "“Fine, fine,” Roke shrugged.", []string{"direct Roke|shrugged|Fine, fine,"}},
	{"signature", "“Nobody called us that night.” — Ines Roke, depot manager", []string{"direct Ines Roke|—|Nobody called us that night."}},
	{"signature on the line below", "“Nobody called us that night.”\n– Ines Roke, depot manager", []string{"direct Ines Roke|–|Nobody called us that night."}},
	{"signature without a dash", "The pumps at the depot failed. Mayor Bram Leitch stayed at home.\n\n“Nobody called us that night, and nobody will say why.”\nMayor Bram Leitch, after the storm", []string{"direct Mayor Bram Leitch||Nobody called us that night, and nobody will say why."}},
	{"constituency in brackets", "“Not here,” Sen. Ann Lee (D-Vesh.) said.", []string{"direct Sen. Ann Lee|said|Not here,"}},
	{"apposition", "“Not here,” Piet Hale, who had replaced Lind in July, said.", []string{"direct Piet Hale|said|Not here,"}},
	{"quotation goes on in the next paragraph", "“We waited,” Roke said. “It rained.\n“Then it stopped.”",
		[]string{"direct Roke|said|We waited, … It rained.", "direct +||Then it stopped."}},
	{"speaker named at the end", "“We waited all night long.\n“At dawn the water came.\n“Then it stopped,” Roke said.",
		[]string{"direct <||We waited all night long.", "direct <||At dawn the water came.", "direct Roke|said|Then it stopped,"}},
	{"speaker in the sentence before", "Roke urged caution. “We must wait for the river.”", []string{"direct Roke|urged|We must wait for the river."}},
	{"speaker in the paragraph before", "Roke was unmoved.\n“I would do it again tomorrow.”", []string{"direct Roke|was|I would do it again tomorrow."}},

	{"a colon, a quotation, another's quotation", "Tilda Roke, harbour master of Osk, said:\n\n“The quay will open on Friday.”\n\n“We were never asked,” said Jon Hale, who runs the ice house.",
		[]string{"direct Tilda Roke|said|The quay will open on Friday.", "direct Jon Hale|said|We were never asked,"}},
	{"the other way round", "“We were never asked,” said Jon Hale, who runs the ice house.\n\nTilda Roke, harbour master of Osk, said:\n\n“The quay will open on Friday.”",
		[]string{"direct Jon Hale|said|We were never asked,", "direct Tilda Roke|said|The quay will open on Friday."}},
	{"a colon and three quotations", "Divers went down on Sunday. Tilda Roke, harbour master of Osk, told the Osk Courier:\n\n«The quay will open on Friday.»\n\n«The divers found two cracks.»\n\n«Both can be mended.»\n\nThe ice house is shut.",
		[]string{"direct Tilda Roke|told|The quay will open on Friday.", "direct +||The divers found two cracks.", "direct +||Both can be mended."}},
	{"a colon, low marks, the present", "The mayor of Osk, Tilda Roke, says:\n\n„The quay will open on Friday.“\n\nThe ice house is shut.", []string{"direct Tilda Roke|says|The quay will open on Friday."}},
	{"said, name, office, colon", "Said Tilda Roke, harbour master of Osk:\n\n\"The quay will open on Friday.\"\n\nThe ice house is shut.", []string{"direct Tilda Roke|Said|The quay will open on Friday."}},
	{"according to, colon", "According to Tilda Roke, harbour master of Osk:\n\n“The quay will open on Friday.”", []string{"direct Tilda Roke|According|The quay will open on Friday."}},
	{"name, age, colon", "Tilda Roke, 54, of Osk:\n\n“The quay will open on Friday.”\n\nJon Hale, 31:\n\n“We were never asked.”",
		[]string{"direct Tilda Roke|:|The quay will open on Friday.", "direct Jon Hale|:|We were never asked."}},
	{"a statement, no colon", "Tilda Roke, harbour master of Osk, said in a statement.\n\n“The quay will open on Friday.”", []string{"direct Tilda Roke|said|The quay will open on Friday."}},
	{"spaces within angle marks", "« La Cale » is shut. Roke said: « The quay will open on Friday. »", []string{"direct Roke|said|The quay will open on Friday."}},
	{"angle marks that point inwards", "Roke said:\n\n»The quay will open on Friday.«\n\n»We were never asked,« said Jon Hale.",
		[]string{"direct Roke|said|The quay will open on Friday.", "direct Jon Hale|said|We were never asked,"}},
	{"a question asked, and more", "“Who called us?” Roke asked. “Nobody did, and nobody will.”", []string{"direct Roke|asked|Who called us? … Nobody did, and nobody will."}},
	{"pull quote of a second half", "The doctors were not heard.\n\n“We write with urgency”\n\n“The season has begun, so we write with urgency,” the doctors wrote.", []string{"direct the doctors|wrote|The season has begun, so we write with urgency,"}},
	{"a clause that hangs on another", "Although the board’s rules recommend closing the gates after six hours, the town has kept them open.", []string{"indirect the board’s rules|recommend|closing the gates after six hours"}},
	{"quotations in a row", "“We waited.” “Then the water came up the stairs,” Roke said.", []string{"direct Roke|said|We waited. … Then the water came up the stairs,"}},
	{"no name, a gesture", "“Down! Come down from the wall!” an officer ordered.", []string{"direct an officer|ordered|Down! Come down from the wall!"}},
	{"a verb that may be a noun", "“Open the door! We are coming in!” an officer shouts.", []string{"direct an officer|shouts|Open the door! We are coming in!"}},
	{"what the speaker did then", "“Can I have it?” Roke softly asked before leaving with the others.", []string{"direct Roke|asked|Can I have it?"}},
	{"speaker with a term in marks", "“It was the heart of the town,” the “Harbour” actor said.", []string{"direct the “Harbour” actor|said|It was the heart of the town,"}},
	{"pull quote", "The doctors were not heard.\n\n“We write with urgency”\n\nThe doctors wrote, “We write with urgency.”", []string{"direct The doctors|wrote|We write with urgency."}},
	{"post", "People wrote about the flood.\n\nThe pumps have failed again. Tell the mayor.\nPlease.\n\n— Ines Roke (@inesroke) May 3, 2019\n\nThe mayor was away.",
		[]string{"direct Ines Roke||The pumps have failed again. Tell the mayor. … Please."}},
	{"list under a cue", "Mayor Ferrey also said:\n\nThe islands should keep their schools\n\nHe would talk with the boatmen\n\nThe mayor visits the islands on Friday.",
		[]string{"indirect Mayor Ferrey|said|The islands should keep their schools", "indirect +||He would talk with the boatmen"}},
	{"list with bullets", "Roke said:\n• The pumps are old.\n• The wall is new.", []string{"indirect Roke|said|The pumps are old", "indirect +||The wall is new"}},
	{"a quotation that lost its marks", "In 1985 Roke told the Harbour Post:\nI want the whole town to know that I never asked for the post.\nShe moved on.",
		[]string{"indirect Roke|told|I want the whole town to know that I never asked for the post"}},

	{"reported clause", "Roke said that the depot would reopen on Friday.", []string{"indirect Roke|said|the depot would reopen on Friday"}},
	{"without that", "Roke said the depot would reopen on Friday.", []string{"indirect Roke|said|the depot would reopen on Friday"}},
	{"with the day between", "Roke said on Monday that the depot would reopen.", []string{"indirect Roke|said|the depot would reopen"}},
	{"and added a quotation", "Roke said she had no use for the name “the big four” and added, “I leave the room when it comes up.”",
		[]string{"mixed Roke|said|she had no use for the name “the big four”", "direct +|added|I leave the room when it comes up."}},
	{"as somebody reports", "As Emil Fenn reports for the Harbour Post, the first pumps failed in May.", []string{"indirect Emil Fenn|reports|the first pumps failed in May"}},
	{"in somebody's words", "In the words of Roke, “the wall is older than the town.”", []string{"direct Roke|In the words of|the wall is older than the town."}},
	{"a day after a quotation", "Roke pledged help for the ferries “in every port” on Monday, visiting the yard.",
		[]string{"mixed Roke|pledged|help for the ferries “in every port”"}},
	{"per somebody", "The first of the pumps, per the Flood Board, failed in May.", []string{"indirect the Flood Board|per|The first of the pumps … failed in May"}},
	{"that is according to", "Sales of ferries rose by half last year. That’s according to Harbour Research.", []string{"indirect Harbour Research|according to|Sales of ferries rose by half last year"}},
	{"a deed is told", "Hale pleaded guilty on Monday to threatening to burn the mill, prosecutors said.", []string{"indirect prosecutors|said|Hale pleaded guilty on Monday to threatening to burn the mill"}},
	{"by critics", "Fenn is accused by critics of hiding the plan for the mill.", []string{"indirect critics|accused|hiding the plan for the mill"}},
	{"a noun and a phrase", "The letter contradicts his claim in a speech at the harbour that the pair were close.", []string{"indirect his|claim|the pair were close"}},
	{"warned of a thing", "Roke warned the lower town could lose nine streets by spring.", []string{"indirect Roke|warned|the lower town could lose nine streets by spring"}},
	{"told someone", "Roke told reporters the depot would reopen.", []string{"indirect Roke|told|the depot would reopen"}},
	{"partial quotation", "Roke said the council “slept through” the first warning.", []string{"mixed Roke|said|the council “slept through” the first warning"}},
	{"that and a quotation", "Roke argued that “on the whole, nobody was wiser. Some were wetter.”", []string{"direct Roke|argued|on the whole, nobody was wiser. Some were wetter."}},
	{"clause, then quotation", "Roke explained that the pumps were old. “They came with the house.”", []string{"mixed Roke|explained|the pumps were old … “They came with the house.”"}},
	{"clause, then a quotation of its own", "Roke denied that the pumps were old. “They are new,” she said.",
		[]string{"indirect Roke|denied|the pumps were old", "direct she|said|They are new,"}},
	{"clause cut by its attribution", "The depot, Roke said, would reopen on Friday.", []string{"indirect Roke|said|The depot … would reopen on Friday"}},
	{"clause first", "The depot would reopen on Friday, Roke said.", []string{"indirect Roke|said|The depot would reopen on Friday"}},
	{"clause first, with a form run together", "It's for owners to read “the whole of the lease” first, Roke said. “That way they know.”",
		[]string{"mixed Roke|said|It's for owners to read “the whole of the lease” first … “That way they know.”"}},
	{"quotation with a word after it", "“The town cannot pay for all of” it, Roke said at a meeting on Friday.", []string{"mixed Roke|said|“The town cannot pay for all of” it"}},
	{"a hope within it", "The mill said on Friday it aims to close by May and that, by then, it hopes to have moved the looms.",
		[]string{"indirect The mill|said|it aims to close by May and that, by then, it hopes to have moved the looms"}},
	{"a form in -ing that is the subject", "After the meeting, Roke said being able to close the lock did not help the town.", []string{"indirect Roke|said|being able to close the lock did not help the town"}},
	{"another says, too", "Kessel told the board that Voss knew about the leak and the harbour said it was keeping him safe.",
		[]string{"indirect Kessel|told|Voss knew about the leak", "indirect the harbour|said|it was keeping him safe"}},
	{"what went on behind a quotation", "Roke said she had “slept badly for weeks”, when the wall broke in May.", []string{"mixed Roke|said|she had “slept badly for weeks”"}},
	{"what was not given", "Roke says sales of grain have grown, without giving figures.", []string{"indirect Roke|says|sales of grain have grown"}},
	{"told by name and office", "The leak shows how one crack can stop a yard, Jim Tolliver, Lumetra Systems CEO and a founder of the yard, told the Harbour Post.",
		[]string{"indirect Jim Tolliver|told|The leak shows how one crack can stop a yard"}},
	{"clause first, with place and day", "The depot would reopen soon, its manager said here late on Thursday.", []string{"indirect its manager|said|The depot would reopen soon"}},
	{"clause first, inverted", "The depot would reopen on Friday, said Ines Roke.", []string{"indirect Ines Roke|said|The depot would reopen on Friday"}},
	{"lead-in, attribution, clause", "Still, Roke said, the depot would reopen on Friday.", []string{"indirect Roke|said|the depot would reopen on Friday"}},
	{"clause that ends in a quotation", "The flood was “the worst in years,” said Ines Roke.", []string{"mixed Ines Roke|said|The flood was “the worst in years,”"}},
	{"in somebody's view", "In her view, the talks are over for this year.", []string{"indirect her|In view|the talks are over for this year"}},
	{"made it clear", "Roke made it clear the depot would close.", []string{"indirect Roke|made it clear|the depot would close"}},
	{"according to, in front", "According to Mayor Lind, the bridge will stay shut until May.", []string{"indirect Mayor Lind|According to|the bridge will stay shut until May"}},
	{"according to, with the name set off", "According to her security adviser, Piet Hale, the army has moved a brigade.", []string{"indirect her security adviser|According to|the army has moved a brigade"}},
	{"according to, at the end", "The bridge will stay shut, according to two engineers briefed on the plan.", []string{"indirect two engineers|according to|The bridge will stay shut"}},
	{"participle", "Roke said the roof held, stressing that the cellar did not.", []string{"indirect Roke|said|the roof held", "indirect +|stressing|the cellar did not"}},
	{"participle after a quotation", "“The roof held,” Roke said, adding that the cellar did not.", []string{"direct Roke|said|The roof held,", "indirect +|adding|the cellar did not"}},
	{"comma inside the marks", "Roke said the rain “may last a week,” stressing that the river rises.", []string{"mixed Roke|said|the rain “may last a week,”", "indirect +|stressing|the river rises"}},
	{"participle with a subject of its own", "The talks stalled on Sunday, with Northmoor insisting that the list was short.", []string{"indirect Northmoor|insisting|the list was short"}},
	{"a report in somebody's report", "Lind had told him that the fund was empty, Roke said.", []string{"indirect Roke|said|Lind had told him that the fund was empty"}},
	{"an aside before that", "Roke acknowledged, however, that the roof leaked.", []string{"indirect Roke|acknowledged|the roof leaked"}},
	{"a remark after the clause", "Roke said the roof held, a remark that drew laughter.", []string{"indirect Roke|said|the roof held"}},
	{"a claim's noun with words of its own", "Roke rejected the council's accusations that the pumps failed.", []string{"indirect Roke|rejected the council's accusations|the pumps failed"}},
	{"a participle of somebody named before", "Responding to remarks by Mara Voss claiming that Northmoor was preparing to leave the fund, Roke said the roof held.", []string{"indirect Mara Voss|claiming|Northmoor was preparing to leave the fund", "indirect Roke|said|the roof held"}},
	{"leading participle", "Acknowledging that the pumps failed, Roke said the roof held.", []string{"indirect |Acknowledging|the pumps failed", "indirect Roke|said|the roof held"}},
	{"a quotation that begins with that", "“That was late,” said Ines Roke.", []string{"direct Ines Roke|said|That was late,"}},
	{"a word joined to that", "\"That's enough,\" Roke said.", []string{"direct Roke|said|That's enough,"}},
	{"words in marks after that", "Roke said that “$5 million is gone.”", []string{"direct Roke|said|$5 million is gone."}},
	{"a sum at the start", "Roke said $5 million was lost in the storm.", []string{"indirect Roke|said|$5 million was lost in the storm"}},
	{"a share at the end", "Roke said she would ask for 5%.", []string{"indirect Roke|said|she would ask for 5%"}},
	{"a word put in by the editor", "“[Ten] years ago a bridge was built,” Roke said.", []string{"direct Roke|said|[Ten] years ago a bridge was built,"}},
	{"a bracket at the end", "Roke said she backed the plan (the second).", []string{"indirect Roke|said|she backed the plan (the second)"}},
	{"called X Y", "Roke called the plan “a bucket under a waterfall” and walked out.", []string{"mixed Roke|called|the plan “a bucket under a waterfall”"}},
	{"described X as Y", "Roke described the plan as overdue by ten years.", []string{"indirect Roke|described|the plan as overdue by ten years"}},
	{"a phrase", "Roke dismissed suggestions that the pumps were worn.", []string{"indirect Roke|dismissed suggestions|the pumps were worn"}},
	{"a noun phrase as content", "Larkin reaffirmed his party’s faith in the ferry, saying the door is open.",
		[]string{"indirect Larkin|reaffirmed|his party’s faith in the ferry", "indirect +|saying|the door is open"}},
	{"noun and that-clause", "Roke's claim that the pumps had failed was disputed.", []string{"indirect Roke's|claim|the pumps had failed"}},
	{"progressive", "Voss is telling voters that the talks failed.", []string{"indirect Voss|telling|the talks failed"}},
	{"two subjects", "Lind and Hale said in a letter that the fund was empty.", []string{"indirect Lind and Hale|said|the fund was empty"}},
	{"the next act has its own subject", "Roke said the roof held, but Lind warned that it leaked.", []string{"indirect Roke|said|the roof held", "indirect Lind|warned|it leaked"}},
	{"a short second half", `"The wall has stood since 1951," said Roke, "and will not fall."`, []string{"direct Roke|said|The wall has stood since 1951, … and will not fall."}},
	{"what the speaker did after the quotation", `Roke said "the ferry will sail on Sunday" and left the room.`, []string{"direct Roke|said|the ferry will sail on Sunday"}},
	{"when the quotation was shouted", `Crowds outside chanted "Sell the rope!" as the mayor left.`, []string{"direct Crowds outside|chanted|Sell the rope!"}},
	{"what the speaker did not say", "Roke said the fund would be paid out next year, but she gave no details on the dates.", []string{"indirect Roke|said|the fund would be paid out next year"}},
	{"a second half of what was said", "Roke said the fund was sound in spring, but it was empty by the autumn.", []string{"indirect Roke|said|the fund was sound in spring, but it was empty by the autumn"}},
	{"what the speaker declined", "Roke said the old pumps had failed but declined to say when.", []string{"indirect Roke|said|the old pumps had failed"}},
	{"semicolon", "Northmoor said the bridge was open; Veshnia denied any delay there.", []string{"indirect Northmoor|said|the bridge was open", "indirect Veshnia|denied|any delay there"}},

	{"no full stop before the next sentence", "Roke said the depot would stay because “people live by it” He added, “A shut depot feeds nobody here.”",
		[]string{"mixed Roke|said|the depot would stay because “people live by it”", "direct He|added|A shut depot feeds nobody here."}},
	{"speaker in the sentence after", "“We would rather tax boats than bread.” Roke reminded the board that the fund was empty.",
		[]string{"direct Roke||We would rather tax boats than bread.", "indirect Roke|reminded|the fund was empty"}},
	{"a phrase before the clause", "Roke said between May and July, ferries brought in half of all fees.", []string{"indirect Roke|said|between May and July, ferries brought in half of all fees"}},
	{"a claim beside a rejection", "Owners have slammed the order to drain the harbour claiming it will ruin the trade.",
		[]string{"indirect Owners|slammed|the order to drain the harbour", "indirect +|claiming|it will ruin the trade"}},
	{"a plural with its place", "The bell has rung before dawn since June, farmers in Lindesby complain.", []string{"indirect farmers in Lindesby|complain|The bell has rung before dawn since June"}},

	{"an office before the name", "The plan was \"dead\", the party's finance spokesman, Joram Vale, told a rally.", []string{"mixed Joram Vale|told|The plan was \"dead\""}},
	{"a plural noun like a verb", "Ministers of four Baltic states met in Osk, Roke said.", []string{"indirect Roke|said|Ministers of four Baltic states met in Osk"}},
	{"a denial and what the speaker did besides", "The army denied responsibility and blamed rebels from the north.", []string{"indirect The army|denied|responsibility", "indirect +|blamed|rebels from the north"}},
	{"a denial and a claim in another tense", "Fjell has denied that the club are in talks, and says any bid would be “laughed out of the room”.",
		[]string{"indirect Fjell|denied|the club are in talks", "mixed +|says|any bid would be “laughed out of the room”"}},
	{"a role, a name and a colon", "The derby was close.\n\nKilmoor manager Petra Vale: “First half we were awful.”\n\nMila Tors, farmer: “If the water comes, we go.”",
		[]string{"direct Kilmoor manager Petra Vale|:|First half we were awful.", "direct Mila Tors|:|If the water comes, we go."}},
	{"a participle opens the sentence", "Reacting, the Attorney-General, Mr Femi Baba, urged residents to remain calm.", []string{"indirect Mr Femi Baba|urged|residents to remain calm"}},
	{"told within what is said", "Roke said she had once told Dural's father, who was then president: “Water has no passport.”",
		[]string{"mixed Roke|said|she had once told Dural's father, who was then president … “Water has no passport.”"}},
	{"a denial of an act", "Leon Pardew, 38, of Mill Lane, denies murdering Craig Tilling in June.", []string{"indirect Leon Pardew|denies|murdering Craig Tilling in June"}},
	{"what somebody else called it", "The council rejected the levy, which Mara Voss described as “a tax on breathing”.", []string{"indirect The council|rejected|the levy", "direct Mara Voss|described|a tax on breathing"}},
	{"a relative clause that ends", "The plan, which the mayor has called “a bridge to nowhere”, will cost 40 million.", []string{"direct the mayor|called|a bridge to nowhere"}},
	{"that with its noun", "Voss called that account “fiction”.", []string{"mixed Voss|called|that account “fiction”"}},
	{"a banner's words", "Piet Hale stood under a banner reading “Enough is enough”.", []string{"direct a banner|reading|Enough is enough"}},
	{"a banner that says", "Anna Lowe carried a banner that said “No mine, no dust”.", []string{"direct a banner|said|No mine, no dust"}},
	{"another's quotation in the next sentence", "“I cried the whole time,” Hale said. Another said: “Leave her alone.”",
		[]string{"direct Hale|said|I cried the whole time,", "direct Another|said|Leave her alone."}},
	{"a reply in a relative clause", "Roke said she knew of no leak, to which Hale replied: “Then who does?”", []string{"indirect Roke|said|she knew of no leak", "direct Hale|replied|Then who does?"}},
	{"quotation inside what is reported", "Roke said that when police came, Hale told an officer: “He had it coming.”",
		[]string{"mixed Roke|said|when police came, Hale told an officer … “He had it coming.”"}},
	{"a participle with its hearer", "His captain Jens Aaberg laughed, telling Radio Selm: “We win together.”", []string{"direct His captain Jens Aaberg|telling|We win together."}},
	{"no at the end of a sentence", "Asked whether it would rain, Hale said no. “But it will snow,” she added.", []string{"direct she|added|But it will snow,"}},
	{"a colleague's remark after while", "Roke said fans would be “devastated”, while Rovers legend Bobby Crewe reckons he would be “mad to go”.",
		[]string{"mixed Roke|said|fans would be “devastated”", "mixed Rovers legend Bobby Crewe|reckons|he would be “mad to go”"}},
	{"a short second half before another sentence", "\"We lost,\" said Hale, \"and we deserved to.\" Then it rained.", []string{"direct Hale|said|We lost, … and we deserved to."}},
	{"a lead-in without a verb", "Transport Secretary Edda Marl, speaking in the Commons:\n\n“The line will open on time. There is no reason to doubt it.”",
		[]string{"direct Transport Secretary Edda Marl|:|The line will open on time. There is no reason to doubt it."}},

	{"via an agency", "“The roof held,” Roke said on Friday, the state-run VNA news agency reported.", []string{"direct Roke|said|The roof held, via the state-run VNA news agency"}},
	{"via an agency cited", "Roke added that the roof held, the Harbour Post reports citing VNA.", []string{"indirect Roke|added|the roof held via VNA"}},
	{"report in a report", "The Harbour Post reported that Roke told staff the depot would close.", []string{"indirect Roke|told|the depot would close via The Harbour Post"}},
	{"an outlet that comments itself", "The daily Harbour Post commented that the hearing had revealed more about the council.", []string{"indirect The daily Harbour Post|commented|the hearing had revealed more about the council"}},
	{"via an interview", "In an interview with Radio Veshnia, Roke said, “Nobody called us.”", []string{"direct Roke|said|Nobody called us. via Radio Veshnia"}},

	{"headline, name last", "# Flood Fund to Double in May: Lind", []string{"indirect Lind|:|Flood Fund to Double in May"}},
	{"headline, name first", "# Lind: Flood fund to double in May", []string{"indirect Lind|:|Flood fund to double in May"}},
	{"headline with says", "# Lind Says Flood Fund Will Double", []string{"indirect Lind|Says|Flood Fund Will Double"}},

	{"transcript", "Question: Who called?\nM. Voss: Nobody.\nIt was late.\nQuestion: And then?\nM. Voss: We slept.", []string{
		"turn Question|:|Who called?", "turn M. Voss|:|Nobody.", "turn +||It was late.", "turn Question|:|And then?", "turn M. Voss|:|We slept."}},
	{"transcript under a headline with a name", "Mara Voss: We signed nothing at all\nThe minister spoke in Lindesby.\nQ: Who called?\nA: Nobody.\nQ: And then?\nA: We slept.", []string{
		"indirect Mara Voss|:|We signed nothing at all", "turn Q|:|Who called?", "turn A|:|Nobody.", "turn Q|:|And then?", "turn A|:|We slept."}},
	{"speakers in capitals", "ROKE: Nobody called us.\nHALE: We rang twice.\n(Applause)\nROKE: “Twice,” he says.", []string{
		"turn ROKE|:|Nobody called us.", "turn HALE|:|We rang twice.", "turn ROKE|:|“Twice,” he says."}},
	{"label of a recorder that knows no names", "Speaker 1: Who called?\nSPEAKER_02: Nobody called us.", []string{"turn Speaker 1|:|Who called?", "turn SPEAKER_02|:|Nobody called us."}},
	{"label on a line of its own", "Q:\nWho called?\nA:\nNobody.", []string{"turn Q|:|Who called?", "turn A|:|Nobody."}},
}

func TestStatementsAreFoundInEveryForm(t *testing.T) {
	for _, c := range accepted {
		got, rejected := find(c.text)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\n got %s\nwant %s\nrejected %+v", c.name, c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "), rejected)
		}
	}
}

func TestWhatIsNoStatementIsRejected(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"scare quotes", "The “emergency” lasted eleven minutes."},
		{"nickname and title", `Tom "Sparky" Hale reviewed "The Long Flood" for the paper.`},
		{"refused", "Hale declined to comment."},
		{"not said", "Hale did not say the fund was empty."},
		{"nothing said", "Hale said nothing about the fund."},
		{"said to the speaker", "Hale has been told that the wall may fall."},
		{"a participle of who is asked", "He had the air of a man asked to identify a body."},
		{"what was written", "What she wrote – 41 pages – is now at the heart of an inquiry."},
		{"said it when", "Roke said it when the dam was built."},
		{"a kind of text before a headline's colon", "# Obituary: Sir Owen Dace, judge who “never raised his voice”"},
		{"asked to comment", "Hale made the remarks when asked to comment on the reported passage of two frigates."},
		{"a request to the reader", "But ask the nurse who sleeps in her car."},
		{"hearsay", "The harbour master is said to have left the town."},
		{"points of a price", "The bond fell three basis points to 0.33 percent."},
		{"what something is called", "The depot runs a scheme called “zero waste”."},
		{"a participle after a possessive", "The mayor's promised increase of 20 percent is late."},
		{"the writer's own voice", "I hope the bridge stays shut until the spring."},
		{"how something was put", "Lind put it more simply to the crew."},
		{"fears that are raised", "Although no group claimed the raid, the attack raised fears that the pirates were gaining ground."},
		{"tests", "Tests found the pipe had not been mended properly."},
		{"what was said about a thing", "If you trust what captains have said about pilots lately, they are worse than fog at sea."},
		{"rest assured", "And rest assured that nobody will sell your ticket."},
		{"what there is", "There were 40 cases reported along the coast, two of them in Osk."},
		{"headings with a colon", "The ferry has a new pier.\n\nKey Quotes:\n\n“The quay will open on Friday.”\n\nRelated Stories:\n\n“We were never asked”"},
		{"hypothetical", "If asked, Lind would say the fund is safe."},
		{"not yet", "Before she said a word about the war, Roke opened the windows."},
		{"infinitive", "Lind wants to say that the fund is safe."},
		{"the topic of a talk", "Lind and Hale discussed the flood fund."},
		{"a chart", "The chart shows that levels doubled."},
		{"a noun", "His claims about the depot were filed on Monday."},
		{"a participle with its agent", "The plan described by officials was late."},
		{"a clock", "The train left at 10:30 from Northmoor."},
		{"furniture", "! “Nobody called us,” Roke said."},
		{"a column's heading", "# Analysis: What the flood fund means"},
	} {
		if got, _ := find(c.text); len(got) > 0 {
			t.Errorf("%s: %s\n got %v", c.name, c.text, got)
		}
	}
}

func TestARejectedCandidateSaysWhy(t *testing.T) {
	_, rejected := find("Hale did not say the fund was empty.")
	if len(rejected) != 1 || rejected[0].Reason != "negated" {
		t.Errorf("got %+v, want one candidate rejected as negated", rejected)
	}
}

func TestTheOppositeOfAClaimIsNoStatement(t *testing.T) {
	for _, text := range []string{
		"Contrary to what Mara Voss claimed, the memo was never leaked.",
		"Did Mara Voss say that the striker was for sale?",
	} {
		doc := document(text)
		if found, _ := quote.Find(doc, segment.Split(doc)); len(found) > 0 {
			t.Errorf("got %v, want nothing", show(doc.Text, found))
		}
	}
}

func TestARelativePronounIsNoContent(t *testing.T) {
	doc := document("Roke, who had been expected in the coastal towns this week, cancelled the trip.")
	if found, _ := quote.Find(doc, segment.Split(doc)); len(found) > 0 {
		t.Errorf("got %v, want nothing", show(doc.Text, found))
	}
}

func TestAnswersCarryTheirQuestionAsContext(t *testing.T) {
	text := "Question: Who called?\nM. Voss: Nobody.\nIt was late.\nQuestion: And then?\nM. Voss: We slept."
	doc := document(text)
	found, _ := quote.Find(doc, segment.Split(doc))
	var got []string
	for _, s := range found {
		c := ""
		if len(s.Context) > 0 {
			c = s.Context[0].In(text)
		}
		got = append(got, c)
	}
	if want := "|Who called?|Who called?||And then?"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
	if !found[0].Question || found[1].Question || found[1].Turn != found[2].Turn || found[2].Turn == found[4].Turn {
		t.Errorf("questions and turns are mixed up: %+v", found)
	}
}

func TestAQuotationThatNeverClosesIsFlagged(t *testing.T) {
	doc := document("“We waited for the boats all night.\nIt rained.\n“It was cold,” Roke said.")
	found, _ := quote.Find(doc, segment.Split(doc))
	if len(found) == 0 || strings.Join(found[0].Flags, ";") != "open quotation" {
		t.Errorf("got %+v, want the first statement flagged", found)
	}
}

// lawful fails unless every span of a finding lies in the text, in order and
// on rune boundaries.
func lawful(t *testing.T, text string, found []parse.Statement) {
	t.Helper()
	last := -1
	for _, s := range found {
		if len(s.Content) == 0 {
			t.Fatalf("a statement without content: %+v in %q", s, text)
		}
		end := -1
		for _, c := range s.Content {
			if c.Empty() || c.Start < end {
				t.Fatalf("content %v is empty or out of order in %q", s.Content, text)
			}
			end = c.End
		}
		spans := append(append(append([]parse.Span{s.Mention, s.Via}, s.Content...), s.Cue...), s.Context...)
		for _, c := range spans {
			if c.Start < 0 || c.End < c.Start || c.End > len(text) || !utf8.ValidString(text[c.Start:c.End]) {
				t.Fatalf("span %v leaves the text %q", c, text)
			}
		}
		at := s.Content[0].Start
		if len(s.Cue) > 0 {
			at = min(at, s.Cue[0].Start)
		}
		if at < last {
			t.Fatalf("statements out of order in %q", text)
		}
		last = at
	}
}

func FuzzFindingsLieInTheText(f *testing.F) {
	for _, c := range accepted {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("documents are valid UTF-8")
		}
		doc := document(text)
		found, _ := quote.Find(doc, segment.Split(doc))
		lawful(t, text, found)
	})
}

func BenchmarkFind(b *testing.B) {
	var sb strings.Builder
	for range 15 { // about 750 words
		for _, c := range accepted[20:35] {
			sb.WriteString(strings.TrimPrefix(c.text, "# ") + "\n")
		}
	}
	doc := document(sb.String()[:4500])
	seg := segment.Split(doc)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		quote.Find(doc, seg)
	}
}

func TestPlansAndRefusalsAreNoStatements(t *testing.T) {
	for _, text := range []string{
		"The mayor of Northmoor wants to open the bridge on Friday.",
		"The mayor of Northmoor declined to comment on the accident.",
		"The mayor of Northmoor said nothing about the accident.",
	} {
		doc := document(text)
		if found, _ := quote.Find(doc, segment.Split(doc)); len(found) > 0 {
			t.Errorf("%s\n got %v, want nothing", text, show(doc.Text, found))
		}
	}
}

func TestActsTellSpeechFromWritingAndThought(t *testing.T) {
	for text, want := range map[string]parse.Act{
		"The mayor said the bridge would open.":               parse.Speech,
		"The mayor wrote that the bridge would open.":         parse.Writing,
		"“The bridge will open,” the mayor said in a letter.": parse.Writing,
		"The mayor believes the bridge will open.":            parse.Thought,
	} {
		doc := document(text)
		found, _ := quote.Find(doc, segment.Split(doc))
		if len(found) != 1 || found[0].Act != want {
			t.Errorf("%s\n got %+v, want one statement of %s", text, found, want)
		}
	}
}
