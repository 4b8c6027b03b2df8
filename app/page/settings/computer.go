package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// Keys of the fields about this computer.
const (
	nameKey     = "name"
	roleKey     = "role"
	districtKey = "district"
	languageKey = "language"
	themeKey    = "theme"
)

// manager is the role that has no district of its own.
const manager = "manager"

var roles = []string{"coordinator", "staff", manager}

// computer is the section of what belongs to this computer and travels
// nowhere. Its changes take effect at once.
type computer struct {
	p        *Page
	object   fyne.CanvasObject
	form     *kit.Form
	name     *kit.Entry
	role     *kit.Choice
	district *kit.SearchSelect
	language *kit.Choice
	theme    *kit.Choice
	backup   *kit.Button
	said     *kit.Text // of the backup
}

func newComputer(p *Page) *computer {
	s := &computer{p: p}
	w := p.w
	s.name = kit.NewEntry(kit.EntryOptions{
		Check: func(text string) string { return p.maker.TooLong(text, data.TextLength) }, OnLeave: func() { s.apply() },
	})
	s.role = kit.NewChoice(kit.ChoiceOptions{
		Options: p.maker.Codes("role", roles...), OnEnter: p.next, OnChanged: func(string) { s.apply() },
	})
	s.district = p.newDistrict(p.districts, kit.SelectOptions{OnChanged: func(kit.Option) { s.apply() }})
	var languages []kit.Option
	for _, l := range i18n.Langs() {
		languages = append(languages, kit.Option{ID: string(l), Label: l.Name()})
	}
	s.language = kit.NewChoice(kit.ChoiceOptions{
		Options: languages, OnEnter: p.next, OnChanged: func(string) { s.apply() },
	})
	var modes []string
	for _, mode := range theme.Modes() {
		modes = append(modes, string(mode))
	}
	s.theme = kit.NewChoice(kit.ChoiceOptions{
		Options: p.maker.Codes("theme", modes...), OnEnter: p.next, OnChanged: func(string) { s.apply() },
	})
	s.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: nameKey, Label: w.T("page.settings.name"), Required: true, Field: s.name},
		kit.Row{Key: roleKey, Label: w.T("word.role"), Required: true, Field: s.role},
		kit.Row{Key: languageKey, Label: w.T("word.language"), Required: true, Field: s.language},
		kit.Row{Key: themeKey, Label: w.T("word.theme"), Required: true, Field: s.theme},
		kit.Row{Key: districtKey, Label: w.T("page.settings.district"), Required: true, Field: s.district},
	)
	you := kit.NewCard(w.T("page.settings.you"), kit.NewStack(10, kit.NewText(w.T("page.settings.you_hint"), kit.Neutral), s.form))
	s.object = scrolled(you, s.dataCard(), s.aboutCard())
	return s
}

// dataCard says where the records are, and copies them.
func (s *computer) dataCard() fyne.CanvasObject {
	w := s.p.w
	s.said = kit.NewText("", kit.Good)
	s.backup = kit.NewButton(kit.ButtonOptions{Text: w.T("page.settings.backup"), Run: s.makeBackup})
	open := kit.NewButton(kit.ButtonOptions{Text: w.T("page.settings.open_folder"), Run: s.openFolder})
	return kit.NewCard(w.T("page.settings.data"), kit.NewStack(8,
		kit.NewText(w.T("page.settings.data_folder"), kit.Neutral), kit.NewBody(s.p.o.DataDir),
		container.NewHBox(s.backup, open), s.said,
	))
}

// aboutCard is the version, and whose work the program stands on.
func (s *computer) aboutCard() fyne.CanvasObject {
	w := s.p.w
	credits := []string{
		w.T("page.settings.credit_places"),
		w.T("page.settings.credit_coordinates", "source", "GeoNames", "licence", "CC BY 4.0"),
		w.T("page.settings.credit_population"),
		w.T("page.settings.credit_font", "font", "Noto Sans", "licence", "SIL Open Font License 1.1"),
	}
	return kit.NewCard(w.T("page.settings.about"), kit.NewStack(8,
		kit.NewBody(w.T("app.name")+". "+w.T("page.settings.version", "version", s.p.o.Version)),
		kit.NewText(strings.Join(credits, "\n"), kit.Neutral),
	))
}

func (s *computer) content() fyne.CanvasObject { return s.object }

// show fills the fields, unless something in them is still to be mended.
func (s *computer) show() {
	if s.form.FocusProblem() {
		return
	}
	set := s.p.settings
	s.name.SetValue(set.Name)
	s.role.SetValue(set.Role)
	s.language.SetValue(string(s.p.w.Lang()))
	mode := set.Theme
	if mode == "" {
		mode = string(theme.System)
	}
	s.theme.SetValue(mode)
	s.district.SetValue(s.p.maker.Place(set.District))
	s.form.SetVisible(districtKey, set.Role != manager)
}

func (s *computer) fields() map[string]fyne.Focusable {
	return map[string]fyne.Focusable{
		nameKey: s.name, roleKey: s.role, districtKey: s.district, languageKey: s.language, themeKey: s.theme,
	}
}

func (s *computer) focus(key string) {
	if s.fields()[key] == nil {
		key = nameKey
	}
	s.form.Focus(key)
}

func (s *computer) focused() string {
	now := s.p.o.Window.Canvas().Focused()
	for key, field := range s.fields() {
		if now == field {
			return key
		}
	}
	return ""
}

// leave is refused while an answer is missing without which nothing is saved.
func (s *computer) leave() bool { return s.apply() || !s.form.FocusProblem() }

// apply saves the answers if they make sense together, or shows what is
// missing at its field.
func (s *computer) apply() bool {
	w := s.p.w
	role := s.role.Value()
	s.form.SetVisible(districtKey, role != manager)
	if own := s.p.districts(); len(own) == 1 && role != manager && s.district.Value().ID == "" {
		s.district.SetValue(s.p.maker.Place(own[0].Code))
	}
	s.name.SetProblem("")
	s.district.SetProblem("")
	if s.name.Value() == "" {
		s.name.SetProblem(w.T("page.settings.name_required"))
	}
	set := s.p.settings
	set.Role, set.Language, set.Theme, set.District = role, s.language.Value(), s.theme.Value(), ""
	if role != manager {
		if set.District = s.district.Value().ID; set.District == "" && s.district.Problem() == "" {
			s.district.SetProblem(w.T("page.settings.district_required"))
		}
		if s.district.Problem() != "" {
			return false
		}
	}
	if s.name.Problem() != "" {
		return false
	}
	name := s.name.Value()
	if name != set.Name {
		name = s.p.o.Tidy(name)
		s.name.SetValue(name)
	}
	set.Name = name
	return s.p.change(set)
}

// makeBackup copies the database away from the window's own goroutine: a
// region's takes seconds.
func (s *computer) makeBackup() {
	w := s.p.w
	s.backup.Disable()
	s.said.SetText(w.T("page.settings.backup_busy"))
	var path string
	var err error
	s.p.o.Tasks.Background(func() { path, err = s.p.o.Records.Backup(s.p.ctx) }, func() {
		s.backup.Enable()
		s.said.SetText("")
		if err != nil {
			s.p.o.Fail(err)
			return
		}
		s.said.SetText(w.T("page.settings.backup_done", "path", path))
	})
}

func (s *computer) openFolder() {
	var err error
	s.p.o.Tasks.Background(func() { err = s.p.o.Open(s.p.o.DataDir) }, func() {
		if err != nil {
			s.p.o.Fail(err)
		}
	})
}
