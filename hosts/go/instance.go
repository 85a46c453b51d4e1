package vecsolve

import (
	"encoding/json"
	"sync"
)

// Config is what an instance is made with; the zero value leaves all to the library.
type Config struct {
	// MaxBytes is the most the instance may own; 64 MiB when 0.
	MaxBytes uint64 `json:"max_bytes,omitempty"`
}

// Instance owns arrays, matrices and factorisations in a memory of its own.
// Close gives everything back.
type Instance struct {
	module *Module

	mu     sync.Mutex
	link   *link
	handle int32
	lastID uint32
	closed bool
}

// New makes an instance with a memory of its own.
func (m *Module) New(config Config) (*Instance, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, host("the module was closed")
	}
	l, err := m.link()
	if err != nil {
		return nil, err
	}
	s := &Instance{module: m, link: l}
	text, err := json.Marshal(config)
	if err == nil {
		s.handle, err = l.create(text)
	}
	if err == nil && s.handle < 0 {
		err = s.failed(0, s.handle)
	}
	if err != nil {
		_ = l.mod.Close(background)
		return nil, err
	}
	m.live[s] = struct{}{}
	return s, nil
}

// Close gives back all that the instance owns. Later calls are refused;
// closing twice is fine.
func (s *Instance) Close() error {
	s.module.mu.Lock()
	delete(s.module.live, s)
	s.module.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if err := s.link.mod.Close(background); err != nil {
		return host("%v", err)
	}
	return nil
}

// Request sends a request as JSON text and answers its result, and whether the
// operation is pending. The typed operations do the same with less to go wrong.
func (s *Instance) Request(request string) (pending bool, result []byte, err error) {
	return s.raw(func() (int32, error) { return s.link.op(s.handle, []byte(request)) })
}

// Step goes on with an operation that Request left pending, for about budget
// work units; 0 means to the end.
func (s *Instance) Step(budget uint32) (pending bool, result []byte, err error) {
	return s.raw(func() (int32, error) { return s.link.step(s.handle, budget) })
}

// Cancel ends an operation that Request left pending.
func (s *Instance) Cancel() (result []byte, err error) {
	_, result, err = s.raw(func() (int32, error) { return s.link.cancel(s.handle) })
	return result, err
}

func (s *Instance) raw(call func() (int32, error)) (bool, []byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.open(); err != nil {
		return false, nil, err
	}
	return s.answer(call())
}

// What follows is called under the lock.

func (s *Instance) open() error {
	if s.closed {
		return refused(ErrHandle, "this instance was closed")
	}
	return nil
}

// answer reads the result after a call that answered code.
func (s *Instance) answer(code int32, err error) (pending bool, result []byte, _ error) {
	if err != nil {
		return false, nil, err
	}
	if code < 0 {
		return false, nil, s.failed(s.handle, code)
	}
	result, err = s.link.result(s.handle)
	return code == 1, result, err
}

func (s *Instance) failed(handle, code int32) error {
	result, err := s.link.result(handle)
	if err != nil {
		return coded(code)
	}
	return said(code, result)
}

func (s *Instance) nextID() (uint32, error) {
	if s.lastID == 1<<32-1 {
		return 0, refused(ErrLimit, "all ids have been used")
	}
	s.lastID++
	return s.lastID, nil
}

// make makes an array of zeros: its id and where it lives.
func (s *Instance) make(dtype uint32, n int) (id, at uint32, err error) {
	if err = s.open(); err != nil {
		return 0, 0, err
	}
	if id, err = s.nextID(); err != nil {
		return 0, 0, err
	}
	at, err = s.link.array(s.handle, id, dtype, n)
	if err == nil && at == 0 {
		err = s.failed(s.handle, int32(ErrMemory))
	}
	return id, at, err
}

// mine refuses what is not there and what belongs to another instance.
func (s *Instance) mine(name string, r *resident) error {
	switch {
	case r == nil:
		return refused(ErrField, "%s must be given", name)
	case r.s != s:
		return refused(ErrID, "%s belongs to another instance", name)
	case s.closed:
		return s.open()
	case r.freed:
		return refused(ErrID, "%s was freed", name)
	}
	return nil
}
