package proposal

import "slices"

// needs are what is still open while trips are chosen.
type needs struct {
	left   []int    // by rule
	seen   []places // by act, of those that cover
	visits []int    // by site
}

// needs are what is open before any trip.
func (p *problem) needs() needs {
	n := needs{left: make([]int, len(p.rules)), visits: make([]int, len(p.sites))}
	for r := range p.rules {
		n.left[r] = p.rules[r].missing
	}
	for s := range p.sites {
		n.visits[s] = p.sites[s].visits
	}
	n.seen = p.seen
	return n.copy()
}

func (n *needs) copy() needs {
	c := needs{left: slices.Clone(n.left), visits: slices.Clone(n.visits), seen: make([]places, len(n.seen))}
	for a := range n.seen {
		c.seen[a] = slices.Clone(n.seen[a])
	}
	return c
}

func (n *needs) done() bool {
	return !slices.ContainsFunc(n.left, func(left int) bool { return left > 0 })
}

// opens are how many rules of the act one more at the site brings nearer.
func (p *problem) opens(n *needs, act, site int) int {
	a, open := &p.acts[act], 0
	if a.covers && (a.places[site] < 0 || n.seen[act][a.places[site]]) {
		return 0
	}
	for _, r := range a.rules {
		if d := p.rules[r].district; n.left[r] > 0 && (d == all || d == p.sites[site].district) {
			open++
		}
	}
	return open
}

// close enters what one more at the site brings.
func (p *problem) close(n *needs, act, site int) {
	a := &p.acts[act]
	if a.covers {
		if a.places[site] < 0 || n.seen[act][a.places[site]] {
			return
		}
		n.seen[act][a.places[site]] = true
	}
	for _, r := range a.rules {
		if d := p.rules[r].district; n.left[r] > 0 && (d == all || d == p.sites[site].district) {
			n.left[r]--
		}
	}
}

// served calls do with each act that counts for what is held at a stop.
func (p *problem) served(s stop, do func(act int)) {
	for i, a := range s.acts {
		do(a)
		for _, c := range p.acts[a].fits {
			if slices.Contains(s.acts, c) || slices.ContainsFunc(s.acts[:i], func(b int) bool { return slices.Contains(p.acts[b].fits, c) }) {
				continue // counted already
			}
			if p.may(c, s.day, s.site) {
				do(c)
			}
		}
	}
}

// gain is how many rules the stop brings nearer, each by one.
func (p *problem) gain(n *needs, s stop) int {
	gain := 0
	p.served(s, func(act int) { gain += p.opens(n, act, s.site) })
	return gain
}

// apply enters what is held at a stop.
func (p *problem) apply(n *needs, s stop) {
	p.served(s, func(act int) { p.close(n, act, s.site) })
	n.visits[s.site]++
}

// pick chooses what is held at the stop: acts that bring a rule nearer, in the
// order given, then visits for the coverage that they leave open.
func (p *problem) pick(n *needs, s *stop, order []int) {
	s.acts = s.acts[:0]
	for _, a := range order {
		if len(s.acts) == eventsAStop {
			return
		}
		if p.opens(n, a, s.site) == 0 || !p.may(a, s.day, s.site) {
			continue
		}
		if p.acts[a].covers && slices.ContainsFunc(s.acts, func(b int) bool { return slices.Contains(p.acts[b].fits, a) }) {
			continue
		}
		s.acts = append(s.acts, a)
	}
}
