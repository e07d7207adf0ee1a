package desk

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that time zones are known on a machine without its own table of them

	"github.com/goccy/go-yaml/ast"

	"onrecord/report"
	"onrecord/report/desk/yamlfile"
)

// settingsFile is what desk.yaml may hold: its fields are the keys.
type settingsFile struct {
	Title, Marking, Note string
	For                  []string
	Paper, Language      string
	Group, Depth         string
	Precision            string
	Intent               bool
	Late                 string
	Protect, Shared      bool
	Week                 struct{ Starts, Zone string }
	Look                 struct {
		Accent  string
		Logo    string
		LogoAlt string `yaml:"logo_alt"`
		Fonts   struct {
			Serif       string
			SerifItalic string `yaml:"serif_italic"`
			Sans        string
			SansBold    string `yaml:"sans_bold"`
			More        []string
			Workbook    string
		}
	}
	Tables                    []Table
	Topics, Speakers, Outlets string
}

// Week says on which day a week begins, and in which time zone.
type Week struct {
	Starts time.Weekday
	Zone   *time.Location // nil: that of the machine
}

// Table says which columns of a table of articles (CSV, JSON Lines) hold which fields. A
// column that is not given is guessed from its name.
type Table struct {
	Files                                    string // a pattern of names: "export-*.csv"
	Source, Date, Title, Text, URL, Language string // names of columns
}

// Column returns the place where a table names the column for a field, such as "text", or
// nil if there is no such field.
func (t *Table) Column(field string) *string { return t.columns()[field] }

func (t *Table) columns() map[string]*string {
	return map[string]*string{"source": &t.Source, "date": &t.Date, "title": &t.Title, "text": &t.Text, "url": &t.URL, "language": &t.Language}
}

// Columns returns the columns of a file as tables name them: for each field, the
// first table that names one for files of this name.
func Columns(tables []Table, file string) map[string]string {
	out := map[string]string{}
	for _, t := range tables {
		if ok, err := path.Match(t.Files, path.Base(file)); !ok || err != nil {
			continue
		}
		for field, name := range t.columns() {
			if *name != "" {
				out[field] = cmp.Or(out[field], *name)
			}
		}
	}
	return out
}

// Precisions returns the names of the operating points, the default first: how doubtful
// rows are treated.
func Precisions() []string {
	var names []string
	for _, p := range report.Precisions() {
		names = append(names, p.Name)
	}
	return names
}

// How documents are treated that arrive after the briefing of their week.
const (
	LateList    = "list"    // the next briefing lists them
	LateInclude = "include" // they count in the next briefing
	LateRebrief = "rebrief" // the briefing of their week is made again
)

// Lates returns the ways of treating late documents, the default first.
func Lates() []string { return []string{LateList, LateInclude, LateRebrief} }

// Weekdays returns the days that a week may start with, the default first.
func Weekdays() []string {
	return []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
}

var colour = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// mainSettings reads desk.yaml and checks what a schema cannot express. It also reads the
// logo and the fonts; other files are left to the caller.
func mainSettings(files fs.FS) (Settings, settingsFile, error) {
	var f settingsFile
	s, err := decode(files, SettingsName, &f)
	if err != nil {
		return Settings{}, f, err
	}
	out := Settings{Title: f.Title, Marking: f.Marking, Note: f.Note, For: f.For, Intent: f.Intent, Shared: f.Shared, Tables: f.Tables}
	out.Paper = s.oneOf("paper", f.Paper, report.Papers())
	out.Precision = s.oneOf("precision", f.Precision, Precisions())
	out.Late = s.oneOf("late", f.Late, Lates())
	out.Group = s.oneOf("group", f.Group, report.Groups())
	out.Depth = s.oneOf("depth", f.Depth, report.Depths())
	out.Language = s.oneOf("language", f.Language, report.Languages())
	out.Week = s.week(f)
	out.Look = s.look(files, f)
	out.Fonts = s.fonts(files, yamlfile.Value(yamlfile.Value(yamlfile.Value(s.root, "look"), "fonts"), "more"), f.Look.Fonts.More)
	for i, t := range f.Tables {
		if _, err := path.Match(t.Files, ""); err != nil || t.Files == "" {
			entry := yamlfile.Item(yamlfile.Value(s.root, "tables"), i)
			s.fault(cmp.Or(yamlfile.Value(entry, "files"), entry), "files %q is not a pattern of names like export-*.csv", t.Files)
		}
	}
	return out, f, s.found()
}

// Shared reports whether a desk is shared with its group, for commands that need nothing
// else from the settings. Mistakes in the settings are reported by the commands that read
// them all.
func Shared(files fs.FS) bool {
	var f settingsFile
	_, err := decode(files, SettingsName, &f)
	return err == nil && f.Shared
}

// oneOf checks a value of a closed list; the first is the default.
func (s *source) oneOf(key, is string, allowed []string) string {
	if is == "" {
		return allowed[0]
	}
	if !slices.Contains(allowed, is) {
		list := strings.Join(allowed, ", ")
		if len(allowed) == 2 {
			s.fault(yamlfile.Value(s.root, key), "%s %q is neither %s nor %s", key, is, allowed[0], allowed[1])
		} else {
			s.fault(yamlfile.Value(s.root, key), "%s %q is not one of %s", key, is, list)
		}
	}
	return is
}

func (s *source) week(f settingsFile) Week {
	node := yamlfile.Value(s.root, "week")
	w := Week{Starts: time.Monday}
	if f.Week.Starts != "" {
		i := slices.Index(Weekdays(), strings.ToLower(f.Week.Starts))
		if i < 0 {
			s.fault(yamlfile.Value(node, "starts"), "%q is not one of %s", f.Week.Starts, strings.Join(Weekdays(), ", "))
		}
		w.Starts = time.Weekday((i + 1) % 7)
	}
	if f.Week.Zone != "" {
		zone, err := time.LoadLocation(f.Week.Zone)
		if err != nil || f.Week.Zone == "Local" {
			s.fault(yamlfile.Value(node, "zone"), "%q is not a time zone like Europe/Oslo", f.Week.Zone)
		}
		w.Zone = zone
	}
	return w
}

// look reads how workbook and pack are to look, with the files named there.
func (s *source) look(files fs.FS, f settingsFile) report.Look {
	node := yamlfile.Value(s.root, "look")
	fonts := yamlfile.Value(node, "fonts")
	l := report.Look{Accent: strings.ToUpper(strings.TrimPrefix(f.Look.Accent, "#")), Family: f.Look.Fonts.Workbook, Protect: f.Protect}
	if l.Accent != "" && !colour.MatchString(l.Accent) {
		s.fault(yamlfile.Value(node, "accent"), "%q is not a colour like \"1F3A5F\"", f.Look.Accent)
	}
	l.Logo = s.asset(files, yamlfile.Value(node, "logo"), f.Look.Logo, report.Asset.IsPicture, "neither a PNG nor a JPEG picture")
	l.Logo.Alt = f.Look.LogoAlt
	if l.Logo.Name != "" && strings.TrimSpace(l.Logo.Alt) == "" {
		s.fault(yamlfile.Value(node, "logo"), "a logo needs logo_alt: a description for readers who cannot see it")
	}
	l.Serif = s.font(files, yamlfile.Value(fonts, "serif"), f.Look.Fonts.Serif)
	l.SerifItalic = s.font(files, yamlfile.Value(fonts, "serif_italic"), f.Look.Fonts.SerifItalic)
	l.Sans = s.font(files, yamlfile.Value(fonts, "sans"), f.Look.Fonts.Sans)
	l.SansBold = s.font(files, yamlfile.Value(fonts, "sans_bold"), f.Look.Fonts.SansBold)
	return l
}

func (s *source) fonts(files fs.FS, list ast.Node, names []string) []report.Asset {
	var out []report.Asset
	for i, name := range names {
		out = append(out, s.font(files, yamlfile.Item(list, i), name))
	}
	return out
}

func (s *source) font(files fs.FS, at ast.Node, name string) report.Asset {
	return s.asset(files, at, name, report.Asset.IsTrueType, "not a TrueType font")
}

// asset reads a file that the settings name; a missing or wrong file is a fault
// at the place where it is named.
func (s *source) asset(files fs.FS, at ast.Node, name string, is func(report.Asset) bool, otherwise string) report.Asset {
	if name == "" {
		return report.Asset{}
	}
	data, err := fs.ReadFile(files, path.Clean(name))
	switch {
	case !fs.ValidPath(path.Clean(name)):
		s.fault(at, "%s is outside the desk's folder; put the file into it", name)
	case errors.Is(err, fs.ErrNotExist):
		s.fault(at, "no file %s in the desk's folder", name)
	case err != nil:
		s.fault(at, "%s cannot be read", name)
	case !is(report.Asset{Data: data}):
		s.fault(at, "%s is %s", name, otherwise)
	}
	return report.Asset{Name: name, Data: data}
}

// Files returns the names of the files that settings refer to, apart from those
// with fixed names: logo and fonts.
func Files(s Settings) []string {
	var out []string
	for _, a := range append([]report.Asset{s.Look.Logo, s.Look.Serif, s.Look.SerifItalic, s.Look.Sans, s.Look.SansBold}, s.Fonts...) {
		if a.Name != "" {
			out = append(out, a.Name)
		}
	}
	return out
}
