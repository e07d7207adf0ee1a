// Package treebank reads treebanks in CoNLL-U format, on which the program's weights are
// trained. Only the training programs use it.
package treebank

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"onrecord/parse"
)

// Word is a word of a text, with the ten columns of its line.
type Word struct {
	Span    parse.Span // bytes of the text
	Columns []string   // ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC
}

// Each calls f for every NAME.conllu of a folder, by name.
func Each(folder fs.FS, f func(name, conllu string) error) error {
	files, err := fs.Glob(folder, "*.conllu")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("no *.conllu in the folder")
	}
	for _, file := range files {
		data, err := fs.ReadFile(folder, file)
		if err == nil {
			err = f(strings.TrimSuffix(file, ".conllu"), string(data))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// Read makes a text from the sentences of a treebank, with a paragraph wherever the file
// begins one, and locates its words in that text.
func Read(conllu string) (text string, words []Word, err error) {
	var b strings.Builder
	at, fresh := 0, false // where the next word is looked for; whether a paragraph begins
	for line := range strings.Lines(conllu) {
		line = strings.TrimRight(line, "\r\n")
		fresh = fresh || strings.HasPrefix(line, "# newpar")
		if s, ok := strings.CutPrefix(line, "# text = "); ok {
			switch {
			case b.Len() == 0:
			case fresh:
				b.WriteString("\n\n")
			default:
				b.WriteByte(' ')
			}
			fresh, at = false, b.Len()
			b.WriteString(s)
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.ContainsAny(f[0], "-.") { // a word of several tokens, an empty node
			continue
		}
		k := strings.Index(b.String()[at:], f[1])
		if k < 0 {
			return "", nil, fmt.Errorf("word %q is not in its sentence", f[1])
		}
		span := parse.Span{Start: at + k, End: at + k + len(f[1])}
		words = append(words, Word{span, f})
		at = span.End
	}
	return b.String(), words, nil
}
