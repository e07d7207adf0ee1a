package serve

import (
	"strings"
	"testing"
)

func TestServeIsReachedFromThisMachineUnlessToldOtherwise(t *testing.T) {
	for listen, fine := range map[string]bool{"127.0.0.1:0": true, "[::1]:80": true, "localhost:80": true, "0.0.0.0:80": false, ":80": false, "192.0.2.1:80": false, "80": false} {
		if err := (Options{Listen: listen}).Check(); (err == nil) != fine {
			t.Errorf("--listen %s: %v", listen, err)
		}
	}
	if err := (Options{Listen: "0.0.0.0:80", Hosts: []string{"desk.example"}}).Check(); err != nil {
		t.Error(err)
	}
}

func TestThePageIsAskedForUnderItsOwnNamesOnly(t *testing.T) {
	for _, c := range []struct {
		hosts []string
		at    string
		want  string
	}{
		{nil, "127.0.0.1:7300", "127.0.0.1:7300 localhost:7300 [::1]:7300"},
		{nil, "127.0.0.1:80", "127.0.0.1:80 localhost:80 [::1]:80 127.0.0.1 localhost [::1]"},
		{[]string{"Desk.example"}, "0.0.0.0:7300", "desk.example:7300"},
	} {
		if got := strings.Join((Options{Hosts: c.hosts}).names(c.at), " "); got != c.want {
			t.Errorf("%s: %s", c.at, got)
		}
	}
}
