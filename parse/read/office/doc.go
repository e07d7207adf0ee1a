// Package office reads the files of word processors and books: DOCX, ODT, RTF
// and EPUB, by paragraphs and their styles.
package office
