package vecsolve

import (
	"math"
	"sync"

	"github.com/tetratelabs/wazero/api"
)

// DefaultCapacity is how many values each buffer of a [VecOps] holds where
// nothing else is said.
const DefaultCapacity = 100_000

// VecOps is the pre-allocated pattern on its own: f64 buffers are made once,
// their addresses and the kernels are kept, and a call only copies in, computes
// and copies out. It allocates nothing after it was made. Any number of
// goroutines may use it; their calls run one after the other.
type VecOps struct {
	mu       sync.Mutex
	s        *Instance
	capacity int
	// Where the buffers live in the module, and their memory: nothing of this
	// instance grows any more, so both stay.
	atX, atY, atOut uint64
	x, y, out       []float64

	sum, dot, mul, scale api.Function
	stack                [5]uint64
	closed               bool
}

// NewVecOps makes buffers of this many values; 0 takes [DefaultCapacity].
func NewVecOps(m *Module, capacity int) (*VecOps, error) {
	if capacity == 0 {
		capacity = DefaultCapacity
	}
	if capacity < 0 || capacity > 1<<28 {
		return nil, refused(ErrShape, "a capacity of %d values, it goes from 1 to %d", capacity, 1<<28)
	}
	s, err := m.New(Config{MaxBytes: 3*8*uint64(capacity) + 1<<16})
	if err != nil {
		return nil, err
	}
	v := &VecOps{s: s, capacity: capacity}
	for _, at := range []*uint64{&v.atX, &v.atY, &v.atOut} {
		a, err := Zeros[float64](s, capacity)
		if err != nil {
			_ = s.Close()
			return nil, err
		}
		*at = uint64(a.at)
	}
	for at, own := range map[uint64]*[]float64{v.atX: &v.x, v.atY: &v.y, v.atOut: &v.out} {
		b, err := s.link.bytes(uint32(at), 8*capacity)
		if err != nil {
			_ = s.Close()
			return nil, err
		}
		*own = cast[float64](b)
	}
	for name, f := range map[string]*api.Function{"sum": &v.sum, "dot": &v.dot, "mul": &v.mul, "scale": &v.scale} {
		*f = s.link.mod.ExportedFunction("vs_" + name + "_f64")
	}
	return v, nil
}

// Capacity is how many values a call may have.
func (v *VecOps) Capacity() int { return v.capacity }

// Close gives the buffers back.
func (v *VecOps) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed = true
	return v.s.Close()
}

// Sum is the sum of x.
func (v *VecOps) Sum(x []float64) (float64, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.fits(len(x), len(x)); err != nil {
		return math.NaN(), err
	}
	copy(v.x, x)
	v.stack = [5]uint64{v.atX, uint64(len(x))}
	err := v.call(v.sum)
	return api.DecodeF64(v.stack[0]), err
}

// Dot is the dot product of x and y.
func (v *VecOps) Dot(x, y []float64) (float64, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.fits(len(x), len(y)); err != nil {
		return math.NaN(), err
	}
	copy(v.x, x)
	copy(v.y, y)
	v.stack = [5]uint64{v.atX, v.atY, uint64(len(x))}
	err := v.call(v.dot)
	return api.DecodeF64(v.stack[0]), err
}

// Mul writes x[i] * y[i] into out, which may be x or y.
func (v *VecOps) Mul(out, x, y []float64) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.fits(len(x), len(y)); err != nil {
		return err
	}
	if err := v.fits(len(x), len(out)); err != nil {
		return err
	}
	copy(v.x, x)
	copy(v.y, y)
	v.stack = [5]uint64{v.atX, v.atY, v.atOut, uint64(len(x))}
	if err := v.done(v.mul); err != nil {
		return err
	}
	copy(out, v.out)
	return nil
}

// Scale multiplies every value of x by alpha.
func (v *VecOps) Scale(alpha float64, x []float64) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.fits(len(x), len(x)); err != nil {
		return err
	}
	copy(v.x, x)
	v.stack = [5]uint64{api.EncodeF64(alpha), v.atX, uint64(len(x))}
	if err := v.done(v.scale); err != nil {
		return err
	}
	copy(x, v.x)
	return nil
}

func (v *VecOps) fits(n, other int) error {
	switch {
	case v.closed:
		return refused(ErrHandle, "this VecOps was closed")
	case n != other:
		return refused(ErrShape, "vectors of %d and %d values", n, other)
	case n > v.capacity:
		return refused(ErrShape, "%d values, the buffers hold %d", n, v.capacity)
	}
	return nil
}

func (v *VecOps) call(f api.Function) error {
	if err := f.CallWithStack(background, v.stack[:]); err != nil {
		v.closed = true
		return host("the module trapped and this VecOps is lost: %v", err)
	}
	return nil
}

func (v *VecOps) done(f api.Function) error {
	if err := v.call(f); err != nil {
		return err
	}
	if code := int32(v.stack[0]); code < 0 {
		return coded(code)
	}
	return nil
}
