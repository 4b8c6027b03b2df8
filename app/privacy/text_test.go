package privacy_test

import (
	"strings"
	"testing"

	"sapar/app/i18n"
	"sapar/app/privacy"
	"sapar/data"
)

// What law 94-V wants a consent to name, in both languages of the state.
func TestTheTextSaysWhatTheLawAsks(t *testing.T) {
	p := data.Project{
		Base: data.Base{ID: data.ID{1}}, TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь", Grantee: "«Жастар» ҚБ", BIN: "123456789012",
		Start: 20260115, End: 20261214,
	}
	text := privacy.Draft(&p, 20260115)
	text.Number = 1
	if problems := data.Check(&text, data.Scope{}); len(problems) > 0 {
		t.Errorf("the text is refused: %v", problems)
	}
	for lang, want := range map[i18n.Lang][]string{
		i18n.KK: {"94-V", p.Grantee, p.BIN, p.TitleKK, "14.01.2027", "заңды өкіл", "тізбесі", "Үшінші тұлға", "Трансшекаралық", "таратылмайды", "15 жұмыс күні", "кері қайтарып", "Фото"},
		i18n.RU: {"94-V", p.Grantee, p.BIN, p.TitleRU, "14.01.2027", "законный представитель", "Перечень", "третьим лицам", "Трансграничная", "не распространяются", "15 рабочих дней", "отозвать", "фото"},
	} {
		said := text.TextKK
		if lang == i18n.RU {
			said = text.TextRU
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s does not say %q", lang, w)
			}
		}
	}
	if text := privacy.Draft(&data.Project{TitleKK: "х"}, 20260115).TextKK; !strings.Contains(text, "____") {
		t.Errorf("without an operator there is no place to write one: %s", text)
	}
}
