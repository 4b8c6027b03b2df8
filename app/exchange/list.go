package exchange

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sapar/data"
	"sapar/data/ownlist"
)

// What a coordinator's own list is read by, as the screens and commands know
// it.
type (
	// List is a workbook that was read to its end.
	List = ownlist.List
	// ListMapping says how a sheet is to be read.
	ListMapping = ownlist.Mapping
	// ListPreview is how a list was understood, row by row.
	ListPreview = ownlist.Preview
	// ListRow is a row that was taken for data.
	ListRow = ownlist.PreviewRow
	// ListSkipped is a row that was not.
	ListSkipped = ownlist.SkippedRow
	// ListProposal says which records a record of a list may be.
	ListProposal = ownlist.Proposal
	// ListScope is what a list is read for.
	ListScope = ownlist.Scope
)

// Lists read coordinators' own lists.
type Lists interface {
	Open(path, password string) (*ownlist.List, error)
	Guess(l *ownlist.List) []ownlist.Mapping
	GuessAs(l *ownlist.List, sheet, kind string) (ownlist.Mapping, bool)
	Read(l *ownlist.List, m ownlist.Mapping, scope ownlist.Scope) (*data.Parcel, ownlist.Preview, error)
	Propose(ctx context.Context, records ownlist.Records, preview ownlist.Preview, scope ownlist.Scope) ([]ownlist.Proposal, error)
}

// Memory is the store's part of own lists: what is there already, and how lists
// were read before.
type Memory interface {
	ownlist.Records
	Remembered(ctx context.Context, what string) (map[string]string, error)
	Remember(ctx context.Context, what, key, value string) error
}

// listMemory is what mappings are remembered under.
const listMemory = "own_list"

// OpenList reads a list and says how its sheets may be read, the surest first.
// A form that was read before is read as it was then.
func (x *Exchange) OpenList(ctx context.Context, path, password string) (*List, []ListMapping, error) {
	l, err := x.Lists.Open(path, password)
	if err != nil {
		return nil, nil, err
	}
	kept, err := x.mappings(ctx)
	if err != nil {
		return nil, nil, err
	}
	guesses := x.Lists.Guess(l)
	for i := range guesses {
		if m, ok := ownlist.Known(guesses[i], kept); ok {
			guesses[i] = m
		}
	}
	if len(guesses) == 0 {
		return l, nil, &data.Error{Code: "own_list_no_table", Args: data.Args{"file": l.Source.Name}}
	}
	return l, guesses, nil
}

// GuessList is how a sheet may be read as a list of another kind; false where
// nothing speaks for it.
func (x *Exchange) GuessList(l *List, sheet, kind string) (ListMapping, bool) {
	return x.Lists.GuessAs(l, sheet, kind)
}

// ListFields are the fields that a column of a list of that kind may hold.
func ListFields(kind string) []string { return ownlist.FieldsOf(kind) }

// ListKinds are the kinds of list.
func ListKinds() []string { return ownlist.Kinds() }

func (x *Exchange) mappings(ctx context.Context) ([]ListMapping, error) {
	raw, err := x.Memory.Remembered(ctx, listMemory)
	if err != nil {
		return nil, err
	}
	var out []ListMapping
	for signature, text := range raw {
		var m ListMapping
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			return nil, fmt.Errorf("read mapping %s: %w", signature, err)
		}
		out = append(out, m)
	}
	return out, nil
}

// TriedList is what a list would bring.
type TriedList struct {
	Preview   ListPreview
	Proposals []ListProposal // records that may be there already
	Report    data.FileReport
}

// TryList reads a list by a mapping and says what would come, without writing
// anything. Answers that need no asking are taken over into the scope.
func (x *Exchange) TryList(ctx context.Context, l *List, m ListMapping, scope ListScope) (TriedList, error) {
	var out TriedList
	first := scope
	first.Same = nil
	_, preview, err := x.Lists.Read(l, m, first)
	if err != nil {
		return out, err
	}
	if out.Proposals, err = x.Lists.Propose(ctx, x.Memory, preview, scope); err != nil {
		return out, err
	}
	p, preview, err := x.Lists.Read(l, m, answered(scope, out.Proposals))
	if err != nil {
		return out, err
	}
	out.Preview = preview
	out.Report, err = x.mergeParcel(ctx, p, true)
	return out, err
}

// MergeList merges what a list brings, and remembers how it was read.
func (x *Exchange) MergeList(ctx context.Context, l *List, m ListMapping, scope ListScope) (data.FileReport, error) {
	first := scope
	first.Same = nil
	_, preview, err := x.Lists.Read(l, m, first)
	if err != nil {
		return data.FileReport{}, err
	}
	proposals, err := x.Lists.Propose(ctx, x.Memory, preview, scope)
	if err != nil {
		return data.FileReport{}, err
	}
	p, _, err := x.Lists.Read(l, m, answered(scope, proposals))
	if err != nil {
		return data.FileReport{}, err
	}
	report, err := x.mergeParcel(ctx, p, false)
	if err != nil || m.Signature == "" {
		return report, err
	}
	kept, err := json.Marshal(m)
	if err != nil {
		return report, fmt.Errorf("remember mapping: %w", err)
	}
	return report, x.Memory.Remember(ctx, listMemory, m.Signature, string(kept))
}

// answered is the scope with the answers that need no asking; what a person
// has answered stands. An answer of nil says that the record is a new one.
func answered(scope ListScope, proposals []ListProposal) ListScope {
	same := ownlist.Settled(proposals)
	for id, record := range scope.Same {
		if record == nil {
			delete(same, id)
		} else {
			same[id] = record
		}
	}
	scope.Same = same
	return scope
}

func (x *Exchange) mergeParcel(ctx context.Context, p *data.Parcel, dry bool) (data.FileReport, error) {
	done := false
	report, err := x.Records.Merge(ctx, data.MergeOptions{DryRun: dry}, func() (*data.Parcel, error) {
		if done {
			return nil, nil
		}
		done = true
		return p, nil
	})
	if err != nil {
		return data.FileReport{}, err
	}
	if len(report.Files) != 1 {
		return data.FileReport{}, errors.New("merge list: no report")
	}
	return report.Files[0], nil
}
