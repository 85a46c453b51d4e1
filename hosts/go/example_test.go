package vecsolve_test

import (
	"context"
	"fmt"
	"log"

	"vecsolve"
)

// The example of README.md; readme_test.go holds the two together.
func Example() {
	ctx := context.Background()
	s, err := vecsolve.New(vecsolve.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	a, err := s.CSR(2, 2, vecsolve.I32{0, 0, 1, 1}, vecsolve.I32{0, 1, 0, 1}, vecsolve.F64{4, 1, 1, 3})
	if err != nil {
		log.Fatal(err)
	}
	r, err := s.Solve(ctx, a, vecsolve.F64{1, 2})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.X, r.Reason, r.Residual)
	// Output: [0.09090909090909091 0.6363636363636364] converged 0
}

// Progress: an iterator over the steps of a solve.
func ExampleInstance_SolveSteps() {
	s, err := vecsolve.New(vecsolve.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	a, err := s.CSR(2, 2, vecsolve.I32{0, 0, 1, 1}, vecsolve.I32{0, 1, 0, 1}, vecsolve.F64{4, 1, 1, 3})
	if err != nil {
		log.Fatal(err)
	}
	options := func(o *vecsolve.SolveOptions) {
		o.Method, o.Precond, o.Budget = vecsolve.SolveMethodCG, vecsolve.SolvePrecondNone, 1
	}
	for r, err := range s.SolveSteps(context.Background(), a, vecsolve.F64{1, 2}, options) {
		if err != nil {
			log.Fatal(err)
		}
		if !r.Pending {
			fmt.Println(r.Iterations, r.Reason)
		}
	}
	// Output: 2 converged
}

// Kernels work on arrays that live in the module.
func ExampleDot() {
	s, err := vecsolve.New(vecsolve.Config{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	x, err := vecsolve.NewArray(s, []float64{1, 2, 3})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(vecsolve.Dot(x, x))
	// Output: 14 <nil>
}
