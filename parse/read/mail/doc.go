// Package mail reads mail, mailboxes and pages that browsers saved as mail: the
// parts of a message, its text, who sent it, and what it quotes.
package mail
