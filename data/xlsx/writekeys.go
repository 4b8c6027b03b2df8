package xlsx

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"hash"
	"unicode/utf16"
)

// agileInfo is how a file says that it is encrypted, since Office 2010.
type agileInfo struct {
	KeyData keyData `xml:"keyData"`
	Keys    []struct {
		keyData
		SpinCount    int        `xml:"spinCount,attr"`
		Verifier     base64Text `xml:"encryptedVerifierHashInput,attr"`
		VerifierHash base64Text `xml:"encryptedVerifierHashValue,attr"`
		Key          base64Text `xml:"encryptedKeyValue,attr"`
	} `xml:"keyEncryptors>keyEncryptor>encryptedKey"`
}

type keyData struct {
	BlockSize int        `xml:"blockSize,attr"`
	KeyBits   int        `xml:"keyBits,attr"`
	HashSize  int        `xml:"hashSize,attr"`
	Cipher    string     `xml:"cipherAlgorithm,attr"`
	Chaining  string     `xml:"cipherChaining,attr"`
	Hash      string     `xml:"hashAlgorithm,attr"`
	Salt      base64Text `xml:"saltValue,attr"`
}

// base64Text is bytes as an attribute.
type base64Text []byte

func (b *base64Text) UnmarshalText(text []byte) error {
	out, err := base64.StdEncoding.DecodeString(string(text))
	*b = out
	return err
}

// hash is the algorithm, nil for data that asks for what is not known here.
func (k keyData) hash() func() hash.Hash {
	algorithms := map[string]func() hash.Hash{
		"SHA1": sha1.New, "SHA-1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
	}
	h := algorithms[k.Hash]
	bits := k.KeyBits == 128 || k.KeyBits == 192 || k.KeyBits == 256
	if h == nil || h().Size() != k.HashSize || k.BlockSize != aes.BlockSize || !bits || k.Cipher != "AES" || k.Chaining != "ChainingModeCBC" {
		return nil
	}
	return h
}

// openAgile is what decrypts the package, if the password is the right one.
func openAgile(info []byte, password string) (func([]byte) ([]byte, error), error) {
	var a agileInfo
	if err := xml.Unmarshal(info, &a); err != nil {
		return nil, err
	}
	if len(a.Keys) == 0 {
		return nil, errors.New("no key for a password")
	}
	k := a.Keys[0]
	h, packageHash := k.hash(), a.KeyData.hash()
	if h == nil || packageHash == nil || k.SpinCount < 0 || k.SpinCount > maxSpins {
		return nil, fmt.Errorf("encryption by %s, %s, %d times %s", k.Cipher, k.Chaining, k.SpinCount, k.Hash)
	}
	hashed := spinPassword(h, k.Salt, password, k.SpinCount)
	unlocked := func(purpose, content []byte) ([]byte, error) {
		return decryptCBC(aesOf(passwordKey(h, hashed, purpose, k.KeyBits/8)), fit(bytes.Clone(k.Salt), aes.BlockSize), content)
	}
	verifier, err1 := unlocked(forVerifier, k.Verifier)
	verifierHash, err2 := unlocked(forVerifierHash, k.VerifierHash)
	key, err3 := unlocked(forKey, k.Key)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	sum := h()
	sum.Write(verifier)
	if want := sum.Sum(nil); len(verifierHash) < len(want) || subtle.ConstantTimeCompare(want, verifierHash[:len(want)]) != 1 {
		return nil, errPassword
	}
	if len(key) < a.KeyData.KeyBits/8 {
		return nil, fmt.Errorf("a key of %d bytes", len(key))
	}
	block := aesOf(key[:a.KeyData.KeyBits/8])
	return func(content []byte) ([]byte, error) {
		out := make([]byte, 0, len(content))
		for i := 0; i*segment < len(content); i++ {
			part := content[i*segment : min((i+1)*segment, len(content))]
			plain, err := decryptCBC(block, segmentVector(packageHash, a.KeyData.Salt, i, aes.BlockSize), part)
			if err != nil {
				return nil, err
			}
			out = append(out, plain...)
		}
		return out, nil
	}, nil
}

// openStandard is the same for the older way, of Office 2007, where all is said
// but the key's length. ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9.)
func openStandard(info []byte, password string) (func([]byte) ([]byte, error), error) {
	const verifierLength, spins = 4 + 16 + 16 + 4 + 32, 50_000
	if len(info) < 4 || uint64(u32(info, 0)) > uint64(len(info)-4) {
		return nil, errors.New("a description that ends early")
	}
	header, verifier := info[4:4+u32(info, 0)], info[4+u32(info, 0):]
	if len(header) < 20 || len(verifier) < verifierLength {
		return nil, errors.New("a description that ends early")
	}
	length := map[uint32]int{0x660E: 16, 0x660F: 24, 0x6610: 32}[u32(header, 8)]
	if length == 0 {
		return nil, fmt.Errorf("encryption by algorithm %#x", u32(header, 8))
	}
	hashed := spinPassword(sha1.New, verifier[4:20], password, spins)
	last := sha1.Sum(append(hashed, 0, 0, 0, 0))
	var key []byte
	for _, fill := range []byte{0x36, 0x5C} {
		pad := bytes.Repeat([]byte{fill}, sha1.BlockSize)
		subtle.XORBytes(pad, pad, last[:])
		sum := sha1.Sum(pad)
		key = append(key, sum[:]...)
	}
	block := aesOf(key[:length])
	open := func(content []byte) ([]byte, error) {
		out := make([]byte, len(content)/aes.BlockSize*aes.BlockSize)
		for i := 0; i < len(out); i += aes.BlockSize {
			block.Decrypt(out[i:], content[i:])
		}
		return out, nil
	}
	input, _ := open(verifier[20:36])
	want := sha1.Sum(input)
	if got, _ := open(verifier[40:72]); subtle.ConstantTimeCompare(want[:], got[:sha1.Size]) != 1 {
		return nil, errPassword
	}
	return open, nil
}

// spinPassword hashes the password so often that trying many takes long.
func spinPassword(algorithm func() hash.Hash, salt []byte, password string, spins int) []byte {
	h := algorithm()
	h.Write(salt)
	for _, u := range utf16.Encode([]rune(password)) {
		h.Write([]byte{byte(u), byte(u >> 8)})
	}
	sum := h.Sum(nil)
	var count [4]byte
	for i := range spins {
		binary.LittleEndian.PutUint32(count[:], uint32(i))
		h.Reset()
		h.Write(count[:])
		h.Write(sum)
		sum = h.Sum(sum[:0])
	}
	return sum
}

// passwordKey is the key that a hashed password gives for a purpose.
func passwordKey(algorithm func() hash.Hash, hashed, purpose []byte, length int) []byte {
	h := algorithm()
	h.Write(hashed)
	h.Write(purpose)
	return fit(h.Sum(nil), length)
}

// vector is what CBC begins with for a purpose, and segmentVector for a segment
// of the package.
func vector(algorithm func() hash.Hash, salt, purpose []byte, length int) []byte {
	h := algorithm()
	h.Write(salt)
	h.Write(purpose)
	return fit(h.Sum(nil), length)
}

func segmentVector(algorithm func() hash.Hash, salt []byte, i, length int) []byte {
	return vector(algorithm, salt, binary.LittleEndian.AppendUint32(nil, uint32(i)), length)
}

// fit cuts or fills to a length, with the filling of the specification.
func fit(b []byte, length int) []byte {
	for len(b) < length {
		b = append(b, 0x36)
	}
	return b[:length]
}

// aesOf is AES with a key whose length has been checked.
func aesOf(key []byte) cipher.Block {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	return block
}
