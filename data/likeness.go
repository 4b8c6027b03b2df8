package data

// Likeness is two records of people that may be one person, and why.
type Likeness struct {
	One, Other Person
	Sure       bool // no more than a look is needed
	Reasons    []Reason
}

// Reason is something that speaks for or against two records being one person.
// Its code has words in every language under "match.<code>".
type Reason struct {
	Code    string
	Args    Args
	Against bool
}
