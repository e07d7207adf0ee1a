package main

import (
	"fmt"
	"io/fs"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/templates"
)

// The taxonomies that a desk may begin with, beside a file of its own.
const (
	allTopics      = "all"
	generalTopics  = "general"
	securityTopics = "security"
)

// topicsOf returns the topics file of a new desk.
func topicsOf(choice string) (string, error) {
	shipped, err := fs.ReadFile(templates.Files, "topics.yaml")
	if err != nil {
		return "", err
	}
	switch choice {
	case allTopics:
		return string(shipped), nil
	case generalTopics:
		return desk.GeneralTopics(string(shipped)), nil
	case securityTopics:
		return desk.NarrowerTopics(string(shipped)), nil
	}
	data, err := disk.ReadFile(choice)
	if err != nil {
		return "", exit.Usage(fmt.Sprintf("--taxonomy: %s: %s; it is all, general, security or a file", choice, report.Reason(err)))
	}
	_, err = desk.Load(nil, desk.Own{Taxonomy: desk.File{Name: choice, Data: data}})
	return string(data), err
}
