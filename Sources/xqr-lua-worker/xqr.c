#include "xqr.h"

#include <lua5.4/lauxlib.h>

#include "environment.h"
#include "jail.h"
#include "json.h"
#include "watch.h"

enum { json_limit = 16 << 20 };

/// Where values are encoded before they become a text of Lua.
static char *space;

static int encode(lua_State *lua) {
  struct text text = {.bytes = space, .capacity = json_limit};
  struct json_fault fault;
  luaL_checkany(lua, 1);
  if (!json_write(lua, 1, &text, &fault))
    return luaL_error(lua, "the value%s%s %s", *fault.path ? " at " : "", fault.path, fault.reason);
  lua_pushlstring(lua, text.bytes, text.length);
  return 1;
}

static int decode(lua_State *lua) {
  struct json_fault fault;
  size_t length;
  const char *bytes = luaL_checklstring(lua, 1, &length);
  if (!json_read(lua, bytes, length, &fault))
    return luaL_error(lua, "no JSON: %s, at byte %I", fault.reason, (LUAI_UACINT)fault.offset + 1);
  return 1;
}

static int list(lua_State *lua) {
  lua_settop(lua, 1);
  if (lua_isnil(lua, 1)) {
    lua_settop(lua, 0);
    lua_newtable(lua);
  }
  luaL_checktype(lua, 1, LUA_TTABLE);
  if (lua_getmetatable(lua, 1)) return luaL_argerror(lua, 1, "it has a metatable");
  json_mark_list(lua);
  return 1;
}

void xqr_open_json(lua_State *lua) {
  static const luaL_Reg functions[] = {
      {"encode", encode}, {"decode", decode}, {"list", list}, {NULL, NULL}};
  space = jail_memory(json_limit);
  luaL_newmetatable(lua, "xqr.list");
  lua_pushboolean(lua, 0);
  lua_setfield(lua, -2, "__metatable");
  lua_pop(lua, 1);
  luaL_newlib(lua, functions);
  watch_guard(lua, "encode", "xqr.json.encode");
  watch_guard(lua, "decode", "xqr.json.decode");
  environment_freeze(lua);
  lua_setfield(lua, -2, "json");
  lua_pushlightuserdata(lua, NULL);
  lua_setfield(lua, -2, "null");
}

void xqr_push(lua_State *lua) {
  lua_newtable(lua);
  xqr_open_json(lua);
  xqr_open_slug(lua);
  xqr_open_url(lua);
  xqr_open_hash(lua);
  xqr_open_date(lua);
}
