// Package office reads the files of word processors and e-books (Word, OpenDocument,
// RTF, Pages, EPUB, FictionBook) by paragraphs and their styles.
package office
