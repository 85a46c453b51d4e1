package vecsolve

import (
	"errors"
	"math"
	"slices"
	"sync"
	"testing"
)

func painted(n int, seed uint32) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(int32(hash(uint32(i), seed)%4001)-2000) / 1024
	}
	return out
}

func vecOps(t testing.TB, capacity int) *VecOps {
	t.Helper()
	m, err := standard()
	if err != nil {
		t.Fatal(err)
	}
	v, err := NewVecOps(m, capacity)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

// Painted values are multiples of 1/1024, so sums and products are exact.
func TestVecOps(t *testing.T) {
	v := vecOps(t, 0)
	for _, n := range []int{0, 1, 7, 8, 9, 1000, DefaultCapacity} {
		x, y := painted(n, 3), painted(n, 4)
		var sum, dot float64
		product := make([]float64, n)
		for i := range x {
			sum += x[i]
			dot += x[i] * y[i]
			product[i] = x[i] * y[i]
		}
		if got, err := v.Sum(x); got != sum || err != nil {
			t.Errorf("sum of %d: %v %v, expected %v", n, got, err, sum)
		}
		if got, err := v.Dot(x, y); got != dot || err != nil {
			t.Errorf("dot of %d: %v %v, expected %v", n, got, err, dot)
		}
		out := make([]float64, n)
		if err := v.Mul(out, x, y); err != nil || !slices.Equal(out, product) {
			t.Errorf("mul of %d: %v", n, err)
		}
		scaled := slices.Clone(x)
		if err := v.Scale(-2, scaled); err != nil || !slices.EqualFunc(scaled, x, func(a, b float64) bool { return a == -2*b }) {
			t.Errorf("scale of %d: %v", n, err)
		}
	}
}

func TestVecOpsRefuses(t *testing.T) {
	v := vecOps(t, 10)
	if _, err := v.Sum(make([]float64, 11)); !errors.Is(err, ErrShape) {
		t.Errorf("too long: %v", err)
	}
	if _, err := v.Dot(make([]float64, 3), make([]float64, 4)); !errors.Is(err, ErrShape) {
		t.Errorf("two lengths: %v", err)
	}
	if err := v.Mul(make([]float64, 2), make([]float64, 3), make([]float64, 3)); !errors.Is(err, ErrShape) {
		t.Errorf("a short output: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := v.Sum([]float64{1}); !errors.Is(err, ErrHandle) || !math.IsNaN(got) {
		t.Errorf("after close: %v %v", got, err)
	}
	m, _ := standard()
	if _, err := NewVecOps(m, -1); !errors.Is(err, ErrShape) {
		t.Errorf("negative capacity: %v", err)
	}
}

func TestVecOpsAllocatesNothing(t *testing.T) {
	v := vecOps(t, 1000)
	x, y, out := painted(1000, 1), painted(1000, 2), make([]float64, 1000)
	before := v.s.link.mem.Size()
	n := testing.AllocsPerRun(100, func() {
		_, _ = v.Sum(x)
		_, _ = v.Dot(x, y)
		_ = v.Mul(out, x, y)
		_ = v.Scale(1, x)
	})
	if n != 0 || v.s.link.mem.Size() != before {
		t.Errorf("%v allocations, memory %d then %d", n, before, v.s.link.mem.Size())
	}
}

func TestVecOpsFromManyGoroutines(t *testing.T) {
	v := vecOps(t, 100)
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			x := painted(100, uint32(g))
			want, err := v.Dot(x, x)
			for range 200 {
				if got, e := v.Dot(x, x); got != want || err != nil || e != nil {
					t.Errorf("goroutine %d: %v, expected %v", g, got, want)
				}
			}
		})
	}
	group.Wait()
}
