// Package web reads web pages: what a page declares about itself, and its story,
// separated from the rest of the page.
package web
