package registers

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/register"
)

// plain is a tab of one list.
type plain struct{ r *register.Register }

func (t plain) content() fyne.CanvasObject  { return t.r.Content() }
func (t plain) show()                       { t.r.Show() }
func (t plain) focus()                      { t.r.Focus() }
func (t plain) list() *register.Register    { return t.r }
func (t plain) focused() *register.Register { return t.r }
func (t plain) commands() []kit.Command     { return nil }
