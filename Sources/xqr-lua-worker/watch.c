// A hook that counts instructions would cost each instruction something. So there is none until the
// host asks for it by a signal, whose handler sets a hook as lua.c does: the next instruction then
// writes its line. A function of the library runs no instructions, and so says where it was called
// before it begins.
#include "watch.h"

#include <lua5.4/lauxlib.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "arena.h"

struct xqr_lua_page *watch_page;

static lua_State *watched;
static const char *const names[] = XQR_LUA_INSIDE;

int watch_line(lua_State *lua) {
  lua_Debug frame;
  for (int level = 0; lua_getstack(lua, level, &frame); level++) {
    lua_getinfo(lua, "l", &frame);
    if (frame.currentline > 0) return frame.currentline;
  }
  return 0;
}

static void note_line(void) {
  int line = watch_line(watched);
  if (line > 0) watch_page->line = (uint32_t)line;
}

static void hook(lua_State *lua, lua_Debug *frame) {
  (void)frame;
  lua_sethook(lua, NULL, 0, 0);
  watch_page->inside = 0;
  note_line();
  watch_page->answered = 1;
}

static void asked(int signal) {
  (void)signal;
  lua_sethook(watched, hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

void watch_open(lua_State *lua, void *page) {
  watched = lua;
  watch_page = page;
  arena_exhausted = note_line;
  struct sigaction action = {.sa_handler = asked, .sa_flags = SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
}

static int guarded(lua_State *lua) {
  lua_Debug frame;
  watch_page->line = 0;
  if (lua_getstack(lua, 1, &frame)) {
    lua_getinfo(lua, "l", &frame);
    watch_page->line = frame.currentline > 0 ? (uint32_t)frame.currentline : 0;
  }
  watch_page->inside = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2));
  int count = lua_tocfunction(lua, lua_upvalueindex(1))(lua);
  watch_page->inside = 0;
  return count;
}

/// What string.gmatch gives has a state of its own, so it is called and not run in place.
static int guarded_iterator(lua_State *lua) {
  watch_page->line = (uint32_t)watch_line(lua);
  watch_page->inside = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2));
  lua_settop(lua, 0);
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_call(lua, 0, LUA_MULTRET);
  watch_page->inside = 0;
  return lua_gettop(lua);
}

static int guarded_gmatch(lua_State *lua) {
  lua_tocfunction(lua, lua_upvalueindex(1))(lua);
  lua_pushvalue(lua, lua_upvalueindex(2));
  lua_pushcclosure(lua, guarded_iterator, 2);
  return 1;
}

void watch_guard(lua_State *lua, const char *name, const char *inside) {
  size_t index = sizeof names / sizeof *names - 1;
  while (index > 0 && strcmp(names[index], inside) != 0) index--;
  lua_getfield(lua, -1, name);
  lua_pushinteger(lua, (lua_Integer)index);
  lua_pushcclosure(lua, strcmp(name, "gmatch") == 0 ? guarded_gmatch : guarded, 2);
  lua_setfield(lua, -2, name);
}
