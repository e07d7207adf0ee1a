//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
)

// recipes returns the files of docs/recipes.md by the name in their first comment.
func recipes(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../../docs/recipes.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^# (\S+)`)
	out := map[string]string{}
	for _, m := range regexp.MustCompile("(?s)```[a-z]+\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		if name := named.FindStringSubmatch(m[1]); name != nil {
			out[name[1]] = m[1]
		}
	}
	return out
}

// kitchen is a folder with the recipes, onrecord and a mailer that writes down what it
// is asked to send.
func kitchen(t *testing.T) (dir string, env []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	script := func(name, text string) {
		writeFile(t, filepath.Join(dir, name), text)
		if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	script("onrecord", "#!/bin/sh\n"+playProgram+"=1 exec '"+self+"' \"$@\"\n")
	script("mailer", "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done > '"+dir+"/sent'\ncat >> '"+dir+"/sent'\n")
	for name, text := range recipes(t) {
		script(name, text)
	}
	env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "MAILER=mailer", "SOURCE_DATE_EPOCH=1794830400") // 16 November 2026
	return dir, env
}

func runScript(t *testing.T, env []string, args ...string) (said string, code int) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = env
	out, err := cmd.CombinedOutput()
	return string(out), codeOf(err)
}

func TestRecipesThatMailABriefing(t *testing.T) {
	dir, env := kitchen(t)
	desk := filepath.Join(dir, "desk")
	writeFile(t, filepath.Join(desk, "desk.yaml"), "title: Ports\n")
	writeFile(t, filepath.Join(desk, folder.Briefings, ".keep"), "")
	writeFile(t, filepath.Join(desk, folder.Inbox, "a.txt"), "ALDPORT, 11 November 2026 (NPA) – News.\n\n“The ferry will sail,” said Mara Voss, the foreign minister.\n")
	sent := func() string {
		data, err := os.ReadFile(filepath.Join(dir, "sent"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	said, code := runScript(t, env, filepath.Join(dir, "weekly-mail.sh"), desk, "a@example.org", "b@example.org")
	if mail := sent(); code != exit.Done || !strings.Contains(mail, "-s\nBriefing\n-A\n") || !strings.Contains(mail, "briefing-2026-W46.pdf\n-A\n") ||
		!strings.Contains(mail, ".xlsx\na@example.org\nb@example.org\n") || !strings.Contains(mail, "1 document read") {
		t.Errorf("code %d, %s\nsent %s", code, said, mail)
	}
	// A document that cannot be read: the briefing is delivered all the same.
	writeFile(t, filepath.Join(desk, folder.Inbox, "b.pdf"), "%PDF-1.4\nnothing\n")
	if said, code = runScript(t, env, filepath.Join(dir, "weekly-mail.sh"), desk, "a@example.org"); code != exit.Partly || !strings.Contains(sent(), "documents that could not be read\n-A\n") {
		t.Errorf("code %d, %s\nsent %s", code, said, sent())
	}
	// No desk, no briefing, but a mail that says so.
	if said, code = runScript(t, env, filepath.Join(dir, "weekly-mail.sh"), filepath.Join(dir, "nowhere"), "a@example.org"); code != exit.Wrong || !strings.Contains(sent(), "No briefing: onrecord ended with 2") {
		t.Errorf("code %d, %s\nsent %s", code, said, sent())
	}

	if said, code = runScript(t, append(env, "ONCE=1"), filepath.Join(dir, "watch.sh"), desk); code != exit.Done {
		t.Errorf("watch.sh: %d %s", code, said)
	}
	if said, code = runScript(t, env, filepath.Join(dir, "backup.sh"), desk, dir); code != exit.Done {
		t.Errorf("backup.sh: %d %s", code, said)
	}
	if copies, _ := filepath.Glob(filepath.Join(dir, "desk-*.sqlite")); len(copies) != 1 {
		t.Errorf("copies %q", copies)
	}
}

// What the tests cannot run here is at least well formed, and names what exists.
func TestRecipesOfTimers(t *testing.T) {
	list := recipes(t)
	for name, needs := range map[string][]string{
		"onrecord.service": {"\nExecStart=/srv/desk/weekly-mail.sh ", "\nSuccessExitStatus=3\n", "\nType=oneshot\n"},
		"onrecord.timer":   {"\nOnCalendar=Mon 07:00\n", "\nPersistent=true\n", "\nWantedBy=timers.target\n"},
		"crontab":          {"\n0 7 * * 1 /srv/desk/weekly-mail.sh /srv/desk "},
		"weekly.ps1":       {"onrecord.exe' weekly ", "-eq 3"},
		"register.ps1":     {"schtasks /Create ", `D:\desk\weekly.ps1`},
	} {
		for _, part := range needs {
			if !strings.Contains(list[name], part) {
				t.Errorf("%s lacks %q", name, part)
			}
		}
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("systemd-analyze is not installed: the units are only read")
		return
	}
	if out, err := exec.Command(analyze, "calendar", "Mon 07:00").CombinedOutput(); err != nil {
		t.Errorf("%s", out)
	}
}
