package workbook

import (
	"strings"
	"testing"
)

// What excelize writes otherwise than the schema has it is put right: strict
// readers refuse such a file, or report it.
func TestPartsAreAsTheSchemaHasThem(t *testing.T) {
	parts := map[string]string{}
	for name, part := range partsOf(t, written(t, sample())) {
		parts[name] = string(part)
	}
	core := parts["docProps/core.xml"]
	for _, want := range []string{"<cp:coreProperties ", "<cp:lastModifiedBy>", "</cp:coreProperties>"} {
		if !strings.Contains(core, want) {
			t.Errorf("docProps/core.xml has no %s: %s", want, core)
		}
	}
	for _, one := range font.FindAllString(parts["xl/styles.xml"], -1) {
		last := -1
		for _, child := range fontChild.FindAllString(one[len("<font>"):], -1) {
			at := fontPlace([]byte(child))
			if at < last {
				t.Errorf("a font's children stand out of order: %s", one)
			}
			last = at
		}
	}
	slicers := 0
	for name, part := range parts {
		if strings.HasPrefix(name, "xl/slicerCaches/") {
			slicers++
			if !strings.Contains(part, "<x:ext ") || !strings.Contains(part, "</x:ext>") {
				t.Errorf("%s: its extension belongs to no namespace: %s", name, part)
			}
		}
		if strings.Contains(part, "<mc:Fallback/>") {
			t.Errorf("%s has an anchor without content", name)
		}
	}
	if slicers != len(sliced) {
		t.Errorf("%d slicers, want %d", slicers, len(sliced))
	}
	book := parts["xl/workbook.xml"]
	if strings.Contains(book, "filterPrivacy") || !strings.Contains(book, `calcId="191029"`) {
		t.Errorf("the workbook's properties: %s", book)
	}
}
