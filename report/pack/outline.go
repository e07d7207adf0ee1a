package pack

import "fmt"

// bookmark is a line of the outline.
type bookmark struct {
	title string
	level int // 0 or 1
	page  int // number of its object
	top   float64
}

// addOutline writes the outline and returns its number; 0 for none.
func (f *pdfFile) addOutline(list []bookmark) int {
	if len(list) == 0 {
		return 0
	}
	root := f.reserve()
	numbers := make([]int, len(list))
	for i := range list {
		numbers[i] = f.reserve()
	}
	var top []int // places in the list
	for i, b := range list {
		parent, kids := root, []int(nil)
		if b.level > 0 && len(top) > 0 {
			parent = numbers[top[len(top)-1]]
		} else {
			top = append(top, i)
			for k := i + 1; k < len(list) && list[k].level > 0; k++ {
				kids = append(kids, numbers[k])
			}
		}
		entries := fmt.Sprintf("<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.2f null]", hexText(b.title), parent, b.page, b.top)
		if before := sibling(list, i, -1); before >= 0 {
			entries += fmt.Sprintf(" /Prev %d 0 R", numbers[before])
		}
		if after := sibling(list, i, 1); after >= 0 {
			entries += fmt.Sprintf(" /Next %d 0 R", numbers[after])
		}
		if n := len(kids); n > 0 { // closed
			entries += fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count -%d", kids[0], kids[n-1], n)
		}
		f.put(numbers[i], entries+">>")
	}
	f.put(root, fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", numbers[top[0]], numbers[top[len(top)-1]], len(top)))
	return root
}

// sibling is the next bookmark of the same level under the same heading, or -1.
func sibling(list []bookmark, i, step int) int {
	for k := i + step; k >= 0 && k < len(list); k += step {
		if list[k].level == list[i].level {
			return k
		}
		if list[k].level < list[i].level {
			break
		}
	}
	return -1
}
