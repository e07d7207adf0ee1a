package pack

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestALockedPackOpensWithItsPasswordOnly(t *testing.T) {
	o := Options{Password: "grüne Lampe 7", Attachment: attachment("rows.csv", "id,quote\n1,We will not.\n")}
	file := write(t, small(t), o)
	if !bytes.Equal(file, write(t, small(t), o)) {
		t.Error("two packs under one password differ")
	}
	for _, secret := range []string{"We will not", "Harbour talks", "xpacket", "rows.csv"} {
		if bytes.Contains(file, []byte(secret)) {
			t.Errorf("%q can be read without the password", secret)
		}
	}
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed: the file cannot be opened")
	}
	folder := t.TempDir()
	locked, open := filepath.Join(folder, "locked.pdf"), filepath.Join(folder, "open.pdf")
	if err := os.WriteFile(locked, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", "grune Lampe 7", "onrecord"} {
		if err := exec.Command(tool, "--check", "--password="+wrong, locked).Run(); err == nil {
			t.Errorf("the file opens with %q", wrong)
		}
	}
	if out, err := exec.Command(tool, "--check", "--password="+o.Password, locked).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	out, err := exec.Command(tool, "--show-encryption", "--password="+o.Password, locked).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "R = 6") || !strings.Contains(string(out), "file encryption method: AESv3") {
		t.Errorf("the encryption is not AES-256 of revision 6: %v\n%s", err, out)
	}
	if out, err := exec.Command(tool, "--decrypt", "--password="+o.Password, locked, open).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	plain, err := os.ReadFile(open)
	if err != nil {
		t.Fatal(err)
	}
	if claims := packet(t, plain); claims["part"] != "1" || claims["conformance"] != "" {
		t.Errorf("an encrypted file claims to be PDF/A: %v", claims)
	}
	if text := extracted(t, plain); !strings.Contains(text, squeezed("the pilots would work “until the last ship”")) {
		t.Error("the text cannot be read with the password")
	}
}

func TestOtherContentsOrPasswordsShareNothing(t *testing.T) {
	seen := map[string]string{}
	for _, content := range []string{"one", "two"} {
		for _, password := range []string{"one", "two"} {
			l, err := newEncryptor(password, []byte(content))
			if err != nil {
				t.Fatal(err)
			}
			sealed := string(l.seal(7, []byte("<</Length 4>>\nstream\nsame\nendstream\n")))
			if was := seen[sealed]; was != "" {
				t.Errorf("%s under %s is the same as %s", content, password, was)
			}
			seen[sealed] = content + " under " + password
		}
	}
}

func TestPasswordsThatNobodyCouldTypeAreRefused(t *testing.T) {
	for _, p := range []string{"\x00", "a\nb", "\u200B", strings.Repeat("long ", 30), "\xff"} {
		var w bytes.Buffer
		if err := Write(&w, small(t), Options{Password: p}); !errors.Is(err, errPassword) || w.Len() > 0 {
			t.Errorf("%q: error %v, %d bytes written", p, err, w.Len())
		}
	}
	a, _ := prepared("cafe\u0301\u00A0x\u00AD")
	if string(a) != "caf\u00e9 x" {
		t.Errorf("prepared as %q", a)
	}
}
