package input

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
)

// Day returns the date of a run: the one given with --date, otherwise that of
// SOURCE_DATE_EPOCH (for reproducible builds), otherwise today in a time zone; nil means
// the machine's.
func Day(flag string, zone *time.Location) (parse.Date, error) {
	if flag != "" {
		d, err := parse.ParseDate(flag)
		if err != nil {
			return d, exit.Usage("--date: " + err.Error())
		}
		return d, nil
	}
	now := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return parse.Date{}, exit.Usage(fmt.Sprintf("SOURCE_DATE_EPOCH: %q is not a number of seconds", epoch))
		}
		now = time.Unix(seconds, 0).UTC()
	}
	if zone != nil {
		now = now.In(zone)
	}
	return parse.NewDate(now.Year(), now.Month(), now.Day()), nil
}
