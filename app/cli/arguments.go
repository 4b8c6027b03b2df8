package cli

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"sapar/data"
	"sapar/data/territory"
)

// program is the name that commands begin with.
const program = "sapar"

// outputOption is how the option for the file to write is shown.
const outputOption = "-o FILE.xlsx"

// arguments is the command line's grammar. What a value may be is checked by
// the command itself, which can say it in the person's language.
type arguments struct {
	Data string `placeholder:"DIR"`

	Window  struct{} `cmd:"" default:"1" hidden:""`
	Answers struct {
		Village  string
		District string
		Lang     string
		Output   string `short:"o"`
	} `cmd:""`
	Demo struct {
		District string
		Size     string
		Seed     uint64 `default:"1"`
	} `cmd:""`
	Evidence struct {
		Event string
		As    string
		Keep  bool
		Files []string `arg:"" optional:"" name:"picture"`
	} `cmd:""`
	Export struct {
		District string
		NoNames  bool
		Empty    bool
		Password *string
		Lang     string
		Output   string `short:"o"`
		To       string
	} `cmd:""`
	List struct {
		File     string `arg:"" optional:""`
		Password *string
		District string
		Kind     string
		Sheet    string
		AsNew    bool
		DryRun   bool
	} `cmd:""`
	Layout struct {
		List  struct{} `cmd:""`
		Check struct {
			File string `arg:"" optional:""`
		} `cmd:""`
		Add struct {
			File string `arg:"" optional:""`
		} `cmd:""`
		Remove struct {
			Name string `arg:"" optional:""`
		} `cmd:""`
		Export struct {
			Name   string `arg:"" optional:""`
			Output string `short:"o"`
		} `cmd:""`
	} `cmd:""`
	Merge struct {
		Files    []string `arg:"" optional:"" name:"file"`
		Password *string
		DryRun   bool
		JSON     bool `name:"json"`
		Errors   string
		TakeOut  *string
		Undo     bool
	} `cmd:""`
	Merges struct {
		JSON    bool `name:"json"`
		Receipt *string
		Output  string `short:"o"`
	} `cmd:""`
	Narrative struct {
		Date   string
		Lang   string
		Output string `short:"o"`
	} `cmd:""`
	Places struct {
		File   string `arg:"" optional:""`
		Basis  string
		DryRun bool
	} `cmd:""`
	Plan struct {
		Propose struct {
			District string
			Apply    bool
			JSON     bool `name:"json"`
		} `cmd:""`
	} `cmd:""`
	Privacy struct {
		JSON   bool `name:"json"`
		End    string
		Apply  bool
		Output string `short:"o"`
	} `cmd:""`
	Report struct {
		Name     string `arg:"" optional:""`
		List     bool
		District string
		Period   string
		Lang     string
		NoNames  bool
		Upload   bool
		Despite  string
		Proof    bool
		Output   string `short:"o"`
	} `cmd:""`
	Departures struct {
		JSON bool `name:"json"`
	} `cmd:""`
	Sheet struct {
		Event  string
		Code   string
		Empty  string
		Output string `short:"o"`
	} `cmd:""`
	Status struct {
		JSON bool `name:"json"`
	} `cmd:""`
	Verify struct{} `cmd:""`
}

// usages are the lines of the help, without the program's name: the command,
// what follows it, and the key of what it does.
var usages = []struct{ command, rest, help string }{
	{"", "[--data DIR]", "cli.help.window"},
	{"answers", "[--data DIR] --village KATO|--district NAME|KATO [--lang kk|ru] -o FILE.docx|FILE.txt", "cli.help.answers"},
	{"demo", "--data DIR [--district NAME|KATO] [--size district|region] [--seed N]", "cli.help.demo"},
	{"report", "NAME|FILE.xlsx [--data DIR] [--district NAME|KATO] [--period PERIOD] [--lang kk|ru|kk+ru] [--no-names] [--upload] [--despite TEXT] [--proof] -o FILE.xlsx", "cli.help.report"},
	{"report", "--list", "cli.help.list"},
	{"export", "[--data DIR] [--district NAME|KATO] [--no-names] [--empty] [--password TEXT] [--lang kk|ru] [--to TEXT] -o FILE.xlsx", "cli.help.export"},
	{"list", "FILE.xlsx [--data DIR] [--kind people|events|members] [--sheet NAME] [--district NAME|KATO] [--password TEXT] [--as-new] [--dry-run]", "cli.help.own_list"},
	{"layout", "list [--data DIR]", "cli.help.list"},
	{"layout", "check FILE.xlsx", "cli.help.layout_check"},
	{"layout", "export NAME [--data DIR] -o FILE.xlsx", "cli.help.layout_export"},
	{"layout", "add FILE.xlsx [--data DIR]", "cli.help.layout_add"},
	{"layout", "remove NAME [--data DIR]", "cli.help.layout_remove"},
	{"merge", "FILE... [--data DIR] [--password TEXT] [--dry-run] [--json] [--errors OUT.xlsx]", "cli.help.merge"},
	{"merge", "--take-out ID [--data DIR]", "cli.help.take_out"},
	{"merge", "--undo [--data DIR]", "cli.help.undo"},
	{"merges", "[--data DIR] [--json]", "cli.help.merges"},
	{"merges", "--receipt ID [--data DIR] -o FILE.xlsx", "cli.help.receipt_of"},
	{"narrative", "[--data DIR] [--date DATE] [--lang kk|ru] -o FILE.docx|FILE.txt", "cli.help.narrative"},
	{"places", "FILE.csv [--data DIR] [--basis TEXT] [--dry-run]", "cli.help.places"},
	{"plan", "propose [--data DIR] [--district NAME|KATO] [--apply] [--json]", "cli.help.plan"},
	{"privacy", "[--data DIR] [--json]", "cli.help.privacy"},
	{"privacy", "--end ID|TITLE [--data DIR] [--apply] [-o FILE.docx]", "cli.help.privacy_end"},
	{"departures", "[--data DIR] [--json]", "cli.help.departures"},
	{"sheet", "--event ID|NUMBER [--data DIR] [--empty N] -o FILE.xlsx|FILE.pdf", "cli.help.sheet_print"},
	{"sheet", "--code CODE [--data DIR]", "cli.help.sheet_code"},
	{"evidence", "--event ID|NUMBER [--data DIR] [--as sheet|photo] [--keep] PICTURE...", "cli.help.evidence"},
	{"status", "[--data DIR] [--json]", "cli.help.status"},
	{"verify", "[--data DIR]", "cli.help.verify"},
}

// Commands are what can be typed after the program's name.
func Commands() []string {
	var names []string
	for _, u := range usages {
		if u.command != "" && !slices.Contains(names, u.command) {
			names = append(names, u.command)
		}
	}
	return names
}

// options are the lines of the help about options and their values.
var options = []struct{ option, values, help string }{
	{"FILE...", "", "cli.help.file"},
	{"PICTURE...", "", "cli.help.picture"},
	{"--data", "DIR", "cli.help.data"},
	{"--event", "ID|NUMBER", "cli.help.event"},
	{"--code", "CODE", "cli.help.code"},
	{"--as", "sheet|photo", "cli.help.as"},
	{"--keep", "", "cli.help.keep"},
	{"--district", "NAME|KATO", "cli.help.district"},
	{"--size", "district|region", "cli.help.size"},
	{"--seed", "N", "cli.help.seed"},
	{"--period", "2026-Q2|2026-05|2026-H1|2026|DATE..DATE", "cli.help.period"},
	{"--lang kk|ru|kk+ru", "", "cli.help.lang"},
	{"--kind", "people|events|members", "cli.help.kind"},
	{"--sheet", "NAME", "cli.help.sheet"},
	{"--as-new", "", "cli.help.as_new"},
	{"--no-names", "", "cli.help.no_names"},
	{"--upload", "", "cli.help.upload"},
	{"--despite", "TEXT", "cli.help.despite"},
	{"--proof", "", "cli.help.proof"},
	{"--empty", "", "cli.help.empty"},
	{"--empty", "N", "cli.help.empty_lines"},
	{"--password", "TEXT", "cli.help.password"},
	{"--date", "DATE", "cli.help.date"},
	{"--lang kk|ru", "", "cli.help.words"},
	{"--basis", "TEXT", "cli.help.basis"},
	{"--apply", "", "cli.help.apply"},
	{"--dry-run", "", "cli.help.dry_run"},
	{"--errors", "OUT.xlsx", "cli.help.errors"},
	{"--take-out", "ID", "cli.help.id"},
	{"--receipt", "ID", "cli.help.id"},
	{"--end", "ID|TITLE", "cli.help.project"},
	{"-o", "FILE.xlsx", "cli.help.output"},
	{"--json", "", "cli.help.json"},
	{"--help", "", "cli.help.help"},
}

// parse reads the arguments and returns the command's work; none where the
// help was asked for and given.
func (r *run) parse(args []string) (func(context.Context) error, error) {
	helped := false
	parser, err := kong.New(&r.args, kong.Name(program), kong.Writers(r.Stdout, r.Stderr),
		kong.Exit(func(int) { helped = true }), kong.KindMapper(reflect.String, kong.MapperFunc(aText)),
		kong.Help(func(_ kong.HelpOptions, k *kong.Context) error { return r.help(k.Command()) }))
	if err != nil {
		return nil, err
	}
	k, err := parser.Parse(args)
	if helped {
		return nil, nil
	}
	if err != nil {
		return nil, &usageError{&data.Error{Code: "bad_usage", Args: data.Args{"problem": err.Error(), "command": program + " --help"}}}
	}
	command, rest, _ := strings.Cut(k.Command(), " ")
	switch command {
	case "layout":
		what, _, _ := strings.Cut(rest, " ")
		return r.layoutWork(what), nil
	case "demo":
		return r.demo, nil
	case "answers":
		return r.answers, nil
	case "evidence":
		return r.evidence, nil
	case "export":
		return r.export, nil
	case "merge":
		return r.mergeWork()
	case "merges":
		return r.merges, nil
	case "narrative":
		return r.narrative, nil
	case "plan":
		return r.propose, nil
	case "privacy":
		return r.privacy, nil
	case "report":
		return r.report, nil
	case "list":
		return r.ownList, nil
	case "places":
		return r.places, nil
	case "departures":
		return r.departures, nil
	case "sheet":
		return r.sheet, nil
	case "status":
		return r.status, nil
	case "verify":
		return r.verify, nil
	}
	return r.window, nil
}

// aText reads an option's text; kong's own mapper speaks of tokens where there
// is none.
func aText(k *kong.DecodeContext, target reflect.Value) error {
	if !k.Scan.Peek().IsValue() {
		return errors.New("the value is missing")
	}
	var text string
	if err := k.Scan.PopValueInto("value", &text); err != nil {
		return err
	}
	target.SetString(text)
	return nil
}

// help writes how the command is used, or all of them where it is none.
func (r *run) help(command string) error {
	command, _, _ = strings.Cut(command, " ")
	var lines [][2]string
	shown := ""
	for _, u := range usages {
		if command == "" || command == "window" || command == u.command {
			line := strings.TrimSpace(program + " " + u.command)
			lines = append(lines, [2]string{line + " " + u.rest, r.words.T(u.help)})
			shown += u.rest + " [--help] "
		}
	}
	var b strings.Builder
	b.WriteString(r.words.T("app.name") + ": " + r.words.T("app.tagline") + "\n\n" + r.words.T("cli.help.usage") + "\n")
	for _, l := range lines {
		b.WriteString("  " + l[0] + "\n      " + l[1] + "\n")
	}
	b.WriteString("\n")
	for _, o := range options {
		flag := o.values == "" && strings.HasPrefix(o.option, "--")
		if strings.Contains(shown, o.option+" ") && !flag || strings.Contains(shown, o.option+"]") && o.values == "" {
			left := strings.TrimSpace(o.option + " " + o.values)
			b.WriteString("  " + left + "\n      " + r.words.T(o.help) + "\n")
		}
	}
	return r.say(strings.TrimRight(b.String(), "\n"))
}

// missing refuses a command that lacks an option.
func missing(option string) error {
	return &usageError{&data.Error{Code: "option_missing", Args: data.Args{"option": option, "command": program + " --help"}}}
}

// together refuses options of which each excludes the other.
func together(first, second string) error {
	return &usageError{&data.Error{Code: "not_together", Args: data.Args{"first": first, "second": second, "command": program + " --help"}}}
}

// workbookPath refuses a path that is missing or that is no xlsx file's.
func workbookPath(option, path, example string) error {
	switch {
	case path == "":
		return missing(option)
	case !strings.EqualFold(filepath.Ext(path), ".xlsx"):
		return &usageError{&data.Error{Code: "not_xlsx", Args: data.Args{"path": path, "example": example}}}
	}
	return nil
}

// password is the one that was typed, "" where none was asked for. One that is
// empty was a slip, which would leave names open to whoever finds the file.
func password(typed *string) (string, error) {
	if typed == nil {
		return "", nil
	}
	if *typed == "" {
		return "", missing("--password TEXT")
	}
	return *typed, nil
}

// fileNumber is the number that a merged file is typed by.
func fileNumber(typed string) (int64, error) {
	n, err := strconv.ParseInt(typed, 10, 64)
	if err != nil {
		return 0, &usageError{&data.Error{Code: "no_such_file", Args: data.Args{"number": typed}}}
	}
	return n, nil
}

// district is the code of the district that was typed; "" where none was.
func (r *run) district(typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	p, err := r.Places.District(typed)
	if err == nil {
		return p.Code, nil
	}
	var unknown *territory.ErrUnknown
	if !errors.As(err, &unknown) {
		return "", err
	}
	if len(unknown.Candidates) == 0 {
		return "", &usageError{&data.Error{Code: "no_such_district", Args: data.Args{"text": typed, "example": r.example()}}}
	}
	var names []string
	for _, p := range unknown.Candidates {
		names = append(names, r.short(p)+" ("+p.Code+")")
	}
	return "", &usageError{&data.Error{Code: "ambiguous_district", Args: data.Args{"text": typed, "names": strings.Join(names, ", ")}}}
}

// example is how a district can be written: by name, or by code.
func (r *run) example() string {
	for _, p := range r.Places.Districts(region, false) {
		return r.short(p) + ", " + p.Code
	}
	return ""
}

// region is the one that the demonstration is set in.
const region = "270000000"

// short is a place's name without the word for its type.
func (r *run) short(p data.Place) string {
	kk, ru := r.Places.Short(p.Code)
	return r.words.Place(data.Place{NameKK: kk, NameRU: ru})
}

// padded is text with blanks behind it, or before it where the width is below
// zero, to as many characters.
func padded(text string, width int) string {
	if n := -width - utf8.RuneCountInString(text); width < 0 {
		return strings.Repeat(" ", max(0, n)) + text
	}
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}
