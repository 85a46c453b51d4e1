/* Solves [4 1; 1 3] x = [1; 2] through the handles, in C99 or C++17. */
#include "vecsolve.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int op(int32_t h, const char *request) {
  return vs_op(h, (const uint8_t *)request, strlen(request));
}

static void fail(int32_t h, const char *what) {
  char text[16384];
  int32_t n = vs_result_read(h, (uint8_t *)text, sizeof text);
  fprintf(stderr, "%s: %.*s\n", what, n > 0 ? (int)n : 0, text);
  exit(1);
}

int main(void) {
  static const uint32_t row[] = {0, 0, 1, 1}, col[] = {0, 1, 0, 1};
  static const double val[] = {4, 1, 1, 3}, b[] = {1, 2};
  struct VsArrayInfo x;
  char text[16384];
  int32_t h, n;
  void *at;

  if (vs_abi() != VS_ABI) return fputs("header and library do not belong together\n", stderr), 1;
  h = vs_create(NULL, 0);
  if (h < 0) fail(0, "create");
  if (!(at = vs_array(h, 1, VS_U32, 4))) fail(h, "row");
  memcpy(at, row, sizeof row);
  if (!(at = vs_array(h, 2, VS_U32, 4))) fail(h, "col");
  memcpy(at, col, sizeof col);
  if (!(at = vs_array(h, 3, VS_F64, 4))) fail(h, "val");
  memcpy(at, val, sizeof val);
  if (!(at = vs_array(h, 4, VS_F64, 2))) fail(h, "b");
  memcpy(at, b, sizeof b);
  if (op(h, "{\"op\":\"csr\",\"id\":5,\"rows\":2,\"cols\":2,\"row\":1,\"col\":2,\"val\":3}")) fail(h, "csr");
  if (op(h, "{\"op\":\"solve\",\"a\":5,\"b\":4,\"x\":6}")) fail(h, "solve");
  n = vs_result_read(h, (uint8_t *)text, sizeof text);
  if (n < 0 || vs_array_info(h, 6, &x)) fail(h, "result");
  printf("%.*s\nx = %.17g %.17g\n", (int)n, text, ((double *)x.address)[0], ((double *)x.address)[1]);

  /* 1/11 and 7/11, and what a refusal looks like */
  {
    double e0 = ((double *)x.address)[0] - 1.0 / 11.0, e1 = ((double *)x.address)[1] - 7.0 / 11.0;
    if (e0 * e0 + e1 * e1 > 1e-24) return fputs("wrong answer\n", stderr), 1;
  }
  if (op(h, "{\"op\":\"solve\",\"a\":5,\"b\":1,\"x\":6}") != VS_E_DTYPE) return fputs("not refused\n", stderr), 1;
  n = vs_result_read(h, (uint8_t *)text, sizeof text);
  printf("%.*s\n", (int)n, text);
  return vs_destroy(h);
}
