// Lua's own sort asks the clock for a pivot when a list looks made to slow it down, which the jail
// doesn't allow and which gives another order each time. This one merges runs from the bottom up.
#include <lua5.4/lauxlib.h>

#include "order.h"

enum { table = 1, function = 2, from = 3, to = 4 };

static int is_less(lua_State *lua, int left, int right) {
  if (lua_isnil(lua, function)) return lua_compare(lua, left, right, LUA_OPLT);
  lua_pushvalue(lua, function);
  lua_pushvalue(lua, left - 1);
  lua_pushvalue(lua, right - 2);
  lua_call(lua, 2, 1);
  int result = lua_toboolean(lua, -1);
  lua_pop(lua, 1);
  return result;
}

/// Merges the runs [start, middle) and [middle, end) of the list at `from` into the one at `to`.
static void merge(lua_State *lua, lua_Integer start, lua_Integer middle, lua_Integer end) {
  lua_Integer left = start, right = middle;
  for (lua_Integer place = start; place < end; place++) {
    int takes_right = left == middle;
    if (!takes_right && right < end) {
      lua_rawgeti(lua, from, right);
      lua_rawgeti(lua, from, left);
      takes_right = is_less(lua, -2, -1);
      lua_pop(lua, 2);
    }
    lua_rawgeti(lua, from, takes_right ? right++ : left++);
    lua_rawseti(lua, to, place);
  }
}

int order_sort(lua_State *lua) {
  luaL_checktype(lua, table, LUA_TTABLE);
  if (!lua_isnoneornil(lua, function)) luaL_checktype(lua, function, LUA_TFUNCTION);
  lua_settop(lua, 2);
  lua_Integer count = luaL_len(lua, table);
  luaL_argcheck(lua, count < 1 << 24, table, "too large to sort");
  lua_createtable(lua, count > 0 ? (int)count : 0, 0);
  lua_createtable(lua, count > 0 ? (int)count : 0, 0);
  for (lua_Integer place = 1; place <= count; place++) {
    lua_geti(lua, table, place);
    lua_rawseti(lua, from, place);
  }
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer start = 1; start <= count; start += 2 * width) {
      lua_Integer middle = start + width, end = middle + width;
      merge(lua, start, middle <= count ? middle : count + 1, end <= count ? end : count + 1);
    }
    lua_pushvalue(lua, from);
    lua_copy(lua, to, from);
    lua_replace(lua, to);
  }
  for (lua_Integer place = 1; place <= count; place++) {
    lua_rawgeti(lua, from, place);
    lua_seti(lua, table, place);
  }
  return 0;
}
