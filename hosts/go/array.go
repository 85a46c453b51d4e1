package vecsolve

// Element is a type that arrays hold.
type Element interface {
	float32 | float64 | int32 | uint32 | int8 | uint8
}

// Real is a floating-point type.
type Real interface {
	float32 | float64
}

// Dtypes are numbered from 1 to this.
const dtypes = 6

const (
	f32 = 1
	f64 = 2
)

var dtypeNames = [dtypes + 1]string{"", "f32", "f64", "i32", "u32", "i8", "u8"}

func dtypeOf[T Element]() uint32 {
	switch any(*new(T)).(type) {
	case float32:
		return f32
	case float64:
		return f64
	case int32:
		return 3
	case uint32:
		return 4
	case int8:
		return 5
	}
	return 6
}

// resident is what the host knows of an object inside an instance: a name, not
// memory. Everything but s is read and written under the instance's lock.
type resident struct {
	s     *Instance
	id    uint32
	freed bool
	// Of arrays.
	dtype uint32
	at    uint32
	n     int
}

// Object is an [Array] or something an operation made.
type Object interface{ res() *resident }

// Array is an array inside an instance. It lives until it is freed or its
// instance is closed; a collected one is not freed.
type Array[T Element] struct{ resident }

func (a *Array[T]) res() *resident {
	if a == nil {
		return nil
	}
	return &a.resident
}

// AnyArray is an array of any element type.
type AnyArray interface {
	Object
	Len() int
}

// Made is an object that an operation made, with what it said about it.
type Made[D any] struct {
	resident
	// Facts is the result of the operation.
	Facts D
}

func (m *Made[D]) res() *resident {
	if m == nil {
		return nil
	}
	return &m.resident
}

// NewArray makes an array with these values.
func NewArray[T Element](s *Instance, values []T) (*Array[T], error) {
	a, err := Zeros[T](s, len(values))
	if err != nil {
		return nil, err
	}
	return a, a.Write(values)
}

// Zeros makes an array of n zeros.
func Zeros[T Element](s *Instance, n int) (*Array[T], error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, at, err := s.make(dtypeOf[T](), n)
	if err != nil {
		return nil, err
	}
	return &Array[T]{resident{s: s, id: id, dtype: dtypeOf[T](), at: at, n: n}}, nil
}

// Len is how many values the array holds.
func (a *Array[T]) Len() int {
	a.s.mu.Lock()
	defer a.s.mu.Unlock()
	return a.n
}

// View is the module's memory itself, without a copy: nil when the array was
// freed or its instance closed. It is valid until the next call that may grow
// that memory, which is every call but those of kernels on this instance and
// of View: take it anew after those. An outdated view harms nothing; it reads
// old values, and what is written to it is lost.
func (a *Array[T]) View() []T {
	a.s.mu.Lock()
	defer a.s.mu.Unlock()
	view, err := a.values()
	if err != nil {
		return nil
	}
	return view
}

func (a *Array[T]) values() ([]T, error) {
	if err := a.s.mine("the array", &a.resident); err != nil {
		return nil, err
	}
	var one [1]T
	b, err := a.s.link.bytes(a.at, a.n*len(raw(one[:])))
	return cast[T](b), err
}

// Write replaces the values, as many as the array holds.
func (a *Array[T]) Write(values []T) error {
	a.s.mu.Lock()
	defer a.s.mu.Unlock()
	own, err := a.values()
	if err != nil {
		return err
	}
	if len(values) != len(own) {
		return refused(ErrShape, "%d values for an array of %d", len(values), len(own))
	}
	copy(own, values)
	return nil
}

// Read copies the values out.
func (a *Array[T]) Read() ([]T, error) {
	a.s.mu.Lock()
	defer a.s.mu.Unlock()
	own, err := a.values()
	return append([]T{}, own...), err
}

// Input is values to read: an [Array] of the instance, or values of Go's such
// as F64{1, 2}, which are uploaded and freed when the operation has ended.
// F64(slice) converts without a copy.
type Input interface{ input() source }

// source is a resident array, or bytes to upload.
type source struct {
	array *resident
	dtype uint32
	bytes []byte
	n     int
}

func (a *Array[T]) input() source { return source{array: a.res()} }

// Values are values of Go's that an operation reads.
type Values[T Element] []T

func (v Values[T]) input() source {
	return source{dtype: dtypeOf[T](), bytes: raw(v), n: len(v)}
}

// The types of values that operations read.
type (
	F32 = Values[float32]
	F64 = Values[float64]
	I32 = Values[int32]
	U32 = Values[uint32]
	I8  = Values[int8]
	U8  = Values[uint8]
)
