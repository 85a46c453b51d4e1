package vecsolve

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
)

// Work units of a step where the caller named none: about a twentieth of a second.
const slice = 50_000_000

// call is a typed operation in the making: generated methods fill it, run
// uploads its values, sends it, and frees them when the operation has ended,
// also when it ended by an error or was cancelled.
type call struct {
	s       *Instance
	op      string
	fields  map[string]any
	objects []arg
	inputs  []input
	outputs []output
	// Objects that the library frees once it has accepted the request.
	taken []*resident
	// The argument that names an object to make, and the reason that says it is there.
	made, reason string
	// What was made.
	madeObject *resident
	budget     uint32
	err        error
}

type input struct {
	name string
	source
}

// output is an array to write: the caller's, or one made for the call.
type output struct {
	name  string
	given *resident
	id    uint32
}

func newCall(s *Instance, op string) *call {
	return &call{s: s, op: op, fields: map[string]any{"op": op}}
}

func (c *call) set(name string, value any) {
	if number, ok := value.(float64); ok && (math.IsNaN(number) || math.IsInf(number, 0)) && c.err == nil {
		c.err = refused(ErrField, "%s is %v: a finite number is needed", name, number)
	}
	c.fields[name] = value
}

// present tells an object from nil, also from a nil pointer in an interface.
func present(o Object) *resident {
	if o == nil {
		return nil
	}
	return o.res()
}

func (c *call) object(name string, o Object) {
	c.objects = append(c.objects, arg{name: name, a: present(o)})
}

func (c *call) maybeObject(name string, o Object) {
	if present(o) != nil {
		c.object(name, o)
	}
}

func (c *call) takes(name string, o Object) {
	if r := present(o); r != nil {
		c.object(name, o)
		c.taken = append(c.taken, r)
	}
}

func (c *call) input(name string, values Input) {
	if values == nil {
		if c.err == nil {
			c.err = refused(ErrField, "%s must be given", name)
		}
		return
	}
	from := values.input()
	if _, resident := values.(Object); resident {
		c.objects = append(c.objects, arg{name: name, a: from.array})
		return
	}
	c.inputs = append(c.inputs, input{name, from})
}

// maybeInput is values that may be left out.
func (c *call) maybeInput(name string, values Input) {
	if values != nil {
		c.input(name, values)
	}
}

func (c *call) output(name string, given AnyArray) {
	r := present(given)
	if r != nil {
		c.objects = append(c.objects, arg{name: name, a: r})
	}
	c.outputs = append(c.outputs, output{name: name, given: r})
}

// maybeOutput is an output that is not wanted unless it is given.
func (c *call) maybeOutput(name string, given AnyArray) {
	if present(given) != nil {
		c.output(name, given)
	}
}

// resumable sets the work units of a step.
func (c *call) resumable(budget int) {
	if (budget < 0 || uint64(budget) > 1<<32-1) && c.err == nil {
		c.err = refused(ErrField, "budget is %d, it goes from 0 to 4294967295", budget)
	}
	c.budget = uint32(budget)
	c.set("budget", budget)
}

// result is what a pointer to a result struct can do; the generator makes it.
type result[D any] interface {
	*D
	// slot is where the values of an output go that was made for the call: a
	// pointer to a slice of float64 or uint32.
	slot(name string) any
	// finish notes whether the operation goes on, and the object that was made.
	finish(pending bool, made *resident)
	// ended is the reason, of operations that have one.
	ended() string
}

// once runs an operation to its end, in steps when the context can end it.
func once[D any, P result[D]](ctx context.Context, c *call) (P, error) {
	var last P
	var err error
	run(ctx, c, ctx.Done() != nil, func(d P, e error) bool {
		last, err = d, e
		return true
	})
	return last, err
}

// run yields the pending results of an operation and its last one, or an
// error. The lock is held but for the time of a yield. A loop that is left
// early, also by a panic, cancels the operation.
func run[D any, P result[D]](ctx context.Context, c *call, stepped bool, yield func(P, error) bool) {
	s := c.s
	budget := c.budget
	if budget == 0 {
		budget = slice
	}
	var lent []uint32
	pending := false
	s.mu.Lock()
	defer func() {
		if pending {
			_, _ = s.link.cancel(s.handle)
		}
		s.giveBack(lent)
		s.mu.Unlock()
	}()
	outside := func(d P, err error) bool {
		s.mu.Unlock()
		defer s.mu.Lock()
		return yield(d, err)
	}
	if ctx.Err() != nil {
		outside(nil, stopped(ctx, c.op))
		return
	}
	request, madeID, err := c.prepare(stepped, budget, &lent)
	if err != nil {
		outside(nil, err)
		return
	}
	code, err := s.link.op(s.handle, request)
	if err == nil && code >= 0 {
		for _, r := range c.taken {
			r.freed = true
		}
	}
	var end error
	for {
		var d P
		d, pending, err = settle[D, P](c, code, err, madeID)
		if !pending {
			s.giveBack(lent)
			lent = nil
			if err == nil {
				err = end
			}
			outside(d, err)
			return
		}
		if !outside(d, nil) {
			return
		}
		if err := s.open(); err != nil {
			pending = false
			outside(nil, err)
			return
		}
		if ctx.Err() != nil {
			end = stopped(ctx, c.op)
			code, err = s.link.cancel(s.handle)
		} else {
			code, err = s.link.step(s.handle, budget)
		}
	}
}

func stopped(ctx context.Context, op string) error {
	return fmt.Errorf("vecsolve: %s was cancelled: %w", op, context.Cause(ctx))
}

// prepare checks objects, uploads values and writes the request. What it
// uploaded is in lent, also when it fails.
func (c *call) prepare(stepped bool, budget uint32, lent *[]uint32) (request []byte, made uint32, err error) {
	s := c.s
	if err := s.open(); err != nil {
		return nil, 0, err
	}
	if c.err != nil {
		return nil, 0, c.err
	}
	for _, o := range c.objects {
		if err := s.mine(o.name, o.a); err != nil {
			return nil, 0, err
		}
		c.fields[o.name] = o.a.id
	}
	for _, in := range c.inputs {
		id, at, err := s.make(in.dtype, in.n)
		if err != nil {
			return nil, 0, err
		}
		*lent = append(*lent, id)
		own, err := s.link.bytes(at, len(in.bytes))
		if err != nil {
			return nil, 0, err
		}
		copy(own, in.bytes)
		c.fields[in.name] = id
	}
	for i := range c.outputs {
		out := &c.outputs[i]
		if out.given != nil {
			out.id = out.given.id
			continue
		}
		if out.id, err = s.nextID(); err != nil {
			return nil, 0, err
		}
		*lent = append(*lent, out.id)
		c.fields[out.name] = out.id
	}
	if c.made != "" {
		if made, err = s.nextID(); err != nil {
			return nil, 0, err
		}
		c.fields[c.made] = made
	}
	if stepped && c.fields["budget"] != nil {
		c.fields["budget"] = budget
	}
	request, err = json.Marshal(c.fields)
	return request, made, err
}

// settle reads the result of a call, and what the operation wrote once it is done.
func settle[D any, P result[D]](c *call, code int32, err error, madeID uint32) (P, bool, error) {
	s := c.s
	pending, text, err := s.answer(code, err)
	if err != nil {
		return nil, false, err
	}
	d := P(new(D))
	if err := json.Unmarshal(text, d); err != nil {
		return nil, false, host("the result of %s is not understood: %v: %s", c.op, err, text)
	}
	if pending {
		d.finish(true, nil)
		return d, true, nil
	}
	for _, out := range c.outputs {
		at, n, dtype, err := s.link.arrayInfo(s.handle, out.id)
		if statusOf(err) == ErrID.Name() {
			continue // It did not come to an output.
		}
		if err != nil {
			return nil, false, err
		}
		if out.given != nil {
			out.given.at, out.given.n = at, int(n)
			continue
		}
		switch to := d.slot(out.name).(type) {
		case *[]float64:
			*to, err = s.floats(at, int(n), dtype)
		case *[]uint32:
			var b []byte
			b, err = s.link.bytes(at, 4*int(n))
			*to = append([]uint32{}, cast[uint32](b)...)
		}
		if err != nil {
			return nil, false, err
		}
	}
	var made *resident
	if c.made != "" && (c.reason == "" || d.ended() == c.reason) {
		made = &resident{s: s, id: madeID}
	}
	c.madeObject = made
	d.finish(false, made)
	return d, false, nil
}

// nullable is a list of numbers in which null stands for no finite value.
type nullable []float64

func (n *nullable) UnmarshalJSON(text []byte) error {
	var values []*float64
	if err := json.Unmarshal(text, &values); err != nil {
		return err
	}
	for _, v := range values {
		if v == nil {
			*n = append(*n, math.NaN())
		} else {
			*n = append(*n, *v)
		}
	}
	return nil
}

// floats copies values of f64 or f32 out.
func (s *Instance) floats(at uint32, n int, dtype uint32) ([]float64, error) {
	if dtype == f64 {
		b, err := s.link.bytes(at, 8*n)
		return append([]float64{}, cast[float64](b)...), err
	}
	b, err := s.link.bytes(at, 4*n)
	out := make([]float64, 0, n)
	for _, v := range cast[float32](b) {
		out = append(out, float64(v))
	}
	return out, err
}

// giveBack frees what was lent to a call. An output that was never made is not
// there: nothing to free.
func (s *Instance) giveBack(lent []uint32) {
	for _, id := range lent {
		_, _ = s.link.op(s.handle, fmt.Appendf(nil, `{"op":"free","id":%d}`, id))
	}
}
