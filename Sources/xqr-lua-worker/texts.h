#ifndef XQR_TEXTS_H
#define XQR_TEXTS_H

#include <lua5.4/lua.h>

// Values as texts: without addresses, which differ from run to run.

/// Adds `tostring` and `print` to the table on top.
void texts_open(lua_State *lua);

/// Replaces `format` in the table of text functions on top.
void texts_open_format(lua_State *lua);

/// Pushes the value at an index as a text.
void texts_push(lua_State *lua, int index);

/// Allows what may be printed during the next call.
void texts_allow_log(void);

#endif
