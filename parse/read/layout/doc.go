// Package layout says of every printed line what it is there for: headline,
// byline, dateline, caption, page furniture or story. A line in doubt is body.
package layout
