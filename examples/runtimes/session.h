/* A session with a vecsolve module from outside, the same over every runtime
 * with a C interface: create, arrays, csr, solve, result, destroy, and a dot
 * product by its direct export. A runtime offers two functions. */
#ifndef VECSOLVE_SESSION_H
#define VECSOLVE_SESSION_H

#include <stddef.h>
#include <stdint.h>

struct runtime {
  const char *name;
  /* Calls an export with n 32-bit arguments. The answer's bits go into *answer,
   * 32 or 64 of them. 0, or the program has said what was wrong. */
  int (*call)(const char *export, const uint32_t *args, uint32_t n, uint64_t *answer);
  /* Where a module's address is in this process; asked for anew after each
   * call, as memory may have grown. */
  uint8_t *(*at)(uint32_t address);
};

/* 0 when the solve and the dot product have their golden bits. */
int session(const struct runtime *runtime);

/* A whole file in memory, or NULL. */
uint8_t *read_file(const char *path, size_t *size);

#endif
