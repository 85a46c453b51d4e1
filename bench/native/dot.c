/* Answers every line `candidate n` with the nanoseconds of one dot product of
   n values and its value. See run.py. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <vecsolve.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(void) {
  char candidate[32];
  unsigned long n;

  while (scanf("%31s %lu", candidate, &n) == 2) {
    float *x = malloc((n + 1) * sizeof *x), *y = malloc((n + 1) * sizeof *y);
    volatile float kept = 0;
    unsigned long count = 1, i;
    double took = 0;

    if (!x || !y) return 1;
    for (i = 0; i < n; i++) x[i] = y[i] = (float)(i % 8);
    while (took < 2e6) {
      double start;
      count *= 2;
      start = now();
      for (i = 0; i < count; i++) kept = vs_dot_f32(x, y, n);
      took = now() - start;
    }
    printf("%.17g %.9g\n", took / (double)count, (double)kept);
    fflush(stdout);
    free(x);
    free(y);
  }
  return 0;
}
