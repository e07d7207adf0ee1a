package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/report"
)

const listsName = "Lists"

// Names of the drop-down lists.
const (
	listTopics   = "list_topic"
	listKinds    = "list_kind"
	listStatuses = "list_status"
	listSpeakers = "list_speaker"
)

// speakersListed is how many speakers a drop-down offers: nobody looks through more.
const speakersListed = 5000

// listSheet returns the hidden sheet of values to choose from, one column per list, and
// the names by which the drop-downs refer to them. A list without values has no name.
func listSheet(c *contents) (sheet, []name) {
	var topics []string
	add := func(label string) {
		if label = cutLine(cleanLine(label), 250); label != "" && !slices.Contains(topics, label) && len(topics) < c.limit.lines {
			topics = append(topics, label)
		}
	}
	for _, label := range c.briefing.Topics {
		add(label)
	}
	for _, p := range c.profiles.Topics {
		add(p.Name)
	}
	speakers, _, _ := named(c.profiles.Speakers)
	var people []string
	for _, p := range speakers {
		if name := cutLine(cleanLine(p.Name), 250); name != "" && len(people) < min(speakersListed, c.limit.lines) {
			people = append(people, name)
		}
	}
	slices.SortFunc(people, func(a, b string) int { return cmp.Or(cmp.Compare(report.Fold(a), report.Fold(b)), cmp.Compare(a, b)) })
	people = slices.Compact(people)
	lists := []struct {
		name, head string
		values     []string
	}{
		{listTopics, "topic", topics},
		{listKinds, "kind", report.Kinds()},
		{listStatuses, "status", reviewStatuses},
		{listSpeakers, "speaker", people},
	}
	s := sheet{name: listsName, hidden: true, head: true, print: len(lists)}
	var names []name
	for i, l := range lists {
		s.columns = append(s.columns, column{head: l.head, width: 32, style: styleText})
		s.count = max(s.count, len(l.values))
		if len(l.values) > 0 {
			area := fmt.Sprintf("$%s$2:$%s$%d", letter(i), letter(i), len(l.values)+1)
			names = append(names, name{l.name, on(listsName, area)})
		}
	}
	s.lines = func(yield func(line) bool) {
		for n := range s.count {
			cells := make([]cell, len(lists))
			for i, l := range lists {
				if n < len(l.values) {
					cells[i] = text(l.values[n])
				}
			}
			if !yield(line{cells: cells}) {
				return
			}
		}
	}
	return s, names
}
