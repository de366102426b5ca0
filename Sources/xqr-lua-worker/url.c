#include <lua5.4/lauxlib.h>

#include "environment.h"
#include "json.h"
#include "order.h"
#include "texts.h"
#include "xqr.h"

/// Everything but letters, digits and `-._~` is encoded, byte by byte.
static void add_encoded(luaL_Buffer *buffer, const char *bytes, size_t length) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t index = 0; index < length; index++) {
    unsigned char byte = (unsigned char)bytes[index], low = byte | 0x20;
    if ((low >= 'a' && low <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' ||
        byte == '_' || byte == '~') {
      luaL_addchar(buffer, (char)byte);
    } else {
      luaL_addchar(buffer, '%');
      luaL_addchar(buffer, digits[byte >> 4]);
      luaL_addchar(buffer, digits[byte & 15]);
    }
  }
}

static int encode(lua_State *lua) {
  luaL_Buffer buffer;
  size_t length;
  const char *text = luaL_checklstring(lua, 1, &length);
  luaL_buffinit(lua, &buffer);
  add_encoded(&buffer, text, length);
  luaL_pushresult(&buffer);
  return 1;
}

/// Appends `name=value` to the text at 2, a list once for each item, and nothing for null.
static void add_pair(lua_State *lua, const struct key *key, int value) {
  luaL_Buffer buffer;
  size_t length;
  int kind = lua_type(lua, value);
  if (kind == LUA_TLIGHTUSERDATA) return;
  if (kind == LUA_TTABLE) {
    lua_Integer count = (lua_Integer)lua_rawlen(lua, value);
    for (lua_Integer item = 1; item <= count; item++) {
      int kind_of_item = lua_rawgeti(lua, value, item);
      if (kind_of_item == LUA_TTABLE)
        luaL_error(lua, "the value of '%s' has a table in its list", key->text);
      add_pair(lua, key, lua_gettop(lua));
      lua_pop(lua, 1);
    }
    return;
  }
  if (kind == LUA_TFUNCTION) luaL_error(lua, "the value of '%s' is a function", key->text);
  char digits[40];
  struct text number = {.bytes = digits, .capacity = sizeof digits};
  struct json_fault fault;
  const char *text = digits;
  if (kind == LUA_TNUMBER) {
    if (!json_write(lua, value, &number, &fault))
      luaL_error(lua, "the value of '%s' %s", key->text, fault.reason);
    length = number.length;
  } else {
    texts_push(lua, value);
    lua_replace(lua, value);
    text = lua_tolstring(lua, value, &length);
  }
  luaL_buffinit(lua, &buffer);
  lua_pushvalue(lua, 2);
  luaL_addvalue(&buffer);
  if (luaL_bufflen(&buffer) > 0) luaL_addchar(&buffer, '&');
  add_encoded(&buffer, key->text, key->length);
  luaL_addchar(&buffer, '=');
  add_encoded(&buffer, text, length);
  luaL_pushresult(&buffer);
  lua_replace(lua, 2);
}

/// query(table): `a=1&b=x%20y`, in the order of the names.
static int query(lua_State *lua) {
  size_t count;
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 1);
  lua_pushliteral(lua, "");
  const struct key *keys = order_keys(lua, 1, &count);
  for (size_t index = 0; !keys || index < count; index++) {
    if (!keys || keys[index].kind != LUA_TSTRING)
      return luaL_error(lua, "the table has keys that are no texts");
    order_push(lua, &keys[index]);
    lua_rawget(lua, 1);
    add_pair(lua, &keys[index], lua_gettop(lua));
    lua_settop(lua, 3);
  }
  lua_settop(lua, 2);
  return 1;
}

void xqr_open_url(lua_State *lua) {
  static const luaL_Reg functions[] = {{"encode", encode}, {"query", query}, {NULL, NULL}};
  luaL_newlib(lua, functions);
  environment_freeze(lua);
  lua_setfield(lua, -2, "url");
}
