package desk

import (
	"regexp"
	"strings"
)

// A taxonomy file is cut before every topic; the first piece is what stands
// above them.
const topicStart = "\n  - label: "

var broaderLine = regexp.MustCompile(`(?m)^    broader: .*\n`)

// GeneralTopics returns a taxonomy file of two levels without its narrower topics.
func GeneralTopics(file string) string {
	return topicsThat(file, func(topic string) bool { return !broaderLine.MatchString(topic) })
}

// NarrowerTopics returns a taxonomy file of two levels with its narrower topics
// alone, as a file of one level.
func NarrowerTopics(file string) string {
	return broaderLine.ReplaceAllString(topicsThat(file, broaderLine.MatchString), "")
}

func topicsThat(file string, keep func(topic string) bool) string {
	pieces := strings.Split(file, topicStart)
	kept := pieces[:1]
	for _, p := range pieces[1:] {
		if keep(p) {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, topicStart)
}
