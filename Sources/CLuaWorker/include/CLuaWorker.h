#ifndef CLUAWORKER_H
#define CLUAWORKER_H

#include <stdint.h>
#include <sys/types.h>

// What the host and xqr-lua-worker agree on: the frames on descriptor 0, and one page that both
// see. The host also starts the worker from here.
//
// A frame is a length (32 bits, of the machine), a kind (one byte) and `length` bytes. Frames of
// the host hold fields: each a length, its bytes and a zero.

/// Host: the script's name, the script, the configuration as JSON, the slug tables.
static const uint8_t XQR_LUA_START = 'S';
/// Host: a point, a name, and an item as JSON in each further field. Each is answered by a value or
/// an error, in order.
static const uint8_t XQR_LUA_CALL = 'C';

/// Worker: one byte, 1 where seccomp is on. The first frame.
static const uint8_t XQR_LUA_HELLO = 'H';
/// Worker: the header as JSON; or XQR_LUA_ERROR where the script failed.
static const uint8_t XQR_LUA_READY = 'R';
/// Worker: an item's value as JSON.
static const uint8_t XQR_LUA_VALUE = 'V';
/// Worker: an item's error as JSON.
static const uint8_t XQR_LUA_ERROR = 'E';
/// Worker: a line that the script printed.
static const uint8_t XQR_LUA_LOG = 'L';

/// Where the worker's other descriptors are when it starts.
enum {
  XQR_LUA_PAGE = 3,
  XQR_LUA_LIFELINE = 4,
};

/// What a function of the library is called that takes its time, by the numbers in the page.
#define XQR_LUA_INSIDE                                                                           \
  {                                                                                              \
    "", "string.find", "string.match", "string.gmatch", "string.gsub", "string.rep",             \
        "string.format", "table.concat", "table.insert", "table.remove", "table.move",           \
        "table.unpack", "table.sort", "xqr.json.encode", "xqr.json.decode", "xqr.slug",          \
        "pairs"                                                                                  \
  }

/// The page that the worker writes and the host reads when it has to stop the worker.
struct xqr_lua_page {
  /// The items that were begun since the start.
  volatile uint32_t item;
  /// The line that the script was on, 0 for none.
  volatile uint32_t line;
  /// The function of the library that it was in, as an index of XQR_LUA_INSIDE.
  volatile uint32_t inside;
  /// Set to 1 when the script was found on a line after a SIGUSR1; set to 0 by the host.
  volatile uint32_t answered;
};

/// A started worker.
struct xqr_lua_process {
  pid_t pid;
  /// Speaks with the worker's descriptor 0; reads time out.
  int socket;
  /// The worker is killed when this is closed, also by the host's death.
  int lifeline;
  struct xqr_lua_page *page;
};

/// Starts the program at `path` with `arguments`, which end with a null.
///
/// Returns 0, or an errno after which nothing is left open.
int xqr_lua_start(const char *path, char *const *arguments, struct xqr_lua_process *process);

/// Kills the worker, waits for it and closes everything. Gives its status as waitpid does.
int xqr_lua_stop(struct xqr_lua_process *process);

/// The name at `index` of XQR_LUA_INSIDE, or an empty one.
const char *xqr_lua_inside(uint32_t index);

#endif
