package store

import (
	"encoding/json"
	"fmt"

	"sapar/data"
)

// mostCells is how many wrong cells of a file are kept. A sender mends those
// first; the number of all stands beside them.
const mostCells = 1_000

// wrongCell is a wrong cell as the table received keeps it. Of a personal field
// it keeps what is wrong and where, and not what stands there.
type wrongCell struct {
	Type, Field, Code string
	Sheet, Cell       string
	Text, Proposal    string               `json:",omitempty"`
	Warning           bool                 `json:",omitempty"`
	Words             map[string]string    `json:",omitempty"`
	Numbers           map[string]int       `json:",omitempty"`
	Dates             map[string]data.Date `json:",omitempty"`
}

func packCells(problems []data.CellProblem) (string, error) {
	if len(problems) == 0 {
		return "", nil
	}
	var out []wrongCell
	for _, p := range problems[:min(len(problems), mostCells)] {
		c := wrongCell{Type: p.Type, Field: p.Field, Code: p.Code, Sheet: p.Sheet, Cell: p.Cell, Warning: p.Warning}
		if !personalCell(p) {
			c.Text, c.Proposal = p.Text, p.Proposal
			c.Words, c.Numbers, c.Dates = map[string]string{}, map[string]int{}, map[string]data.Date{}
			for key, v := range p.Args {
				switch v := v.(type) {
				case int:
					c.Numbers[key] = v
				case data.Date:
					c.Dates[key] = v
				default:
					c.Words[key] = fmt.Sprint(v)
				}
			}
		}
		out = append(out, c)
	}
	raw, err := json.Marshal(out)
	return string(raw), err
}

func personalCell(p data.CellProblem) bool {
	of := data.TypeByKey(p.Type)
	if of == nil {
		return false
	}
	f := of.Field(p.Field)
	return f != nil && (f.Personal || f.Of == data.PersonType.Key)
}

func unpackCells(raw string) ([]data.CellProblem, error) {
	if raw == "" {
		return nil, nil
	}
	var cells []wrongCell
	if err := json.Unmarshal([]byte(raw), &cells); err != nil {
		return nil, fmt.Errorf("read wrong cells: %w", err)
	}
	out := make([]data.CellProblem, len(cells))
	for i, c := range cells {
		args := data.Args{}
		for key, v := range c.Words {
			args[key] = v
		}
		for key, v := range c.Numbers {
			args[key] = v
		}
		for key, v := range c.Dates {
			args[key] = v
		}
		out[i] = data.CellProblem{
			Problem: data.Problem{Type: c.Type, Field: c.Field, Code: c.Code, Args: args, Warning: c.Warning},
			Sheet:   c.Sheet, Cell: c.Cell, Text: c.Text, Proposal: c.Proposal,
		}
	}
	return out, nil
}
