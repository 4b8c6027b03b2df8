package data

// Product is something made for the public: a video, a publication. It counts
// once there is proof of it, a link or a file.
type Product struct {
	Base
	Project    ID
	District   string // "" for the whole region's
	Event      ID     // that it tells of or was made at
	Kind       string // list product_kind
	Title      string
	Date       Date   // on which it came out
	Media      string // newspaper, channel, page
	Links      []string
	Files      []string
	Reach      int // people who saw it, as the media tell
	Indicators []ID
	Note       string
}

// Proven reports whether a link or a file shows the product.
func (p *Product) Proven() bool { return len(p.Links)+len(p.Files) > 0 }

// ProductType declares the fields of a Product.
var ProductType = declare("product", checkProduct,
	field("project", Ref, func(p *Product) *ID { return &p.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(p *Product) *string { return &p.District }),
	field("event", Ref, func(p *Product) *ID { return &p.Event }, to("event")),
	field("kind", Choice, func(p *Product) *string { return &p.Kind }, required, from("product_kind"), identity),
	field("title", Text, func(p *Product) *string { return &p.Title }, required, label, identity),
	field("date", Day, func(p *Product) *Date { return &p.Date }, required, identity),
	field("media", Text, func(p *Product) *string { return &p.Media }),
	field("links", Lines, func(p *Product) *[]string { return &p.Links }),
	field("files", Lines, func(p *Product) *[]string { return &p.Files }),
	field("reach", Int, func(p *Product) *int { return &p.Reach }),
	field("indicators", Refs, func(p *Product) *[]ID { return &p.Indicators }, to("indicator")),
	field("note", Note, func(p *Product) *string { return &p.Note }),
)

// Type is ProductType.
func (*Product) Type() *Type { return ProductType }

func checkProduct(p *Product, s Scope, r *report) {
	r.checkInProject("date", p.Date, s)
	r.checkDistrict("district", p.District, s)
	r.checkLinks("links", p.Links)
	if !p.Proven() {
		r.warn("links", "no_proof", nil)
	}
}
