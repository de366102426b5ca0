#include "texts.h"

#include <lua5.4/lauxlib.h>
#include <string.h>

#include "CLuaWorker.h"
#include "frames.h"

enum { log_limit = 64 << 10 };

static size_t log_left = log_limit;
static lua_CFunction plain_format;

void texts_push(lua_State *lua, int index) {
  index = lua_absindex(lua, index);
  int kind = lua_type(lua, index);
  if (kind == LUA_TTABLE && luaL_getmetafield(lua, index, "__tostring") != LUA_TNIL) {
    lua_pushvalue(lua, index);
    lua_call(lua, 1, 1);
    if (!lua_isstring(lua, -1)) luaL_error(lua, "'__tostring' must return a string");
  } else if (kind == LUA_TTABLE || kind == LUA_TFUNCTION) {
    lua_pushstring(lua, lua_typename(lua, kind));
  } else if (kind == LUA_TLIGHTUSERDATA) {
    lua_pushliteral(lua, "null");
  } else {
    luaL_tolstring(lua, index, NULL);
  }
}

static int to_string(lua_State *lua) {
  luaL_checkany(lua, 1);
  texts_push(lua, 1);
  return 1;
}

/// A line for the host's log, until it is full for this call.
static int print(lua_State *lua) {
  enum { line_cost = 16 };
  luaL_Buffer buffer;
  int count = lua_gettop(lua);
  luaL_buffinit(lua, &buffer);
  for (int index = 1; index <= count; index++) {
    if (index > 1) luaL_addchar(&buffer, '\t');
    texts_push(lua, index);
    luaL_addvalue(&buffer);
  }
  luaL_pushresult(&buffer);
  size_t length;
  const char *line = lua_tolstring(lua, -1, &length);
  if (length + line_cost > log_left) {
    log_left = 0;
    return 0;
  }
  log_left -= length + line_cost;
  text_append(frame_begin(XQR_LUA_LOG), line, length);
  frame_end();
  frame_flush();
  return 0;
}

void texts_allow_log(void) { log_left = log_limit; }

/// Lua's own, with our texts for %s and without %p.
static int format(lua_State *lua) {
  size_t length;
  const char *at = luaL_checklstring(lua, 1, &length), *end = at + length;
  for (int argument = 1; at < end; at++) {
    if (*at != '%' || *++at == '%') continue;
    argument++;
    at += strspn(at, "-+ #0123456789.");
    if (*at == 'p') luaL_error(lua, "'%%p' would show an address");
    int kind = lua_type(lua, argument);
    if (*at == 's' && (kind == LUA_TTABLE || kind == LUA_TFUNCTION || kind == LUA_TLIGHTUSERDATA)) {
      texts_push(lua, argument);
      lua_replace(lua, argument);
    }
  }
  return plain_format(lua);
}

void texts_open(lua_State *lua) {
  lua_pushcfunction(lua, to_string);
  lua_setfield(lua, -2, "tostring");
  lua_pushcfunction(lua, print);
  lua_setfield(lua, -2, "print");
}

void texts_open_format(lua_State *lua) {
  lua_getfield(lua, -1, "format");
  plain_format = lua_tocfunction(lua, -1);
  lua_pop(lua, 1);
  lua_pushcfunction(lua, format);
  lua_setfield(lua, -2, "format");
}
