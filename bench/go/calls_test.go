// Package bench measures calls into wasm and out of it: README.md.
package bench

import (
	_ "embed"
	"testing"

	"github.com/bytecodealliance/wasmtime-go/v39"
)

//go:embed calls.wat
var wat string

func wasm(t testing.TB) []byte {
	t.Helper()
	b, err := wasmtime.Wat2Wasm(wat)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// engine is a module of calls.wat whose import is report.
type engine interface {
	step(x int64) int64
	drive(n int64) int64
}

// summer is a report that adds up, as step does on the other side.
func summer() func(int64) int64 {
	var sum int64
	return func(x int64) int64 {
		sum += x
		return sum
	}
}

// conduit is a goroutine that answers what comes through a channel.
type conduit struct{ ask, answer chan int64 }

func newConduit(t testing.TB, work func(int64) int64) conduit {
	c := conduit{make(chan int64), make(chan int64)}
	go func() {
		for x := range c.ask {
			c.answer <- work(x)
		}
	}()
	t.Cleanup(func() { close(c.ask) })
	return c
}

func (c conduit) call(x int64) int64 {
	c.ask <- x
	return <-c.answer
}

var engines = map[string]func(testing.TB, func(int64) int64) engine{
	"wazero":   newWazero,
	"wasmtime": newWasmtime,
}

// All ways add up 1 to 100.
func TestAnswers(t *testing.T) {
	const want = 100 * 101 / 2
	for name, make := range engines {
		e := make(t, summer())
		through := newConduit(t, make(t, summer()).step)
		var direct, channel int64
		for x := int64(1); x <= 100; x++ {
			direct, channel = e.step(x), through.call(x)
		}
		if direct != want || channel != want {
			t.Errorf("%s: step says %d, through a channel %d", name, direct, channel)
		}
		if got := e.drive(100); got != want {
			t.Errorf("%s: drive says %d", name, got)
		}
		if got := make(t, newConduit(t, summer()).call).drive(100); got != want {
			t.Errorf("%s: drive through a channel says %d", name, got)
		}
	}
}

func BenchmarkCalls(b *testing.B) {
	for _, name := range []string{"wazero", "wasmtime"} {
		make := engines[name]
		b.Run(name+"/Export", func(b *testing.B) {
			e := make(b, summer())
			for b.Loop() {
				e.step(1)
			}
		})
		b.Run(name+"/Callback", func(b *testing.B) {
			e := make(b, summer())
			b.ResetTimer()
			e.drive(int64(b.N))
		})
		b.Run(name+"/CallbackChannel", func(b *testing.B) {
			e := make(b, newConduit(b, summer()).call)
			b.ResetTimer()
			e.drive(int64(b.N))
		})
		b.Run(name+"/ExportChannel", func(b *testing.B) {
			c := newConduit(b, make(b, summer()).step)
			for b.Loop() {
				c.call(1)
			}
		})
	}
	b.Run("wazero/ExportCall", func(b *testing.B) {
		e := newWazero(b, summer()).(*wazeroEngine)
		for b.Loop() {
			if _, err := e.stepFunction.Call(e.ctx, 1); err != nil {
				b.Fatal(err)
			}
		}
	})
}
