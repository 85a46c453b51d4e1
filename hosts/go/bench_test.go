package vecsolve

// go test -run '^$' -bench . -count 10 | tee new.txt; benchstat new.txt
// Every benchmark checks its answer first.

import (
	"context"
	"fmt"
	"testing"
)

var sizes = []int{8, 100, 1000, 10_000, 100_000}

func sum(x []float64) (s float64) {
	for _, v := range x {
		s += v
	}
	return s
}

func dot(x, y []float64) (s float64) {
	for i := range x {
		s += x[i] * y[i]
	}
	return s
}

// BenchmarkCall is one call into the module, over nothing.
func BenchmarkCall(b *testing.B) {
	s := instance(b)
	x := must[*Array[float64]](b)(Zeros[float64](s, 0))
	b.ReportAllocs()
	for b.Loop() {
		if v, err := Sum(x); v != 0 || err != nil {
			b.Fatal(v, err)
		}
	}
}

// BenchmarkDot is a dot product of resident arrays, by dtype and engine; go is
// the plain loop of Go over the same values. The native
// library's figures are in bench/record (cargo run --profile bench -p vecsolve-bench).
func BenchmarkDot(b *testing.B) {
	s := instance(b)
	for _, n := range sizes {
		values := painted(n, 1)
		want := dot(values, values)
		x := must[*Array[float64]](b)(NewArray(s, values))
		single := make([]float32, n)
		for i, v := range values {
			single[i] = float32(v)
		}
		x32 := must[*Array[float32]](b)(NewArray(s, single))
		if v := must[float64](b)(Dot(x, x)); v != want {
			b.Fatalf("dot says %v, expected %v", v, want)
		}
		b.Run(fmt.Sprintf("f64/n=%d", n), func(b *testing.B) {
			b.SetBytes(int64(16 * n))
			for b.Loop() {
				_, _ = Dot(x, x)
			}
		})
		b.Run(fmt.Sprintf("f32/n=%d", n), func(b *testing.B) {
			b.SetBytes(int64(8 * n))
			for b.Loop() {
				_, _ = Dot(x32, x32)
			}
		})
		b.Run(fmt.Sprintf("go/n=%d", n), func(b *testing.B) {
			b.SetBytes(int64(16 * n))
			for b.Loop() {
				want = dot(values, values)
			}
		})
	}
}

// BenchmarkVecOps is the pre-allocated pattern, with the copies in and out.
func BenchmarkVecOps(b *testing.B) {
	v := vecOps(b, 0)
	for _, n := range []int{100, 1000, DefaultCapacity} {
		x, y, out := painted(n, 1), painted(n, 2), make([]float64, n)
		if got := must[float64](b)(v.Dot(x, y)); got != dot(x, y) {
			b.Fatalf("dot says %v", got)
		}
		if got := must[float64](b)(v.Sum(x)); got != sum(x) {
			b.Fatalf("sum says %v", got)
		}
		run := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/n=%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
		run("sum", func() { _, _ = v.Sum(x) })
		run("dot", func() { _, _ = v.Dot(x, y) })
		run("mul", func() { _ = v.Mul(out, x, y) })
		run("scale", func() { _ = v.Scale(1, x) })
		var total float64
		run("sum/go", func() { total += sum(x) })
		run("dot/go", func() { total += dot(x, y) })
	}
}

// BenchmarkSolve is cg on the Laplacian of a 100 x 100 grid: in one call, and
// in steps that a context could end.
func BenchmarkSolve(b *testing.B) {
	s := instance(b)
	a := poisson(b, s, 100)
	rhs := must[*Array[float64]](b)(NewArray(s, ones(10_000)))
	x := must[*Array[float64]](b)(Zeros[float64](s, 10_000))
	cancellable, cancel := context.WithCancel(context.Background())
	defer cancel()
	for name, ctx := range map[string]context.Context{"whole": context.Background(), "steps": cancellable} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := s.Solve(ctx, a, rhs, func(o *SolveOptions) { o.Method, o.X = SolveMethodCG, x })
				if err != nil || r.Reason != "converged" {
					b.Fatal(r, err)
				}
			}
		})
	}
}

// BenchmarkLoad is what a process pays before its first call.
func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	_ = must[*Module](b)(Load(Options{CacheDir: dir})).Close()
	for name, options := range map[string]Options{"compile": {}, "cache": {CacheDir: dir}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m, err := Load(options)
				if err != nil {
					b.Fatal(err)
				}
				_ = m.Close()
			}
		})
	}
	b.Run("instance", func(b *testing.B) {
		m, _ := standard()
		for b.Loop() {
			s, err := m.New(Config{})
			if err != nil {
				b.Fatal(err)
			}
			_ = s.Close()
		}
	})
}
