/* The header is found by pkg-config. */
#include <vecsolve.h>
