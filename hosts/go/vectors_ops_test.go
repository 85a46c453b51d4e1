package vecsolve

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// The operations through the link, where ids and texts are the files' own.
func TestVectorsOperations(t *testing.T) {
	files := vectorFiles(t, "op", operations)
	for variant, m := range vectorModules(t) {
		cases := 0
		for _, file := range files {
			for _, given := range file["cases"].([]any) {
				c := given.(object)
				for _, fault := range operation(t, m, c) {
					t.Errorf("%s, %v, %v: %s", variant, file["op"], c["name"], fault)
				}
				cases++
			}
		}
		t.Logf("%s: %d cases", variant, cases)
	}
}

func operation(t *testing.T, m *Module, given object) (faults []string) {
	l, err := m.link()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.mod.Close(background) }()
	handle, err := l.create([]byte(jsonOf(given["config"])))
	if err != nil || handle <= 0 {
		t.Fatalf("create: %d %v", handle, err)
	}
	arrays, _ := given["arrays"].([]any)
	for _, one := range arrays {
		upload(t, l, handle, one.(object))
	}
	for i, one := range given["steps"].([]any) {
		if fault := step(t, l, handle, one.(object)); fault != "" {
			return []string{fmt.Sprintf("step %d: %s", i, fault)}
		}
	}
	outputs, _ := given["outputs"].([]any)
	for _, one := range outputs {
		output := one.(object)
		at, n, dtype, err := l.arrayInfo(handle, whole(output["id"]))
		if err != nil || n != whole(output["length"]) {
			faults = append(faults, fmt.Sprintf("array %v: %d values, %v", output["id"], n, err))
			continue
		}
		got := contents(t, l, at, int(n), dtype)
		if !reflect.DeepEqual(got, output["golden"]) {
			faults = append(faults, fmt.Sprintf("array %v: got %s, expected %s", output["id"], jsonOf(got), jsonOf(output["golden"])))
		}
	}
	return faults
}

func contents(t *testing.T, l *link, at uint32, n int, dtype uint32) any {
	size := map[uint32]int{f32: 4, f64: 8, 4: 4}[dtype]
	b, err := l.bytes(at, size*n)
	if err != nil {
		t.Fatal(err)
	}
	switch dtype {
	case f32:
		return shown(cast[float32](b))
	case f64:
		return shown(cast[float64](b))
	}
	return shown(cast[uint32](b))
}

func upload(t *testing.T, l *link, handle int32, array object) {
	t.Helper()
	bytes := map[string]func(any) []byte{
		"f32": func(v any) []byte { return raw(values[float32](v)) },
		"f64": func(v any) []byte { return raw(values[float64](v)) },
		"i32": func(v any) []byte { return raw(values[int32](v)) },
		"u32": func(v any) []byte { return raw(values[uint32](v)) },
		"i8":  func(v any) []byte { return raw(values[int8](v)) },
		"u8":  func(v any) []byte { return raw(values[uint8](v)) },
	}[array["dtype"].(string)](array)
	for dtype, name := range dtypeNames {
		if name != array["dtype"] {
			continue
		}
		size := []int{0, 4, 8, 4, 4, 1, 1}[dtype]
		at, err := l.array(handle, whole(array["id"]), uint32(dtype), len(bytes)/size)
		if err != nil || (at == 0) {
			t.Fatalf("array %v: %v", array["id"], err)
		}
		own, err := l.bytes(at, len(bytes))
		if err != nil {
			t.Fatal(err)
		}
		copy(own, bytes)
	}
}

func step(t *testing.T, l *link, handle int32, s object) string {
	t.Helper()
	var code int32
	var err error
	if budget, ok := s["step"]; ok {
		code, err = l.step(handle, whole(budget))
	} else if request, ok := s["request"].(string); ok {
		code, err = l.op(handle, []byte(request))
	} else if request, ok := s["request"]; ok {
		code, err = l.op(handle, []byte(jsonOf(request)))
	} else {
		code, err = l.cancel(handle)
	}
	if err != nil {
		t.Fatal(err)
	}
	result, err := l.result(handle)
	if err != nil {
		t.Fatal(err)
	}
	var got object
	if err := json.Unmarshal(result, &got); err != nil {
		t.Fatalf("%v: %s", err, result)
	}
	var returned any = float64(code)
	if code < 0 {
		returned = Status(code).Name()
	}
	if !reflect.DeepEqual(returned, s["returns"]) {
		return fmt.Sprintf("returned %v, expected %v: %s", returned, s["returns"], result)
	}
	if message, _ := got["message"].(string); code < 0 && (got["status"] != returned || message == "") {
		return fmt.Sprintf("a refusal must be a status and a message, it is %s", result)
	}
	if want, ok := s["result"].(object); ok {
		// The result is a record, also where a field is called like a matcher.
		for name, v := range want {
			if fault := mismatch(v, got[name], name); fault != "" {
				return fault
			}
		}
	}
	if golden, ok := s["golden"]; ok && !reflect.DeepEqual(golden, any(got)) {
		return fmt.Sprintf("got %s, expected %s", result, jsonOf(golden))
	}
	return ""
}

// mismatch says what of got is not as want says: equality, or a matcher.
func mismatch(want, got any, at string) string {
	switch w := want.(type) {
	case object:
		if known, ok := matches(w, got); known {
			if ok {
				return ""
			}
			return fmt.Sprintf("%s is %s, expected %s", at, jsonOf(got), jsonOf(w))
		}
		fields, _ := got.(object)
		for name, v := range w {
			if fault := mismatch(v, fields[name], at+"."+name); fault != "" {
				return fault
			}
		}
		return ""
	case []any:
		list, _ := got.([]any)
		if len(list) != len(w) {
			return fmt.Sprintf("%s has %d items, expected %d", at, len(list), len(w))
		}
		for i := range w {
			if fault := mismatch(w[i], list[i], fmt.Sprintf("%s[%d]", at, i)); fault != "" {
				return fault
			}
		}
		return ""
	}
	if !reflect.DeepEqual(want, got) {
		return fmt.Sprintf("%s is %s, expected %s", at, jsonOf(got), jsonOf(want))
	}
	return ""
}

func matches(want object, got any) (known, ok bool) {
	number, isNumber := got.(float64)
	limit := func(name string) float64 { f, _ := want[name].(float64); return f }
	for name, v := range want {
		switch name {
		case "near":
			return true, isNumber && math.Abs(number-limit("near")) <= limit("tol")
		case "most":
			return true, isNumber && number <= limit("most")
		case "least":
			return true, isNumber && number >= limit("least")
		case "not":
			return true, mismatch(v, got, "") != ""
		case "one_of":
			for _, one := range v.([]any) {
				if reflect.DeepEqual(one, got) {
					return true, true
				}
			}
			return true, false
		case "contains":
			text, _ := got.(string)
			return true, strings.Contains(text, v.(string))
		case "length":
			list, isList := got.([]any)
			return true, isList && float64(len(list)) == v
		case "bits":
			return true, isNumber && text(number) == v
		}
	}
	return false, false
}
