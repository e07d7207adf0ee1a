// Package pdf makes paragraphs of the words of a PDF and their places, however
// these were read. The library that takes files apart may panic, print or hang:
// see [InProcess].
package pdf
