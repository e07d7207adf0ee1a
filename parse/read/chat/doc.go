// Package chat reads exports from messengers and social networks (WhatsApp, Telegram,
// Slack, X) and Kindle clippings. Each day of a chat is a document, because a document
// has one date; each post of a channel or network is a separate document.
package chat
