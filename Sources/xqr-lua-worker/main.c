// The worker in which one Lua script runs, as the host starts it:
//
//   xqr-lua-worker MIB BYTES strict|limits [PROBE]
//
// MIB is all the memory that the script has, BYTES the most that a frame holds. Everything is mapped
// and built before the jail closes; the script is read after that.
#include <lua5.4/lua.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "CLuaWorker.h"
#include "arena.h"
#include "environment.h"
#include "frames.h"
#include "jail.h"
#include "script.h"
#include "watch.h"

static void say_hello(int is_closed) {
  text_byte(frame_begin(XQR_LUA_HELLO), (char)is_closed);
  frame_end();
  frame_flush();
}

int main(int count, char **arguments) {
  if (count < 4) jail_leave(64);
  size_t memory = strtoul(arguments[1], NULL, 10) << 20;
  size_t limit = strtoul(arguments[2], NULL, 10);
  void *page = mmap(NULL, sizeof *watch_page, PROT_READ | PROT_WRITE, MAP_SHARED, XQR_LUA_PAGE, 0);
  if (memory == 0 || limit == 0 || limit > 1u << 30 || page == MAP_FAILED) jail_leave(64);
  arena_open(jail_memory(memory), memory);
  frames_open(limit);
  lua_State *lua = lua_newstate(arena_allocate, NULL);
  if (!lua) jail_leave(70);
  environment_open(lua);
  watch_open(lua, page);
  jail_enter();
  int is_closed = strcmp(arguments[3], "strict") == 0 && jail_close();
  say_hello(is_closed);
  if (count > 4) {
    jail_probe(arguments[4]);
    jail_leave(0);
  }
  if (frame_read() != XQR_LUA_START || !script_start(lua)) jail_leave(0);
  while (frame_read() == XQR_LUA_CALL) script_call(lua);
  jail_leave(0);
}
