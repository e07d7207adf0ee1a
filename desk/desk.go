// Package desk is a team's folder: settings, taxonomy, people and outlets.
package desk
