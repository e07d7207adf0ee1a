// Package draft holds what the readers of formats make and share: a document
// before its lines have roles, what may keep it from being read, the limits on
// what files may cost, and the reading of bytes, XML, ZIP and YAML that more
// than one of them needs. It knows no format.
package draft
