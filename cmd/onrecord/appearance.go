package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/desk/delivery"
	"onrecord/report/pack"
)

// appearanceFlags are the flags that say how a briefing looks and what its editor
// adds to it. Where one is not given, the desk's setting counts.
type appearanceFlags struct {
	marking, note, paper, language, group, depth string
	accent, logo, logoAlt                        string
	recipients, fonts                            []string
	protect                                      bool
}

func (o *appearanceFlags) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.marking, "marking", "", "distribution `marking` printed on every page")
	f.StringVar(&o.note, "note", "", "text `file` with the editor's note; blank lines separate paragraphs")
	f.StringArrayVar(&o.recipients, "for", nil, "`name` of a recipient, printed on the first page; may be repeated")
	f.StringVar(&o.paper, "paper", "", "paper `size` of the PDF: A4 or Letter (default A4)")
	f.StringVar(&o.group, "group", "", "group the statements of each topic in the PDF by `key`: speaker or day (default speaker)")
	f.StringVar(&o.depth, "depth", "", "`depth` of the PDF: full, or brief without the record of every statement (default full)")
	f.StringVar(&o.language, "language", "", "`variety` of English for labels and dates in the PDF: en-GB or en-US (default en-GB)")
	f.StringVar(&o.accent, "accent", "", "accent `colour`, such as 1F3A5F; darkened for text if it is too light")
	f.StringVar(&o.logo, "logo", "", "PNG or JPEG `file` for the first page of the PDF; needs --logo-alt")
	f.StringVar(&o.logoAlt, "logo-alt", "", "`text` that describes the logo for readers who cannot see it")
	f.StringArrayVar(&o.fonts, "font", nil, "TrueType `file` for characters that the built-in fonts lack; may be repeated")
	f.BoolVar(&o.protect, "protect", false, "lock the columns of the workbook that cannot be corrected, without a password; filters still work, sorting needs Unprotect Sheet")
	closedList(cmd, "paper", report.Papers()...)
	closedList(cmd, "group", report.Groups()...)
	closedList(cmd, "depth", report.Depths()...)
	closedList(cmd, "language", report.Languages()...)
	noCompletion(cmd, "marking", "for", "accent", "logo-alt")
}

// choose checks the flags and reads their files, before any document is read.
func (o appearanceFlags) choose() (c delivery.Asked, err error) {
	c.Marking, c.For = o.marking, o.recipients
	for _, closed := range []struct {
		flag, value string
		allowed     []string
		into        *string
	}{
		{"paper", o.paper, report.Papers(), &c.PDF.Paper},
		{"group", o.group, report.Groups(), &c.PDF.Group},
		{"depth", o.depth, report.Depths(), &c.PDF.Depth},
		{"language", o.language, report.Languages(), &c.PDF.Language},
	} {
		i := slices.IndexFunc(closed.allowed, func(a string) bool { return strings.EqualFold(a, closed.value) })
		switch {
		case i >= 0:
			*closed.into = closed.allowed[i]
		case closed.value != "":
			return c, badValue(closed.flag, closed.value, closed.allowed...)
		}
	}
	if err := pack.CheckMarking(o.marking); err != nil {
		return c, exit.Usage("--marking: " + err.Error())
	}
	if c.Note, err = readNote(o.note); err != nil {
		return c, err
	}
	if c.Look, err = o.ownLook(); err != nil {
		return c, err
	}
	c.PDF.Fonts, err = readFonts(o.fonts)
	return c, err
}

// ownLook is the accent and the logo of the flags.
func (o appearanceFlags) ownLook() (look report.Look, err error) {
	look.Protect = o.protect
	look.Accent = strings.ToUpper(strings.TrimPrefix(o.accent, "#"))
	if err := pack.CheckLook(report.Look{Accent: look.Accent}); err != nil {
		return look, exit.Usage(fmt.Sprintf("--accent: %q is not a colour like 1F3A5F", o.accent))
	}
	if o.logo == "" {
		if o.logoAlt != "" {
			return look, exit.Usage("--logo-alt needs --logo")
		}
		return look, nil
	}
	if strings.TrimSpace(o.logoAlt) == "" {
		return look, exit.Usage("--logo needs --logo-alt", `describe it for readers who cannot see it: --logo-alt "Northmoor Desk"`)
	}
	data, err := disk.ReadFile(o.logo)
	if err != nil {
		return look, fmt.Errorf("logo %s: %s", o.logo, report.Reason(err))
	}
	look.Logo = report.Asset{Name: o.logo, Data: data, Alt: o.logoAlt}
	return look, pack.CheckLook(look)
}

func readNote(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	data, err := disk.ReadFile(name)
	switch {
	case err != nil:
		return "", fmt.Errorf("note %s: %s", name, report.Reason(err))
	case !utf8.Valid(data):
		return "", report.WithHint(fmt.Errorf("note %s: not a text file in UTF-8", name), "save it as plain text in UTF-8")
	}
	return strings.TrimPrefix(string(data), "\uFEFF"), nil
}

func readFonts(names []string) (fonts []report.Asset, err error) {
	for _, name := range names {
		data, err := disk.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("font %s: %s", name, report.Reason(err))
		}
		// A font is looked into only when a letter needs it; what is no font at
		// all is said at once.
		font := report.Asset{Name: name, Data: data}
		if !font.IsTrueType() {
			return nil, fmt.Errorf("font %s: not a TrueType font", name)
		}
		fonts = append(fonts, font)
	}
	return fonts, nil
}
