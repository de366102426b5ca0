#include "faults.h"

#include <lua5.4/lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "json.h"
#include "texts.h"
#include "watch.h"

static char source[LUA_IDSIZE];

static struct {
  lua_Integer code;
  int line;
  char message[4096], hint[1024], path[256];
} fault;

void fault_source(const char *name) { snprintf(source, sizeof source, "%s", name); }

static void keep(char *place, size_t capacity, const char *text) {
  snprintf(place, capacity, "%s", text ? text : "");
}

/// Takes `slug.lua:12: ` off the front of the message; its line is the one that was meant.
static void take_place(void) {
  size_t length = strlen(source);
  if (strncmp(fault.message, source, length) != 0 || fault.message[length] != ':') return;
  char *end;
  long line = strtol(fault.message + length + 1, &end, 10);
  if (line <= 0 || strncmp(end, ": ", 2) != 0) return;
  fault.line = (int)line;
  memmove(fault.message, end + 2, strlen(end + 2) + 1);
}

static const char *field(lua_State *lua, const char *name) {
  lua_pushstring(lua, name);
  int kind = lua_rawget(lua, -2);
  const char *text = kind == LUA_TSTRING || kind == LUA_TNUMBER ? lua_tostring(lua, -1) : NULL;
  lua_pop(lua, 1);
  return text;
}

/// error{code = 101, message = 'no such place', hint = 'add it', path = '/args/0'}
static void keep_table(lua_State *lua) {
  const char *message = field(lua, "message"), *code = field(lua, "code");
  keep(fault.message, sizeof fault.message, message ? message : "raised a table without a message");
  keep(fault.hint, sizeof fault.hint, field(lua, "hint"));
  keep(fault.path, sizeof fault.path, field(lua, "path"));
  if (code) fault.code = strtol(code, NULL, 10);
}

int fault_handle(lua_State *lua) {
  fault.code = fault_script;
  fault.line = watch_line(lua);
  *fault.message = *fault.hint = *fault.path = 0;
  lua_settop(lua, 1);
  int kind = lua_type(lua, 1);
  if (kind == LUA_TTABLE && luaL_getmetafield(lua, 1, "__tostring") == LUA_TNIL) {
    keep_table(lua);
  } else if (kind == LUA_TSTRING || kind == LUA_TNUMBER || kind == LUA_TTABLE) {
    lua_settop(lua, 1);
    texts_push(lua, 1);
    keep(fault.message, sizeof fault.message, lua_tostring(lua, -1));
    take_place();
  } else {
    snprintf(fault.message, sizeof fault.message, "raised a %s", luaL_typename(lua, 1));
  }
  return 1;
}

int fault_raise(lua_State *lua, int code, const char *format, ...) {
  va_list arguments;
  lua_createtable(lua, 0, 2);
  va_start(arguments, format);
  lua_pushvfstring(lua, format, arguments);
  va_end(arguments);
  lua_setfield(lua, -2, "message");
  lua_pushinteger(lua, code);
  lua_setfield(lua, -2, "code");
  return lua_error(lua);
}

static void write_text(struct text *text, const char *name, const char *value) {
  if (!*value) return;
  text_append(text, ",\"", 2);
  text_append(text, name, strlen(name));
  text_append(text, "\":", 2);
  json_write_text(text, value, strlen(value));
}

void fault_send(lua_State *lua, int status) {
  char start[64];
  if (status == LUA_ERRMEM) {
    fault.code = fault_memory;
    fault.line = (int)watch_page->line;
    *fault.hint = *fault.path = 0;
    keep(fault.message, sizeof fault.message, "not enough memory");
  } else if (status == LUA_ERRERR) {
    keep(fault.message, sizeof fault.message, "an error in the handling of an error");
    fault.code = fault_script;
  } else if (status == LUA_ERRSYNTAX) {
    // No handler saw it.
    fault.code = fault_script;
    keep(fault.message, sizeof fault.message, lua_tostring(lua, -1));
    take_place();
  }
  struct text *text = frame_begin(XQR_LUA_ERROR);
  snprintf(start, sizeof start, "{\"code\":%lld,\"line\":%d", (long long)fault.code, fault.line);
  text_append(text, start, strlen(start));
  write_text(text, "message", fault.message);
  write_text(text, "hint", fault.hint);
  write_text(text, "path", fault.path);
  text_byte(text, '}');
  frame_end();
}
