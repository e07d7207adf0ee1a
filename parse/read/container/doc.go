// Package container reads files that hold other files: ZIP, gzip and the web archives
// WARC and WACZ.
package container
