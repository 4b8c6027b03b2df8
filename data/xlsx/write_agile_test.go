package xlsx

import (
	"crypto/hmac"
	"encoding/xml"
	"os"
	"path/filepath"
	"testing"
)

// Excel compares the package with a checksum that is encrypted too. What it
// made itself and what is made here stand the same test.
func TestWriteEncryptedIntegrity(t *testing.T) {
	byExcel, err := os.ReadFile(filepath.Join("testdata", "write-agile.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := Encrypt(make([]byte, 10_001), "password")
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"by Excel": byExcel, "ours": ours} {
		t.Run(name, func(t *testing.T) {
			streams, err := compoundStreams(raw, infoStream, packageStream)
			if err != nil {
				t.Fatal(err)
			}
			var a agileInfo
			var integrity struct {
				Integrity struct {
					Key   base64Text `xml:"encryptedHmacKey,attr"`
					Value base64Text `xml:"encryptedHmacValue,attr"`
				} `xml:"dataIntegrity"`
			}
			for _, into := range []any{&a, &integrity} {
				if err := xml.Unmarshal(streams[0][8:], into); err != nil {
					t.Fatal(err)
				}
			}
			k := a.Keys[0]
			h := k.hash()
			hashed := spinPassword(h, k.Salt, "password", k.SpinCount)
			key, err := decryptCBC(aesOf(passwordKey(h, hashed, forKey, k.KeyBits/8)), k.Salt, k.Key)
			if err != nil {
				t.Fatal(err)
			}
			opened := func(purpose, content []byte) []byte {
				out, err := decryptCBC(aesOf(key), vector(h, a.KeyData.Salt, purpose, 16), content)
				if err != nil {
					t.Fatal(err)
				}
				return out
			}
			mac := hmac.New(h, opened(forHMACKey, integrity.Integrity.Key))
			mac.Write(streams[1])
			if !hmac.Equal(mac.Sum(nil), opened(forHMAC, integrity.Integrity.Value)) {
				t.Error("the checksum is another")
			}
		})
	}
}
