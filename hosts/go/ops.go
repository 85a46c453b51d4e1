// Code generated from the tables of wasm-abi/src by ./build.sh gen; DO NOT EDIT.

package vecsolve

import (
	"context"
	"encoding/json"
	"iter"
	"math"
)

// ABI is the hash of the tables this file was made from.
const ABI uint32 = 0xbe661d8e

// Status says why a call was refused; it is an error to compare with.
type Status int32

// The statuses.
const (
	// No live instance has this handle: it was never given out, or was destroyed.
	ErrHandle Status = -1

	// Eight instances are alive: destroy one first.
	ErrFull Status = -2

	// Another thread is inside this instance: give each thread an instance of its own.
	ErrBusy Status = -3

	// An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.
	ErrPending Status = -4

	// No operation is pending in this instance.
	ErrIdle Status = -5

	// The platform has no more memory to give.
	ErrMemory Status = -6

	// The instance would own more than its max_bytes.
	ErrLimit Status = -7

	// A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.
	ErrPointer Status = -8

	// Input and output overlap without being the same array.
	ErrOverlap Status = -9

	// The buffer is shorter than the result: nothing was copied.
	ErrBuffer Status = -10

	// The request is longer than 65536 bytes.
	ErrTooLong Status = -11

	// The request is not one JSON object.
	ErrJson Status = -12

	// A field of the request is unknown, missing, given twice, of the wrong type or out of range.
	ErrField Status = -13

	// No operation has this name.
	ErrOp Status = -14

	// No object of this instance has this id.
	ErrID Status = -15

	// The object with this id is of another kind.
	ErrKind Status = -16

	// The array's dtype is not one that is accepted here.
	ErrDtype Status = -17

	// Sizes do not fit together.
	ErrShape Status = -18

	// The input holds a NaN or an infinity.
	ErrNotFinite Status = -19

	// A row or column index lies outside the matrix.
	ErrIndex Status = -20

	// The compressed rows are not sorted, hold a column twice, or their row pointers fall.
	ErrStructure Status = -21

	// The matrix is singular to working precision: what was asked for does not exist.
	ErrSingular Status = -22
)

var statuses = []statusRow{
	{-1, "handle", "No live instance has this handle: it was never given out, or was destroyed."},
	{-2, "full", "Eight instances are alive: destroy one first."},
	{-3, "busy", "Another thread is inside this instance: give each thread an instance of its own."},
	{-4, "pending", "An operation is pending in this instance: go on with vs_step or drop it with vs_cancel."},
	{-5, "idle", "No operation is pending in this instance."},
	{-6, "memory", "The platform has no more memory to give."},
	{-7, "limit", "The instance would own more than its max_bytes."},
	{-8, "pointer", "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out."},
	{-9, "overlap", "Input and output overlap without being the same array."},
	{-10, "buffer", "The buffer is shorter than the result: nothing was copied."},
	{-11, "too_long", "The request is longer than 65536 bytes."},
	{-12, "json", "The request is not one JSON object."},
	{-13, "field", "A field of the request is unknown, missing, given twice, of the wrong type or out of range."},
	{-14, "op", "No operation has this name."},
	{-15, "id", "No object of this instance has this id."},
	{-16, "kind", "The object with this id is of another kind."},
	{-17, "dtype", "The array's dtype is not one that is accepted here."},
	{-18, "shape", "Sizes do not fit together."},
	{-19, "not_finite", "The input holds a NaN or an infinity."},
	{-20, "index", "A row or column index lies outside the matrix."},
	{-21, "structure", "The compressed rows are not sorted, hold a column twice, or their row pointers fall."},
	{-22, "singular", "The matrix is singular to working precision: what was asked for does not exist."},
}

// Attempt: One method that a solve tried.
type Attempt struct {
	// The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev,
	// neumann, lu, sparse_lu, cholesky or ldl.
	Method string `json:"method"`

	// Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid.
	Precond string `json:"precond"`

	// Why the rule table chose it.
	Why string `json:"why"`

	// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular, limit
	// (it would have passed max_bytes) or budget.
	Reason string `json:"reason"`

	// Iterations it took; of a factorisation the steps of refinement.
	Iterations int `json:"iterations"`

	// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
	Residual float64 `json:"residual"`

	// Work units it cost: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *Attempt) UnmarshalJSON(text []byte) error {
	type plain Attempt
	nan := math.NaN()
	p := plain{Residual: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = Attempt(p)
	return nil
}

// CSRFormat: How row is to be read: coo or csr.
type CSRFormat string

// The words of CSRFormat.
const (
	CSRFormatCOO CSRFormat = "coo"

	CSRFormatCSR CSRFormat = "csr"
)

// CSROptions are the optional arguments of [Instance.CSR].
type CSROptions struct {
	// How row is to be read: coo or csr. Default coo.
	Format CSRFormat
}

// CSRDone is the result of [Instance.CSR].
type CSRDone struct {
	// Number of rows.
	Rows int `json:"rows"`

	// Number of columns.
	Cols int `json:"cols"`

	// Stored values after duplicates were summed; explicit zeros are kept.
	NNZ int `json:"nnz"`

	// Triplets that were summed into another.
	Duplicates int `json:"duplicates"`

	// Bytes the matrix owns.
	Bytes uint64 `json:"bytes"`
}

func (*CSRDone) slot(string) any {
	return nil
}

func (*CSRDone) finish(_ bool, _ *resident) {}

func (*CSRDone) ended() string { return "" }

// CSR is an object that [Instance.CSR] makes.
type CSR = Made[CSRDone]

// CSR: Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order
// given) or from compressed rows (format csr: columns rise strictly within a row). Values are
// copied, checked once to be finite and in range, and never change afterwards.
//
// rows: Number of rows.
//
// cols: Number of columns.
//
// row: coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first 0,
// never falling.
//
// col: The column of each value, from 0.
//
// val: The values.
func (s *Instance) CSR(rows int, cols int, row Input, col Input, val Input, options ...func(*CSROptions)) (*CSR, error) {
	c := s.csrCall(rows, cols, row, col, val, options)
	d, err := once[CSRDone](background, c)
	if err != nil {
		return nil, err
	}
	return &CSR{*c.madeObject, *d}, nil
}

func (s *Instance) csrCall(rows int, cols int, row Input, col Input, val Input, options []func(*CSROptions)) *call {
	o := CSROptions{Format: CSRFormatCOO}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "csr")
	c.made, c.reason = "id", ""
	c.set("rows", rows)
	c.set("cols", cols)
	c.input("row", row)
	c.input("col", col)
	c.input("val", val)
	c.set("format", string(o.Format))
	return c
}

// SolveMethod: auto picks by docs/solve.md; the others run that method alone.
type SolveMethod string

// The words of SolveMethod.
const (
	SolveMethodAuto SolveMethod = "auto"

	SolveMethodCG SolveMethod = "cg"

	SolveMethodMinres SolveMethod = "minres"

	SolveMethodBicgstab SolveMethod = "bicgstab"

	SolveMethodGMRES SolveMethod = "gmres"

	SolveMethodLSMR SolveMethod = "lsmr"

	SolveMethodJacobi SolveMethod = "jacobi"

	SolveMethodGaussSeidel SolveMethod = "gauss_seidel"

	SolveMethodSOR SolveMethod = "sor"

	SolveMethodSSOR SolveMethod = "ssor"

	SolveMethodChebyshev SolveMethod = "chebyshev"

	SolveMethodNeumann SolveMethod = "neumann"

	SolveMethodLU SolveMethod = "lu"

	SolveMethodSparseLU SolveMethod = "sparse_lu"

	SolveMethodCholesky SolveMethod = "cholesky"

	SolveMethodLDL SolveMethod = "ldl"
)

// SolvePrecond: Preconditioner of the iterative methods; auto is jacobi where the diagonal has no
// zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto
// does.
type SolvePrecond string

// The words of SolvePrecond.
const (
	SolvePrecondAuto SolvePrecond = "auto"

	SolvePrecondNone SolvePrecond = "none"

	SolvePrecondJacobi SolvePrecond = "jacobi"

	SolvePrecondSSOR SolvePrecond = "ssor"

	SolvePrecondIc0 SolvePrecond = "ic0"

	SolvePrecondIlu0 SolvePrecond = "ilu0"

	SolvePrecondMultigrid SolvePrecond = "multigrid"
)

// SolveOptions are the optional arguments of [Instance.Solve].
type SolveOptions struct {
	// Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is
	// what was rounded. Left out, the result has the values.
	X AnyArray

	// auto picks by docs/solve.md; the others run that method alone. Default auto.
	Method SolveMethod

	// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for
	// minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
	// Default auto.
	Precond SolvePrecond

	// Relative tolerance on the 2-norm of the residual, 0 to 1. Default 1e-8.
	Tol float64

	// Absolute tolerance on the 2-norm of the residual.
	Atol float64

	// Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with
	// method auto no more than the next method would cost.
	MaxIter int

	// An iterative method is called diverged when its residual has grown by this factor. Default
	// 100000000.0.
	Divergence float64

	// Iterations of gmres between two restarts. Default 30.
	Restart int

	// Relaxation factor of sor and ssor, above 0 and below 2. Default 1.0.
	Omega float64

	// Start from the values in x instead of zeros.
	Guess bool

	// Return the last 256 residuals.
	History bool

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// SolveDone is the result of [Instance.Solve].
type SolveDone struct {
	// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or
	// budget (cancelled); null while pending.
	Reason string `json:"reason"`

	// The method that gave x, or that is running; none when no attempt was needed.
	Method string `json:"method"`

	// Its preconditioner.
	Precond string `json:"precond"`

	// Why the rule table chose it.
	Why string `json:"why"`

	// True when -A x = -b was solved because the diagonal is negative.
	Flipped bool `json:"flipped"`

	// Rows of A.
	N int `json:"n"`

	// Stored values of A.
	NNZ int `json:"nnz"`

	// Iterations of all attempts.
	Iterations int `json:"iterations"`

	// Products with A of all attempts.
	Matvecs int `json:"matvecs"`

	// ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running
	// value. ||b - A x|| when b is zero.
	Residual float64 `json:"residual"`

	// ||b - A x|| in the 2-norm.
	ResidualNorm float64 `json:"residual_norm"`

	// ||b - A x0|| in the 2-norm.
	InitialNorm float64 `json:"initial_norm"`

	// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending.
	BackwardError *float64 `json:"backward_error"`

	// ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr
	// gave x.
	Gradient *float64 `json:"gradient"`

	// Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made.
	Rcond *float64 `json:"rcond"`

	// Values that the analysis of the pattern predicted for L; null where none was made.
	Fill *uint64 `json:"fill"`

	// Multiply-adds that it predicted for a symmetric factorisation; null where none was made.
	MultiplyAdds *uint64 `json:"multiply_adds"`

	// Work units of all attempts: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// Every method that was tried, in order.
	Attempts []Attempt `json:"attempts"`

	// The iteration of the first value of history, counted over all attempts from 0.
	HistoryFrom int `json:"history_from"`

	// Running relative residuals, the last 256, when asked for.
	History []float64 `json:"history"`

	// What x holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	X []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *SolveDone) UnmarshalJSON(text []byte) error {
	type plain SolveDone
	nan := math.NaN()
	p := struct {
		*plain

		History nullable `json:"history"`
	}{plain: &plain{Residual: nan, ResidualNorm: nan, InitialNorm: nan}}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = SolveDone(*p.plain)
	d.History = p.History
	return nil
}

func (d *SolveDone) slot(name string) any {
	if name == "x" {
		return &d.X
	}
	return nil
}

func (d *SolveDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *SolveDone) ended() string { return d.Reason }

// Solve: Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape.
// `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <=
// tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends,
// with the best that was reached; the result says by which method and why it stopped.
//
// a: The matrix.
//
// b: The right-hand side, as long as A has rows.
func (s *Instance) Solve(ctx context.Context, a *CSR, b Input, options ...func(*SolveOptions)) (*SolveDone, error) {
	return once[SolveDone](ctx, s.solveCall(a, b, options))
}

// SolveSteps is [Instance.Solve] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) SolveSteps(ctx context.Context, a *CSR, b Input, options ...func(*SolveOptions)) iter.Seq2[*SolveDone, error] {
	return func(yield func(*SolveDone, error) bool) {
		run(ctx, s.solveCall(a, b, options), true, yield)
	}
}

func (s *Instance) solveCall(a *CSR, b Input, options []func(*SolveOptions)) *call {
	o := SolveOptions{Method: SolveMethodAuto, Precond: SolvePrecondAuto, Tol: 1e-8, Divergence: 100000000.0, Restart: 30, Omega: 1.0}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "solve")
	c.object("a", a)
	c.input("b", b)
	c.output("x", o.X)
	c.set("method", string(o.Method))
	c.set("precond", string(o.Precond))
	c.set("tol", o.Tol)
	c.set("atol", o.Atol)
	c.set("max_iter", o.MaxIter)
	c.set("divergence", o.Divergence)
	c.set("restart", o.Restart)
	c.set("omega", o.Omega)
	c.set("guess", o.Guess)
	c.set("history", o.History)
	c.resumable(o.Budget)
	return c
}

// ResidualOptions are the optional arguments of [Instance.Residual].
type ResidualOptions struct {
	// Where b - A x goes, m values; left out, it is not kept.
	R *Array[float64]
}

// ResidualDone is the result of [Instance.Residual].
type ResidualDone struct {
	// ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero.
	Residual float64 `json:"residual"`

	// ||b - A x|| in the 2-norm.
	ResidualNorm float64 `json:"residual_norm"`

	// ||b|| in the 2-norm.
	RhsNorm float64 `json:"rhs_norm"`

	// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf).
	BackwardError float64 `json:"backward_error"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *ResidualDone) UnmarshalJSON(text []byte) error {
	type plain ResidualDone
	nan := math.NaN()
	p := plain{Residual: nan, ResidualNorm: nan, RhsNorm: nan, BackwardError: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = ResidualDone(p)
	return nil
}

func (*ResidualDone) slot(string) any {
	return nil
}

func (*ResidualDone) finish(_ bool, _ *resident) {}

func (*ResidualDone) ended() string { return "" }

// Residual: Measures how well x solves A x = b, from the original matrix.
//
// a: The matrix, m x n.
//
// b: The right-hand side, m values.
//
// x: The solution to judge, n values.
func (s *Instance) Residual(a *CSR, b Input, x Input, options ...func(*ResidualOptions)) (*ResidualDone, error) {
	return once[ResidualDone](background, s.residualCall(a, b, x, options))
}

func (s *Instance) residualCall(a *CSR, b Input, x Input, options []func(*ResidualOptions)) *call {
	o := ResidualOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "residual")
	c.object("a", a)
	c.input("b", b)
	c.input("x", x)
	c.maybeOutput("r", o.R)
	return c
}

// FreeDone is the result of [Instance.Free].
type FreeDone struct {
	// Bytes given back.
	Bytes uint64 `json:"bytes"`
}

func (*FreeDone) slot(string) any {
	return nil
}

func (*FreeDone) finish(_ bool, _ *resident) {}

func (*FreeDone) ended() string { return "" }

// Free: Frees the object `id`.
//
// id: The object.
func (s *Instance) Free(id Object) (*FreeDone, error) {
	return once[FreeDone](background, s.freeCall(id))
}

func (s *Instance) freeCall(id Object) *call {
	c := newCall(s, "free")
	c.takes("id", id)
	return c
}

// InfoOptions are the optional arguments of [Instance.Info].
type InfoOptions struct {
	// The object; left out, the instance is described.
	ID Object
}

// InfoDone is the result of [Instance.Info].
type InfoDone struct {
	// instance, array, csr, factor, system or graph.
	Kind string `json:"kind"`

	// Of an array: f32, f64, i32, u32, i8 or u8; else null.
	Dtype string `json:"dtype"`

	// Of an array: its values; of an instance: its objects.
	Length int `json:"length"`

	// Of a matrix, else null.
	Rows *int `json:"rows"`

	// Of a matrix, else null.
	Cols *int `json:"cols"`

	// Of a matrix, else null.
	NNZ *int `json:"nnz"`

	// Bytes it owns.
	Bytes uint64 `json:"bytes"`

	// The instance's memory limit.
	MaxBytes uint64 `json:"max_bytes"`

	// The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon.
	Level string `json:"level"`

	// The library's version.
	Version string `json:"version"`
}

func (*InfoDone) slot(string) any {
	return nil
}

func (*InfoDone) finish(_ bool, _ *resident) {}

func (*InfoDone) ended() string { return "" }

// Info: Describes the instance, or one of its objects.
func (s *Instance) Info(options ...func(*InfoOptions)) (*InfoDone, error) {
	return once[InfoDone](background, s.infoCall(options))
}

func (s *Instance) infoCall(options []func(*InfoOptions)) *call {
	o := InfoOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "info")
	c.maybeObject("id", o.ID)
	return c
}

// AnalyseOptions are the optional arguments of [Instance.Analyse].
type AnalyseOptions struct {
	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// AnalyseDone is the result of [Instance.Analyse].
type AnalyseDone struct {
	// null while pending, budget when cancelled, else analysed.
	Reason string `json:"reason"`

	// Rows.
	N int `json:"n"`

	// Stored values.
	NNZ int `json:"nnz"`

	// |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere.
	Symmetric bool `json:"symmetric"`

	// Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing.
	Diagonal string `json:"diagonal"`

	// |a_ii| >= the sum of the other |a_ij| in every row.
	Dominant bool `json:"dominant"`

	// Share of the values off the diagonal that have one at their mirror image.
	Mirrored float64 `json:"mirrored"`

	// Values in the factor L of A + A^T, its diagonal included.
	Fill uint64 `json:"fill"`

	// Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many.
	MultiplyAdds uint64 `json:"multiply_adds"`

	// Bytes that cholesky or ldl will take.
	Bytes uint64 `json:"bytes"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *AnalyseDone) UnmarshalJSON(text []byte) error {
	type plain AnalyseDone
	nan := math.NaN()
	p := plain{Mirrored: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = AnalyseDone(p)
	return nil
}

func (*AnalyseDone) slot(string) any {
	return nil
}

func (d *AnalyseDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *AnalyseDone) ended() string { return d.Reason }

// Analyse: Orders and analyses the pattern of a square matrix: what a factorisation will hold and
// cost, before it is made, and the features that method auto looks at.
//
// a: The matrix.
func (s *Instance) Analyse(ctx context.Context, a *CSR, options ...func(*AnalyseOptions)) (*AnalyseDone, error) {
	return once[AnalyseDone](ctx, s.analyseCall(a, options))
}

// AnalyseSteps is [Instance.Analyse] as an iterator: the results between its steps, and the last
// one. Leaving the loop cancels the operation.
func (s *Instance) AnalyseSteps(ctx context.Context, a *CSR, options ...func(*AnalyseOptions)) iter.Seq2[*AnalyseDone, error] {
	return func(yield func(*AnalyseDone, error) bool) {
		run(ctx, s.analyseCall(a, options), true, yield)
	}
}

func (s *Instance) analyseCall(a *CSR, options []func(*AnalyseOptions)) *call {
	o := AnalyseOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "analyse")
	c.object("a", a)
	c.resumable(o.Budget)
	return c
}

// FactorMethod: Which factorisation.
type FactorMethod string

// The words of FactorMethod.
const (
	FactorMethodAuto FactorMethod = "auto"

	FactorMethodLU FactorMethod = "lu"

	FactorMethodSparseLU FactorMethod = "sparse_lu"

	FactorMethodCholesky FactorMethod = "cholesky"

	FactorMethodLDL FactorMethod = "ldl"
)

// FactorOptions are the optional arguments of [Instance.Factor].
type FactorOptions struct {
	// Rows of a dense matrix; 0 for a sparse one.
	N int

	// Which factorisation. Default auto.
	Method FactorMethod

	// A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same
	// pattern: its analysis is taken over, and it is freed, even if memory ends afterwards.
	Analysis *Factor

	// Estimate the condition, which costs some five to twelve solves. Default true.
	Condition bool

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// FactorDone is the result of [Instance.Factor].
type FactorDone struct {
	// null while pending; factored; singular, indefinite or breakdown when there is no such
	// factorisation; budget when cancelled. Only when factored there is an object.
	Reason string `json:"reason"`

	// The factorisation that was made, or tried last.
	Method string `json:"method"`

	// Rows.
	N int `json:"n"`

	// Values in the factors.
	Fill uint64 `json:"fill"`

	// Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was
	// made.
	MultiplyAdds *uint64 `json:"multiply_adds"`

	// Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working
	// precision. null unless factored, and asked for.
	Rcond *float64 `json:"rcond"`

	// Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix.
	Positive *int `json:"positive"`

	// Negative eigenvalues.
	Negative *int `json:"negative"`

	// det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless dense.
	Mantissa *float64 `json:"mantissa"`

	// See mantissa.
	Exponent *float64 `json:"exponent"`

	// Bytes the factorisation owns.
	Bytes uint64 `json:"bytes"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// The object, when Reason is factored.
	Factor *Factor `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (*FactorDone) slot(string) any {
	return nil
}

func (d *FactorDone) finish(pending bool, made *resident) {
	d.Pending = pending
	if made != nil {
		facts := *d
		d.Factor = &Factor{*made, facts}
	}
}

func (d *FactorDone) ended() string { return d.Reason }

// Factor is an object that [Instance.Factor] makes.
type Factor = Made[FactorDone]

// Factor: Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A
// sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for
// lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where
// the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU
// where those fail.
//
// a: The matrix: csr, or an array of n x n values by rows.
func (s *Instance) Factor(ctx context.Context, a Object, options ...func(*FactorOptions)) (*FactorDone, error) {
	return once[FactorDone](ctx, s.factorCall(a, options))
}

// FactorSteps is [Instance.Factor] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) FactorSteps(ctx context.Context, a Object, options ...func(*FactorOptions)) iter.Seq2[*FactorDone, error] {
	return func(yield func(*FactorDone, error) bool) {
		run(ctx, s.factorCall(a, options), true, yield)
	}
}

func (s *Instance) factorCall(a Object, options []func(*FactorOptions)) *call {
	o := FactorOptions{Method: FactorMethodAuto, Condition: true}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "factor")
	c.object("a", a)
	c.made, c.reason = "id", "factored"
	c.set("n", o.N)
	c.set("method", string(o.Method))
	c.takes("analysis", o.Analysis)
	c.set("condition", o.Condition)
	c.resumable(o.Budget)
	return c
}

// FactorSolveOptions are the optional arguments of [Instance.FactorSolve].
type FactorSolveOptions struct {
	// Where the solutions go, as long as b; b itself is allowed. Left out, the result has the values.
	X AnyArray

	// Solve with A^T.
	Transposed bool
}

// FactorSolveDone is the result of [Instance.FactorSolve].
type FactorSolveDone struct {
	// Unknowns.
	N int `json:"n"`

	// Right-hand sides.
	Sides int `json:"sides"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What x holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	X []float64 `json:"-"`
}

func (d *FactorSolveDone) slot(name string) any {
	if name == "x" {
		return &d.X
	}
	return nil
}

func (*FactorSolveDone) finish(_ bool, _ *resident) {}

func (*FactorSolveDone) ended() string { return "" }

// FactorSolve: Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of
// n values, one after the other. Nothing is refined or judged: the operation residual does that.
//
// factor: The factorisation.
//
// b: The right-hand sides.
func (s *Instance) FactorSolve(factor *Factor, b Input, options ...func(*FactorSolveOptions)) (*FactorSolveDone, error) {
	return once[FactorSolveDone](background, s.factorSolveCall(factor, b, options))
}

func (s *Instance) factorSolveCall(factor *Factor, b Input, options []func(*FactorSolveOptions)) *call {
	o := FactorSolveOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "factor_solve")
	c.object("factor", factor)
	c.input("b", b)
	c.output("x", o.X)
	c.set("transposed", o.Transposed)
	return c
}

// InverseOptions are the optional arguments of [Instance.Inverse].
type InverseOptions struct {
	// Where the inverse goes, n x n values by rows; a itself is allowed. Left out, the result has the
	// values.
	Out AnyArray

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// InverseDone is the result of [Instance.Inverse].
type InverseDone struct {
	// null while pending, budget when cancelled, else done.
	Reason string `json:"reason"`

	// Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known.
	Rcond *float64 `json:"rcond"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What out holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Out []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *InverseDone) slot(name string) any {
	if name == "out" {
		return &d.Out
	}
	return nil
}

func (d *InverseDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *InverseDone) ended() string { return d.Reason }

// Inverse: The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below
// 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an
// inverse.
//
// a: The matrix, n x n values by rows.
//
// n: Rows.
func (s *Instance) Inverse(ctx context.Context, a Input, n int, options ...func(*InverseOptions)) (*InverseDone, error) {
	return once[InverseDone](ctx, s.inverseCall(a, n, options))
}

// InverseSteps is [Instance.Inverse] as an iterator: the results between its steps, and the last
// one. Leaving the loop cancels the operation.
func (s *Instance) InverseSteps(ctx context.Context, a Input, n int, options ...func(*InverseOptions)) iter.Seq2[*InverseDone, error] {
	return func(yield func(*InverseDone, error) bool) {
		run(ctx, s.inverseCall(a, n, options), true, yield)
	}
}

func (s *Instance) inverseCall(a Input, n int, options []func(*InverseOptions)) *call {
	o := InverseOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "inverse")
	c.input("a", a)
	c.set("n", n)
	c.output("out", o.Out)
	c.resumable(o.Budget)
	return c
}

// LstsqOptions are the optional arguments of [Instance.Lstsq].
type LstsqOptions struct {
	// Where the solution goes, as long as A has columns. Left out, the result has the values.
	X AnyArray

	// Where the columns are dependent: the solution of least norm; else the basic one, with as many
	// values as the rank. Default true.
	MinimumNorm bool

	// Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) *
	// 2.2e-16.
	Tol float64

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// LstsqDone is the result of [Instance.Lstsq].
type LstsqDone struct {
	// null while pending, budget when cancelled, else done.
	Reason string `json:"reason"`

	// The numerical rank; null until it is known.
	Rank *int `json:"rank"`

	// ||b - A x|| in the 2-norm; null until it is known.
	ResidualNorm *float64 `json:"residual_norm"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What x holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	X []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *LstsqDone) slot(name string) any {
	if name == "x" {
		return &d.X
	}
	return nil
}

func (d *LstsqDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *LstsqDone) ended() string { return d.Reason }

// Lstsq: Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with
// column pivoting.
//
// a: The matrix, rows x cols values by rows.
//
// rows: Rows.
//
// cols: Columns.
//
// b: The right-hand side, as long as A has rows.
func (s *Instance) Lstsq(ctx context.Context, a Input, rows int, cols int, b Input, options ...func(*LstsqOptions)) (*LstsqDone, error) {
	return once[LstsqDone](ctx, s.lstsqCall(a, rows, cols, b, options))
}

// LstsqSteps is [Instance.Lstsq] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) LstsqSteps(ctx context.Context, a Input, rows int, cols int, b Input, options ...func(*LstsqOptions)) iter.Seq2[*LstsqDone, error] {
	return func(yield func(*LstsqDone, error) bool) {
		run(ctx, s.lstsqCall(a, rows, cols, b, options), true, yield)
	}
}

func (s *Instance) lstsqCall(a Input, rows int, cols int, b Input, options []func(*LstsqOptions)) *call {
	o := LstsqOptions{MinimumNorm: true}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "lstsq")
	c.input("a", a)
	c.set("rows", rows)
	c.set("cols", cols)
	c.input("b", b)
	c.output("x", o.X)
	c.set("minimum_norm", o.MinimumNorm)
	c.set("tol", o.Tol)
	c.resumable(o.Budget)
	return c
}

// QROptions are the optional arguments of [Instance.QR].
type QROptions struct {
	// Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal. Left out, the
	// result has the values.
	R AnyArray

	// Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
	Q AnyArray

	// Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their
	// places.
	Order *Array[uint32]

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// QRDone is the result of [Instance.QR].
type QRDone struct {
	// null while pending, budget when cancelled, else done.
	Reason string `json:"reason"`

	// The numerical rank, by the diagonal of R; null until it is known, and where columns keep their
	// places.
	Rank *int `json:"rank"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What r holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	R []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *QRDone) slot(name string) any {
	if name == "r" {
		return &d.R
	}
	return nil
}

func (d *QRDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *QRDone) ended() string { return d.Reason }

// QR: Householder QR of a dense matrix: A P = Q R.
//
// a: The matrix, rows x cols values by rows.
//
// rows: Rows.
//
// cols: Columns.
func (s *Instance) QR(ctx context.Context, a Input, rows int, cols int, options ...func(*QROptions)) (*QRDone, error) {
	return once[QRDone](ctx, s.qrCall(a, rows, cols, options))
}

// QRSteps is [Instance.QR] as an iterator: the results between its steps, and the last one. Leaving
// the loop cancels the operation.
func (s *Instance) QRSteps(ctx context.Context, a Input, rows int, cols int, options ...func(*QROptions)) iter.Seq2[*QRDone, error] {
	return func(yield func(*QRDone, error) bool) {
		run(ctx, s.qrCall(a, rows, cols, options), true, yield)
	}
}

func (s *Instance) qrCall(a Input, rows int, cols int, options []func(*QROptions)) *call {
	o := QROptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "qr")
	c.input("a", a)
	c.set("rows", rows)
	c.set("cols", cols)
	c.output("r", o.R)
	c.maybeOutput("q", o.Q)
	c.maybeOutput("order", o.Order)
	c.resumable(o.Budget)
	return c
}

// EighOptions are the optional arguments of [Instance.Eigh].
type EighOptions struct {
	// Where the eigenvalues go, n values, ascending. Left out, the result has the values.
	Values AnyArray

	// Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they
	// are not formed.
	Vectors AnyArray

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// EighDone is the result of [Instance.Eigh].
type EighDone struct {
	// null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps,
	// else done.
	Reason string `json:"reason"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What values holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Values []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *EighDone) slot(name string) any {
	if name == "values" {
		return &d.Values
	}
	return nil
}

func (d *EighDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *EighDone) ended() string { return d.Reason }

// Eigh: Eigenvalues and vectors of a dense symmetric matrix.
//
// a: The matrix, n x n values by rows.
//
// n: Rows.
func (s *Instance) Eigh(ctx context.Context, a Input, n int, options ...func(*EighOptions)) (*EighDone, error) {
	return once[EighDone](ctx, s.eighCall(a, n, options))
}

// EighSteps is [Instance.Eigh] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) EighSteps(ctx context.Context, a Input, n int, options ...func(*EighOptions)) iter.Seq2[*EighDone, error] {
	return func(yield func(*EighDone, error) bool) {
		run(ctx, s.eighCall(a, n, options), true, yield)
	}
}

func (s *Instance) eighCall(a Input, n int, options []func(*EighOptions)) *call {
	o := EighOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "eigh")
	c.input("a", a)
	c.set("n", n)
	c.output("values", o.Values)
	c.maybeOutput("vectors", o.Vectors)
	c.resumable(o.Budget)
	return c
}

// SVDOptions are the optional arguments of [Instance.SVD].
type SVDOptions struct {
	// Where the singular values go, k values, descending. Left out, the result has the values.
	S AnyArray

	// Where U^T goes, k x rows values by rows; left out, it is not written.
	U AnyArray

	// Where V^T goes, k x cols values by rows; left out, it is not written.
	V AnyArray

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// SVDDone is the result of [Instance.SVD].
type SVDDone struct {
	// null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in 60
	// sweeps, else done.
	Reason string `json:"reason"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What s holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	S []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *SVDDone) slot(name string) any {
	if name == "s" {
		return &d.S
	}
	return nil
}

func (d *SVDDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *SVDDone) ended() string { return d.Reason }

// SVD: Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols)
// values.
//
// a: The matrix, rows x cols values by rows.
//
// rows: Rows.
//
// cols: Columns.
func (s *Instance) SVD(ctx context.Context, a Input, rows int, cols int, options ...func(*SVDOptions)) (*SVDDone, error) {
	return once[SVDDone](ctx, s.svdCall(a, rows, cols, options))
}

// SVDSteps is [Instance.SVD] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) SVDSteps(ctx context.Context, a Input, rows int, cols int, options ...func(*SVDOptions)) iter.Seq2[*SVDDone, error] {
	return func(yield func(*SVDDone, error) bool) {
		run(ctx, s.svdCall(a, rows, cols, options), true, yield)
	}
}

func (s *Instance) svdCall(a Input, rows int, cols int, options []func(*SVDOptions)) *call {
	o := SVDOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "svd")
	c.input("a", a)
	c.set("rows", rows)
	c.set("cols", cols)
	c.output("s", o.S)
	c.maybeOutput("u", o.U)
	c.maybeOutput("v", o.V)
	c.resumable(o.Budget)
	return c
}

// CSRReadOptions are the optional arguments of [Instance.CSRRead].
type CSRReadOptions struct {
	// Where rows + 1 offsets into col and val go, the first 0. Left out, the result has the values.
	Row *Array[uint32]

	// Where the column of each value goes, rising within a row. Left out, the result has the values.
	Col *Array[uint32]

	// Where the values go. Left out, the result has the values.
	Val AnyArray
}

// CSRReadDone is the result of [Instance.CSRRead].
type CSRReadDone struct {
	// Number of rows.
	Rows int `json:"rows"`

	// Number of columns.
	Cols int `json:"cols"`

	// Values.
	NNZ int `json:"nnz"`

	// What row holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Row []uint32 `json:"-"`

	// What col holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Col []uint32 `json:"-"`

	// What val holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Val []float64 `json:"-"`
}

func (d *CSRReadDone) slot(name string) any {
	if name == "row" {
		return &d.Row
	}
	if name == "col" {
		return &d.Col
	}
	if name == "val" {
		return &d.Val
	}
	return nil
}

func (*CSRReadDone) finish(_ bool, _ *resident) {}

func (*CSRReadDone) ended() string { return "" }

// CSRRead: Copies a sparse matrix out, as compressed rows.
//
// a: The matrix.
func (s *Instance) CSRRead(a *CSR, options ...func(*CSRReadOptions)) (*CSRReadDone, error) {
	return once[CSRReadDone](background, s.csrReadCall(a, options))
}

func (s *Instance) csrReadCall(a *CSR, options []func(*CSRReadOptions)) *call {
	o := CSRReadOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "csr_read")
	c.object("a", a)
	c.output("row", o.Row)
	c.output("col", o.Col)
	c.output("val", o.Val)
	return c
}

// LocalMatrixOptions are the optional arguments of [Instance.LocalMatrix].
type LocalMatrixOptions struct {
	// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
	B Input

	// Keep the columns too, which local_sparse needs; twice the memory.
	Columns bool
}

// LocalMatrixDone is the result of [Instance.LocalMatrix].
type LocalMatrixDone struct {
	// Rows.
	N int `json:"n"`

	// Stored values; of a grid those that a stored matrix would hold, at most.
	NNZ float64 `json:"nnz"`

	// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and
	// then no answer has a bound.
	Gap float64 `json:"gap"`

	// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that
	// much, a walk goes on with that probability.
	Rho float64 `json:"rho"`

	// The smallest gap of a column; null where columns were not asked for.
	ColumnGap *float64 `json:"column_gap"`

	// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
	Reach *float64 `json:"reach"`

	// Bytes the system owns.
	Bytes uint64 `json:"bytes"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *LocalMatrixDone) UnmarshalJSON(text []byte) error {
	type plain LocalMatrixDone
	nan := math.NaN()
	p := plain{NNZ: nan, Gap: nan, Rho: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = LocalMatrixDone(p)
	return nil
}

func (*LocalMatrixDone) slot(string) any {
	return nil
}

func (*LocalMatrixDone) finish(_ bool, _ *resident) {}

func (*LocalMatrixDone) ended() string { return "" }

// LocalMatrix is an object that [Instance.LocalMatrix] makes.
type LocalMatrix = Made[LocalMatrixDone]

// LocalMatrix: Makes the system `id` for local answers: looks a square matrix with a nonzero
// diagonal and a right-hand side over once, so that a query costs what it touches and nothing that
// grows with n. The matrix is copied.
//
// a: The matrix.
func (s *Instance) LocalMatrix(a *CSR, options ...func(*LocalMatrixOptions)) (*LocalMatrix, error) {
	c := s.localMatrixCall(a, options)
	d, err := once[LocalMatrixDone](background, c)
	if err != nil {
		return nil, err
	}
	return &LocalMatrix{*c.madeObject, *d}, nil
}

func (s *Instance) localMatrixCall(a *CSR, options []func(*LocalMatrixOptions)) *call {
	o := LocalMatrixOptions{}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "local_matrix")
	c.object("a", a)
	c.made, c.reason = "id", ""
	c.maybeInput("b", o.B)
	c.set("columns", o.Columns)
	return c
}

// LocalGridOptions are the optional arguments of [Instance.LocalGrid].
type LocalGridOptions struct {
	// Cells in the second direction; 1 for a grid of one dimension. Default 1.
	Ny int

	// Cells in the third direction; 1 for a grid of two dimensions. Default 1.
	Nz int

	// Join the ends of every direction, which then has at least 3 cells.
	Periodic bool

	// The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
	B Input
}

// LocalGridDone is the result of [Instance.LocalGrid].
type LocalGridDone struct {
	// Rows.
	N int `json:"n"`

	// Stored values; of a grid those that a stored matrix would hold, at most.
	NNZ float64 `json:"nnz"`

	// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and
	// then no answer has a bound.
	Gap float64 `json:"gap"`

	// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that
	// much, a walk goes on with that probability.
	Rho float64 `json:"rho"`

	// The smallest gap of a column; null where columns were not asked for.
	ColumnGap *float64 `json:"column_gap"`

	// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
	Reach *float64 `json:"reach"`

	// Bytes the system owns.
	Bytes uint64 `json:"bytes"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *LocalGridDone) UnmarshalJSON(text []byte) error {
	type plain LocalGridDone
	nan := math.NaN()
	p := plain{NNZ: nan, Gap: nan, Rho: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = LocalGridDone(p)
	return nil
}

func (*LocalGridDone) slot(string) any {
	return nil
}

func (*LocalGridDone) finish(_ bool, _ *resident) {}

func (*LocalGridDone) ended() string { return "" }

// LocalGrid is an object that [Instance.LocalGrid] makes.
type LocalGrid = Made[LocalGridDone]

// LocalGrid: Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx
// (y + ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be
// larger than any.
//
// nx: Cells in the first direction.
//
// coefficients: 1 + 2 dimensions values: the centre, then for each direction the coefficient of the
// neighbour before and of the one after; or as many for each cell, cell by cell.
func (s *Instance) LocalGrid(nx int, coefficients Input, options ...func(*LocalGridOptions)) (*LocalGrid, error) {
	c := s.localGridCall(nx, coefficients, options)
	d, err := once[LocalGridDone](background, c)
	if err != nil {
		return nil, err
	}
	return &LocalGrid{*c.madeObject, *d}, nil
}

func (s *Instance) localGridCall(nx int, coefficients Input, options []func(*LocalGridOptions)) *call {
	o := LocalGridOptions{Ny: 1, Nz: 1}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "local_grid")
	c.set("nx", nx)
	c.input("coefficients", coefficients)
	c.made, c.reason = "id", ""
	c.set("ny", o.Ny)
	c.set("nz", o.Nz)
	c.set("periodic", o.Periodic)
	c.maybeInput("b", o.B)
	return c
}

// LocalRhsDone is the result of [Instance.LocalRhs].
type LocalRhsDone struct {
	// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
	Reach *float64 `json:"reach"`

	// Bytes the system owns.
	Bytes uint64 `json:"bytes"`
}

func (*LocalRhsDone) slot(string) any {
	return nil
}

func (*LocalRhsDone) finish(_ bool, _ *resident) {}

func (*LocalRhsDone) ended() string { return "" }

// LocalRhs: Gives a system another right-hand side.
//
// system: The system.
//
// b: n values, or one for all rows.
func (s *Instance) LocalRhs(system Object, b Input) (*LocalRhsDone, error) {
	return once[LocalRhsDone](background, s.localRhsCall(system, b))
}

func (s *Instance) localRhsCall(system Object, b Input) *call {
	c := newCall(s, "local_rhs")
	c.object("system", system)
	c.input("b", b)
	return c
}

// LocalSolveMethod: auto picks by predicted cost; the others run that alone.
type LocalSolveMethod string

// The words of LocalSolveMethod.
const (
	LocalSolveMethodAuto LocalSolveMethod = "auto"

	LocalSolveMethodPush LocalSolveMethod = "push"

	LocalSolveMethodWalks LocalSolveMethod = "walks"

	LocalSolveMethodBidirectional LocalSolveMethod = "bidirectional"

	LocalSolveMethodFull LocalSolveMethod = "full"
)

// LocalSolveOptions are the optional arguments of [Instance.LocalSolve].
type LocalSolveOptions struct {
	// The weight of each index; left out, 1.
	Weight Input

	// Offsets of the functionals into index, the first 0, never falling, the last its length; left
	// out, each index is one.
	Start Input

	// Where the values go, one a functional. Left out, the result has the values.
	Values *Array[float64]

	// Where their bounds go, NaN for none. Left out, the result has the values.
	Bounds *Array[float64]

	// auto picks by predicted cost; the others run that alone. Default auto.
	Method LocalSolveMethod

	// The error allowed of each value, absolute. Default 1e-6.
	Tol float64

	// The probability with which walks may miss it; 0 lets auto use no walks. Default 1e-6.
	Delta float64

	// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
	Theta float64

	// Seed of the walks' random numbers: the same one gives the same bits everywhere.
	Random int

	// Work units after which a query ends. Default 1000000000.
	MaxWork int

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// LocalSolveDone is the result of [Instance.LocalSolve].
type LocalSolveDone struct {
	// The worst of the queries: converged (the bound is within tol), threshold, stagnated or budget;
	// null while pending.
	Reason string `json:"reason"`

	// The method of the last query.
	Method string `json:"method"`

	// Why it was that one.
	Why string `json:"why"`

	// The first value; null while pending, and when nothing was asked.
	Value *float64 `json:"value"`

	// The largest bound; null while pending, and where a query has none.
	Bound *float64 `json:"bound"`

	// What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or none;
	// the weakest of the queries.
	Kind string `json:"kind"`

	// Queries.
	Queries int `json:"queries"`

	// Queries whose bound is within tol.
	Converged int `json:"converged"`

	// The largest ||r||_1 that a push left.
	Residual float64 `json:"residual"`

	// Rows that were touched, of each query counted anew.
	Rows uint64 `json:"rows"`

	// Values of the matrix that were read, each as often as it was.
	Nonzeros uint64 `json:"nonzeros"`

	// Rows that were pushed, each as often as it was.
	Pushes uint64 `json:"pushes"`

	// Walks.
	Walks uint64 `json:"walks"`

	// Rows that walks went through.
	Steps uint64 `json:"steps"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What values holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Values []float64 `json:"-"`

	// What bounds holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Bounds []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *LocalSolveDone) UnmarshalJSON(text []byte) error {
	type plain LocalSolveDone
	nan := math.NaN()
	p := plain{Residual: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = LocalSolveDone(p)
	return nil
}

func (d *LocalSolveDone) slot(name string) any {
	if name == "values" {
		return &d.Values
	}
	if name == "bounds" {
		return &d.Bounds
	}
	return nil
}

func (d *LocalSolveDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *LocalSolveDone) ended() string { return d.Reason }

// LocalSolve: Single values of x, or functionals t^T x, of A x = b without the rest of x: by push,
// by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each
// has a bound on its error; without a gap in every row there is none, and the answer is budget.
//
// system: The system.
//
// index: The rows whose x is asked for; with start, those that the functionals name, one functional
// after the other.
func (s *Instance) LocalSolve(ctx context.Context, system Object, index Input, options ...func(*LocalSolveOptions)) (*LocalSolveDone, error) {
	return once[LocalSolveDone](ctx, s.localSolveCall(system, index, options))
}

// LocalSolveSteps is [Instance.LocalSolve] as an iterator: the results between its steps, and the
// last one. Leaving the loop cancels the operation.
func (s *Instance) LocalSolveSteps(ctx context.Context, system Object, index Input, options ...func(*LocalSolveOptions)) iter.Seq2[*LocalSolveDone, error] {
	return func(yield func(*LocalSolveDone, error) bool) {
		run(ctx, s.localSolveCall(system, index, options), true, yield)
	}
}

func (s *Instance) localSolveCall(system Object, index Input, options []func(*LocalSolveOptions)) *call {
	o := LocalSolveOptions{Method: LocalSolveMethodAuto, Tol: 1e-6, Delta: 1e-6, MaxWork: 1000000000}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "local_solve")
	c.object("system", system)
	c.input("index", index)
	c.maybeInput("weight", o.Weight)
	c.maybeInput("start", o.Start)
	c.output("values", o.Values)
	c.output("bounds", o.Bounds)
	c.set("method", string(o.Method))
	c.set("tol", o.Tol)
	c.set("delta", o.Delta)
	c.set("theta", o.Theta)
	c.set("random", o.Random)
	c.set("max_work", o.MaxWork)
	c.resumable(o.Budget)
	return c
}

// LocalSparseOptions are the optional arguments of [Instance.LocalSparse].
type LocalSparseOptions struct {
	// Where the rows of x's values go, in the order in which they were touched: at least `count`
	// places, made as long where there is none. Left out, the result has the values.
	Index *Array[uint32]

	// Where the values go. Left out, the result has the values.
	Values *Array[float64]

	// An earlier answer, n values, which the values are added to.
	X *Array[float64]

	// The error allowed of x in the 1-norm, absolute. Default 1e-6.
	Tol float64

	// Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
	Theta float64

	// Work units after which it ends. Default 1000000000.
	MaxWork int

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// LocalSparseDone is the result of [Instance.LocalSparse].
type LocalSparseDone struct {
	// converged (bound is within tol), threshold, stagnated or budget; null while pending.
	Reason string `json:"reason"`

	// Values that are not zero.
	Count int `json:"count"`

	// ||error||_1 at most; null where there is no gap in every column.
	Bound *float64 `json:"bound"`

	// The largest error of a value at most; null without any gap.
	Largest *float64 `json:"largest"`

	// ||b - A x||_1 at most.
	Residual float64 `json:"residual"`

	// Rows that were touched, of each query counted anew.
	Rows uint64 `json:"rows"`

	// Values of the matrix that were read, each as often as it was.
	Nonzeros uint64 `json:"nonzeros"`

	// Rows that were pushed, each as often as it was.
	Pushes uint64 `json:"pushes"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What index holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Index []uint32 `json:"-"`

	// What values holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Values []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *LocalSparseDone) UnmarshalJSON(text []byte) error {
	type plain LocalSparseDone
	nan := math.NaN()
	p := plain{Residual: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = LocalSparseDone(p)
	return nil
}

func (d *LocalSparseDone) slot(name string) any {
	if name == "index" {
		return &d.Index
	}
	if name == "values" {
		return &d.Values
	}
	return nil
}

func (d *LocalSparseDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *LocalSparseDone) ended() string { return d.Reason }

// LocalSparse: All of x, sparse, for a b of which few values are not zero, by pushing columns; or
// what changes in an earlier x when few values of b change. It needs a system with columns, and a
// bound needs a gap in every column.
//
// system: The system.
//
// row: The rows of b's values; one twice adds up.
//
// change: The values of b, or what is added to them.
func (s *Instance) LocalSparse(ctx context.Context, system Object, row Input, change Input, options ...func(*LocalSparseOptions)) (*LocalSparseDone, error) {
	return once[LocalSparseDone](ctx, s.localSparseCall(system, row, change, options))
}

// LocalSparseSteps is [Instance.LocalSparse] as an iterator: the results between its steps, and the
// last one. Leaving the loop cancels the operation.
func (s *Instance) LocalSparseSteps(ctx context.Context, system Object, row Input, change Input, options ...func(*LocalSparseOptions)) iter.Seq2[*LocalSparseDone, error] {
	return func(yield func(*LocalSparseDone, error) bool) {
		run(ctx, s.localSparseCall(system, row, change, options), true, yield)
	}
}

func (s *Instance) localSparseCall(system Object, row Input, change Input, options []func(*LocalSparseOptions)) *call {
	o := LocalSparseOptions{Tol: 1e-6, MaxWork: 1000000000}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "local_sparse")
	c.object("system", system)
	c.input("row", row)
	c.input("change", change)
	c.output("index", o.Index)
	c.output("values", o.Values)
	c.maybeOutput("x", o.X)
	c.set("tol", o.Tol)
	c.set("theta", o.Theta)
	c.set("max_work", o.MaxWork)
	c.resumable(o.Budget)
	return c
}

// GraphDone is the result of [Instance.Graph].
type GraphDone struct {
	// Nodes.
	N int `json:"n"`

	// Links.
	Links int `json:"links"`

	// Nodes without links.
	Dangling int `json:"dangling"`

	// Bytes the graph owns.
	Bytes uint64 `json:"bytes"`
}

func (*GraphDone) slot(string) any {
	return nil
}

func (*GraphDone) finish(_ bool, _ *resident) {}

func (*GraphDone) ended() string { return "" }

// Graph is an object that [Instance.Graph] makes.
type Graph = Made[GraphDone]

// Graph: Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A
// node without links (dangling) passes on to where jumps go, as in networkx. The matrix is copied,
// by links from and to each node.
//
// a: The weights, n x n.
func (s *Instance) Graph(a *CSR) (*Graph, error) {
	c := s.graphCall(a)
	d, err := once[GraphDone](background, c)
	if err != nil {
		return nil, err
	}
	return &Graph{*c.madeObject, *d}, nil
}

func (s *Instance) graphCall(a *CSR) *call {
	c := newCall(s, "graph")
	c.object("a", a)
	c.made, c.reason = "id", ""
	return c
}

// PagerankOptions are the optional arguments of [Instance.Pagerank].
type PagerankOptions struct {
	// Where jumps go; left out, to all nodes alike.
	Seed Input

	// The weight of each seed; left out, 1.
	Weight Input

	// Where the ranks go, n values. Left out, the result has the values.
	X *Array[float64]

	// The probability of following a link instead of jumping, from 0 and below 1. Default 0.85.
	Damping float64

	// The error allowed, of all nodes together. Default 1e-9.
	Tol float64

	// Most iterations. Default 1000.
	MaxIter int

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// PagerankDone is the result of [Instance.Pagerank].
type PagerankDone struct {
	// converged, stagnated (rounding lets it come no closer) or budget; null while pending.
	Reason string `json:"reason"`

	// Iterations.
	Iterations int `json:"iterations"`

	// ||error||_1 at most; null before the first iteration.
	Bound *float64 `json:"bound"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What x holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	X []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (d *PagerankDone) slot(name string) any {
	if name == "x" {
		return &d.X
	}
	return nil
}

func (d *PagerankDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *PagerankDone) ended() string { return d.Reason }

// Pagerank: PageRank of every node, by power iteration until ||error||_1 <= tol.
//
// graph: The graph.
func (s *Instance) Pagerank(ctx context.Context, graph *Graph, options ...func(*PagerankOptions)) (*PagerankDone, error) {
	return once[PagerankDone](ctx, s.pagerankCall(graph, options))
}

// PagerankSteps is [Instance.Pagerank] as an iterator: the results between its steps, and the last
// one. Leaving the loop cancels the operation.
func (s *Instance) PagerankSteps(ctx context.Context, graph *Graph, options ...func(*PagerankOptions)) iter.Seq2[*PagerankDone, error] {
	return func(yield func(*PagerankDone, error) bool) {
		run(ctx, s.pagerankCall(graph, options), true, yield)
	}
}

func (s *Instance) pagerankCall(graph *Graph, options []func(*PagerankOptions)) *call {
	o := PagerankOptions{Damping: 0.85, Tol: 1e-9, MaxIter: 1000}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "pagerank")
	c.object("graph", graph)
	c.maybeInput("seed", o.Seed)
	c.maybeInput("weight", o.Weight)
	c.output("x", o.X)
	c.set("damping", o.Damping)
	c.set("tol", o.Tol)
	c.set("max_iter", o.MaxIter)
	c.resumable(o.Budget)
	return c
}

// PprOptions are the optional arguments of [Instance.Ppr].
type PprOptions struct {
	// The weight of each seed; left out, 1.
	Weight Input

	// Where the nodes go: at least `count` places, made as long where there is none. Left out, the
	// result has the values.
	Index *Array[uint32]

	// Where their ranks go. Left out, the result has the values.
	Values *Array[float64]

	// How many nodes, the largest ones; 0 for all that were reached.
	Top int

	// The probability of following a link instead of jumping, from 0 and below 1. Default 0.85.
	Damping float64

	// The error allowed, of all nodes together. Default 0.0001.
	Tol float64

	// Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
	Theta float64

	// Work units after which it ends. Default 1000000000.
	MaxWork int

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// PprDone is the result of [Instance.Ppr].
type PprDone struct {
	// converged (bound is within tol), threshold, stagnated or budget; null while pending.
	Reason string `json:"reason"`

	// Nodes that are written.
	Count int `json:"count"`

	// ||error||_1 at most, over all nodes, those not reached included.
	Bound float64 `json:"bound"`

	// Rows that were touched, of each query counted anew.
	Rows uint64 `json:"rows"`

	// Values of the matrix that were read, each as often as it was.
	Nonzeros uint64 `json:"nonzeros"`

	// Rows that were pushed, each as often as it was.
	Pushes uint64 `json:"pushes"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// What index holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Index []uint32 `json:"-"`

	// What values holds at the end; nil while pending, when it was not written, and when an array was
	// given.
	Values []float64 `json:"-"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

// UnmarshalJSON reads numbers without a finite value as NaN.
func (d *PprDone) UnmarshalJSON(text []byte) error {
	type plain PprDone
	nan := math.NaN()
	p := plain{Bound: nan}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	*d = PprDone(p)
	return nil
}

func (d *PprDone) slot(name string) any {
	if name == "index" {
		return &d.Index
	}
	if name == "values" {
		return &d.Values
	}
	return nil
}

func (d *PprDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *PprDone) ended() string { return d.Reason }

// Ppr: PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that
// count, from the largest. Every value is at most the true one but for rounding, and all together
// they are off by at most bound.
//
// graph: The graph.
//
// seed: The seeds: where jumps go.
func (s *Instance) Ppr(ctx context.Context, graph *Graph, seed Input, options ...func(*PprOptions)) (*PprDone, error) {
	return once[PprDone](ctx, s.pprCall(graph, seed, options))
}

// PprSteps is [Instance.Ppr] as an iterator: the results between its steps, and the last one.
// Leaving the loop cancels the operation.
func (s *Instance) PprSteps(ctx context.Context, graph *Graph, seed Input, options ...func(*PprOptions)) iter.Seq2[*PprDone, error] {
	return func(yield func(*PprDone, error) bool) {
		run(ctx, s.pprCall(graph, seed, options), true, yield)
	}
}

func (s *Instance) pprCall(graph *Graph, seed Input, options []func(*PprOptions)) *call {
	o := PprOptions{Damping: 0.85, Tol: 0.0001, MaxWork: 1000000000}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "ppr")
	c.object("graph", graph)
	c.input("seed", seed)
	c.maybeInput("weight", o.Weight)
	c.output("index", o.Index)
	c.output("values", o.Values)
	c.set("top", o.Top)
	c.set("damping", o.Damping)
	c.set("tol", o.Tol)
	c.set("theta", o.Theta)
	c.set("max_work", o.MaxWork)
	c.resumable(o.Budget)
	return c
}

// PprPairMethod: bidirectional pushes until walks would cost as much; push and walks run that
// alone.
type PprPairMethod string

// The words of PprPairMethod.
const (
	PprPairMethodBidirectional PprPairMethod = "bidirectional"

	PprPairMethodPush PprPairMethod = "push"

	PprPairMethodWalks PprPairMethod = "walks"
)

// PprPairOptions are the optional arguments of [Instance.PprPair].
type PprPairOptions struct {
	// bidirectional pushes until walks would cost as much; push and walks run that alone. Default
	// bidirectional.
	Method PprPairMethod

	// The probability of following a link instead of jumping, from 0 and below 1. Default 0.85.
	Damping float64

	// The error allowed, absolute. Default 1e-6.
	Tol float64

	// The probability with which walks may miss it; 0 for no walks. Default 1e-6.
	Delta float64

	// Seed of the walks' random numbers: the same one gives the same bits everywhere.
	Random int

	// Work units after which it ends. Default 1000000000.
	MaxWork int

	// Work units of a step, about a nanosecond each: the context is looked at, and progress shown,
	// between steps; 0 takes a twentieth of a second's.
	Budget int
}

// PprPairDone is the result of [Instance.PprPair].
type PprPairDone struct {
	// converged (bound is within tol), stagnated or budget; null while pending.
	Reason string `json:"reason"`

	// The method that gave the value.
	Method string `json:"method"`

	// The rank; null while pending.
	Value *float64 `json:"value"`

	// What it may be off by; null while pending.
	Bound *float64 `json:"bound"`

	// What the bound is: deterministic, or probability (it holds with 1 - delta over seeds).
	Kind string `json:"kind"`

	// Rows that were touched, of each query counted anew.
	Rows uint64 `json:"rows"`

	// Values of the matrix that were read, each as often as it was.
	Nonzeros uint64 `json:"nonzeros"`

	// Rows that were pushed, each as often as it was.
	Pushes uint64 `json:"pushes"`

	// Walks.
	Walks uint64 `json:"walks"`

	// Rows that walks went through.
	Steps uint64 `json:"steps"`

	// Work units: about one multiply-add each, the same on every machine.
	Work uint64 `json:"work"`

	// True when the operation goes on.
	Pending bool `json:"-"`
}

func (*PprPairDone) slot(string) any {
	return nil
}

func (d *PprPairDone) finish(pending bool, _ *resident) {
	d.Pending = pending
}

func (d *PprPairDone) ended() string { return d.Reason }

// PprPair: PageRank of one node for one seed, without the rest of the graph: by pushing back from
// the node, and walks from the seed.
//
// graph: The graph.
//
// seed: Where a surfer starts, and starts again.
//
// target: The node whose rank is asked for.
func (s *Instance) PprPair(ctx context.Context, graph *Graph, seed int, target int, options ...func(*PprPairOptions)) (*PprPairDone, error) {
	return once[PprPairDone](ctx, s.pprPairCall(graph, seed, target, options))
}

// PprPairSteps is [Instance.PprPair] as an iterator: the results between its steps, and the last
// one. Leaving the loop cancels the operation.
func (s *Instance) PprPairSteps(ctx context.Context, graph *Graph, seed int, target int, options ...func(*PprPairOptions)) iter.Seq2[*PprPairDone, error] {
	return func(yield func(*PprPairDone, error) bool) {
		run(ctx, s.pprPairCall(graph, seed, target, options), true, yield)
	}
}

func (s *Instance) pprPairCall(graph *Graph, seed int, target int, options []func(*PprPairOptions)) *call {
	o := PprPairOptions{Method: PprPairMethodBidirectional, Damping: 0.85, Tol: 1e-6, Delta: 1e-6, MaxWork: 1000000000}
	for _, set := range options {
		set(&o)
	}
	c := newCall(s, "ppr_pair")
	c.object("graph", graph)
	c.set("seed", seed)
	c.set("target", target)
	c.set("method", string(o.Method))
	c.set("damping", o.Damping)
	c.set("tol", o.Tol)
	c.set("delta", o.Delta)
	c.set("random", o.Random)
	c.set("max_work", o.MaxWork)
	c.resumable(o.Budget)
	return c
}
