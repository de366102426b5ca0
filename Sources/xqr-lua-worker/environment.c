#include "environment.h"

#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>

#include "order.h"
#include "texts.h"
#include "watch.h"
#include "xqr.h"

static const char *const base_names[] = {
    "assert", "error",    "getmetatable", "ipairs", "pcall",    "rawequal", "rawget",
    "rawlen", "select",   "tonumber",     "type",   "xpcall",   "_VERSION", NULL};
static const char *const string_names[] = {
    "byte", "char", "find", "format",   "gmatch", "gsub",    "len",    "lower", "match",
    "pack", "rep",  "packsize", "reverse", "sub",    "unpack", "upper", NULL};
static const char *const table_names[] = {"concat", "insert", "move", "pack",
                                          "remove", "sort",   "unpack", NULL};
static const char *const math_names[] = {
    "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp",  "floor",      "fmod",
    "huge", "log", "max",  "maxinteger", "min", "mininteger", "modf", "pi", "rad", "random",
    "sin",  "sqrt", "tan", "tointeger", "type", "ult", NULL};
static const char *const utf8_names[] = {"char",  "charpattern", "codepoint", "codes",
                                         "len",   "offset",      NULL};

/// Pushes a new table with these entries of the library, whose own table is never given away.
static void push_some(lua_State *lua, const char *library, lua_CFunction open,
                      const char *const *names) {
  luaL_requiref(lua, library, open, 0);
  lua_newtable(lua);
  for (; *names; names++) {
    lua_getfield(lua, -2, *names);
    lua_setfield(lua, -2, *names);
  }
  lua_remove(lua, -2);
}

static int refuse(lua_State *lua) {
  return luaL_error(lua, "'%s' can't be set: it belongs to what all calls share",
                    lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "a place");
}

void environment_freeze(lua_State *lua) {
  lua_newtable(lua);
  lua_createtable(lua, 0, 3);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_pushcfunction(lua, refuse);
  lua_setfield(lua, -2, "__newindex");
  lua_pushboolean(lua, 0);
  lua_setfield(lua, -2, "__metatable");
  lua_setmetatable(lua, -2);
  lua_remove(lua, -2);
}

/// Lua's own, but for what runs at times that the memory decides on.
static int set_metatable(lua_State *lua) {
  static const char *const refused[] = {"__gc", "__mode", NULL};
  luaL_checktype(lua, 1, LUA_TTABLE);
  luaL_argexpected(lua, lua_isnil(lua, 2) || lua_istable(lua, 2), 2, "nil or table");
  lua_settop(lua, 2);
  for (const char *const *name = refused; lua_istable(lua, 2) && *name; name++) {
    lua_pushstring(lua, *name);
    if (lua_rawget(lua, 2) != LUA_TNIL) luaL_error(lua, "there is no '%s' here", *name);
    lua_pop(lua, 1);
  }
  if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL)
    luaL_error(lua, "cannot change a protected metatable");
  lua_setmetatable(lua, 1);
  return 1;
}

static void open_strings(lua_State *lua) {
  push_some(lua, "string", luaopen_string, string_names);
  texts_open_format(lua);
  watch_guard(lua, "find", "string.find");
  watch_guard(lua, "match", "string.match");
  watch_guard(lua, "gmatch", "string.gmatch");
  watch_guard(lua, "gsub", "string.gsub");
  watch_guard(lua, "rep", "string.rep");
  watch_guard(lua, "format", "string.format");
  // `("x"):rep(2)` comes by the metatable of texts, which must not lead to all of the library.
  lua_pushliteral(lua, "");
  lua_getmetatable(lua, -1);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_pushboolean(lua, 0);
  lua_setfield(lua, -2, "__metatable");
  lua_pop(lua, 2);
  environment_freeze(lua);
}

static void open_tables(lua_State *lua) {
  push_some(lua, "table", luaopen_table, table_names);
  lua_pushcfunction(lua, order_sort);
  lua_setfield(lua, -2, "sort");
  for (const char *const *name = table_names; *name; name++) {
    if (**name == 'p') continue;
    lua_pushfstring(lua, "table.%s", *name);
    const char *inside = lua_tostring(lua, -1);
    lua_insert(lua, -2);
    watch_guard(lua, *name, inside);
    lua_remove(lua, -2);
  }
  environment_freeze(lua);
}

static void open_math(lua_State *lua) {
  luaL_requiref(lua, "math", luaopen_math, 0);
  lua_getfield(lua, -1, "randomseed");
  lua_setfield(lua, LUA_REGISTRYINDEX, "xqr.seed");
  lua_pop(lua, 1);
  push_some(lua, "math", luaopen_math, math_names);
  environment_freeze(lua);
}

void environment_open(lua_State *lua) {
  push_some(lua, "_G", luaopen_base, base_names);
  order_open(lua);
  watch_guard(lua, "pairs", "pairs");
  lua_pushcfunction(lua, set_metatable);
  lua_setfield(lua, -2, "setmetatable");
  texts_open(lua);
  open_strings(lua);
  lua_setfield(lua, -2, "string");
  open_tables(lua);
  lua_setfield(lua, -2, "table");
  open_math(lua);
  lua_setfield(lua, -2, "math");
  push_some(lua, "utf8", luaopen_utf8, utf8_names);
  environment_freeze(lua);
  lua_setfield(lua, -2, "utf8");
  xqr_push(lua);
  lua_pushvalue(lua, -1);
  lua_setfield(lua, LUA_REGISTRYINDEX, "xqr.library");
  environment_freeze(lua);
  lua_setfield(lua, -2, "xqr");

  // Globals of the script go to a table in front of ours until they are closed.
  lua_pushvalue(lua, -1);
  lua_setfield(lua, LUA_REGISTRYINDEX, "xqr.base");
  environment_freeze(lua);
  lua_getmetatable(lua, -1);
  lua_pushnil(lua);
  lua_setfield(lua, -2, "__newindex");
  lua_pop(lua, 1);
  lua_getfield(lua, LUA_REGISTRYINDEX, "xqr.base");
  lua_pushvalue(lua, -2);
  lua_setfield(lua, -2, "_G");
  lua_pop(lua, 1);
  lua_setfield(lua, LUA_REGISTRYINDEX, "xqr.globals");
}

void environment_push(lua_State *lua) {
  lua_getfield(lua, LUA_REGISTRYINDEX, "xqr.globals");
}

void environment_set(lua_State *lua, const char *name) {
  lua_getfield(lua, LUA_REGISTRYINDEX, "xqr.library");
  lua_insert(lua, -2);
  lua_setfield(lua, -2, name);
  lua_pop(lua, 1);
}

void environment_close(lua_State *lua) {
  environment_push(lua);
  lua_getfield(lua, LUA_REGISTRYINDEX, "xqr.base");
  lua_pushnil(lua);
  while (lua_next(lua, -3)) {
    lua_pushvalue(lua, -2);
    lua_insert(lua, -2);
    lua_rawset(lua, -4);
    lua_pushvalue(lua, -1);
    lua_pushnil(lua);
    lua_rawset(lua, -5);
  }
  lua_getmetatable(lua, -2);
  lua_pushcfunction(lua, refuse);
  lua_setfield(lua, -2, "__newindex");
  lua_pop(lua, 3);
}

void environment_reseed(lua_State *lua) {
  lua_getfield(lua, LUA_REGISTRYINDEX, "xqr.seed");
  lua_pushinteger(lua, 1);
  lua_call(lua, 1, 0);
}
