package page

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestTheTableShowsRowsAndIsNarrowed(t *testing.T) {
	d := newTestDesk(t)
	for _, c := range []struct {
		query     string
		has, lack string
	}{
		{"", "The engine is in pieces", ""},
		{"?q=bolts", "needed new bolts", "engine"},
		{"?q=ferry+OR+bolts", "needed new bolts", "Nobody will fall"},
		{"?speaker=Birch", "Nobody will fall", "bolts"},
		{"?stance=denies", "run out of money", "Nobody will fall"},
		{"?kind=direct", "The engine is in pieces", "would not sail"},
		{"?period=2026-11-19", "bolts", "ferry would not"},
		{"?source=Gazette", "No rows match", "bolts"},
		{"?check=any&status=new", "pier would be sold", "bolts"},
		{"?status=drop", "No rows match", "bolts"},
	} {
		page := textOf(d.get("/rows" + c.query))
		if !strings.Contains(page, c.has) {
			t.Errorf("/rows%s lacks %q", c.query, c.has)
		}
		if c.lack != "" && strings.Contains(page, c.lack) {
			t.Errorf("/rows%s has %q", c.query, c.lack)
		}
	}
}

func TestAFilterThatMakesNoSenseSaysSo(t *testing.T) {
	d := newTestDesk(t)
	for query, says := range map[string]string{"?kind=song": "song is no kind", "?period=soon": "soon", "?q=a+OR": "OR needs a word on each side"} {
		status, body, _ := d.ask(d.request(http.MethodGet, "/rows"+query, ""))
		if status != http.StatusBadRequest || !strings.Contains(body, says) {
			t.Errorf("/rows%s: %d, wanted %q in\n%s", query, status, says, textOf(body))
		}
	}
}

func TestARowStandsBesideItsDocument(t *testing.T) {
	d := newTestDesk(t)
	page := d.get("/rows/" + d.rowOf("engine is in pieces") + "?speaker=Pell&why=1")
	for _, want := range []string{
		`<span class="content this-content">The engine is in pieces on the quay,</span>`, // marked in place
		`<span class="mention this-mention">she</span>`,
		"taken for Dora Pell",
		"Why this row",
		`<dt>found</dt>`,
		`?speaker=Pell`, // the way back leads to the same rows
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, `<span class="cue`); n < 3 {
		t.Errorf("%d cues are marked; other statements of the document are as well", n)
	}
}

func TestADocumentThatIsGoneSaysSoAndKeepsItsRows(t *testing.T) {
	d := newTestDesk(t)
	file := articles["ferry.txt"]
	delete(articles, "ferry.txt")
	defer func() { articles["ferry.txt"] = file }()
	page := textOf(d.get("/rows/" + d.rowOf("engine is in pieces")))
	if !strings.Contains(page, "The text cannot be shown") || !strings.Contains(page, "The engine is in pieces") {
		t.Errorf("the page says:\n%s", page)
	}
}

func TestPagesFollowEachOtherWithoutLossOrRepetition(t *testing.T) {
	d := newTestDesk(t)
	q, err := d.query(t.Context(), filters{}, 2)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for before := int64(0); ; {
		rows, next, err := d.desk.Archive.Page(t.Context(), q, before)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if seen[r.ID] {
				t.Errorf("%s comes twice", r.ID)
			}
			seen[r.ID] = true
		}
		if next == 0 {
			break
		}
		before = next
	}
	if n, err := d.desk.Archive.Count(t.Context(), q, 100); err != nil || n != len(seen) || n < 5 {
		t.Errorf("%d rows on pages, %d on record, %v", len(seen), n, err)
	}
}

func TestNothingOfADocumentIsEverMarkup(t *testing.T) {
	d := newTestDesk(t)
	id := d.rowOf("is what they typed")
	for _, address := range []string{"/rows", "/documents", "/rows/" + id, "/rows?q=" + url.QueryEscape(`"<script>alert(1)</script>" typed`), "/rows?speaker=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"} {
		page := d.get(address)
		for _, bad := range []string{"<script>alert", "<img", "onerror=alert(1)>", `"><script`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s contains %s", address, bad)
			}
		}
	}
	if page := textOf(d.get("/rows/" + id)); !strings.Contains(page, "&lt;script&gt;alert(&#39;quote&#39;)&lt;/script&gt;") {
		t.Error("the words are not shown as they were typed")
	}
}

func TestNamesAreSuggested(t *testing.T) {
	d := newTestDesk(t)
	if got := strings.TrimSpace(d.get("/names?field=speaker&q=pell")); got != `["Dora Pell"]` {
		t.Errorf("names: %s", got)
	}
}
