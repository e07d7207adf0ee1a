// Package chat reads what messengers and networks export: WhatsApp, Telegram,
// Slack, X. Each day of a chat is a document, since a document has one day; a post
// of a channel or a network is a document of its own.
package chat
