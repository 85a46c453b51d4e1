/* wasm3, an interpreter without simd: run it with the scalar module. */
#include <stdio.h>

#include "session.h"
#include "wasm3.h"

static IM3Runtime runtime;

static int call(const char *export, const uint32_t *args, uint32_t n, uint64_t *answer) {
  IM3Function function;
  const void *pointers[8], *results[1] = {answer};
  for (uint32_t i = 0; i < n; i++) {
    pointers[i] = &args[i];
  }
  M3Result fault = m3_FindFunction(&function, runtime, export);
  if (!fault) fault = m3_Call(function, n, pointers);
  if (!fault) fault = m3_GetResults(function, 1, results);
  if (fault) fprintf(stderr, "wasm3: %s\n", fault);
  return fault != NULL;
}

static uint8_t *at(uint32_t address) { return m3_GetMemory(runtime, NULL, 0) + address; }

int main(int argc, char **argv) {
  size_t size;
  uint8_t *wasm = argc == 2 ? read_file(argv[1], &size) : NULL;
  if (wasm == NULL) {
    fprintf(stderr, "usage: wasm3 module.wasm\n");
    return 2;
  }
  IM3Environment environment = m3_NewEnvironment();
  runtime = m3_NewRuntime(environment, 64 * 1024, NULL);
  IM3Module module;
  M3Result fault = m3_ParseModule(environment, &module, wasm, (uint32_t)size);
  if (!fault) fault = m3_LoadModule(runtime, module);
  if (fault) {
    fprintf(stderr, "wasm3: %s\n", fault);
    return 1;
  }
  return session(&(struct runtime){"wasm3", call, at});
}
