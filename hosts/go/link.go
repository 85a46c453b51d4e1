package vecsolve

import (
	"encoding/binary"
	"fmt"
	"unsafe"

	"github.com/tetratelabs/wazero/api"
)

// link is the C ABI over one instantiated module, by hand: docs/abi.md. It
// passes answers on as they are; its own errors are faults of the engine. One
// goroutine at a time: [Instance] has the lock.
type link struct {
	mod     api.Module
	mem     api.Memory
	exports map[string]api.Function
	// Arguments go in and the answer comes out here, so that a call allocates nothing.
	stack [32]uint64
	// Kernels, looked up at their first call: each row of the table in every dtype.
	kernels []api.Function
	// Requests and results pass through here.
	scratch, room uint32
	// What made the module unusable.
	trap error
}

var exported = []string{
	"vs_abi", "vs_capabilities", "vs_alloc", "vs_free", "vs_create", "vs_array", "vs_array_info", "vs_op",
	"vs_step", "vs_cancel", "vs_result_len", "vs_result_read", "vs_destroy",
}

func newLink(mod api.Module) (*link, error) {
	l := &link{mod: mod, mem: mod.Memory(), exports: make(map[string]api.Function)}
	if l.mem == nil {
		return nil, host("not a vecsolve module: it exports no memory")
	}
	for _, name := range exported {
		f := mod.ExportedFunction(name)
		if f == nil {
			return nil, host("not a vecsolve module: it has no %s", name)
		}
		l.exports[name] = f
		// First of all: a module of another version may lack what comes next.
		if name == "vs_abi" {
			abi, err := l.call(name)
			if err != nil {
				return nil, err
			}
			if abi != ABI {
				return nil, host("its operations are not the ones this package was built for "+
					"(ABI %08x, expected %08x): build both from the same version", abi, ABI)
			}
		}
	}
	l.kernels = make([]api.Function, dtypes*len(kernels))
	return l, nil
}

// call calls an export; i32 answers are its low half.
func (l *link) call(name string, args ...uint64) (uint32, error) {
	copy(l.stack[:], args)
	answer, err := l.run(l.exports[name])
	return uint32(answer), err
}

// run calls a function with the arguments on the stack.
func (l *link) run(f api.Function) (uint64, error) {
	if l.trap != nil {
		return 0, host("unusable since the module trapped: %v", l.trap)
	}
	if err := f.CallWithStack(background, l.stack[:]); err != nil {
		l.trap = err
		return 0, host("the module trapped and this instance is lost: %v", err)
	}
	return l.stack[0], nil
}

// kernel calls a kernel with the arguments on the stack.
func (l *link) kernel(number int, dtype uint32) (uint64, error) {
	f := l.kernels[dtypes*number+int(dtype)-1]
	if f == nil {
		var err error
		if f, err = l.find(number, dtype); err != nil {
			return 0, err
		}
	}
	return l.run(f)
}

func (l *link) find(number int, dtype uint32) (api.Function, error) {
	row := kernels[number]
	name := dtypeNames[dtype]
	f := l.mod.ExportedFunction(fmt.Sprintf("vs_%s_%s", row.name, name))
	if f == nil {
		return nil, refused(ErrDtype, "%s takes arrays of %s, not %s", row.name, row.dtypes, name)
	}
	l.kernels[dtypes*number+int(dtype)-1] = f
	return f, nil
}

// bytes are the module's own memory, until it grows.
func (l *link) bytes(at uint32, n int) ([]byte, error) {
	if n == 0 {
		return nil, nil
	}
	if n < 0 || uint64(n) > 1<<32-1 {
		return nil, host("the module named a range outside its memory")
	}
	b, ok := l.mem.Read(at, uint32(n))
	if !ok {
		return nil, host("the module named a range outside its memory")
	}
	return b, nil
}

// reserve makes room for n bytes that pass in or out.
func (l *link) reserve(n int) error {
	if l.scratch != 0 && uint64(n) <= uint64(l.room) {
		return nil
	}
	if _, err := l.call("vs_free", uint64(l.scratch)); err != nil {
		return err
	}
	l.scratch, l.room = 0, 0
	size := max(n, 4096)
	at, err := l.call("vs_alloc", uint64(size))
	if err != nil {
		return err
	}
	if at == 0 {
		return coded(int32(ErrMemory))
	}
	l.scratch, l.room = at, uint32(size)
	return nil
}

// pass copies text into the module.
func (l *link) pass(text []byte) error {
	if len(text) > 1<<30 {
		return coded(int32(ErrTooLong))
	}
	if err := l.reserve(len(text)); err != nil {
		return err
	}
	own, err := l.bytes(l.scratch, len(text))
	copy(own, text)
	return err
}

func (l *link) create(config []byte) (int32, error) {
	if err := l.pass(config); err != nil {
		return 0, err
	}
	handle, err := l.call("vs_create", uint64(l.scratch), uint64(len(config)))
	return int32(handle), err
}

func (l *link) op(handle int32, request []byte) (int32, error) {
	if err := l.pass(request); err != nil {
		return 0, err
	}
	code, err := l.call("vs_op", api.EncodeI32(handle), uint64(l.scratch), uint64(len(request)))
	return int32(code), err
}

func (l *link) step(handle int32, budget uint32) (int32, error) {
	code, err := l.call("vs_step", api.EncodeI32(handle), uint64(budget))
	return int32(code), err
}

func (l *link) cancel(handle int32) (int32, error) {
	code, err := l.call("vs_cancel", api.EncodeI32(handle))
	return int32(code), err
}

// result copies the last result out.
func (l *link) result(handle int32) ([]byte, error) {
	length, err := l.call("vs_result_len", api.EncodeI32(handle))
	if err != nil {
		return nil, err
	}
	if int32(length) < 0 {
		return nil, coded(int32(length))
	}
	if err := l.reserve(int(length)); err != nil {
		return nil, err
	}
	read, err := l.call("vs_result_read", api.EncodeI32(handle), uint64(l.scratch), uint64(l.room))
	if err != nil {
		return nil, err
	}
	if int32(read) < 0 {
		return nil, coded(int32(read))
	}
	own, err := l.bytes(l.scratch, int(read))
	return append([]byte(nil), own...), err
}

// array makes array id and answers where it lives, 0 when the result has a refusal.
func (l *link) array(handle int32, id, dtype uint32, n int) (uint32, error) {
	if n < 0 || uint64(n) > 1<<32-1 {
		return 0, refused(ErrShape, "%d values are no length of an array", n)
	}
	return l.call("vs_array", api.EncodeI32(handle), uint64(id), uint64(dtype), uint64(n))
}

// arrayInfo tells where array id lives, how many values it holds, and their dtype.
func (l *link) arrayInfo(handle int32, id uint32) (at, n, dtype uint32, err error) {
	if err := l.reserve(12); err != nil {
		return 0, 0, 0, err
	}
	code, err := l.call("vs_array_info", api.EncodeI32(handle), uint64(id), uint64(l.scratch))
	if err != nil {
		return 0, 0, 0, err
	}
	if int32(code) < 0 {
		return 0, 0, 0, coded(int32(code))
	}
	info, err := l.bytes(l.scratch, 12)
	if err != nil {
		return 0, 0, 0, err
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(info[4*i:]) }
	return word(0), word(1), word(2), nil
}

// cast reads bytes as values, in place. Arrays are 64-byte aligned in a memory
// that Go's allocator or the system aligned.
func cast[T Element](b []byte) []T {
	var one T
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&b[0])), len(b)/int(unsafe.Sizeof(one)))
}

// raw are the bytes of values, in place.
func raw[T Element](values []T) []byte {
	if len(values) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&values[0])), len(values)*int(unsafe.Sizeof(values[0])))
}
