#include "order.h"

#include <lua5.4/lauxlib.h>
#include <string.h>

static int compare_numbers(const struct key *left, const struct key *right) {
  if (left->is_integer && right->is_integer)
    return (left->integer > right->integer) - (left->integer < right->integer);
  if (left->number != right->number) return left->number < right->number ? -1 : 1;
  // A whole number that a float can't hold lies beside the float that it was rounded to.
  return left->is_integer - right->is_integer;
}

static int compare(const struct key *left, const struct key *right) {
  if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
  if (left->kind == LUA_TBOOLEAN) return left->truth - right->truth;
  if (left->kind == LUA_TNUMBER) return compare_numbers(left, right);
  size_t common = left->length < right->length ? left->length : right->length;
  int order = memcmp(left->text, right->text, common);
  return order ? order : (left->length > right->length) - (left->length < right->length);
}

/// Heapsort: in place, without recursion, and never worse than n log n.
static void sift(struct key *keys, size_t root, size_t count) {
  struct key key = keys[root];
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare(&keys[child], &keys[child + 1]) < 0) child++;
    if (compare(&key, &keys[child]) >= 0) break;
    keys[root] = keys[child];
  }
  keys[root] = key;
}

static void sort(struct key *keys, size_t count) {
  size_t index = 1;
  while (index < count && compare(&keys[index - 1], &keys[index]) <= 0) index++;
  if (index >= count) return;
  for (size_t root = count / 2; root-- > 0;) sift(keys, root, count);
  while (count-- > 1) {
    struct key last = keys[count];
    keys[count] = keys[0];
    keys[0] = last;
    sift(keys, 0, count);
  }
}

static int read_key(lua_State *lua, int index, struct key *key) {
  key->kind = lua_type(lua, index);
  switch (key->kind) {
    case LUA_TBOOLEAN: key->truth = lua_toboolean(lua, index); return 1;
    case LUA_TNUMBER:
      key->number = lua_tonumber(lua, index);
      key->is_integer = lua_isinteger(lua, index);
      key->integer = key->is_integer ? lua_tointeger(lua, index) : 0;
      return 1;
    case LUA_TSTRING: key->text = lua_tolstring(lua, index, &key->length); return 1;
    default: return 0;
  }
}

const struct key *order_keys(lua_State *lua, int index, size_t *count) {
  size_t capacity = 0;
  lua_pushnil(lua);
  while (lua_next(lua, index)) {
    lua_pop(lua, 1);
    capacity++;
  }
  struct key *keys = lua_newuserdatauv(lua, (capacity + 1) * sizeof *keys, 0);
  *count = 0;
  lua_pushnil(lua);
  while (lua_next(lua, index)) {
    lua_pop(lua, 1);
    if (!read_key(lua, -1, &keys[*count])) {
      lua_pop(lua, 2);
      return NULL;
    }
    ++*count;
  }
  sort(keys, *count);
  return keys;
}

void order_push(lua_State *lua, const struct key *key) {
  switch (key->kind) {
    case LUA_TBOOLEAN: lua_pushboolean(lua, key->truth); break;
    case LUA_TNUMBER:
      if (key->is_integer) lua_pushinteger(lua, key->integer);
      else lua_pushnumber(lua, key->number);
      break;
    default: lua_pushlstring(lua, key->text, key->length);
  }
}

/// Pushes the keys of the table at 1 as a list of Lua, which holds them while the table changes.
static void push_list(lua_State *lua) {
  size_t count;
  const struct key *keys = order_keys(lua, 1, &count);
  if (!keys) luaL_error(lua, "only keys that are texts, numbers or booleans have an order");
  lua_createtable(lua, count > INT_MAX / 2 ? 0 : (int)count, 0);
  for (size_t index = 0; index < count; index++) {
    order_push(lua, &keys[index]);
    lua_rawseti(lua, -2, (lua_Integer)index + 1);
  }
  lua_remove(lua, -2);
}

/// Pushes the first key from a place in the list on that the table at 1 still has, and its value.
static int push_entry(lua_State *lua, int list, lua_Integer *place) {
  for (;; ++*place) {
    if (lua_rawgeti(lua, list, *place) == LUA_TNIL) return 1;
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, 1) != LUA_TNIL) return 2;
    lua_pop(lua, 2);
  }
}

/// Goes on in the list of upvalue 1, behind the place of upvalue 2.
static int step(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_Integer place = lua_tointeger(lua, lua_upvalueindex(2)) + 1;
  int count = push_entry(lua, lua_upvalueindex(1), &place);
  lua_pushinteger(lua, place);
  lua_replace(lua, lua_upvalueindex(2));
  return count;
}

static int pairs(lua_State *lua) {
  luaL_checkany(lua, 1);
  if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 3);
    return 3;
  }
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 1);
  push_list(lua);
  lua_pushinteger(lua, 0);
  lua_pushcclosure(lua, step, 2);
  lua_pushvalue(lua, 1);
  return 2;
}

/// Keeps the list of the table that was asked for last, so that a loop over `next` is no square.
///
/// Upvalues: the table, its list, the place of the key that was given last.
static int next(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 2);
  lua_Integer place = lua_tointeger(lua, lua_upvalueindex(3));
  int is_known = !lua_isnil(lua, 2) && lua_rawequal(lua, 1, lua_upvalueindex(1));
  if (is_known) {
    lua_rawgeti(lua, lua_upvalueindex(2), place);
    is_known = lua_rawequal(lua, 2, -1);
    lua_pop(lua, 1);
  }
  if (!is_known) {
    lua_settop(lua, 2);
    push_list(lua);
    place = 0;
    if (!lua_isnil(lua, 2)) {
      do {
        if (lua_rawgeti(lua, 3, ++place) == LUA_TNIL) luaL_error(lua, "the table has no such key");
        is_known = lua_rawequal(lua, 2, -1);
        lua_pop(lua, 1);
      } while (!is_known);
    }
    lua_replace(lua, lua_upvalueindex(2));
    lua_pushvalue(lua, 1);
    lua_replace(lua, lua_upvalueindex(1));
  }
  place++;
  int count = push_entry(lua, lua_upvalueindex(2), &place);
  lua_pushinteger(lua, place);
  lua_replace(lua, lua_upvalueindex(3));
  return count;
}

void order_open(lua_State *lua) {
  lua_pushcfunction(lua, pairs);
  lua_setfield(lua, -2, "pairs");
  lua_pushnil(lua);
  lua_pushnil(lua);
  lua_pushinteger(lua, 0);
  lua_pushcclosure(lua, next, 3);
  lua_setfield(lua, -2, "next");
}
