#ifndef XQR_WATCH_H
#define XQR_WATCH_H

#include <lua5.4/lua.h>

#include "CLuaWorker.h"

// Where the script is, for the host that stops it.

/// The page that the host sees.
extern struct xqr_lua_page *watch_page;

/// Begins to watch: on SIGUSR1 and when memory ends, the line is written to the page.
void watch_open(lua_State *lua, void *page);

/// The line of the innermost function of the script, 0 where there is none.
int watch_line(lua_State *lua);

/// Replaces the C function at `name` of the table on top by one that says where it was called.
///
/// `inside` is its place in XQR_LUA_INSIDE.
void watch_guard(lua_State *lua, const char *name, const char *inside);

#endif
