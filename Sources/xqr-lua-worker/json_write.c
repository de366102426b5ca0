#include <float.h>
#include <lua5.4/lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "order.h"

static int write_value(lua_State *lua, int index, struct text *text, struct json_fault *fault,
                       int depth);

size_t utf8_length(const char *bytes, size_t length) {
  const unsigned char *byte = (const unsigned char *)bytes;
  if (length == 0) return 0;
  if (byte[0] < 0x80) return 1;
  size_t count = byte[0] < 0xC2   ? 0
                 : byte[0] < 0xE0 ? 2
                 : byte[0] < 0xF0 ? 3
                 : byte[0] < 0xF5 ? 4
                                  : 0;
  if (count == 0 || count > length) return 0;
  for (size_t index = 1; index < count; index++)
    if ((byte[index] & 0xC0) != 0x80) return 0;
  // Longer than it need be, a half of a pair, or beyond U+10FFFF.
  if ((byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] > 0x9F) ||
      (byte[0] == 0xF0 && byte[1] < 0x90) || (byte[0] == 0xF4 && byte[1] > 0x8F))
    return 0;
  return count;
}

static void write_escape(struct text *text, unsigned char byte) {
  static const char letters[] = "btn\0fr";
  char escape[8];
  if (byte == '"' || byte == '\\')
    snprintf(escape, sizeof escape, "\\%c", byte);
  else if (byte >= 8 && byte <= 13 && letters[byte - 8])
    snprintf(escape, sizeof escape, "\\%c", letters[byte - 8]);
  else
    snprintf(escape, sizeof escape, "\\u%04x", byte);
  text_append(text, escape, strlen(escape));
}

/// Returns 0 where a byte had to be replaced.
static int write_string(struct text *text, const char *bytes, size_t length) {
  size_t start = 0, at = 0;
  int is_whole = 1;
  text_byte(text, '"');
  while (at < length) {
    unsigned char byte = (unsigned char)bytes[at];
    size_t count = byte < 0x80 ? 1 : utf8_length(bytes + at, length - at);
    if (count != 0 && byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
      at += count;
      continue;
    }
    text_append(text, bytes + start, at - start);
    if (count == 0) {
      text_append(text, "\xEF\xBF\xBD", 3);
      is_whole = 0;
    } else {
      write_escape(text, byte);
    }
    start = ++at;
  }
  text_append(text, bytes + start, length - start);
  text_byte(text, '"');
  return is_whole;
}

void json_write_text(struct text *text, const char *bytes, size_t length) {
  write_string(text, bytes, length);
}

static int fail(struct json_fault *fault, const char *reason) {
  *fault = (struct json_fault){.reason = reason};
  return 0;
}

/// The shortest digits that read back as the same number; whole numbers without a point.
static int write_float(struct text *text, double number, struct json_fault *fault) {
  char digits[40];
  if (!isfinite(number)) return fail(fault, "is no number that JSON has: NaN or infinite");
  if (number == floor(number) && fabs(number) < 1e15) {
    snprintf(digits, sizeof digits, "%.0f", number == 0 ? 0.0 : number);
  } else {
    // Numbers below the normal ones have fewer digits than the others.
    for (int precision = fabs(number) < DBL_MIN ? 1 : 15; precision <= 17; precision++) {
      snprintf(digits, sizeof digits, "%.*g", precision, number);
      if (strtod(digits, NULL) == number) break;
    }
  }
  text_append(text, digits, strlen(digits));
  return 1;
}

/// Puts the step in front of the fault's path.
static int fail_below(struct json_fault *fault, const char *step) {
  size_t length = strlen(step) < 40 ? strlen(step) + 1 : 41, kept = sizeof fault->path - 1 - length;
  memmove(fault->path + length, fault->path, kept);
  fault->path[0] = '/';
  memcpy(fault->path + 1, step, length - 1);
  fault->path[sizeof fault->path - 1] = 0;
  return 0;
}

static int write_list(lua_State *lua, int index, size_t count, struct text *text,
                      struct json_fault *fault, int depth) {
  text_byte(text, '[');
  for (size_t item = 1; item <= count; item++) {
    if (item > 1) text_byte(text, ',');
    lua_rawgeti(lua, index, (lua_Integer)item);
    if (!write_value(lua, lua_gettop(lua), text, fault, depth)) {
      char step[24];
      snprintf(step, sizeof step, "%zu", item - 1);
      return fail_below(fault, step);
    }
    lua_pop(lua, 1);
  }
  text_byte(text, ']');
  return 1;
}

static int write_object(lua_State *lua, int index, struct text *text, struct json_fault *fault,
                        int depth) {
  size_t count;
  const struct key *keys = order_keys(lua, index, &count);
  if (!keys) return fail(fault, "has keys that are no texts");
  text_byte(text, '{');
  for (size_t item = 0; item < count; item++) {
    if (keys[item].kind != LUA_TSTRING)
      return fail(fault, "is neither a list nor has it only texts as keys");
    if (item > 0) text_byte(text, ',');
    if (!write_string(text, keys[item].text, keys[item].length))
      return fail(fault, "has a key that isn't UTF-8");
    text_byte(text, ':');
    order_push(lua, &keys[item]);
    lua_rawget(lua, index);
    if (!write_value(lua, lua_gettop(lua), text, fault, depth))
      return fail_below(fault, keys[item].text);
    lua_pop(lua, 1);
  }
  text_byte(text, '}');
  lua_pop(lua, 1);
  return 1;
}

static int write_table(lua_State *lua, int index, struct text *text, struct json_fault *fault,
                       int depth) {
  if (depth == json_depth) return fail(fault, "is nested more than 128 deep, or holds itself");
  luaL_checkstack(lua, 8, "the value is nested too deep");
  size_t length = lua_rawlen(lua, index), count = 0, places = 0;
  lua_pushnil(lua);
  while (lua_next(lua, index)) {
    lua_pop(lua, 1);
    count++;
    if (lua_isinteger(lua, -1)) {
      lua_Integer key = lua_tointeger(lua, -1);
      places += key >= 1 && (lua_Unsigned)key <= length;
    }
  }
  if (count == 0) {
    int is_list = lua_getmetatable(lua, index);
    if (is_list) {
      is_list = luaL_getmetatable(lua, "xqr.list") == LUA_TTABLE && lua_rawequal(lua, -1, -2);
      lua_pop(lua, 2);
    }
    text_append(text, is_list ? "[]" : "{}", 2);
    return 1;
  }
  if (places == count && count == length)
    return write_list(lua, index, count, text, fault, depth + 1);
  if (places > 0 && length > 0)
    return fail(fault, "has places in a list and other keys, or a list with holes");
  return write_object(lua, index, text, fault, depth + 1);
}

static int write_value(lua_State *lua, int index, struct text *text, struct json_fault *fault,
                       int depth) {
  const char *bytes;
  size_t length;
  if (text->is_full) return fail(fault, "is too large");
  switch (lua_type(lua, index)) {
    case LUA_TNIL: text_append(text, "null", 4); return 1;
    case LUA_TBOOLEAN:
      bytes = lua_toboolean(lua, index) ? "true" : "false";
      text_append(text, bytes, strlen(bytes));
      return 1;
    case LUA_TNUMBER:
      if (!lua_isinteger(lua, index)) return write_float(text, lua_tonumber(lua, index), fault);
      char digits[24];
      snprintf(digits, sizeof digits, "%lld", (long long)lua_tointeger(lua, index));
      text_append(text, digits, strlen(digits));
      return 1;
    case LUA_TSTRING:
      bytes = lua_tolstring(lua, index, &length);
      return write_string(text, bytes, length) || fail(fault, "isn't UTF-8");
    case LUA_TTABLE: return write_table(lua, index, text, fault, depth);
    case LUA_TLIGHTUSERDATA: text_append(text, "null", 4); return 1;
    default: return fail(fault, "is a function");
  }
}

int json_write(lua_State *lua, int index, struct text *text, struct json_fault *fault) {
  int top = lua_gettop(lua);
  int is_written = write_value(lua, lua_absindex(lua, index), text, fault, 0);
  lua_settop(lua, top);
  if (is_written && text->is_full) is_written = fail(fault, "is too large");
  return is_written;
}

void json_mark_list(lua_State *lua) { luaL_setmetatable(lua, "xqr.list"); }
