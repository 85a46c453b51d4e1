package vecsolve

import (
	"context"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func instance(t testing.TB) *Instance {
	t.Helper()
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// poisson is the five-point Laplacian of an n x n grid.
func poisson(t testing.TB, s *Instance, n int) *CSR {
	t.Helper()
	var row, col I32
	var val F64
	add := func(i, j int, v float64) {
		row, col, val = append(row, int32(i)), append(col, int32(j)), append(val, v)
	}
	for y := range n {
		for x := range n {
			i := y*n + x
			add(i, i, 4)
			for _, d := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
				if x+d[0] >= 0 && x+d[0] < n && y+d[1] >= 0 && y+d[1] < n {
					add(i, i+d[1]*n+d[0], -1)
				}
			}
		}
	}
	return must[*CSR](t)(s.CSR(n*n, n*n, row, col, val))
}

func ones(n int) F64 {
	b := make(F64, n)
	for i := range b {
		b[i] = 1
	}
	return b
}

func TestSolveByStepsHasTheBitsOfOneCall(t *testing.T) {
	s := instance(t)
	a, b := poisson(t, s, 30), ones(900)
	cg := func(o *SolveOptions) { o.Method = SolveMethodCG }
	whole := must[*SolveDone](t)(s.Solve(context.Background(), a, b, cg))
	steps, last := 0, (*SolveDone)(nil)
	for r, err := range s.SolveSteps(context.Background(), a, b, cg, func(o *SolveOptions) { o.Budget = 10_000 }) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Pending && r.Reason != "" {
			t.Errorf("pending with reason %q", r.Reason)
		}
		steps, last = steps+1, r
	}
	if steps < 5 || whole.Reason != "converged" || last.Reason != "converged" || !slices.Equal(whole.X, last.X) {
		t.Errorf("%d steps: %s, %s", steps, whole.Reason, last.Reason)
	}
	if objects := must[*InfoDone](t)(s.Info()); objects.Length != 1 {
		t.Errorf("%d objects are left, one was made", objects.Length)
	}
}

func TestContextCancelsBetweenSteps(t *testing.T) {
	s := instance(t)
	a, b := poisson(t, s, 40), ones(1600)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	because := errors.New("the user went away")
	small := func(o *SolveOptions) { o.Method, o.Budget = SolveMethodCG, 20_000 }
	var last *SolveDone
	var end error
	seen := 0
	for r, err := range s.SolveSteps(ctx, a, b, small) {
		if seen++; seen == 2 {
			cancel(because)
		}
		last, end = r, err
	}
	if !errors.Is(end, because) || last == nil || last.Reason != "budget" || len(last.X) != 1600 || seen != 3 {
		t.Errorf("%v after %d results: %+v", end, seen, last)
	}
	if r, err := s.Solve(ctx, a, b); r != nil || !errors.Is(err, because) {
		t.Errorf("with a context that has ended: %v %v", r, err)
	}
	// The instance is as it was.
	if r, err := s.Solve(context.Background(), a, b); err != nil || r.Reason != "converged" {
		t.Errorf("after a cancelled solve: %v", err)
	}
	if objects := must[*InfoDone](t)(s.Info()); objects.Length != 1 {
		t.Errorf("%d objects are left, one was made", objects.Length)
	}
}

func TestDeadlineEndsASolve(t *testing.T) {
	s := instance(t)
	a := poisson(t, s, 60)
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	hard := func(o *SolveOptions) { o.Method, o.Tol, o.MaxIter, o.Budget = SolveMethodJacobi, 1e-15, 1<<30, 100_000 }
	r, err := s.Solve(ctx, a, ones(3600), hard)
	if !errors.Is(err, context.DeadlineExceeded) || (r != nil && r.Reason != "budget") {
		t.Errorf("%v %v", r, err)
	}
}

func TestLeavingTheLoopCancels(t *testing.T) {
	s := instance(t)
	a, b := poisson(t, s, 30), ones(900)
	small := func(o *SolveOptions) { o.Method, o.Budget = SolveMethodCG, 1 }
	for r, err := range s.SolveSteps(context.Background(), a, b, small) {
		if err != nil || !r.Pending {
			t.Fatal(r, err)
		}
		// In the loop the instance is free to use, but for operations.
		if _, err := s.Info(); !errors.Is(err, ErrPending) {
			t.Errorf("an operation while one is pending: %v", err)
		}
		break
	}
	func() {
		defer func() { _ = recover() }()
		for range s.SolveSteps(context.Background(), a, b, small) {
			panic("in the loop")
		}
	}()
	if objects := must[*InfoDone](t)(s.Info()); objects.Length != 1 {
		t.Errorf("%d objects are left, one was made", objects.Length)
	}
	for _, err := range s.SolveSteps(context.Background(), a, b, small) {
		if err != nil {
			if !errors.Is(err, ErrHandle) {
				t.Errorf("closed in the loop: %v", err)
			}
			break
		}
		_ = s.Close()
	}
}

func TestErrorsNameTheStatus(t *testing.T) {
	s := instance(t)
	other := instance(t)
	ctx := context.Background()
	a := must[*CSR](t)(s.CSR(2, 2, I32{0, 1}, I32{0, 1}, F64{2, 2}))
	x := must[*Array[float64]](t)(NewArray(s, []float64{1, 2}))
	y := must[*Array[float64]](t)(NewArray(other, []float64{1, 2}))
	freed := must[*Array[float64]](t)(NewArray(s, []float64{1}))
	must[*FreeDone](t)(s.Free(freed))
	_, shape := s.Solve(ctx, a, F64{1, 2, 3})
	_, finite := s.Solve(ctx, a, F64{1, math.NaN()})
	_, field := s.Solve(ctx, a, x, func(o *SolveOptions) { o.Tol = math.Inf(1) })
	_, word := s.Solve(ctx, a, x, func(o *SolveOptions) { o.Method = "magic" })
	_, budget := s.Solve(ctx, a, x, func(o *SolveOptions) { o.Budget = -1 })
	_, nothing := s.Solve(ctx, nil, x)
	_, noValues := s.Solve(ctx, a, nil)
	_, foreign := Dot(x, y)
	_, gone := Dot(x, freed)
	_, none := Dot(x, nil)
	_, first := Dot(nil, x)
	_, negative := Zeros[float64](s, -1)
	_, huge := Zeros[float64](s, 1<<33)
	_, limit := Zeros[float64](s, 1<<30)
	one := must[*Array[float64]](t)(Zeros[float64](s, 1))
	for what, check := range map[string]struct {
		err    error
		status Status
		says   string
	}{
		"a longer b":         {shape, ErrShape, "the length of b is 3"},
		"NaN in b":           {finite, ErrNotFinite, ""},
		"an infinite tol":    {field, ErrField, "tol"},
		"no such method":     {word, ErrField, "method"},
		"a negative budget":  {budget, ErrField, "budget"},
		"no matrix":          {nothing, ErrField, "a must be given"},
		"no values":          {noValues, ErrField, "b must be given"},
		"another instance's": {foreign, ErrID, "y belongs to another instance"},
		"a freed array":      {gone, ErrID, "y was freed"},
		"no y":               {none, ErrField, "y must be given"},
		"no x":               {first, ErrField, "x must be given"},
		"a negative length":  {negative, ErrShape, ""},
		"a huge length":      {huge, ErrShape, ""},
		"past max_bytes":     {limit, ErrLimit, ""},
		"f32 scores of f64":  {Distances(MetricDot, x, x, must[*Array[float32]](t)(Zeros[float32](s, 1)), 0), ErrDtype, "out holds f32"},
		"a short output":     {Exp(x, one), ErrShape, "out holds 1 values, 2 are needed"},
		"a negative size":    {Transpose(-1, 2, x, 0, x, 0), ErrShape, "m is -1"},
		"a metric":           {Distances("best", x, x, one, 0), ErrField, "metric"},
		"overlap":            {Transpose(1, 2, x, 0, x, 0), ErrOverlap, ""},
		"a freed twice":      {second(s.Free(freed)), ErrID, "was freed"},
	} {
		var e *Error
		if !errors.Is(check.err, check.status) || !errors.As(check.err, &e) || !strings.Contains(e.Message, check.says) {
			t.Errorf("%s: %v, expected %s and %q", what, check.err, check.status.Name(), check.says)
		}
	}
	index := must[*Array[uint32]](t)(NewArray(s, []uint32{9}))
	if err := Gather(x, index, one); !errors.Is(err, ErrIndex) {
		t.Errorf("an index outside: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestFactorisations(t *testing.T) {
	s := instance(t)
	ctx := context.Background()
	a := poisson(t, s, 10)
	f := must[*FactorDone](t)(s.Factor(ctx, a))
	if f.Factor == nil || f.Factor.Facts.N != 100 || f.Rcond == nil {
		t.Fatalf("%+v", f)
	}
	x := must[*FactorSolveDone](t)(s.FactorSolve(f.Factor, ones(100))).X
	judged := must[*ResidualDone](t)(s.Residual(a, ones(100), F64(x)))
	if !(judged.Residual < 1e-12) {
		t.Errorf("residual %g", judged.Residual)
	}
	next := must[*FactorDone](t)(s.Factor(ctx, a, func(o *FactorOptions) { o.Analysis = f.Factor }))
	if _, err := s.FactorSolve(f.Factor, ones(100)); !errors.Is(err, ErrID) {
		t.Errorf("a factorisation that was taken over: %v", err)
	}
	must[*FreeDone](t)(s.Free(next.Factor))
	dense := must[*Array[float64]](t)(NewArray(s, []float64{1, 2, 2, 4}))
	none := must[*FactorDone](t)(s.Factor(ctx, dense, func(o *FactorOptions) { o.N, o.Method = 2, FactorMethodLU }))
	if none.Factor != nil || none.Reason != "singular" {
		t.Errorf("a singular matrix: %s", none.Reason)
	}
	order := must[*Array[uint32]](t)(Zeros[uint32](s, 2))
	qr := must[*QRDone](t)(s.QR(ctx, dense, 2, 2, func(o *QROptions) { o.Order = order }))
	if qr.Rank == nil || *qr.Rank != 1 || len(qr.R) != 4 || order.View()[0] != 1 {
		t.Errorf("%+v, order %v", qr, order.View())
	}
}

func TestGivenOutputsStay(t *testing.T) {
	s := instance(t)
	a := must[*CSR](t)(s.CSR(2, 2, I32{0, 1}, I32{0, 1}, F64{2, 4}))
	x := must[*Array[float32]](t)(Zeros[float32](s, 2))
	r := must[*SolveDone](t)(s.Solve(context.Background(), a, F64{1, 1}, func(o *SolveOptions) { o.X = x }))
	if r.X != nil || !slices.Equal(x.View(), []float32{0.5, 0.25}) {
		t.Errorf("%v %v", r.X, x.View())
	}
}

func TestViewsAreTheMemoryAndOldOnesHarmNothing(t *testing.T) {
	s := instance(t)
	x := must[*Array[float64]](t)(Zeros[float64](s, 4))
	old := x.View()
	old[1] = 3
	if sum := must[float64](t)(Sum(x)); sum != 3 {
		t.Errorf("sum %v after a write through a view", sum)
	}
	before := s.link.mem.Size()
	must[*Array[float64]](t)(Zeros[float64](s, 1<<20))
	if s.link.mem.Size() == before {
		t.Fatal("memory did not grow: the test shows nothing")
	}
	old[0] = 100
	if got := x.View(); got[1] != 3 || !slices.Equal(must[[]float64](t)(x.Read()), got) {
		t.Errorf("after growth %v", got)
	}
	_ = s.Close()
	if x.View() != nil {
		t.Error("a view after close")
	}
	if _, err := x.Read(); !errors.Is(err, ErrHandle) {
		t.Errorf("read after close: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestKernelsAllocateNothing(t *testing.T) {
	s := instance(t)
	x := must[*Array[float64]](t)(NewArray(s, painted(1000, 1)))
	n := testing.AllocsPerRun(100, func() {
		_, _ = Dot(x, x)
		_ = Axpy(0, x, x)
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestManyGoroutinesInOneInstance(t *testing.T) {
	s := instance(t)
	a := poisson(t, s, 10)
	want := must[*SolveDone](t)(s.Solve(context.Background(), a, ones(100)))
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			x, err := NewArray(s, painted(500, 9))
			if err != nil {
				t.Error(err)
				return
			}
			for range 50 {
				if _, err := Sum(x); err != nil {
					t.Error(err)
				}
				r, err := s.Solve(context.Background(), a, ones(100))
				if err != nil || !slices.Equal(r.X, want.X) {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

func TestModules(t *testing.T) {
	dir := t.TempDir()
	for range 2 { // compiled, then from the cache
		m := must[*Module](t)(Load(Options{CacheDir: dir}))
		s := must[*Instance](t)(m.New(Config{MaxBytes: 1 << 20}))
		if max := must[*InfoDone](t)(s.Info()).MaxBytes; max != 1<<20 {
			t.Errorf("max_bytes %d", max)
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
		if _, err := s.Info(); !errors.Is(err, ErrHandle) {
			t.Errorf("after the module was closed: %v", err)
		}
		if _, err := m.New(Config{}); !errors.Is(err, ErrHost) {
			t.Errorf("an instance of a closed module: %v", err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) == 0 {
		t.Errorf("the cache is empty: %v", err)
	}
	if _, err := Load(Options{Wasm: []byte("no module")}); !errors.Is(err, ErrHost) {
		t.Errorf("no module: %v", err)
	}
	empty := []byte{0, 'a', 's', 'm', 1, 0, 0, 0}
	if _, err := Load(Options{Wasm: empty}); !errors.Is(err, ErrHost) || !strings.Contains(err.Error(), "not a vecsolve module") {
		t.Errorf("an empty module: %v", err)
	}
	m, _ := standard()
	if _, err := m.New(Config{MaxBytes: 1}); err == nil {
		t.Error("an instance of one byte")
	}
}

// The interpreter takes the same steps.
func TestInterpreterHasTheSameBits(t *testing.T) {
	m := must[*Module](t)(Load(Options{Interpreter: true}))
	defer m.Close()
	slow, fast := must[*Instance](t)(m.New(Config{})), instance(t)
	x := must[*SolveDone](t)(slow.Solve(context.Background(), poisson(t, slow, 10), ones(100))).X
	y := must[*SolveDone](t)(fast.Solve(context.Background(), poisson(t, fast, 10), ones(100))).X
	if !slices.Equal(x, y) {
		t.Error("other bits")
	}
}

func TestRequestsByHand(t *testing.T) {
	s := instance(t)
	a := poisson(t, s, 10)
	b := must[*Array[float64]](t)(NewArray(s, ones(100)))
	request := `{"op":"solve","a":` + jsonOf(a.id) + `,"b":` + jsonOf(b.id) + `,"x":99,"method":"cg","budget":1}`
	pending, _, err := s.Request(request)
	for err == nil && pending {
		pending, _, err = s.Step(1000)
	}
	if err != nil {
		t.Error(err)
	}
	if _, _, err := s.Step(0); !errors.Is(err, ErrIdle) {
		t.Errorf("a step of nothing: %v", err)
	}
	if pending, _, err = s.Request(request); err != nil || !pending {
		t.Fatal(pending, err)
	}
	if result, err := s.Cancel(); err != nil || !strings.Contains(string(result), `"reason":"budget"`) {
		t.Errorf("%s %v", result, err)
	}
	if _, _, err := s.Request("{"); err == nil {
		t.Error("half a request")
	}
}
