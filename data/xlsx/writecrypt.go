package xlsx

import (
	"bytes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"

	"sapar/data"
)

// The two streams of an encrypted workbook: how it is encrypted, and the zip.
const (
	infoStream    = "EncryptionInfo"
	packageStream = "EncryptedPackage"
)

// whatEncryption is the argument "what" of workbook_damaged where a file is not
// encrypted as workbooks are, or in no way that is known here.
const whatEncryption = "encryption"

// What each key of a file is for: it is hashed with the password, or with the
// salt of the package. ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.14.)
var (
	forVerifier     = []byte{0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79}
	forVerifierHash = []byte{0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E}
	forKey          = []byte{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6}
	forHMACKey      = []byte{0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6}
	forHMAC         = []byte{0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33}
)

const (
	segment  = 4096    // bytes of the package that are encrypted in one go
	spins    = 100_000 // how often Excel hashes a password
	maxSpins = 2_000_000
)

var errPassword = errors.New("another password")

// Encrypt locks a workbook with a password of 1 to 255 characters as Excel
// itself does since 2010: AES-256, the password hashed 100,000 times with
// SHA-512. LibreOffice and WPS open it too. Two calls give different bytes.
func Encrypt(raw []byte, password string) ([]byte, error) {
	if password == "" || longer(password, 255) || !utf8.ValidString(password) {
		return nil, errors.New("encrypt workbook: a password has 1 to 255 characters")
	}
	random := make([]byte, 16+16+16+32+64)
	if _, err := rand.Read(random); err != nil {
		return nil, fmt.Errorf("encrypt workbook: %w", err)
	}
	salt, packageSalt, verifier, key, macKey := random[:16], random[16:32], random[32:48], random[48:80], random[80:]

	hashed := spinPassword(sha512.New, salt, password, spins)
	locked := func(purpose, content []byte) string {
		return inBase64(encryptCBC(aesOf(passwordKey(sha512.New, hashed, purpose, 32)), salt, content))
	}
	verifierHash := sha512.Sum512(verifier)

	block := aesOf(key)
	content := make([]byte, 8, 8+len(raw)+16)
	binary.LittleEndian.PutUint64(content, uint64(len(raw)))
	for i := 0; i*segment < len(raw); i++ {
		part := raw[i*segment : min((i+1)*segment, len(raw))]
		content = append(content, encryptCBC(block, segmentVector(sha512.New, packageSalt, i, 16), part)...)
	}
	mac := hmac.New(sha512.New, macKey)
	mac.Write(content)
	sealed := func(purpose, content []byte) string {
		return inBase64(encryptCBC(block, vector(sha512.New, packageSalt, purpose, 16), content))
	}

	const method = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`
	info := []byte{4, 0, 4, 0, 0x40, 0, 0, 0} // version 4.4, and a flag that says XML follows
	info = fmt.Appendf(info, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\r\n"+
		`<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">`+
		`<keyData %[1]s saltValue="%[2]s"/><dataIntegrity encryptedHmacKey="%[3]s" encryptedHmacValue="%[4]s"/>`+
		`<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">`+
		`<p:encryptedKey spinCount="%[5]d" %[1]s saltValue="%[6]s" encryptedVerifierHashInput="%[7]s" encryptedVerifierHashValue="%[8]s" encryptedKeyValue="%[9]s"/>`+
		`</keyEncryptor></keyEncryptors></encryption>`,
		method, inBase64(packageSalt), sealed(forHMACKey, macKey), sealed(forHMAC, mac.Sum(nil)),
		spins, inBase64(salt), locked(forVerifier, verifier), locked(forVerifierHash, verifierHash[:]), locked(forKey, key))
	return compoundFile(stream{infoStream, info}, stream{packageStream, content}), nil
}

// Decrypt opens a workbook that any program locked with a password. Another
// password than that is a *data.Error of code wrong_password; a file that is
// not whole, or not an encrypted workbook, one of code workbook_damaged.
//
// Whether the bytes within are right is not checked here: they are a zip, of
// which Open checks every part.
func Decrypt(raw []byte, password string) ([]byte, error) {
	out, err := decrypt(raw, password)
	if errors.Is(err, errPassword) {
		return nil, &data.Error{Code: "wrong_password"}
	}
	if err != nil {
		return nil, damaged("", whatEncryption, err)
	}
	return out, nil
}

func decrypt(raw []byte, password string) ([]byte, error) {
	streams, err := compoundStreams(raw, infoStream, packageStream)
	if err != nil {
		return nil, err
	}
	info, content := streams[0], streams[1]
	if len(info) < 8 || len(content) < 8 {
		return nil, errors.New("streams that hold nothing")
	}
	size := binary.LittleEndian.Uint64(content)
	content = content[8:]
	if size > uint64(len(content)) {
		return nil, fmt.Errorf("%d bytes of %d", len(content), size)
	}
	var open func([]byte) ([]byte, error)
	switch major, minor := u16(info, 0), u16(info, 2); {
	case major == 4 && minor == 4:
		open, err = openAgile(info[8:], password)
	case major >= 2 && major <= 4 && minor == 2:
		open, err = openStandard(info[8:], password)
	default:
		err = fmt.Errorf("encryption of version %d.%d", major, minor)
	}
	if err != nil {
		return nil, err
	}
	out, err := open(content)
	if err != nil {
		return nil, err
	}
	return out[:min(size, uint64(len(out)))], nil
}

func inBase64(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

// encryptCBC encrypts the content, filled up with zeros to whole blocks.
func encryptCBC(block cipher.Block, vector, content []byte) []byte {
	n := block.BlockSize()
	out := make([]byte, (len(content)+n-1)/n*n)
	copy(out, content)
	cipher.NewCBCEncrypter(block, vector).CryptBlocks(out, out)
	return out
}

// decryptCBC is the inverse; the content must be whole blocks.
func decryptCBC(block cipher.Block, vector, content []byte) ([]byte, error) {
	if n := block.BlockSize(); len(content)%n != 0 || len(vector) != n {
		return nil, fmt.Errorf("%d bytes in blocks of %d", len(content), n)
	}
	out := bytes.Clone(content)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, out)
	return out, nil
}
