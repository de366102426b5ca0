#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <stdio.h>

int main(void) {
  lua_State *lua = luaL_newstate();
  puts(lua ? LUA_RELEASE : "no memory");
  if (lua) lua_close(lua);
  return lua ? 0 : 1;
}
