package pack

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

var keep = flag.String("keep", "", "write the sample pack to this file, to be looked at")

// sampleQuotes are invented; each with kind and language.
var sampleQuotes = []struct{ kind, lang, text string }{
	{"direct", "en", "We will not sign an agreement that leaves the question of accountability unanswered, and I have told the delegation so in those words. If the office of the Auditor is waiting for an affidavit, it will have one by Friday; if it is waiting for us to give up the clause, it will wait for a very long time."},
	{"direct", "en", "No."},
	{"indirect", "en", "the counterproposal circulated on Tuesday had moved three delegations from outright refusal to conditional support, though the final text was still “some distance away”"},
	{"mixed", "en", "Northmoor would keep its border crossings open “for as long as there is a single family waiting”, whatever the neighbouring provinces decide"},
	{"direct", "en", "What you are seeing is an extraordinarily difficult reconfiguration of infrastructure that was built for a different century. The first effect, frankly, will be traffic: officially, five affected offices file their difficult figures in AVATAR, the Type-2 register."},
	{"direct", "en", "The minister told me, ‘You will have your answer in the morning,’ and then there was no answer, not that morning and not on any morning since. We have 1,240 vacancies and 310 applicants. That is the whole story, and anybody who tells you that it is a question of wages has not sat in the room in which people decide whether to stay."},
	{"indirect", "en", "households could not be asked to carry the adjustment twice, and that the supplementary appropriation would have to be reconsidered in its entirety"},
	{"direct", "vi", "Chúng tôi sẽ tiếp tục đối thoại, nhưng không bằng mọi giá. Nếu các số liệu được công bố hôm thứ Năm là đúng, chúng ta phải bắt đầu lại từ đầu, và điều đó không dễ dàng với bất kỳ ai."},
	{"direct", "ar", "إن الاتفاق رقم 2026 سيدخل حيز التنفيذ بعد 45 يوماً، وإن (المفاوضات) مستمرة مع OECD حتى نهاية العام، ولن نقبل بأي شرط لم يُعرض على المجلس. وقد بلغت النسبة 12.5% في الربع الأخير."},
	{"direct", "fa", "این تصمیم قیمت برق را تا ۱۲ درصد کاهش می\u200cدهد و گزارش نهایی هفتهٔ آینده منتشر خواهد شد."},
	{"direct", "he", "הממשלה תפעל עד 12.5 לחודש, והדיון (השלישי השבוע) יימשך. איש לא הבטיח 1,000 משרות חדשות, ואיש לא יבטיח אותן גם מחר."},
	{"direct", "ru", "Мы не можем согласиться на условия, которые ещё никто не видел. Решение будет принято в октябре, и не раньше."},
	{"direct", "el", "Χρειαζόμαστε σαφείς δεσμεύσεις και όχι ανακοινώσεις προθέσεων, και τις χρειαζόμαστε πριν από το τέλος του μήνα."},
	{"direct", "fr", "La décision appartient au conseil, et à lui seul ; nous l’attendons avec une certaine impatience, je ne vous le cache pas."},
	{"indirect", "en", "tariffs of 12.5% would take effect on 1 January unless both sides filed an extension"},
	{"direct", "en", "I would characterise the discussions as serious, occasionally uncomfortable, and — for the first time — genuinely technical."},
	{"direct", "en", "Responsibility for the delay lies with the contractor, not with the crews who worked through the night. … I have asked for the full register at https://records.northmoor.example/2026/11/18/register-of-contracts-and-supplementary-agreements-final-version.pdf and I expect it to be published without a single blackened line."},
}

var samplePeople = [][2]string{
	{"Mara Voss", "energy minister of Veshnia"}, {"Piet Halloran", "chair of the Northmoor border commission"},
	{"Sir Alastair Whyte-Petersen", "flood commissioner and former permanent secretary of the Department for Rivers, Harbours and Coastal Defence"},
	{"Nguyễn Thị Hạnh", "trade envoy"}, {"Ελένη Παπαδάκη", "finance committee chair"}, {"Дмитрий Орлов", "rail union secretary"},
	{"ליאת ברק", "health ministry spokeswoman"}, {"سارا احمدی", "energy analyst"}, {"Zoë van Tongeren", ""}, {"Łukasz Wójcik", "deputy prime minister"}, {"", ""}, {"", ""},
}

var sampleOutlets = []string{"The Harbour Post", "Le Courrier du Fleuve", "Agence Meridian", "Vecherny Vestnik", "Radio Pelion", "North Valley Gazette", ""}

var sampleTopics = []string{"Energy prices and supply", "Border and migration talks", "Budget and public debt", "Flood response along the lower Tarn and its tributaries", "Hospital staffing", "Trade negotiations", "Nothing was said of this"}

// invented is a statement of its own for every number.
func invented(n int) string {
	next := uint32(n)*2654435761 + 97
	pick := func(list []string) string {
		next = next*1664525 + 1013904223
		return list[int(next>>8)%len(list)]
	}
	parts := strings.Fields("harbour ferry tariff clause convoy budget reservoir clinic treaty embargo quarry pension bridge census orchard customs grain turbine archive tribunal ration sluice tramway garrison apprentice mortgage granary rectory lighthouse cable depot ledger")
	verbs := []string{"rejected", "repaired", "audited", "postponed", "measured", "defended", "sold", "reopened", "surveyed", "flooded", "praised", "renamed", "taxed", "guarded", "leased", "abandoned"}
	places := []string{"in Corrin", "below the dam", "at Stannick", "along the ridge", "near Velmora", "on the lower quay", "behind the mill", "east of Lindesby", "under the viaduct", "in the northern parishes"}
	reasons := []string{"because nobody had counted", "although the engineers warned us", "before the frost arrives", "while the inquiry is sitting", "unless the auditors object", "so that fishermen can plan", "after three quiet winters", "whatever the newspapers print"}
	text := fmt.Sprintf("The %s was %s %s %s", pick(parts), pick(verbs), pick(places), pick(reasons))
	for range int(next>>9) % 4 {
		text += fmt.Sprintf("; %s %s %s would be %s %s", pick([]string{"every", "no", "each", "another"}), pick(parts), pick(places), pick(verbs), pick(reasons))
	}
	return text + "."
}

// sample is a week's briefing with all that makes a page hard to set.
func sample(t testing.TB) report.Briefing {
	t.Helper()
	b := report.Briefing{
		Title: "Veshnia and Northmoor: what was said this week", Marking: "For internal use only", Version: "1.4.0",
		Note:   "Two of the statements under border talks rest on one source. The energy figures of Thursday were corrected on Friday; both versions are kept here because ministers were still quoting the first of them on Saturday evening.\n\nThe desk will return to hospital staffing next week.",
		Period: report.Period{Name: "2026-W47"}, Topics: sampleTopics, For: []string{"Office of the commissioner", "Press section", "Border desk, Northmoor"},
		Settings: []report.Setting{{Name: "Taxonomy", Value: "security and diplomacy, 24 topics"}, {Name: "Left out", Value: "intentions"}},
	}
	setDate(t, &b.Made, "2026-11-23")
	setDate(t, &b.Period.From, "2026-11-16")
	setDate(t, &b.Period.To, "2026-11-22")
	for i := range 24 {
		d := report.Document{Path: fmt.Sprintf("inbox/2026-11/%03d.html", i+1), Status: report.StatusRead,
			Source: sampleOutlets[i%len(sampleOutlets)], Title: fmt.Sprintf("Delegations return to the table as deadline %d nears", i+1),
			URL: fmt.Sprintf("https://news.%s.example/2026/11/%02d/delegations-return-to-the-table-as-deadline-nears-%d.html?ref=front&edition=evening", strings.ToLower(strings.ReplaceAll(sampleOutlets[i%6], " ", "-")), 16+i%7, i+1)}
		if i%9 != 4 {
			setDate(t, &d.Date, fmt.Sprintf("2026-11-%02d", 16+i%7))
		}
		if i%11 == 7 {
			d.Title, d.URL = "", ""
		}
		b.Documents = append(b.Documents, d)
	}
	b.Documents[3].Title = "After a night of talks that ended at four, the four delegations publish three communiqués that agree in everything but the one clause on which everything depends, and leave by separate doors"
	b.Documents = append(b.Documents,
		report.Document{Path: "inbox/2026-11/scan-of-a-page.pdf", Status: report.StatusFailed, Reason: "the PDF has no text layer"},
		report.Document{Path: "inbox/2026-11/logo.png", Status: report.StatusSkipped, Reason: "not a document format"},
		report.Document{Path: "inbox/2026-11/copy of 004.html", Status: report.StatusSkipped, Reason: "same bytes as inbox/2026-11/004.html"})
	for i := range 72 {
		d, who := b.Documents[i*5%24], samplePeople[i*7%len(samplePeople)]
		q := sampleQuotes[i%len(sampleQuotes)]
		if i >= len(sampleQuotes) {
			q.kind, q.lang, q.text = []string{"direct", "mixed", "indirect"}[i%3], "en", invented(i)
		}
		r := report.Row{Source: d.Source, Date: d.Date, Speaker: who[0], Role: who[1], Topic: sampleTopics[i*i%6], Quote: q.text, Kind: q.kind, Act: "speech",
			Title: d.Title, URL: d.URL, Language: q.lang, Document: d.Path, Statement: i + 1, ID: fmt.Sprintf("%08x", 0x9e3779b9*uint32(i+1))}
		switch {
		case i%8 == 5:
			r.Topic = ""
		case i%10 == 3:
			r.Flags = []string{report.FlagDateInferred}
		}
		if r.Speaker == "" {
			r.Flags = append(r.Flags, report.FlagSpeakerUnresolved)
		}
		if i == 14 {
			r.Act, r.Via = "thought", "Meridian News Agency"
			setDate(t, &r.Said, "2026-11-14")
		}
		if i == 20 { // four outlets have the words of row 3
			for _, k := range []int{2, 3, 4} {
				r.SameAs = append(r.SameAs, b.Rows[k].ID)
			}
		}
		if i == 33 {
			r.SameAs = []string{b.Rows[17].ID}
		}
		b.Rows = append(b.Rows, r)
	}
	return withBefore(t, withEchoes(withInterview(b)))
}

// withEchoes adds an agency's report, printed by three papers: in the same
// words, and in nearly the same.
func withEchoes(b report.Briefing) report.Briefing {
	for i, quote := range []string{
		"The commission will publish the register of crossings on Monday, without a single name blacked out, and whoever finds an error in it should write to me and not to the newspapers.",
		"The commission will publish the register of crossings on Monday, without a single name blacked out, and whoever finds an error in it should write to me and not to the newspapers.",
		"The commission will publish its register of crossings early on Monday, without a single name blacked out, and whoever finds an error should write to me.",
	} {
		d := b.Documents[8+i]
		b.Rows = append(b.Rows, report.Row{Source: d.Source, Date: d.Date, Speaker: "Piet Halloran", Role: "chair of the Northmoor border commission", Kind: "direct", Act: "speech",
			Quote: quote, Topic: sampleTopics[1], Title: d.Title, URL: d.URL, Language: "en", Document: d.Path, Statement: 95, ID: fmt.Sprintf("b%07d", i)})
	}
	return b
}

// withBefore adds the week before: fewer statements, on other topics, by some
// who are silent now.
func withBefore(t testing.TB, b report.Briefing) report.Briefing {
	before := &report.Earlier{Period: report.Period{Name: "2026-W46"}, Known: []string{"Łukasz Wójcik"}}
	setDate(t, &before.Period.From, "2026-11-09")
	setDate(t, &before.Period.To, "2026-11-15")
	for i, r := range b.Rows[:60] {
		if r.Speaker == "Mara Voss" || r.Speaker == "Łukasz Wójcik" || i%7 == 3 {
			continue
		}
		if r.Topic == sampleTopics[4] && i%3 > 0 {
			r.Topic = sampleTopics[5]
		}
		if i%20 == 1 {
			r.Speaker = "Ines Roke"
		}
		setDate(t, &r.Date, fmt.Sprintf("2026-11-%02d", 9+i*i%7))
		before.Rows = append(before.Rows, r)
	}
	b.Before = before
	return b
}

// withInterview adds a transcript: a question, and an answer of three
// paragraphs.
func withInterview(b report.Briefing) report.Briefing {
	d := b.Documents[0]
	question := "You have said that the clause on accountability could be dropped. Is that still the position of your government?"
	b.Rows = append(b.Rows, report.Row{Source: d.Source, Date: d.Date, Speaker: report.Interviewer, Question: true, Kind: "turn", Act: "speech", Quote: question, Topic: sampleTopics[1], Document: d.Path, Statement: 90, ID: "q0000001"})
	for i, p := range []string{
		"I never said that. What I said, and I have the transcript here, is that the clause could be moved: to an annex, to a side letter, to a place where it does not have to be read aloud at the signing.",
		"That is a difference which diplomats understand and which newspapers, with respect, sometimes do not.",
		"So: the position has not changed.",
	} {
		b.Rows = append(b.Rows, report.Row{Source: d.Source, Date: d.Date, Speaker: "Mara Voss", Role: "energy minister of Veshnia", Kind: "turn", Act: "speech", Quote: p, Context: question, Topic: sampleTopics[1], Title: d.Title, URL: d.URL, Document: d.Path, Statement: 91, ID: fmt.Sprintf("a%07d", i)})
	}
	return b
}

func setDate(t testing.TB, d interface{ UnmarshalText([]byte) error }, s string) {
	t.Helper()
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
}
