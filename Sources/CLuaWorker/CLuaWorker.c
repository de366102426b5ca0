// Starts the worker. What is needed here is neither in Foundation nor in swift-subprocess: two
// descriptors beyond the standard ones, a page of shared memory, and calls that block with a limit.
#define _GNU_SOURCE
#include "CLuaWorker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const inside[] = XQR_LUA_INSIDE;

const char *xqr_lua_inside(uint32_t index) {
  return index < sizeof inside / sizeof *inside ? inside[index] : "";
}

static int spawn(const char *path, char *const *arguments, const int descriptors[4], pid_t *pid) {
  // Resolved before the jail, where the dynamic linker could do nothing more.
  char *const environment[] = {"LD_BIND_NOW=1", "LC_ALL=C", NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  error = posix_spawnattr_init(&attributes);
  if (!error) {
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    // Beyond 9, so that none of them is overwritten before it was copied.
    const int places[] = {0, 1, XQR_LUA_PAGE, XQR_LUA_LIFELINE};
    for (int index = 0; index < 4 && !error; index++)
      error = posix_spawn_file_actions_adddup2(&actions, descriptors[index], places[index]);
    if (!error)
      error = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, 5);
    if (!error) error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

static void put_away(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

/// The descriptor as one beyond 9 that no other program inherits.
static int beyond(int descriptor) {
  if (descriptor < 0 || descriptor > 9) return descriptor;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
  close(descriptor);
  return moved;
}

int xqr_lua_start(const char *path, char *const *arguments, struct xqr_lua_process *process) {
  int sockets[2] = {-1, -1}, pipes[2] = {-1, -1}, error = 0;
  *process = (struct xqr_lua_process){.pid = -1, .socket = -1, .lifeline = -1};
  int memory = beyond(memfd_create("xqr-lua", MFD_CLOEXEC));
  int is_open = memory >= 0 && ftruncate(memory, sizeof *process->page) == 0 &&
                socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) == 0 &&
                pipe2(pipes, O_CLOEXEC) == 0;
  if (is_open) {
    sockets[1] = beyond(sockets[1]);
    pipes[0] = beyond(pipes[0]);
    void *page = mmap(NULL, sizeof *process->page, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    is_open = page != MAP_FAILED && sockets[1] >= 0 && pipes[0] >= 0;
    if (page != MAP_FAILED) process->page = page;
  }
  if (!is_open) error = errno;
  if (!error) {
    const int descriptors[] = {sockets[1], sockets[1], memory, pipes[0]};
    error = spawn(path, arguments, descriptors, &process->pid);
  }
  put_away(&sockets[1]);
  put_away(&pipes[0]);
  put_away(&memory);
  process->socket = sockets[0];
  process->lifeline = pipes[1];
  if (error) {
    process->pid = -1;
    xqr_lua_stop(process);
  }
  return error;
}

int xqr_lua_stop(struct xqr_lua_process *process) {
  int status = 0;
  if (process->pid > 0) {
    kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR) {
    }
    process->pid = -1;
  }
  put_away(&process->socket);
  put_away(&process->lifeline);
  if (process->page) munmap(process->page, sizeof *process->page);
  process->page = NULL;
  return status;
}
