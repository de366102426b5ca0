#ifndef XQR_ENVIRONMENT_H
#define XQR_ENVIRONMENT_H

#include <lua5.4/lua.h>

// What a script can name: an allowlist of Lua's own functions, and ours under `xqr`.

/// Builds the environment. Nothing of Lua's libraries can be reached in another way.
void environment_open(lua_State *lua);

/// Pushes the table of globals that the script is to be loaded with.
void environment_push(lua_State *lua);

/// Gives the script a value as `xqr.NAME`; takes it from the stack.
void environment_set(lua_State *lua, const char *name);

/// From here on globals can't be set any more.
void environment_close(lua_State *lua);

/// Has math.random begin anew, so that no item sees what was drawn for another.
void environment_reseed(lua_State *lua);

/// Replaces the table on top by one through which it can only be read.
void environment_freeze(lua_State *lua);

#endif
