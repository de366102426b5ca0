#define _GNU_SOURCE
#include "jail.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CLuaWorker.h"

/// Seconds of computing in the worker's whole life; what ends it sooner is the host.
enum { seconds = 600 };

_Noreturn void jail_leave(int status) {
  for (;;) syscall(SYS_exit, status);
}

void *jail_memory(size_t size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) jail_leave(70);
  return memory;
}

static void limit(int resource, rlim_t most) {
  struct rlimit limit;
  // Where a lower limit is in force already, that stays.
  if (getrlimit(resource, &limit) == 0 && limit.rlim_max < most) most = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = most;
  setrlimit(resource, &limit);
}

/// Has the kernel kill this process when the host's end of the pipe is closed.
///
/// PR_SET_PDEATHSIG would do so when the *thread* ends that started the worker, and threads of a
/// pool end while the host lives.
static void hang_on_lifeline(void) {
  fcntl(XQR_LUA_LIFELINE, F_SETOWN, getpid());
  fcntl(XQR_LUA_LIFELINE, F_SETSIG, SIGKILL);
  fcntl(XQR_LUA_LIFELINE, F_SETFL, O_ASYNC | O_NONBLOCK);
  struct pollfd lifeline = {.fd = XQR_LUA_LIFELINE};
  if (poll(&lifeline, 1, 0) != 0) jail_leave(0);
}

/// Has the stack grow as far as Lua's 200 levels of calls from C can need, while it may.
static void grow_stack(void) {
  volatile char stack[2 << 20];
  for (size_t offset = sizeof stack; offset >= 4096; offset -= 4096) stack[offset - 1] = 0;
}

void jail_enter(void) {
  hang_on_lifeline();
  grow_stack();
  close(2);
  close(XQR_LUA_PAGE);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_AS, 0);
}

int jail_close(void) { return prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0; }

void jail_probe(const char *name) {
  if (strcmp(name, "open") == 0) syscall(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY, 0);
  if (strcmp(name, "socket") == 0) syscall(SYS_socket, AF_INET, SOCK_STREAM, 0);
  if (strcmp(name, "fork") == 0 && syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) jail_leave(0);
  if (strcmp(name, "kill") == 0) syscall(SYS_kill, getppid(), 0);
  if (strcmp(name, "memory") == 0)
    mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (strcmp(name, "exec") == 0) {
    char *const arguments[] = {"/bin/true", NULL};
    syscall(SYS_execve, arguments[0], arguments, arguments + 1);
  }
}
