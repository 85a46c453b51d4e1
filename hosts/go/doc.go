// Package vecsolve drives the vector kernels and numeric solvers of vecsolve:
// one wasm module without imports, embedded here and run by wazero, without cgo.
//
// An [Instance] owns arrays, sparse matrices and factorisations in a memory of
// its own. Operations are its methods; kernels are functions over its arrays:
//
//	s, err := vecsolve.New(vecsolve.Config{})
//	x, err := vecsolve.NewArray(s, []float64{1, 2, 3})
//	sum, err := vecsolve.Sum(x)
//
// An operation takes the context of its caller. Cancelling it ends the
// operation after the step at hand; what was reached comes back with the
// context's error. An operation's Steps form is an iterator that shows its
// progress.
//
// An instance may be used by several goroutines: its calls run one after the
// other, under one lock. Instances run in parallel.
//
// The files: module.go finds and compiles the module, link.go is the C ABI by
// hand, ops.go and forms.go are generated from the tables, and instance.go,
// array.go, call.go and kernels.go are what those stand on.
package vecsolve
