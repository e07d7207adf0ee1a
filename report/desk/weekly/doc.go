// Package weekly is the record of a desk as a week's briefing needs it.
package weekly
