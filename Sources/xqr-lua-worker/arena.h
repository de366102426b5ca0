#ifndef XQR_ARENA_H
#define XQR_ARENA_H

#include <stddef.h>

// All memory of the script: one block that is mapped before the jail closes.

/// Takes over `size` bytes at `memory`, aligned to 16. Once a process.
void arena_open(void *memory, size_t size);

/// What is called when a request can't be met, before Lua gets to know.
extern void (*arena_exhausted)(void);

/// Lua's allocator, a lua_Alloc; constant time but for copying. Shrinking never fails.
void *arena_allocate(void *unused, void *block, size_t old_size, size_t size);

#endif
