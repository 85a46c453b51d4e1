package vecsolve

// What the shared vectors hold, read and written as tests/vectors/README.md says.

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

type object = map[string]any

// vectorFiles are the files of tests/vectors with this field.
func vectorFiles(t *testing.T, field string, count int) []object {
	t.Helper()
	paths, err := filepath.Glob("../../tests/vectors/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var files []object
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var file object
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if file[field] != nil {
			files = append(files, file)
		}
	}
	if len(files) != count {
		t.Fatalf("%d files with %s, the tables have %d", len(files), field, count)
	}
	return files
}

// vectorModules are the modules that the vectors are run on.
func vectorModules(t *testing.T) map[string]*Module {
	t.Helper()
	modules := make(map[string]*Module)
	for _, variant := range []string{"simd128", "scalar"} {
		wasm, err := os.ReadFile("../../dist/vecsolve_" + variant + ".wasm")
		if err != nil {
			t.Fatalf("run ./build.sh wasm: %v", err)
		}
		m, err := Load(Options{Wasm: wasm})
		if err != nil {
			t.Fatalf("%s: %v", variant, err)
		}
		t.Cleanup(func() { _ = m.Close() })
		modules[variant] = m
	}
	return modules
}

func hash(i, seed uint32) uint32 {
	h := (i+1)*2654435761 ^ seed*40503
	h ^= h >> 15
	h *= 2246822519
	return h ^ h>>13
}

func whole(v any) uint32 {
	f, _ := v.(float64)
	return uint32(int64(f))
}

func fromHex[T Element](text string) T {
	bits, err := strconv.ParseUint(text, 16, 64)
	if err != nil {
		panic(err)
	}
	if len(text) == 8 {
		return T(math.Float32frombits(uint32(bits)))
	}
	return T(math.Float64frombits(bits))
}

// values are what a specification means.
func values[T Element](spec any) []T {
	var out []T
	if list, ok := spec.([]any); ok {
		for _, v := range list {
			out = append(out, T(v.(float64)))
		}
		return out
	}
	of := spec.(object)
	if bits, ok := of["bits"].([]any); ok {
		for _, text := range bits {
			out = append(out, fromHex[T](text.(string)))
		}
		return out
	}
	if list, ok := of["values"]; ok {
		return values[T](list)
	}
	seed, low, high := whole(of["seed"]), int32(whole(of["low"])), int32(whole(of["high"]))
	single := dtypeOf[T]() == f32
	for i := range whole(of["n"]) {
		switch of["paint"] {
		case "plain":
			out = append(out, T(float64(int32(hash(i, seed)%4001)-2000)/1024))
		case "full":
			out = append(out, T(full(i, seed, low, high, single)))
		case "bytes":
			out = append(out, T(int8(hash(i, seed)&255)))
			if dtypeOf[T]() == 6 {
				out[i] = T(uint8(hash(i, seed) & 255))
			}
		default:
			out = append(out, fromHex[T](of["fill"].(string)))
		}
	}
	if patches, ok := of["set"].([]any); ok {
		for _, patch := range patches {
			pair := patch.([]any)
			out[whole(pair[0])] = fromHex[T](pair[1].(string))
		}
	}
	return out
}

func full(i, seed uint32, low, high int32, single bool) float64 {
	u, v, w := hash(i, seed), hash(i, seed+1), hash(i, seed+2)
	e := int(low) + int((w>>1)%uint32(high-low+1))
	mantissa, digits := float64(u)*2097152+float64(v>>11), 53
	if single {
		mantissa, digits = float64(u>>8), 24
	}
	// In two factors: one power may be below the smallest normal number.
	e -= digits
	size := mantissa * math.Ldexp(1, e/2) * math.Ldexp(1, e-e/2)
	if w&1 == 1 {
		return -size
	}
	return size
}

// text is one value as the files hold it.
func text[T Element](v T) any {
	switch x := any(v).(type) {
	case float32:
		return fmt.Sprintf("%08x", math.Float32bits(x))
	case float64:
		return fmt.Sprintf("%016x", math.Float64bits(x))
	}
	return float64(v)
}

// shown is an output as golden has it: listed, or hashed when it is long.
func shown[T Element](values []T) any {
	if len(values) <= 40 {
		list := make([]any, 0, len(values))
		for _, v := range values {
			list = append(list, text(v))
		}
		return list
	}
	h := uint32(2166136261)
	for _, b := range raw(values) {
		h = (h ^ uint32(b)) * 16777619
	}
	return object{"fnv": fmt.Sprintf("%08x", h)}
}
