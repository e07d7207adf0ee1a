package pack

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// encryptor encrypts a file so that it opens only with a password: AES-256 as in ISO
// 32000-2 (security handler revision 6).
//
// Values that are usually random are derived here from the password and all of the content,
// so that the same pack with the same password gives the same file. No key is used for two
// contents, and without the password two files show only whether they are the same.
type encryptor struct {
	seed  []byte // secret: what everything else is derived from
	block cipher.Block
	dict  string // the encryption dictionary
}

var errPassword = errors.New("it cannot be used")

// newEncryptor returns the encryptor of a file with this content.
func newEncryptor(password string, content []byte) (*encryptor, error) {
	word, err := prepared(password)
	if err != nil {
		return nil, err
	}
	// The slow hash comes first, so that the derived values do not make guessing the
	// password any cheaper than the check that every such file allows.
	h := hmac.New(sha256.New, slowHash(word, []byte("onrecord"), nil))
	h.Write(content)
	l := &encryptor{seed: h.Sum(nil)}
	key := l.derive("key", 0)
	if l.block, err = aes.NewCipher(key); err != nil {
		return nil, err
	}
	// User and owner have the same password: the file does not restrict what may be done
	// with the pack.
	salts := l.derive("salts", 0)
	u, ue := passwordEntry(word, salts[0:8], salts[8:16], nil, key)
	o, oe := passwordEntry(word, salts[16:24], salts[24:32], u, key)
	const all = 0xFFFFFFFC // permissions
	perms := binary.LittleEndian.AppendUint32(nil, all)
	perms = append(perms, "\xFF\xFF\xFF\xFFTadb"...)
	perms = append(perms, l.derive("permissions", 0)[:4]...)
	l.block.Encrypt(perms, perms)
	l.dict = fmt.Sprintf("<</Filter /Standard /V 5 /R 6 /Length 256 /CF <</StdCF <</CFM /AESV3 /AuthEvent /DocOpen /Length 32>>>> /StmF /StdCF /StrF /StdCF /U <%x> /UE <%x> /O <%x> /OE <%x> /P -4 /Perms <%x> /EncryptMetadata true>>\n",
		u, ue, o, oe, perms)
	return l, nil
}

// derive returns 32 bytes for a purpose.
func (l *encryptor) derive(purpose string, n int) []byte {
	h := hmac.New(sha256.New, l.seed)
	fmt.Fprintf(h, "%s %d", purpose, n)
	return h.Sum(nil)
}

// CheckPassword returns an error if a password cannot be used.
func CheckPassword(password string) error {
	_, err := prepared(password)
	return err
}

// prepared is a password as bytes, the same however it was typed (SASLprep, RFC 4013, for
// characters that can be typed).
func prepared(password string) ([]byte, error) {
	s := norm.NFKC.String(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Zs, r):
			return ' '
		case r == '\u00AD', r == '\u034F', r == '\u1806', r == '\u2060', r == '\uFEFF',
			r >= '\u180B' && r <= '\u180D', r >= '\u200B' && r <= '\u200D', r >= '\uFE00' && r <= '\uFE0F':
			return -1
		}
		return r
	}, password))
	switch {
	case s == "":
		return nil, fmt.Errorf("%w: nothing is there", errPassword)
	case len(s) > 127:
		return nil, fmt.Errorf("%w: it is %d bytes long, and 127 is the most", errPassword, len(s))
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }):
		return nil, fmt.Errorf("%w: it has characters that cannot be typed", errPassword)
	}
	return []byte(s), nil
}

// passwordEntry returns the entry by which the file recognises a password, and
// the file key encrypted with that password.
func passwordEntry(word, checkSalt, keySalt, user, key []byte) (entry, wrapped []byte) {
	entry = append(slowHash(word, checkSalt, user), checkSalt...)
	entry = append(entry, keySalt...)
	block, err := aes.NewCipher(slowHash(word, keySalt, user))
	if err != nil {
		panic(err) // the hash has the length of a key
	}
	wrapped = make([]byte, len(key))
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(wrapped, key)
	return entry, wrapped
}

// slowHash is algorithm 2.B of ISO 32000-2.
func slowHash(word, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{word, salt, user}, nil))
	k := first[:]
	for round := 1; ; round++ {
		e := bytes.Repeat(bytes.Join([][]byte{word, k, user}, nil), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			panic(err) // 16 bytes are a key
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, c := range e[:16] { // 256 is 1 modulo 3, so the sum of the digits has the same remainder
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

// seal encrypts the data of an object. Strings need no encryption of their own: they are in
// the streams that objects share, and no stream's dictionary has any.
func (l *encryptor) seal(number int, data []byte) []byte {
	pad := aes.BlockSize - len(data)%aes.BlockSize
	sealed := make([]byte, aes.BlockSize+len(data)+pad)
	copy(sealed, l.derive("stream", number)[:aes.BlockSize])
	copy(sealed[aes.BlockSize:], data)
	copy(sealed[aes.BlockSize+len(data):], bytes.Repeat([]byte{byte(pad)}, pad))
	cipher.NewCBCEncrypter(l.block, sealed[:aes.BlockSize]).CryptBlocks(sealed[aes.BlockSize:], sealed[aes.BlockSize:])
	return sealed
}
