// Package web reads web pages: what a page declares of itself, and its story,
// told from what stands around it.
package web
