// Plays a trace (tests/machine/trace.rs) in wazero.
//
//	go run . TRACE MODULE...
package main

import (
	"bufio"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

const room = 140_000

var sizes = []uint32{0, 4, 8, 4, 4, 1, 1}

type player struct {
	ctx    context.Context
	module api.Module
	at     uint32
}

func (p *player) call(name string, args ...any) int32 {
	values := make([]uint64, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case float64:
			values[i] = uint64(uint32(int64(v)))
		case uint32:
			values[i] = uint64(v)
		}
	}
	answer, err := p.module.ExportedFunction(name).Call(p.ctx, values...)
	if err != nil {
		panic(fmt.Sprintf("%s trapped: %v", name, err))
	}
	return int32(uint32(answer[0]))
}

func (p *player) pass(text any) uint32 {
	var data []byte
	switch v := text.(type) {
	case string:
		data = []byte(v)
	case []any:
		for _, b := range v {
			data = append(data, byte(b.(float64)))
		}
	}
	p.module.Memory().Write(p.at, data)
	return uint32(len(data))
}

func (p *player) bytes(handle, id any) []byte {
	if p.call("vs_array_info", handle, id, p.at) != 0 {
		panic("no such array")
	}
	word := func(k uint32) uint32 {
		v, _ := p.module.Memory().ReadUint32Le(p.at + 4*k)
		return v
	}
	if word(1) == 0 {
		return nil
	}
	view, _ := p.module.Memory().Read(word(0), word(1)*sizes[word(2)])
	return view
}

// answer does what the line says; what it answers is to be the line's last part.
func (p *player) answer(line []any) any {
	last := line[len(line)-1]
	switch line[0] {
	case "create":
		return float64(p.call("vs_create", p.at, p.pass(line[1])))
	case "array":
		return p.call("vs_array", line[1:5]...) != 0
	case "write":
		data, _ := hex.DecodeString(line[3].(string))
		copy(p.bytes(line[1], line[2]), data)
		return last
	case "op":
		length := p.pass(line[2])
		return float64(p.call("vs_op", line[1], p.at, length))
	case "step":
		return float64(p.call("vs_step", line[1], line[2]))
	case "cancel", "destroy":
		return float64(p.call("vs_"+line[0].(string), line[1]))
	case "result":
		length := p.call("vs_result_read", line[1], p.at, uint32(room))
		text, _ := p.module.Memory().Read(p.at, uint32(length))
		return string(text)
	default:
		hash := fnv.New32a()
		hash.Write(p.bytes(line[1], line[2]))
		return float64(hash.Sum32())
	}
}

func play(binary []byte, lines [][]any) (verdict string) {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	module, err := runtime.Instantiate(ctx, binary)
	if err != nil {
		return "not there: " + err.Error()
	}
	p := player{ctx: ctx, module: module}
	p.at = uint32(p.call("vs_alloc", uint32(room)))
	for i, line := range lines {
		if got := p.answer(line); got != line[len(line)-1] {
			text, _ := json.Marshal(line)
			return fmt.Sprintf("line %d: %.300s: got %v", i+1, text, got)
		}
	}
	return "ok"
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	defer file.Close()
	var lines [][]any
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var line []any
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			panic(err)
		}
		lines = append(lines, line)
	}
	failed := false
	for _, path := range os.Args[2:] {
		binary, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		verdict := play(binary, lines)
		failed = failed || verdict != "ok"
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "vecsolve_"), ".wasm")
		fmt.Printf("wazero 1.9\t%s\t%d\t%s\n", name, len(lines), verdict)
	}
	if failed {
		os.Exit(1)
	}
}
