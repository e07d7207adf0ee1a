package templates_test

import (
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"onrecord/parse/topic"
	"onrecord/templates"
)

// decode reads an embedded file strictly: an unknown or repeated key fails.
func decode(t *testing.T, name string, into any) {
	t.Helper()
	f, err := templates.Files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func taxonomy(t *testing.T, name string) topic.Taxonomy {
	t.Helper()
	var tax topic.Taxonomy
	decode(t, name, &tax)
	return tax
}

func TestTheTaxonomyHasItsLabelsInOrder(t *testing.T) {
	want := []string{
		"War and ceasefire", "Defence readiness", "Intelligence and infiltration", "Nuclear and IAEA",
		"Sanctions and snapback", "Negotiations and diplomacy", "Resistance groups", "Israel", "United States",
		"Europe", "Lebanon", "Iraq", "Syria", "Palestine and Gaza", "Arab states", "Russia and China", "Caucasus",
		"Leadership", "National cohesion and economy", "Media and narrative", "International law and order",
		"Personal remarks",
	}
	var narrower []string
	general := map[string]string{}
	for _, e := range taxonomy(t, "topics.yaml").Topics {
		if e.Broader != "" {
			narrower = append(narrower, e.Label)
		} else {
			general[e.Code] = e.Label
		}
	}
	if !slices.Equal(narrower, want) {
		t.Errorf("narrower labels are\n%q, want\n%q", narrower, want)
	}
	// The top level of the IPTC Media Topics.
	if wantGeneral := map[string]string{
		"medtop:01000000": "Arts, culture, entertainment and media",
		"medtop:02000000": "Crime, law and justice",
		"medtop:03000000": "Disaster, accident and emergency incident",
		"medtop:04000000": "Economy, business and finance",
		"medtop:05000000": "Education",
		"medtop:06000000": "Environment",
		"medtop:07000000": "Health",
		"medtop:08000000": "Human interest",
		"medtop:09000000": "Labour",
		"medtop:10000000": "Lifestyle and leisure",
		"medtop:11000000": "Politics and government",
		"medtop:12000000": "Religion",
		"medtop:13000000": "Science and technology",
		"medtop:14000000": "Society",
		"medtop:15000000": "Sport",
		"medtop:16000000": "Conflict, war and peace",
		"medtop:17000000": "Weather",
	}; !maps.Equal(general, wantGeneral) {
		t.Errorf("general labels are %q, want %q", general, wantGeneral)
	}
}

// A classifier refuses a term listed twice in a topic, a word that could never
// match and every other mistake of a taxonomy.
func TestTheTaxonomyCompiles(t *testing.T) {
	if _, err := topic.New(taxonomy(t, "topics.yaml")); err != nil {
		t.Error(err)
	}
}

// A match report is full of attack, defence and battle.
func TestFootballIsSportAndNeitherWarNorDefence(t *testing.T) {
	match := []string{
		"Harbour United came back from two goals down to draw at Stannick City on Saturday, and their coach said his defence had learned from the defeat in October.",
		"“We attacked from every side and fought for every metre of grass,” coach Piet Marl said. “It was a battle.”",
		"City striker Anton Reyl scored twice before the interval. “I hit it well and it went in,” Reyl told reporters.",
		"City manager Greta Somm said her midfield had been tired after the cup match on Wednesday. “It was a fair point for both teams,” she said.",
	}
	quotes := []string{
		"his defence had learned from the defeat in October",
		"We attacked from every side and fought for every metre of grass, It was a battle.",
		"I hit it well and it went in,",
		"It was a fair point for both teams,",
	}
	c, err := topic.New(taxonomy(t, "topics.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	profile := c.Profile("Harbour United hold Stannick to a draw", match)
	for i, q := range quotes {
		got := c.Topics(topic.Input{Quote: q, Profile: profile, Paragraph: i})
		if len(got) != 1 || got[0].Label != "Sport" {
			t.Errorf("%q is about %v, want Sport alone", q, got)
		}
	}
}

// A word of courtesy, a press conference or the speaker's office is not what a
// statement is about.
func TestStatementsTakeTheSubjectOfTheirDocument(t *testing.T) {
	c, err := topic.New(taxonomy(t, "topics.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		want       string
		quote      string
		paragraphs []string // the quote stands in the last
	}{
		{"War and ceasefire", "It was louder in August.", []string{
			"Shells fell on both banks of the river on Sunday night, in breach of the truce.",
			"“It was louder in August,” the ferryman told reporters."}},
		{"Nuclear and IAEA", "A delay is not a diversion.", []string{
			"The inspectors waited nine days before they saw the enrichment hall.",
			"“A delay is not a diversion,” the foreign minister said in an interview."}},
		{"Intelligence and infiltration", "He mends clocks, and I thank you for asking.", []string{
			"Two men were arrested in the port on suspicion of spying, prosecutors said.",
			"“He mends clocks, and I thank you for asking,” said the lawyer of one, who had been accused of espionage."}},
		{"Negotiations and diplomacy", "It is a warm corridor.", []string{
			"The delegations met for a second day; the envoy spoke of progress in the talks.",
			"“It is a warm corridor,” a delegate said when a reporter asked about the seat of her mother's party."}},
		{"Sanctions and snapback", "We shall read it twice.", []string{
			"Three governments asked for the return of sanctions, among them the oil embargo.",
			"“We shall read it twice,” the ministry's spokesman told journalists."}},
		{"Personal remarks", "I remember my childhood in that street, and my mother at the window.", []string{
			"The negotiations on the truce went on behind closed doors.",
			"“I remember my childhood in that street, and my mother at the window,” the envoy said."}},
		{"Media and narrative", "That report is propaganda and fake news.", []string{
			"The negotiations on the truce went on behind closed doors.",
			"“That report is propaganda and fake news,” the envoy said."}},
	} {
		profile := c.Profile("", test.paragraphs)
		got := c.Topics(topic.Input{Quote: test.quote, Profile: profile, Paragraph: len(test.paragraphs) - 1})
		if len(got) == 0 || got[0].Label != test.want {
			t.Errorf("%q: %v, want %q", test.quote, got, test.want)
		}
	}
}

type outlet struct {
	Name     string
	Aliases  []string
	Domain   string
	Country  string
	Language string
	Agency   bool
}

func outlets(t *testing.T) []outlet {
	t.Helper()
	var file struct{ Outlets []outlet }
	decode(t, "outlets.yaml", &file)
	return file.Outlets
}

func TestOutletsCoverTheWorld(t *testing.T) {
	agencies, others, countries := 0, 0, map[string]bool{}
	for _, o := range outlets(t) {
		if o.Agency {
			agencies++
		} else {
			others++
		}
		countries[o.Country] = true
	}
	if agencies < 60 || others < 300 || len(countries) < 100 {
		t.Errorf("%d agencies, %d other outlets, %d countries; want at least 60, 300, 100", agencies, others, len(countries))
	}
}

func TestOutletsAreWellFormed(t *testing.T) {
	var (
		domain   = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$`)
		country  = regexp.MustCompile(`^[A-Z]{2}$`)
		language = regexp.MustCompile(`^[a-z]{2,3}$`)
		names    = map[string]string{}
		domains  = map[string]string{}
	)
	for _, o := range outlets(t) {
		if !domain.MatchString(o.Domain) || strings.HasPrefix(o.Domain, "www.") {
			t.Errorf("%s: domain %q", o.Name, o.Domain)
		}
		if other, ok := domains[o.Domain]; ok {
			t.Errorf("%s and %s share %s", o.Name, other, o.Domain)
		}
		domains[o.Domain] = o.Name
		if !country.MatchString(o.Country) || !language.MatchString(o.Language) {
			t.Errorf("%s: country %q, language %q", o.Name, o.Country, o.Language)
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			folded := strings.ToLower(name)
			if other, ok := names[folded]; ok || strings.TrimSpace(name) != name || len(name) < 2 {
				t.Errorf("%s: name %q is taken by %q, or not a name", o.Name, name, other)
			}
			names[folded] = o.Name
		}
	}
}

// A domain that ends in a country's code belongs to that country, but for the
// few that are edited elsewhere or sold as plain names.
func TestOutletsCountriesAgreeWithTheirDomains(t *testing.T) {
	sold := []string{"ai", "co", "fm", "io", "me", "tv", "eu", "asia", "su", "ws"}
	elsewhere := []string{"dvb.no", "srna.rs"}
	for _, o := range outlets(t) {
		end := o.Domain[strings.LastIndex(o.Domain, ".")+1:]
		if len(end) != 2 || slices.Contains(sold, end) && o.Country != strings.ToUpper(end) || slices.Contains(elsewhere, o.Domain) {
			continue
		}
		want := strings.ToUpper(end)
		if end == "uk" {
			want = "GB"
		}
		if o.Country != want {
			t.Errorf("%s: country %s, domain %s", o.Name, o.Country, o.Domain)
		}
	}
}

func TestSpeakersBeginEmpty(t *testing.T) {
	var file struct {
		Speakers []struct {
			Name, Role, From, To string
			Aliases              []string
		}
	}
	decode(t, "speakers.yaml", &file)
	if len(file.Speakers) != 0 {
		t.Errorf("%d speakers come with the program, want none", len(file.Speakers))
	}
}
