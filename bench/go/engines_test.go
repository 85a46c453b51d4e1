package bench

import (
	"context"
	"testing"

	"github.com/bytecodealliance/wasmtime-go/v39"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

type wazeroEngine struct {
	t                           testing.TB
	ctx                         context.Context
	stepFunction, driveFunction api.Function
	stack                       [1]uint64
}

func newWazero(t testing.TB, report func(int64) int64) engine {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { _ = runtime.Close(ctx) })
	// The fastest kind of host function: no reflection.
	call := api.GoFunc(func(_ context.Context, stack []uint64) { stack[0] = uint64(report(int64(stack[0]))) })
	i64 := []api.ValueType{api.ValueTypeI64}
	_, err := runtime.NewHostModuleBuilder("host").NewFunctionBuilder().WithGoFunction(call, i64, i64).Export("report").Instantiate(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m, err := runtime.Instantiate(ctx, wasm(t))
	if err != nil {
		t.Fatal(err)
	}
	return &wazeroEngine{t: t, ctx: ctx, stepFunction: m.ExportedFunction("step"), driveFunction: m.ExportedFunction("drive")}
}

func (e *wazeroEngine) call(f api.Function, x int64) int64 {
	e.stack[0] = uint64(x)
	if err := f.CallWithStack(e.ctx, e.stack[:]); err != nil {
		e.t.Fatal(err)
	}
	return int64(e.stack[0])
}

func (e *wazeroEngine) step(x int64) int64  { return e.call(e.stepFunction, x) }
func (e *wazeroEngine) drive(n int64) int64 { return e.call(e.driveFunction, n) }

type wasmtimeEngine struct {
	t                           testing.TB
	store                       *wasmtime.Store
	stepFunction, driveFunction *wasmtime.Func
}

func newWasmtime(t testing.TB, report func(int64) int64) engine {
	store := wasmtime.NewStore(wasmtime.NewEngine())
	module, err := wasmtime.NewModule(store.Engine, wasm(t))
	if err != nil {
		t.Fatal(err)
	}
	// The same kind here: WrapFunc would go through reflection.
	i64 := []*wasmtime.ValType{wasmtime.NewValType(wasmtime.KindI64)}
	call := func(_ *wasmtime.Caller, args []wasmtime.Val) ([]wasmtime.Val, *wasmtime.Trap) {
		return []wasmtime.Val{wasmtime.ValI64(report(args[0].I64()))}, nil
	}
	host := wasmtime.NewFunc(store, wasmtime.NewFuncType(i64, i64), call)
	instance, err := wasmtime.NewInstance(store, module, []wasmtime.AsExtern{host})
	if err != nil {
		t.Fatal(err)
	}
	return &wasmtimeEngine{t, store, instance.GetFunc(store, "step"), instance.GetFunc(store, "drive")}
}

func (e *wasmtimeEngine) call(f *wasmtime.Func, x int64) int64 {
	answer, err := f.Call(e.store, x)
	if err != nil {
		e.t.Fatal(err)
	}
	return answer.(int64)
}

func (e *wasmtimeEngine) step(x int64) int64  { return e.call(e.stepFunction, x) }
func (e *wasmtimeEngine) drive(n int64) int64 { return e.call(e.driveFunction, n) }
