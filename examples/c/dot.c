/* The direct kernels: no handle, no allocation, an array of one's own. C99 or C++17. */
#include <stdio.h>
#include <vecsolve.h>

#define N 1000

int main(void) {
  static float x[N], y[N];
  float exact = 0;
  int i;

  for (i = 0; i < N; i++) {
    x[i] = (float)(i % 8);
    y[i] = (float)(i % 5);
    exact += x[i] * y[i]; /* whole numbers: every order of the sum is exact */
  }
  printf("dot = %g\n", (double)vs_dot_f32(x, y, N));
  if (vs_dot_f32(x, y, N) != exact) return fputs("wrong answer\n", stderr), 1;

  /* y += 2 x, in place; then what a refusal looks like: the output overlaps its input */
  if (vs_axpy_f32(2, x, y, N)) return fputs("axpy was refused\n", stderr), 1;
  if (y[7] != 14 + (float)(7 % 5)) return fputs("wrong answer\n", stderr), 1;
  if (vs_add_f32(x, y, x + 1, N - 1) != VS_E_OVERLAP) return fputs("not refused\n", stderr), 1;
  return 0;
}
