package web

import (
	"net/http"

	"readout"
)

type aboutPage struct {
	Stages   []readout.Stage
	Statuses []meaning
}

type meaning struct {
	Status readout.Status
	Says   string
}

// about says how the record is made, where it ends, and how to cite it.
func (s site) about(*http.Request) (view, error) {
	return view{page: "about", title: "About this record", json: "/api/stages", data: aboutPage{s.options.Stages, []meaning{
		{readout.Occurred, "the text says that it happened"},
		{readout.Ongoing, "it goes on"},
		{readout.Planned, "it is announced or due"},
		{readout.Considered, "somebody weighs it"},
		{readout.Cancelled, "it was called off or put off"},
		{readout.Denied, "somebody denies it"},
		{readout.Negated, "the text says that it did not happen"},
		{readout.Alleged, "somebody alleges it and the text does not vouch for it"},
		{readout.Hypothetical, "it is spoken of as a possibility only"},
	}}}, nil
}
