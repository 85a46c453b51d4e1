// wazero, without hosts/go: create, op and result of a vecsolve module from
// outside. Usage: wazero module.wasm case.json
package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

var ctx = context.Background()

type session struct{ module api.Module }

func (s session) call(export string, args ...uint64) uint64 {
	answer, err := s.module.ExportedFunction(export).Call(ctx, args...)
	if err != nil {
		log.Fatalf("%s: %v", export, err)
	}
	return answer[0]
}

// bytes are the module's own memory, until the next call.
func (s session) bytes(at, n uint64) []byte {
	b, ok := s.module.Memory().Read(uint32(at), uint32(n))
	if !ok {
		log.Fatal("outside the module's memory")
	}
	return b
}

func (s session) put(from []byte) uint64 {
	at := s.call("vs_alloc", uint64(len(from)))
	copy(s.bytes(at, uint64(len(from))), from)
	return at
}

func (s session) array(h, id, dtype uint64, size int, from []byte) {
	at := s.call("vs_array", h, id, dtype, uint64(len(from)/size))
	copy(s.bytes(at, uint64(len(from))), from)
}

func (s session) op(h uint64, request string) {
	text := s.put([]byte(request))
	code := int32(s.call("vs_op", h, text, uint64(len(request))))
	s.call("vs_free", text)
	room := s.call("vs_result_len", h)
	result := s.call("vs_alloc", room)
	s.call("vs_result_read", h, result, room)
	fmt.Printf("wazero: %s\n", s.bytes(result, room))
	s.call("vs_free", result)
	if code != 0 {
		os.Exit(1)
	}
}

func words(values []uint32) (out []byte) {
	for _, v := range values {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

func floats(hex []string) (out []byte) {
	for _, text := range hex {
		bits, err := strconv.ParseUint(text, 16, 64)
		if err != nil {
			log.Fatal(err)
		}
		out = binary.LittleEndian.AppendUint64(out, bits)
	}
	return out
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: wazero module.wasm case.json")
	}
	var c struct {
		Row, Col []uint32
		Val, B   []string
		IDs      map[string]uint64 `json:"ids"`
		CSR      string            `json:"csr_request"`
		Solve    string            `json:"solve_request"`
		X        []string          `json:"x_golden"`
		DotX     []string          `json:"dot_x"`
		DotY     []string          `json:"dot_y"`
		Dot      []string          `json:"dot_golden"`
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	if err := json.Unmarshal(text, &c); err != nil {
		log.Fatal(err)
	}
	wasm, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	module, err := runtime.Instantiate(ctx, wasm)
	if err != nil {
		log.Fatal(err)
	}
	s := session{module}
	h := s.call("vs_create", 0, 0)
	s.array(h, c.IDs["ROW"], 3, 4, words(c.Row))
	s.array(h, c.IDs["COL"], 3, 4, words(c.Col))
	s.array(h, c.IDs["VAL"], 2, 8, floats(c.Val))
	s.array(h, c.IDs["B"], 2, 8, floats(c.B))
	s.op(h, c.CSR)
	s.op(h, c.Solve)
	info := s.call("vs_alloc", 12)
	s.call("vs_array_info", h, c.IDs["X"], info)
	at := uint64(binary.LittleEndian.Uint32(s.bytes(info, 4)))
	solved := slices.Equal(s.bytes(at, uint64(8*len(c.X))), floats(c.X))
	s.call("vs_destroy", h)
	dot := fmt.Sprintf("%016x", s.call("vs_dot_f64", s.put(floats(c.DotX)), s.put(floats(c.DotY)), uint64(len(c.DotX))))
	if !solved || dot != c.Dot[0] {
		log.Fatalf("wazero: OTHER BITS: solve %v, dot %s", solved, dot)
	}
	fmt.Printf("wazero: solve has the golden bits, dot %s has the golden bits\n", dot)
}
