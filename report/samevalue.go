package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// SameValue reports whether a cell still has the value that was sent out: its text looks
// the same, or it is the same number or date in another form, as programs write them:
// "0,93" for 0.9312, 46344 for 2026-11-18.
func SameValue(was, now string) bool {
	if Alike(was, now) {
		return true
	}
	n, ok := numeric(now)
	if !ok {
		return false
	}
	if m, ok := numeric(was); ok {
		return math.Abs(n-m) <= 0.005+1e-9*math.Abs(m)
	}
	day, err := time.Parse(time.DateOnly, was)
	return err == nil && day.Equal(time.Date(1899, 12, 30+int(min(max(n, 0), 3e6)), 0, 0, 0, 0, time.UTC))
}

func numeric(s string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

// Ranges writes sorted numbers in short form: "4–16, 20, 31"; after twelve ranges "…".
func Ranges(numbers []int) string {
	const most = 12
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] <= numbers[j]+1 {
			j++
		}
		part := fmt.Sprint(numbers[i])
		if numbers[j] != numbers[i] {
			part += "–" + fmt.Sprint(numbers[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	if len(parts) > most {
		parts = append(parts[:most], "…")
	}
	return strings.Join(parts, ", ")
}
