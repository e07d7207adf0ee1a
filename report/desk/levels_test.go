package desk

import (
	"testing"

	"onrecord/templates"
)

func TestATaxonomyOfTwoLevelsComesApart(t *testing.T) {
	file := shipped(t, "topics.yaml")
	all, _, err := taxonomy(templates.Files, "topics.yaml")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, part := range []string{GeneralTopics(file), NarrowerTopics(file)} {
		s, err := Load(nil, Own{Taxonomy: File{"topics.yaml", []byte(part)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Taxonomy.Topics {
			count++
			if e.Broader != "" {
				t.Errorf("%s has a broader topic", e.Label)
			}
		}
	}
	if count != len(all.Topics) {
		t.Errorf("%d topics in the parts, %d in the whole", count, len(all.Topics))
	}
}
