/* WAMR (WebAssembly Micro Runtime), its fast interpreter without simd: run it
 * with the scalar module. */
#include <stdio.h>
#include <string.h>

#include "session.h"
#include "wasm_export.h"

static wasm_module_inst_t instance;
static wasm_exec_env_t environment;

static int call(const char *export, const uint32_t *args, uint32_t n, uint64_t *answer) {
  uint32_t cells[8] = {0};
  memcpy(cells, args, n * sizeof *args);
  wasm_function_inst_t function = wasm_runtime_lookup_function(instance, export, NULL);
  if (function == NULL || !wasm_runtime_call_wasm(environment, function, n, cells)) {
    const char *fault = wasm_runtime_get_exception(instance);
    fprintf(stderr, "wamr: %s\n", fault ? fault : "no such export");
    return 1;
  }
  memcpy(answer, cells, sizeof *answer);
  return 0;
}

static uint8_t *at(uint32_t address) { return wasm_runtime_addr_app_to_native(instance, address); }

int main(int argc, char **argv) {
  size_t size;
  char fault[128] = "";
  uint8_t *wasm = argc == 2 ? read_file(argv[1], &size) : NULL;
  if (wasm == NULL) {
    fprintf(stderr, "usage: wamr module.wasm\n");
    return 2;
  }
  RuntimeInitArgs init = {.mem_alloc_type = Alloc_With_System_Allocator};
  wasm_runtime_full_init(&init);
  wasm_module_t module = wasm_runtime_load(wasm, (uint32_t)size, fault, sizeof fault);
  /* No heap of the runtime's inside the module: it has its own. */
  instance = module ? wasm_runtime_instantiate(module, 64 * 1024, 0, fault, sizeof fault) : NULL;
  environment = instance ? wasm_runtime_create_exec_env(instance, 64 * 1024) : NULL;
  if (environment == NULL) {
    fprintf(stderr, "wamr: %s\n", fault);
    return 1;
  }
  return session(&(struct runtime){"wamr", call, at});
}
