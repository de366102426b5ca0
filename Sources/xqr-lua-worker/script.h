#ifndef XQR_SCRIPT_H
#define XQR_SCRIPT_H

#include <lua5.4/lua.h>

/// Loads and runs the script of the frame that was read, and answers with its header.
///
/// Returns 0 where it failed; that was answered too.
int script_start(lua_State *lua);

/// Answers each item of the frame that was read by a value or an error.
void script_call(lua_State *lua);

#endif
