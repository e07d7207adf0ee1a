package speaker

import "testing"

// TestTheRestOfAPair holds that a mention that is the second of two takes the first along.
func TestTheRestOfAPair(t *testing.T) {
	checkRules(t, []ruled{
		{"a counterpart", "Defence secretary Mara Voss and her French counterpart, Piet Hale, said the treaty was ready.",
			[]string{"Piet Hale"}, "Mara Voss and Piet Hale"},
		{"a counterpart without commas", "Mara Voss and her French counterpart Piet Hale said the treaty was ready.",
			[]string{"Piet Hale"}, "Mara Voss and Piet Hale"},
		{"a husband", "Ines Roke and her husband, Piet Hale, said they had seen nothing.", []string{"Piet Hale"}, "Ines Roke and Piet Hale"},
		{"whom somebody met", "Mara Voss met the mayor and his deputy, Piet Hale, said no.", []string{"Piet Hale"}, "Piet Hale"},
		{"a verb between", "Mara Voss came in and her deputy, Piet Hale, said no.", []string{"Piet Hale"}, "Piet Hale"},
		{"people of two bodies", "Experts from the Weather Board (WB) and the Harbour Department said it had rained.",
			[]string{"the Harbour Department"}, "Experts from the Weather Board (WB) and the Harbour Department"},
		{"people of one body, and another body", "Experts from the Weather Board left and the Harbour Department said it had rained.",
			[]string{"the Harbour Department"}, "Harbour Department"},
	})
}

// TestTheBodyAfterItsTrade holds that a trade in the plural before a firm's name is no part of it.
func TestTheBodyAfterItsTrade(t *testing.T) {
	checkRules(t, []ruled{
		{"analysts", "Sales will fall, technology analysts Lumetra said.", []string{"technology analysts Lumetra"}, "Lumetra"},
		{"accountants", "The bank and accountants Hale Lind said no.", []string{"accountants Hale Lind"}, "Hale Lind"},
		{"the people of a firm", "Lumetra analysts said no.", []string{"Lumetra analysts"}, "Lumetra analysts"},
		{"a party of the opposition", "The opposition Unity Front said no.", []string{"The opposition Unity Front"}, "Unity Front"},
		{"the statement of a firm", "The Lumetra Economics statement said no.", []string{"The Lumetra Economics statement"}, "Lumetra Economics"},
		{"an address", "Lumetra.net makes locks. Security firm Lumetra.net said no.", []string{"Security firm Lumetra.net"}, "Lumetra.net"},
		{"two counties", "Sar-Orrow County Public Schools said no.", []string{"Sar-Orrow County Public Schools"}, "Sar-Orrow County Public Schools"},
		{"an age", "Eleven-year-old Ines Roke said no.", []string{"Eleven-year-old Ines Roke"}, "Ines Roke"},
		{"an age of one word", "Nineteen-year-old student Ines Roke said no.", []string{"Nineteen-year-old student Ines Roke"}, "Ines Roke"},
		{"data that a body published", "Data published by the Institute of Harbour Affairs show it.", []string{"Data published by the Institute of Harbour Affairs"}, "Data published by the Institute of Harbour Affairs"},
		{"data of last week", "Data published last week show it.", []string{"Data published last week"}, "Data"},
	})
}
