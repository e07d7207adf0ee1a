package provenance

import (
	"strings"
	"time"
)

var monthWord = lazily(`^(?i:` + month + `)$`)

var weekdayNames = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

var (
	// passing are small words that may stand between a cue and its day: "told
	// reporters in a briefing for the press late on Saturday".
	passing = words(`a an the his her its their our in at to with from by for of and during via through near outside inside on
		has have had also again later then meanwhile but earlier late early only just here there speaking talking writing addressing
		appearing issued published released broadcast aired airing televised posted delivered dated carried given made held sent emailed
		plenary joint live weekly daily monthly regular emergency exclusive separate brief written short rare video public
		closed-door special annual final first second last-minute lengthy recorded pre-recorded front across local state
		state-run official semi-official foreign new national`)

	// occasions are acts and places of speaking, as nouns.
	occasions = words(`statement statements speech interview interviews conference conferences briefing briefings post posts letter
		message address remarks comments call conversation meeting session sitting hearing debate sermon broadcast release
		announcement communique communiqué note column article report essay tweet tweets podcast programme program forum summit
		rally ceremony lecture event appearance presser press news telephone phone ad advert ads advertisement video videos campaign conference-call town-hall debate question-and-answer`)

	// hearers are who is spoken to, and through what.
	hearers = words(`reporters journalists parliament lawmakers mps deputies senators ministers members council committee cabinet
		congress assembly court judges audience crowd supporters students diplomats officials correspondents television tv radio
		agency newspaper magazine website channel daily media network broadcaster station outlet social platform facebook telegram
		x twitter instagram youtube people city town capital village ministry government office army police party court parliament
		embassy residents delegates analysts investors donors workers farmers activists veterans allies mayors governors teachers doctors fans leaders colleagues voters followers commission board`)

	// joins open a clause or hang another event onto a name.
	joins = words(`who which that whose whom when where while after before since until because as if and but or although though whether
		following amid regarding concerning about marking despite`)

	otherThanOn = words(`since until till by before after for from of between through than next to and or about over every each coming
		following`)
	dayEndings   = words(`ight ning noon`) // "last night", "this morning", "this afternoon"
	venues       = words(`at outside near inside beside by from`)
	releases     = words(`issued published released broadcast posted delivered dated`)
	several      = words(`and or to through until till`)
	partsOfDay   = words(`morning afternoon evening night noon midday`)
	future       = words(`will would shall may might could should must to`)
	adverbOfTime = words(`late early earlier later also`)
	determiners  = words(`a an the his her its their this`)
	pronouns     = words(`he she they it`)
	uttered      = words(`promises vows pledges threatens swore told`)
	irregular    = words(`said told wrote spoke gave made put read ran swore took went met came held saw thought felt knew found sent began
		saying telling writing adding`)
	undated    = words(`wanted planned hoped intended needed tried aimed prepared scheduled expected wished feared`)
	continuing = words(`added adds adding continued concluded`)

	// afterBareDay are words that a weekday cannot belong to.
	afterBareDay = words(`that the a an his her its their he she it they we there this these those in at to with from by for during
		after before while when as if on morning afternoon evening night and but`)
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
