// Package draft holds what the readers of formats share: the document before its lines
// have roles, the errors that keep it from being read, the size limits, and the reading
// of bytes, XML, ZIP and YAML that several of them need. It knows no format itself.
package draft
