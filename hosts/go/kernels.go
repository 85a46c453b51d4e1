package vecsolve

import (
	"math"

	"github.com/tetratelabs/wazero/api"
)

// What the generated forms of kernels stand on: the checks of their arguments.
// Arrays carry their addresses, so a call is one call into the module; lengths
// are checked here, ranges and overlap by the library.

// arg is an array that a kernel was given.
type arg struct {
	name     string
	a        *resident
	optional bool
}

// enter locks the instance of the first array, in which all must be.
func enter(args ...arg) (*Instance, error) {
	if args[0].a == nil {
		return nil, refused(ErrField, "%s must be given", args[0].name)
	}
	s := args[0].a.s
	s.mu.Lock()
	for _, arg := range args {
		a := arg.a
		if a == nil && arg.optional {
			continue
		}
		if a == nil || a.s != s || a.freed || s.closed {
			err := s.mine(arg.name, a)
			s.mu.Unlock()
			return nil, err
		}
	}
	return s, nil
}

// checks keeps the first fault of a call's sizes.
type checks struct{ err error }

func (c *checks) exactly(name string, a *resident, wanted int, why string) {
	if a != nil && a.n != wanted {
		c.ill(name, a.n, wanted, why)
	}
}

func (c *checks) least(name string, a *resident, wanted int, why string) {
	if a != nil && a.n < wanted {
		c.ill(name, a.n, wanted, why)
	}
}

func (c *checks) matrix(name string, a *resident, rows, cols int, strideName string, stride int, why string) {
	if a == nil || rows <= 0 || cols <= 0 {
		return
	}
	if stride < cols {
		c.fail(refused(ErrShape, "%s is %d, a row of %s holds %d values", strideName, stride, name, cols))
		return
	}
	c.least(name, a, plus(times(rows-1, stride), cols), why)
}

func (c *checks) ill(name string, holds, wanted int, why string) {
	c.fail(refused(ErrShape, "%s holds %d values, %d are needed: %s", name, holds, wanted, why))
}

func (c *checks) size(name string, value int) {
	if value < 0 || uint64(value) > 1<<32-1 {
		c.fail(refused(ErrShape, "%s is %d, a size goes from 0 to 4294967295", name, value))
	}
}

// score is the dtype of what a kernel over this dtype answers with.
func (c *checks) score(name string, a *resident, of uint32) {
	want := uint32(f64)
	if of == f32 {
		want = f32
	}
	if a.dtype != want {
		c.fail(refused(ErrDtype, "%s holds %s, %s is needed", name, dtypeNames[a.dtype], dtypeNames[want]))
	}
}

// last is what the last of these offsets says, 0 without any.
func (c *checks) last(s *Instance, a *resident) int {
	if a.n == 0 {
		return 0
	}
	b, err := s.link.bytes(a.at, 4*a.n)
	if err != nil {
		c.fail(err)
		return 0
	}
	offsets := cast[uint32](b)
	return int(offsets[len(offsets)-1])
}

// choice is the place of a word in its list.
func (c *checks) choice(name, word string, words []string) uint64 {
	for i, known := range words {
		if known == word {
			return uint64(i)
		}
	}
	c.fail(refused(ErrField, "%s is %q, it is one of %v", name, word, words))
	return 0
}

func (c *checks) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// times and plus stop at the largest int.
func times(a, b int) int {
	if a > 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}

func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func pick(flag bool, set, unset int) int {
	if flag {
		return set
	}
	return unset
}

func flag(set bool) uint64 {
	if set {
		return 1
	}
	return 0
}

// scalar is a number as the module takes it for this dtype.
func scalar(dtype uint32, v float64) uint64 {
	switch dtype {
	case f32:
		return api.EncodeF32(float32(v))
	case f64:
		return api.EncodeF64(v)
	}
	return uint64(uint32(int64(v)))
}

func at(a *resident) uint64 {
	if a == nil {
		return 0
	}
	return uint64(a.at)
}

// value is a number that a kernel answered.
func (s *Instance) value(kernel int, dtype uint32) (float64, error) {
	answer, err := s.link.kernel(kernel, dtype)
	switch {
	case err != nil:
		return math.NaN(), err
	case dtype == f32:
		return float64(api.DecodeF32(answer)), nil
	}
	return api.DecodeF64(answer), nil
}

// count is a place or a count that a kernel answered.
func (s *Instance) count(kernel int, dtype uint32) (int, error) {
	answer, err := s.link.kernel(kernel, dtype)
	if err != nil {
		return 0, err
	}
	if code := int32(answer); code < 0 {
		return 0, coded(code)
	}
	return int(int32(answer)), nil
}

// done is nothing, or the status that a kernel answered.
func (s *Instance) done(kernel int, dtype uint32) error {
	_, err := s.count(kernel, dtype)
	return err
}
