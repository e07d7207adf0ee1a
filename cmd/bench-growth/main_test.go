//go:build unix

package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestArticlesAreTheSameHoweverTheyAreShared(t *testing.T) {
	var whole, parts bytes.Buffer
	if err := errors.Join(writeArticles(&whole, 0, 40, 40), writeArticles(&parts, 0, 13, 40), writeArticles(&parts, 13, 40, 40)); err != nil {
		t.Fatal(err)
	}
	if whole.String() != parts.String() || strings.Count(whole.String(), "\n") != 40 {
		t.Error("articles differ with the file they are in")
	}
}

func TestTheChartHasACurveForEachName(t *testing.T) {
	figures := "document\tone & two\t100\t0.2\t60\ndocument\tone & two\t400\t0.8\t60\n" +
		"stream\trows\t1000\t2\t60\nstream\tjoin\t1000\t1\t60\nstream\trows\t10000\t20\t60\nstream\tjoin\t10000\t10\t60\n"
	var svg bytes.Buffer
	if err := draw(strings.NewReader(figures), &svg); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(svg.String(), "<polyline"); n != 3 {
		t.Errorf("%d curves, not 3", n)
	}
	for d := xml.NewDecoder(&svg); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if err := draw(strings.NewReader("no figures"), io.Discard); err == nil {
		t.Error("what is no figure was drawn")
	}
}
