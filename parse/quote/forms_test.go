package quote_test

import (
	"slices"
	"testing"
)

// TestFormsOfOtherOutlets asserts statements in forms that reports, courts, pools, lists and
// sketches write.
func TestFormsOfOtherOutlets(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a verb that looks like a name's end", "Radek Roke, a diver who took no part in the search, says the dating rests on a single find.", []string{"indirect Radek Roke|says|the dating rests on a single find"}},
		{"a possibility left open", "Voss did not rule out a longer closure.", []string{"indirect Voss|rule out|a longer closure"}},
		{"put to somebody", "Strang put it to him that the mill had been empty that week.", []string{"indirect Strang|put it to him|the mill had been empty that week"}},
		{"signed below, without a dash", "The week in words\n\n“I am not a crook, I am a dentist.”\nCouncillor Bram Leitch, after his arrest at a golf club\n\n“We found only more stones.”\nProf Anne Sorley on the search for the fort",
			[]string{"direct Councillor Bram Leitch||I am not a crook, I am a dentist.", "direct Prof Anne Sorley||We found only more stones."}},
		{"signed behind, without a dash", "“My wife thinks I retired.” Goalkeeper Sal Dunphy, 43, on his new contract with Kilmoor", []string{"direct Goalkeeper Sal Dunphy||My wife thinks I retired."}},
		{"a reporter at a place", "Our reporter Jack Minto in Port Ellary: “I have just seen a shed go past.”", []string{"direct reporter Jack Minto|:|I have just seen a shed go past."}},
		{"attributable to an aide", "From the palace, attributable to a senior aide:\n\n“The king is confident that the truce will hold.”", []string{"direct a senior aide|attributable|The king is confident that the truce will hold."}},
		{"asked anew", "Asked if he had spoken to the envoy, Dural said, “I speak to everybody.” Asked if a deal was close: “You will see.”", []string{"direct Dural|said|I speak to everybody.", "direct +||You will see."}},
		{"a day before the clause", "A judge ruled Friday that the mayor must hand over the letters.", []string{"indirect A judge|ruled|the mayor must hand over the letters"}},
		{"several clauses", "The lawyers had contended that the letters were exempt, that the request was too broad and that the paper had filed too late.",
			[]string{"indirect The lawyers|contended|the letters were exempt, that the request was too broad and that the paper had filed too late"}},
		{"and asked", "Her solicitor told the hearing that she had been ill, and asked the panel to take her service into account.",
			[]string{"indirect Her solicitor|told|she had been ill", "indirect +|asked|the panel to take her service into account"}},
		{"the main verb after who claimed", "A teacher who claimed that pupils had set fire to her room has been told to repay the council.", []string{"indirect who|claimed|pupils had set fire to her room"}},
		{"told at the beginning", "Told that the bridge had fallen, Mara Voss laughed: “It was never up.”", []string{"direct Mara Voss|laughed|It was never up."}},
		{"a participle with a subject", "Talks on the canal broke up on Sunday, with both sides accusing each other of bad faith.", []string{"indirect both sides|accusing|each other of bad faith"}},
		{"a participle between subject and verb", "Northmoor's chief negotiator, accusing Velmora of “bargaining by calendar”, walked out after midnight.", []string{"mixed Northmoor's chief negotiator|accusing|Velmora of “bargaining by calendar”"}},
		{"a petition", "A petition calling for the bishop to resign has been signed by 4,000 people.", []string{"indirect A petition|calling for|the bishop to resign"}},
		{"another, without a verb", "Two neighbours came. One said Arne had mended her roof; another that he had lent him a boat.", []string{"indirect One|said|Arne had mended her roof", "indirect another|that|he had lent him a boat"}},
		{"a claim denied by", "Claims that the bridge is unsafe have been rejected by the ministry.", []string{"indirect the ministry|rejected|the bridge is unsafe"}},
		{"which he denies", "Dean Petty was found guilty of spitting at a linesman, a charge he denies.", []string{"indirect he|denies|spitting at a linesman"}},
		{"a claim about which", "Mara Voss rejected the claim that Piet Hale has always denied.", []string{"indirect Mara Voss|rejected|the claim that Piet Hale has always denied"}},
		{"a headline's quotation ends", "# Voss: ‘We will not be bullied’ — but Lindesby is not listening\n\nVoss spoke on Monday.", []string{"direct Voss|:|We will not be bullied"}},
		{"a video that is shared", "A video shared more than 40,000 times claims the bank has closed its doors.", []string{"indirect A video|claims|the bank has closed its doors"}},
		{"quoted by a paper", "“Milk is not a charity,” a spokesman for the dairies was quoted by the Harbour Post as saying.", []string{"direct a spokesman for the dairies|quoted by the Harbour Post as saying|Milk is not a charity,"}},
		{"a name behind an office, and no cue", "Her coach, Lev Orban, was less restrained: “She will be champion in two years.”", []string{"direct Lev Orban|was|She will be champion in two years."}},
		{"the reporter's question", "Mina Dore won the cup on Saturday. Would she sell the poster? “No way!”", []string{"direct she||No way!"}},
		{"was her message", "Lesley Mair was on the shore. “Come, but come shod,” was her message.", []string{"direct her|message|Come, but come shod,"}},
		{"one word", "The minister sat down. Mr Brandt: “Withdraw!”", []string{"direct Mr Brandt|:|Withdraw!"}},
		{"what the tribunal heard", "Dr Lang also suggested she “consider soup and silence”, the tribunal heard.", []string{"mixed Dr Lang|suggested|she “consider soup and silence”"}},
		{"the speaker of the next statement", "Two of them recommended that volunteers be called; the third said it saw no need.", []string{"indirect Two of them|recommended|volunteers be called", "indirect the third|said|it saw no need"}},
		{"the hearer of an order", "The airline told passengers to climb over a fence.", []string{"indirect The airline|told|passengers to climb over a fence"}},
		{"quoting others", "The newspaper Dagen reported that the general stayed away from dinner, quoting two officers as saying he “would sooner eat in the stables”.",
			[]string{"indirect The newspaper Dagen|reported|the general stayed away from dinner", "mixed two officers|saying|he “would sooner eat in the stables”"}},
		{"something which another disputes", "The trust insisted no patient had come to harm — something which Ola Reid, whose husband was ill, disputes.", []string{"indirect The trust|insisted|no patient had come to harm"}},
		{"forced to deny", "Hale was forced to deny that he had called Voss a thief.", []string{"indirect Hale|deny|he had called Voss a thief"}},
		{"said in a scene", "Bo Lind said as he left court that the family would not appeal.", []string{"indirect Bo Lind|said|the family would not appeal"}},
		{"hit back", "Mira Holt hit back on social media: “Small, yes. But we are the ones holding the ladder.”", []string{"direct Mira Holt|hit|Small, yes. But we are the ones holding the ladder."}},
		{"what a house decided by a vote", "The lower house rejected the bill by 141 votes to 138.", nil},
		{"numbers that are no votes", "Roke said the price of bread would rise by 5 to 10 per cent.", []string{"indirect Roke|said|the price of bread would rise by 5 to 10 per cent"}},
		{"a result of a match", "Roke said the team lost by 3 to 1.", []string{"indirect Roke|said|the team lost by 3 to 1"}},
		{"a claim that is denied", "Claims that the dam had leaked were denied by the ministry.", []string{"indirect the ministry|denied|the dam had leaked"}},
		{"a claim that is not denied", "Claims that the dam had leaked were not denied by the ministry.", []string{"indirect the ministry|denied|the dam had leaked"}},
		{"a claim with a verb in -s", "Claims that it leaks were denied by the ministry.", []string{"indirect the ministry|denied|it leaks"}},
		{"a goal that is ruled out", "Borg, who had a third goal ruled out for offside, left the field.", nil},
		{"words that are only named", "Words such as “expects,” “believes” and “intends” identify such statements.", nil},
		{"accused by nobody", "Dex Marlow is accused of wounding Lee Fairfax in April.", nil},
		{"never said", "Had Voss said that the bridge was safe, nobody would have believed her.", nil},
		{"said perhaps", "If Voss says the bridge is safe, cross it.", nil},
		{"imagined", "Imagine if a mayor from the coast said the bridge was a work of art.", nil},
		{"supposed", "Suppose Voss says the bridge is safe.", nil},
		{"what if", "What if Mara Voss said the bridge was unsafe?", nil},
		{"anyone", "Anyone who believes they saw the van is asked to call the police.", nil},
		{"a plea in court", "Hale pleaded not guilty to burning the mill.", nil},
		{"a page of the paper", "# Chess: Teenager stuns champion\n\nMina Dore beat Arno Vess in Ostby on Saturday and went home to bed.", nil},
		{"a manner of speaking", "When he does give interviews, as on Sunday, the general speaks in proverbs.", nil},
		{"firms that oppose", "Timber firms that oppose the rules say they would cost jobs.", []string{"indirect Timber firms|say|they would cost jobs"}},
		{"residents who fled", "Residents who fled the flood say they have no hope of returning.", []string{"indirect Residents|say|they have no hope of returning"}},
		{"a club whose boat", "The rowing club whose boat was used said it had not been asked.", []string{"indirect The rowing club|said|it had not been asked"}},
		{"a woman who said", "A woman who said she was the boy's aunt told reporters that he was a good lad.", []string{"indirect who|said|she was the boy's aunt", "indirect A woman|told|he was a good lad"}},
		{"called back", "Halden Motors is recalling 40,000 cars after a fault in the brakes. Northmoor recalled its ambassador.", nil},
		{"remembered", "Hale recalled that the ambassador wept.", []string{"indirect Hale|recalled|the ambassador wept"}},
		{"what is disclosed stands elsewhere", "Mara Voss disclosed this on Friday while opening the pier.", nil},
		{"whom it concerns", "The advocate concerned, Piet Hale, apologised to the court.", nil},
		{"a state of emergency", "Northmoor declared a state of emergency on Friday.", nil},
		{"what it says", "Had the bill said what Voss says it says, nobody would vote for it.", nil},
		{"a claim and how it is judged", "Hale dismissed claims that he had lied as “baseless”.", []string{"indirect Hale|dismissed claims|he had lied"}},
		{"no more was said", "Her lawyer said the client had done “what engineers do” and would say nothing more.", []string{"mixed Her lawyer|said|the client had done “what engineers do”"}},
		{"a negated judgement is not divided", "The plan was not described by Hale as “a lie” and by Voss as “a fraud”.", []string{"mixed Hale|described|“a lie” and by Voss as “a fraud”"}},
		{"this opens a sentence", "Hale said this week the ferry would sail.", []string{"indirect Hale|said|this week the ferry would sail"}},
		{"this is a harbour", "Hale said this after all is our harbour.", []string{"indirect Hale|said|this after all is our harbour"}},
		{"nobody puts it so", "As nobody ever put it, “the harbour of Corrin is the best of all”.", nil},
		{"declared that a state of things is so", "Hale declared a state of emergency would not help.", []string{"indirect Hale|declared|a state of emergency would not help"}},
		{"recalled how somebody left", "Hale recalled seeing the ambassador leave.", []string{"indirect Hale|recalled|seeing the ambassador leave"}},
		{"told by somebody, he said", "Hale said he was told by a clerk that the vault was empty.", []string{"indirect Hale|said|he was told by a clerk that the vault was empty"}},
		{"quoted by a paper as saying", "Xu Dawei, a researcher in Sar, was quoted by the Harbour Mirror as saying the patrol was “a paper tiger on three boats”.", []string{"mixed Xu Dawei|saying|the patrol was “a paper tiger on three boats”"}},
		{"another, and who it is", "Another survivor, schoolteacher Benji Tan, said crew members had jumped first.", []string{"indirect schoolteacher Benji Tan|said|crew members had jumped first"}},
		{"of him, she said", "Ines Roke was a pilot. Of her first husband, the racing driver Kurt Loos, she said that he went faster and arrived later.", []string{"indirect she|said|he went faster and arrived later"}},
		{"an aside between dashes", "The younger Mr Lim — his father, Mr Lim Hwa, held the seat until 2011 — said he would push for lower rents.", []string{"indirect The younger Mr Lim|said|he would push for lower rents"}},
		{"a letter in which", "Bridget Asante produced a letter in which the bishop of Marl, Edwin Crane, wrote to the dean: “The matter grows worse by the week.”", []string{"direct Edwin Crane|wrote|The matter grows worse by the week."}},
		{"an act after the words", "Yolanda is not thrilled. “I told him: write a cookbook,” she sighed when reached by phone.", []string{"direct she|sighed|I told him: write a cookbook,"}},
		{"as she put it", "They flew so low that, as she once put it, “we could have reached down and taken the snow.”", []string{"direct she|put it|we could have reached down and taken the snow."}},
		{"judged by two", "Mr Dunn's plan was described by Mara Voss as “scaremongering” and by RailCo as “simply false”.", []string{"direct Mara Voss|described|scaremongering", "direct RailCo|by|simply false"}},
		{"claims that are debunked", "Claims that the vaccine harms have been debunked.", nil},
		{"badly maintained", "Lanes were closed because of badly maintained vessels and spotty enforcement of rules.", nil},
		{"the accused", "# Murder accused “laughed” about missing student\n\nNobody was in court.", nil},
		{"what happened to whom", "Callum Rudge denies killing Sophie Lennard, who vanished in March.", []string{"indirect Callum Rudge|denies|killing Sophie Lennard"}},
		{"and then did", "Kofi Mensah said it was “a bit much, you get me”, before clapping a hand over his mouth.", []string{"mixed Kofi Mensah|said|it was “a bit much, you get me”"}},
		{"what cannot be said", "It cannot be said that the voice was always in step with the lips.", nil},
	} {
		if got, rejected := find(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got %q\nwant %q\nrejected %v", c.name, c.text, got, c.want, rejected)
		}
		for i, r := range c.text { // a text that is cut off anywhere can be read, too
			if r == ' ' {
				find(c.text[:i])
			}
		}
	}
}
