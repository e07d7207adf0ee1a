package workbook

import (
	"slices"
	"testing"
)

// Excel shows boards of buttons on Summary that filter Quotes; where there is
// nothing to filter, or more than one table, there are none.
func TestSlicersFilterTheOneTableOfQuotes(t *testing.T) {
	f := opened(t, manyRows(60))
	list, err := f.GetSlicers(summaryName)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
		if s.TableName != quotesTable || s.TableSheet != quotesName {
			t.Errorf("%s filters %s on %s", s.Name, s.TableName, s.TableSheet)
		}
	}
	if want := []string{"topic", "source", "kind", "status"}; !slices.Equal(names, want) {
		t.Errorf("slicers %q, want %q", names, want)
	}
	if list, err := opened(t, manyRows(0)).GetSlicers(summaryName); err != nil || len(list) > 0 {
		t.Errorf("without rows there are %d slicers: %v", len(list), err)
	}
	if m := modelWith(manyRows(60), 7); len(m.sheets[0].slicers) > 0 {
		t.Errorf("over several tables there are %d slicers", len(m.sheets[0].slicers))
	}
}
