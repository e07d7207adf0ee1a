// Package pdf rebuilds paragraphs from the words of a PDF and their positions, whichever
// program read them. The library that parses PDF files may panic, print or hang: see
// [InProcess].
package pdf
