package vecsolve

import (
	"context"
	_ "embed"
	"encoding/binary"
	"sync"

	"github.com/tetratelabs/wazero"
)

// The module that is embedded: simd128, which wazero runs on every platform.
// ./build.sh wasm puts it there.
//
//go:embed wasm/vecsolve_simd128.wasm
var embedded []byte

// Calls of the module are never interrupted by a context: long operations are
// stepped. Interruptible calls would cost a hundred times a plain one.
var background = context.Background()

// Options of [Load].
type Options struct {
	// Wasm is a module to take instead of the embedded one.
	Wasm []byte
	// CacheDir is a directory for compiled code: the second process to load
	// the module starts in a millisecond. Empty means no cache.
	CacheDir string
	// Interpreter runs the module without compiling it: slow, and the same bits.
	Interpreter bool
}

// Module is a compiled module, which makes instances. It may be used by
// several goroutines.
type Module struct {
	runtime  wazero.Runtime
	cache    wazero.CompilationCache
	compiled wazero.CompiledModule

	mu     sync.Mutex
	live   map[*Instance]struct{}
	closed bool
}

// Load compiles the module and checks that it was made from the tables this
// package was generated from.
func Load(options Options) (*Module, error) {
	if binary.NativeEndian.Uint16([]byte{1, 0}) != 1 {
		return nil, host("this machine is big-endian: views of wasm memory would be wrong")
	}
	config := wazero.NewRuntimeConfig()
	if options.Interpreter {
		config = wazero.NewRuntimeConfigInterpreter()
	}
	m := &Module{live: make(map[*Instance]struct{})}
	if options.CacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(options.CacheDir)
		if err != nil {
			return nil, host("the cache %s: %v", options.CacheDir, err)
		}
		m.cache, config = cache, config.WithCompilationCache(cache)
	}
	wasm := options.Wasm
	if wasm == nil {
		wasm = embedded
	}
	m.runtime = wazero.NewRuntimeWithConfig(background, config)
	compiled, err := m.runtime.CompileModule(background, wasm)
	if err != nil {
		_ = m.Close()
		return nil, host("not a wasm module: %v", err)
	}
	m.compiled = compiled
	probe, err := m.link()
	if err != nil {
		_ = m.Close()
		return nil, err
	}
	if err := probe.mod.Close(background); err != nil {
		_ = m.Close()
		return nil, host("%v", err)
	}
	return m, nil
}

// Close ends all instances of the module and gives back its code.
func (m *Module) Close() error {
	m.mu.Lock()
	m.closed = true
	live := m.live
	m.live = nil
	m.mu.Unlock()
	for s := range live {
		_ = s.Close()
	}
	err := m.runtime.Close(background)
	if m.cache != nil {
		if e := m.cache.Close(background); err == nil {
			err = e
		}
	}
	if err != nil {
		return host("%v", err)
	}
	return nil
}

// link instantiates the module: a memory of its own.
func (m *Module) link() (*link, error) {
	mod, err := m.runtime.InstantiateModule(background, m.compiled, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, host("the module cannot be instantiated: %v", err)
	}
	l, err := newLink(mod)
	if err != nil {
		_ = mod.Close(background)
		return nil, err
	}
	return l, nil
}

var standard = sync.OnceValues(func() (*Module, error) { return Load(Options{}) })

// New makes an instance of the embedded module, which is compiled once a
// process. [Load] and [Module.New] are for options.
func New(config Config) (*Instance, error) {
	m, err := standard()
	if err != nil {
		return nil, err
	}
	return m.New(config)
}
