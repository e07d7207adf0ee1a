package desk

import (
	"cmp"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"onrecord/parse/topic"
	"onrecord/report/desk/yamlfile"
)

// taxonomy reads and compiles a taxonomy, so that every mistake, including those that no
// schema can express, is reported with its position in the file.
func taxonomy(files fs.FS, name string) (topic.Taxonomy, *topic.Classifier, error) {
	if ships(files, name, "topics.yaml") {
		c, err := topic.New(shippedTopics)
		return shippedTopics, c, err
	}
	var t topic.Taxonomy
	s, err := decode(files, name, &t)
	if err != nil {
		return t, nil, err
	}
	c, err := topic.New(t)
	if err == nil {
		return t, c, s.found()
	}
	topics, unknown := yamlfile.Value(s.root, "topics"), len(s.faults) > 0
	faults := []error{err}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		faults = several.Unwrap()
	}
	var left []*topic.EntryError // reported from the last to the first, see place
	for _, f := range faults {
		e, ok := errors.AsType[*topic.EntryError](f)
		if !ok {
			s.fault(cmp.Or(topics, s.root), "%v", f)
			continue
		}
		if unknown && e.Term == "" && (e.Field == "label" || e.Field == "words" || e.Field == "broader") {
			continue // it is there, under a misspelt key
		}
		left = append(left, e)
	}
	used := map[ast.Node]bool{}
	for _, e := range slices.Backward(left) {
		s.fault(place(topics, e, used), "%v", e)
	}
	return t, nil, s.found()
}

// place returns the node that a mistake of the taxonomy concerns: the term,
// else the field, else the topic. A term that occurs twice is reported where it
// is repeated; used holds the nodes already reported.
func place(topics ast.Node, e *topic.EntryError, used map[ast.Node]bool) ast.Node {
	entry := yamlfile.Item(topics, e.Index)
	field := yamlfile.Value(entry, e.Field)
	if list, ok := field.(*ast.SequenceNode); ok {
		for _, n := range slices.Backward(list.Values) {
			if term := yamlfile.Plain(n); decoded(term) == e.Term && !used[term] {
				used[term] = true
				return term
			}
		}
	}
	return cmp.Or(field, entry, topics)
}

// decoded returns a term as the taxonomy has it: "" for a null value.
func decoded(n ast.Node) string {
	if _, ok := n.(*ast.NullNode); ok || n == nil {
		return ""
	}
	return yamlfile.Text(n)
}

// topicStart is where a taxonomy file is cut, before every topic; the first piece is what
// comes above them.
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
