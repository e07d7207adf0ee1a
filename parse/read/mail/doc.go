// Package mail reads mail, mailboxes and pages saved as MHTML: the parts of a message,
// its text, who sent it, and what it quotes.
package mail
