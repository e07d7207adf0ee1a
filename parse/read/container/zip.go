// Package container reads files that hold other files: ZIP, tar, gzip and the web archives
// WARC and WACZ.
package container

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// ReadZip lists the documents of an archive. Each is unpacked when its turn
// comes. A file NAME.yaml beside a document speaks for it, as in a folder.
func ReadZip(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	var files []draft.Piece
	for _, e := range a.Entries {
		files = append(files, draft.Piece{Name: e.Name, Open: func() ([]byte, error) { return a.Unpack(e) }})
	}
	return withSidecars(files), nil
}

// TarFormat is the name of tar archives in the table of formats.
const TarFormat = "tar archive"

// IsTar looks for the mark in the header of the first file.
func IsTar(data []byte) bool {
	const at = 257
	return len(data) > at && bytes.HasPrefix(data[at:], []byte("ustar"))
}

// ReadTar lists the documents of an archive as ReadZip does.
func ReadTar(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	var files []draft.Piece
	for r := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := r.Next()
		if err == io.EOF {
			return withSidecars(files), nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return withSidecars(files), fmt.Errorf("%w: the archive ends early or is broken (%s)", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "archive/tar: "))
		}
		name := draft.CleanName(h.Name)
		if h.Typeflag != tar.TypeReg || name == "" {
			continue
		}
		if err := b.Entry(); err != nil {
			return nil, err
		}
		p := draft.Piece{Name: name}
		if p.Data, p.Err = b.Unpack(r, h.Size); p.Data == nil && p.Err == nil {
			p.Data = []byte{} // an empty file
		}
		files = append(files, p)
	}
}

// withSidecars leaves the user's own documents among the files of an archive, each with what
// its sidecar says.
func withSidecars(files []draft.Piece) []draft.Piece {
	at, sidecars := map[string]int{}, map[string]bool{}
	for i, p := range files {
		if _, twice := at[p.Name]; !twice {
			at[p.Name] = i
		}
	}
	for _, p := range files {
		if path.Ext(p.Name) != ".yaml" && !isUnseen(p.Name) {
			for _, s := range sidecarNames(p.Name) {
				_, sidecars[s] = at[s]
			}
		}
	}
	var out []draft.Piece
	for _, p := range files {
		if isUnseen(p.Name) || sidecars[p.Name] {
			continue
		}
		for _, s := range sidecarNames(p.Name) {
			if sidecars[s] {
				p.Declared, p.Warnings = sidecarIn(files[at[s]])
				break
			}
		}
		out = append(out, p)
	}
	return out
}

// sidecarIn reads NAME.yaml of an archive.
func sidecarIn(p draft.Piece) (parse.Declared, []parse.Warning) {
	data, err := p.Data, p.Err
	if p.Open != nil {
		data, err = p.Open()
	}
	if err != nil {
		return parse.Declared{}, []parse.Warning{{Code: "sidecar",
			Text: "The sidecar was ignored: " + err.Error() + "."}}
	}
	return draft.Sidecar(data, p.Name)
}

// sidecarNames returns what the sidecar of a document may be called, the more
// exact one first: "statement.txt.yaml", "statement.yaml".
func sidecarNames(name string) []string {
	return []string{name + ".yaml", strings.TrimSuffix(name, path.Ext(name)) + ".yaml"}
}

// isUnseen reports whether a file is not the user's own: hidden files, system files in
// folders, and the lock files of Word and Excel.
func isUnseen(name string) bool {
	for _, step := range strings.Split(name, "/") {
		if strings.HasPrefix(step, ".") || step == "__MACOSX" {
			return true
		}
	}
	switch base := path.Base(name); strings.ToLower(base) {
	case "thumbs.db", "desktop.ini", "icon\r":
		return true
	default:
		return strings.HasPrefix(base, "~$")
	}
}

// ReadGzip unpacks the file inside. Several packed files in a row are one, as
// for gunzip.
func ReadGzip(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	if err := b.Entry(); err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %s", draft.ErrDamaged, strings.TrimPrefix(err.Error(), "gzip: "))
	}
	inner := ""
	if z.Name != "" {
		inner = path.Base(draft.CleanName(z.Name))
	}
	out, err := b.Unpack(z, int64(len(data)))
	if err != nil {
		return nil, err
	}
	if path.Ext(inner) == "" {
		inner = "" // the name that it is packed under says more
	}
	if IsTar(out) {
		return []draft.Piece{{Format: TarFormat, Data: out}}, nil // both are one packing: clips.tar.gz
	}
	return []draft.Piece{{Name: inner, Data: out}}, nil
}
