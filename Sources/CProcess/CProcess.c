#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <stddef.h>
#include <sys/resource.h>

static const enum __rlimit_resource resources[] = {
    [CPROCESS_DATA] = RLIMIT_DATA,           [CPROCESS_CORE] = RLIMIT_CORE,
    [CPROCESS_FILES] = RLIMIT_NOFILE,        [CPROCESS_FILE_SIZE] = RLIMIT_FSIZE,
    [CPROCESS_PROCESSES] = RLIMIT_NPROC,
};

int cprocess_lower(pid_t process, enum cprocess_resource resource, unsigned long long value) {
  struct rlimit limit;
  if (prlimit(process, resources[resource], NULL, &limit) != 0) return errno;
  if (limit.rlim_max > value) limit.rlim_max = value;
  if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  return prlimit(process, resources[resource], &limit, NULL) == 0 ? 0 : errno;
}
