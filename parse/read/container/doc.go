// Package container reads files that hold other files: ZIP, gzip and archives of
// the web.
package container
