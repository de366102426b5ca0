#ifndef CPROCESS_H
#define CPROCESS_H

#include <sys/types.h>

// What Linux offers for processes beyond POSIX, which Swift's Glibc doesn't show.

enum cprocess_resource {
  CPROCESS_DATA,
  CPROCESS_CORE,
  CPROCESS_FILES,
  CPROCESS_FILE_SIZE,
  CPROCESS_PROCESSES,
};

/// Lowers a limit of another process, hard and soft, and never raises it; 0, or an errno.
int cprocess_lower(pid_t process, enum cprocess_resource resource, unsigned long long value);

#endif
