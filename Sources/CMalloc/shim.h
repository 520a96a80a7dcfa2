#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

#include <stdlib.h>

/* Not every C library has arenas; this header tells which one it is. */
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/* Has all threads allocate from one arena, so that what one of them frees the others use. Before the
   second thread starts. Not 0 if it will be so. */
static inline int cmalloc_share_arena(void) {
#if defined(__GLIBC__) && defined(M_ARENA_MAX)
  return mallopt(M_ARENA_MAX, 1);
#else
  return 1;
#endif
}

#endif
