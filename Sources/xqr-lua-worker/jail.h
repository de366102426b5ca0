#ifndef XQR_JAIL_H
#define XQR_JAIL_H

#include <stddef.h>

// What keeps a script that broke out of Lua from doing anything.

/// Memory that is there for good, without a page of it in use; ends the process where there is none.
void *jail_memory(size_t size);

/// Gives every right away that can be given away without seccomp.
///
/// Nothing may be opened or mapped after this. The process dies when the host does.
void jail_enter(void);

/// From here on only reading, writing and leaving. Returns 0 where the kernel doesn't have it.
int jail_close(void);

/// Leaves at once; glibc's way out is one that the jail doesn't know.
_Noreturn void jail_leave(int status);

/// Does what the jail forbids, for the test of it; comes back only where it is allowed.
void jail_probe(const char *name);

#endif
