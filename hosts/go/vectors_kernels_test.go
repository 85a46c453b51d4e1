package vecsolve

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// kernelCall is a row of the generated table calls.
type kernelCall struct {
	kernel, dtype string
	function      any
	params        []string
	written       []string
}

// kernelCase is a case of a file, and the arrays made for it.
type kernelCase struct {
	given  object
	s      *Instance
	arrays map[string]any
}

func TestVectorsKernels(t *testing.T) {
	functions := make(map[string]kernelCall)
	for _, call := range calls {
		functions[call.kernel+" "+call.dtype] = call
	}
	files := vectorFiles(t, "kernel", len(kernels))
	for variant, m := range vectorModules(t) {
		s, err := m.New(Config{})
		if err != nil {
			t.Fatal(err)
		}
		cases := 0
		for _, file := range files {
			for _, given := range file["cases"].([]any) {
				c := &kernelCase{given.(object), s, make(map[string]any)}
				call, ok := functions[fmt.Sprint(file["kernel"], " ", c.given["dtype"])]
				if !ok {
					t.Fatalf("%v has no %v", file["kernel"], c.given["dtype"])
				}
				if got, wanted := c.run(t, call); !reflect.DeepEqual(got, wanted) {
					t.Errorf("%s, %v, %v: got %s, expected %s", variant, file["kernel"], c.given["name"], jsonOf(got), jsonOf(wanted))
				}
				for _, a := range c.arrays {
					if _, err := s.Free(a.(Object)); err != nil {
						t.Fatal(err)
					}
				}
				cases++
			}
		}
		t.Logf("%s: %d cases", variant, cases)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func jsonOf(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// run calls the kernel and answers what came out and what was expected.
func (c *kernelCase) run(t *testing.T, call kernelCall) (got, wanted any) {
	function := reflect.ValueOf(call.function)
	var args []reflect.Value
	for i, name := range call.params {
		args = append(args, c.argument(t, name, function.Type().In(i)))
	}
	out := function.Call(args)
	if err, ok := out[len(out)-1].Interface().(error); ok {
		if c.given["returns"] == nil {
			return err.Error(), "done"
		}
		return statusOf(err), c.given["returns"]
	}
	if c.given["returns"] != nil {
		return "done", c.given["returns"]
	}
	outputs := make(object)
	for i, name := range call.params {
		for _, written := range call.written {
			if name == written {
				outputs[name] = read(t, args[i].Interface())
			}
		}
	}
	if len(out) == 2 {
		switch answer := out[0].Interface().(type) {
		case int:
			outputs[""] = float64(answer)
		case float64:
			outputs[""] = text(answer)
			if call.dtype == "f32" {
				outputs[""] = text(float32(answer))
			}
		}
	}
	if len(outputs) == 1 {
		for _, only := range outputs {
			return only, c.given["golden"]
		}
	}
	return outputs, c.given["golden"]
}

func read(t *testing.T, array any) any {
	t.Helper()
	switch a := array.(type) {
	case *Array[float32]:
		return shown(a.View())
	case *Array[float64]:
		return shown(a.View())
	case *Array[uint32]:
		return shown(a.View())
	case *Array[int8]:
		return shown(a.View())
	case *Array[uint8]:
		return shown(a.View())
	}
	t.Fatalf("%T is no array", array)
	return nil
}

func (c *kernelCase) argument(t *testing.T, name string, of reflect.Type) reflect.Value {
	given := c.given[name]
	switch of {
	case reflect.TypeFor[*Array[float32]]():
		return reflect.ValueOf(array[float32](t, c, name))
	case reflect.TypeFor[*Array[float64]]():
		return reflect.ValueOf(array[float64](t, c, name))
	case reflect.TypeFor[*Array[uint32]]():
		return reflect.ValueOf(array[uint32](t, c, name))
	case reflect.TypeFor[*Array[int8]]():
		return reflect.ValueOf(array[int8](t, c, name))
	case reflect.TypeFor[*Array[uint8]]():
		return reflect.ValueOf(array[uint8](t, c, name))
	}
	if given == nil { // a stride that is left out
		return reflect.Zero(of)
	}
	switch v := given.(type) {
	case bool:
		return reflect.ValueOf(v)
	case float64:
		return reflect.ValueOf(v).Convert(of)
	}
	if of.Kind() == reflect.Float32 || of.Kind() == reflect.Float64 {
		return reflect.ValueOf(fromHex[float64](given.(string))).Convert(of)
	}
	return reflect.ValueOf(given).Convert(of)
}

// source is the array that is meant by a name: of the names that stand for one
// array, the first that is given.
func (c *kernelCase) source(name string) string {
	alias, _ := c.given["alias"].(string)
	names := strings.Split(alias, "=")
	for _, one := range names {
		if one == name {
			for _, given := range names {
				if c.given[given] != nil {
					return given
				}
			}
		}
	}
	return name
}

// length is how long an array is that is only written.
func (c *kernelCase) length(name string) (n int, known bool) {
	if lengths, ok := c.given["lengths"].(object); ok && lengths[name] != nil {
		return int(whole(lengths[name])), true
	}
	if c.given["rows"] != nil {
		return int(whole(c.given["rows"])), true
	}
	if x, ok := c.arrays[c.source("x")].(AnyArray); ok {
		return x.Len(), true
	}
	return 0, false
}

func array[T Element](t *testing.T, c *kernelCase, name string) *Array[T] {
	t.Helper()
	name = c.source(name)
	if made, ok := c.arrays[name]; ok {
		return made.(*Array[T])
	}
	var content []T
	if spec, ok := c.given[name]; ok {
		content = values[T](spec)
	} else {
		n, known := c.length(name)
		if !known || optional[name] {
			return nil
		}
		for range n {
			content = append(content, 7)
		}
	}
	a, err := NewArray(c.s, content)
	if err != nil {
		t.Fatal(err)
	}
	c.arrays[name] = a
	return a
}

// Arrays that may be left out; the table says so too.
var optional = map[string]bool{"gamma": true, "beta": true}
