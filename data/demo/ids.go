package demo

import (
	"encoding/binary"
	"math/rand/v2"
	"strconv"

	"sapar/data"
)

// ids makes ascending UUIDs of version 7 whose time is the day before today:
// earlier than any id that the program makes afterwards.
type ids struct {
	last   uint64 // milliseconds since 1970 and a sequence of 12 bits
	random *rand.Rand
}

// block is how many milliseconds, of 4096 ids each, a district has for its
// ids: they ascend through all districts.
const block = 1000

// newIDs begins the ids of a block: 0 is the project's, the districts' follow.
func newIDs(o Options, number int) ids {
	start := uint64(o.Today.AddDays(-1).Time().UnixMilli()) + uint64(number)*block
	return ids{last: start << 12, random: random(o, strconv.Itoa(number), useIDs)}
}

func (i *ids) next() data.ID {
	i.last++
	var id data.ID
	binary.BigEndian.PutUint64(id[:8], i.last>>12<<16|0x7000|i.last&0xfff)
	binary.BigEndian.PutUint64(id[8:], i.random.Uint64()&(1<<62-1)|1<<63)
	return id
}
