#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
enum { F64 = 2, I32 = 3 };

static const struct runtime *r;

static uint64_t call(const char *export, uint32_t n, const uint32_t *args) {
  uint64_t answer = 0;
  if (r->call(export, args, n, &answer) != 0) {
    fprintf(stderr, "%s: %s failed\n", r->name, export);
    exit(1);
  }
  return answer;
}
#define CALL(export, ...) \
  call(export, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), (uint32_t[]){__VA_ARGS__})

/* Copies text or values into memory of the module's own. */
static uint32_t put(const void *from, uint32_t bytes) {
  uint32_t address = (uint32_t)CALL("vs_alloc", bytes);
  if (address == 0) {
    fprintf(stderr, "%s: no memory for %" PRIu32 " bytes\n", r->name, bytes);
    exit(1);
  }
  memcpy(r->at(address), from, bytes);
  return address;
}

static void array(uint32_t h, uint32_t id, uint32_t dtype, const void *from, uint32_t n, uint32_t size) {
  uint32_t address = (uint32_t)CALL("vs_array", h, id, dtype, n);
  if (address == 0) {
    fprintf(stderr, "%s: array %" PRIu32 " was refused\n", r->name, id);
    exit(1);
  }
  memcpy(r->at(address), from, (size_t)n * size);
}

/* Runs an operation and prints what it says. */
static int32_t op(uint32_t h, const char *request) {
  uint32_t length = (uint32_t)strlen(request), text = put(request, length);
  int32_t code = (int32_t)CALL("vs_op", h, text, length);
  CALL("vs_free", text);
  uint32_t room = (uint32_t)CALL("vs_result_len", h), result = (uint32_t)CALL("vs_alloc", room);
  CALL("vs_result_read", h, result, room);
  printf("%s: %.*s\n", r->name, (int)room, (const char *)r->at(result));
  CALL("vs_free", result);
  return code;
}

int session(const struct runtime *runtime) {
  r = runtime;
  int32_t handle = (int32_t)CALL("vs_create", 0, 0);
  if (handle <= 0) {
    fprintf(stderr, "%s: no instance: %" PRId32 "\n", r->name, handle);
    return 1;
  }
  uint32_t h = (uint32_t)handle;
  array(h, ID_ROW, I32, row, COUNT(row), 4);
  array(h, ID_COL, I32, col, COUNT(col), 4);
  array(h, ID_VAL, F64, val, COUNT(val), 8);
  array(h, ID_B, F64, b, COUNT(b), 8);
  if (op(h, csr_request) != 0 || op(h, solve_request) != 0) {
    return 1;
  }
  /* Where x is: VsArrayInfo begins with its address and its length. */
  uint32_t info = (uint32_t)CALL("vs_alloc", 12), place[3];
  CALL("vs_array_info", h, ID_X, info);
  memcpy(place, r->at(info), sizeof place);
  int same = place[1] == COUNT(x_golden) && memcmp(r->at(place[0]), x_golden, sizeof x_golden) == 0;
  if (CALL("vs_destroy", h) != 0) {
    return 1;
  }
  uint32_t x = put(dot_x, sizeof dot_x), y = put(dot_y, sizeof dot_y);
  uint64_t dot = CALL("vs_dot_f64", x, y, COUNT(dot_x));
  printf("%s: solve %s, dot %016" PRIx64 " %s\n", r->name, same ? "has the golden bits" : "HAS OTHER BITS", dot,
         dot == dot_golden[0] ? "has the golden bits" : "HAS OTHER BITS");
  return same && dot == dot_golden[0] ? 0 : 1;
}

uint8_t *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    return NULL;
  }
  long end = ftell(file);
  rewind(file);
  uint8_t *bytes = end > 0 ? malloc((size_t)end) : NULL;
  if (bytes == NULL || fread(bytes, 1, (size_t)end, file) != (size_t)end) {
    perror(path);
    return NULL;
  }
  fclose(file);
  *size = (size_t)end;
  return bytes;
}
