#include <lua5.4/lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

struct reader {
  lua_State *lua;
  const char *start, *at, *end;
  const char *reason;
  int depth;
};

static int read_value(struct reader *reader);

static int fail(struct reader *reader, const char *reason) {
  if (!reader->reason) reader->reason = reason;
  return 0;
}

static void skip_blanks(struct reader *reader) {
  while (*reader->at == ' ' || *reader->at == '\n' || *reader->at == '\r' || *reader->at == '\t')
    reader->at++;
}

static int read_word(struct reader *reader, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, word, length) != 0)
    return fail(reader, "no value of JSON begins so");
  reader->at += length;
  return 1;
}

static const char *skip_digits(const char *at) {
  while (*at >= '0' && *at <= '9') at++;
  return at;
}

/// An integer of 64 bits where it has no fraction and no exponent, a float otherwise.
static int read_number(struct reader *reader) {
  char copy[512];
  const char *start = reader->at, *at = start + (*start == '-');
  const char *digits = at;
  int is_whole = 1;
  at = *digits == '0' ? digits + 1 : skip_digits(digits);
  if (at == digits) return fail(reader, "no value of JSON begins so");
  if (*at == '.') {
    is_whole = 0;
    const char *fraction = at + 1;
    at = skip_digits(fraction);
    if (at == fraction) return fail(reader, "a number ends with its point");
  }
  if (*at == 'e' || *at == 'E') {
    is_whole = 0;
    const char *exponent = at + 1 + (at[1] == '-' || at[1] == '+');
    at = skip_digits(exponent);
    if (at == exponent) return fail(reader, "a number has no exponent behind its e");
  }
  size_t length = (size_t)(at - start);
  if (length >= sizeof copy) return fail(reader, "a number is too long");
  memcpy(copy, start, length);
  copy[length] = 0;
  if (is_whole) {
    lua_Unsigned value = 0;
    for (const char *digit = digits; digit < at; digit++) {
      unsigned next = (unsigned)(*digit - '0');
      if (value > (LUA_MAXINTEGER - (lua_Unsigned)next) / 10 &&
          !(value == LUA_MAXINTEGER / 10 && next == 8 && *start == '-' && digit + 1 == at))
        return fail(reader, "an integer doesn't fit in 64 bits");
      value = value * 10 + next;
    }
    lua_pushinteger(reader->lua, (lua_Integer)(*start == '-' ? 0 - value : value));
  } else {
    double number = strtod(copy, NULL);
    if (isinf(number)) return fail(reader, "a number is too large");
    lua_pushnumber(reader->lua, number);
  }
  reader->at = at;
  return 1;
}

static int read_hex(struct reader *reader, unsigned *code) {
  *code = 0;
  for (int index = 0; index < 4; index++, reader->at++) {
    char digit = *reader->at;
    unsigned value = digit >= '0' && digit <= '9'   ? (unsigned)(digit - '0')
                     : digit >= 'a' && digit <= 'f' ? (unsigned)(digit - 'a' + 10)
                     : digit >= 'A' && digit <= 'F' ? (unsigned)(digit - 'A' + 10)
                                                    : 16;
    if (value == 16) return fail(reader, "an escape has no four digits");
    *code = *code << 4 | value;
  }
  return 1;
}

/// The escape behind a backslash, into the buffer.
static int read_escape(struct reader *reader, luaL_Buffer *buffer) {
  static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
  unsigned code, low;
  char letter = *reader->at;
  const char *found = letter ? strchr(letters, letter) : NULL;
  if (!found && letter != 'u') return fail(reader, "there is no such escape");
  reader->at++;
  if (found) {
    luaL_addchar(buffer, bytes[found - letters]);
    return 1;
  }
  if (!read_hex(reader, &code)) return 0;
  if (code >= 0xD800 && code < 0xE000) {
    if (code >= 0xDC00 || reader->at[0] != '\\' || reader->at[1] != 'u')
      return fail(reader, "half of a pair of escapes is missing");
    reader->at += 2;
    if (!read_hex(reader, &low)) return 0;
    if (low < 0xDC00 || low >= 0xE000) return fail(reader, "half of a pair of escapes is missing");
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  lua_pushfstring(reader->lua, "%U", (unsigned long)code);
  // %U ends at nothing, so U+0000 is one byte as well.
  luaL_addvalue(buffer);
  return 1;
}

/// The bytes that stand for themselves from `at` on.
static const char *plain_end(struct reader *reader, const char *at) {
  while (at < reader->end) {
    unsigned char byte = (unsigned char)*at;
    if (byte == '"' || byte == '\\') return at;
    if (byte < 0x20) {
      reader->at = at;
      fail(reader, "a control character stands in a text");
      return NULL;
    }
    size_t length = byte < 0x80 ? 1 : utf8_length(at, (size_t)(reader->end - at));
    if (length == 0) {
      reader->at = at;
      fail(reader, "a text isn't UTF-8");
      return NULL;
    }
    at += length;
  }
  return at;
}

static int read_string(struct reader *reader) {
  luaL_Buffer buffer;
  const char *start = ++reader->at, *end = plain_end(reader, start);
  if (!end) return 0;
  if (end < reader->end && *end == '"') {
    lua_pushlstring(reader->lua, start, (size_t)(end - start));
    reader->at = end + 1;
    return 1;
  }
  luaL_buffinit(reader->lua, &buffer);
  for (;;) {
    luaL_addlstring(&buffer, start, (size_t)(end - start));
    reader->at = end;
    if (end == reader->end) return fail(reader, "a text has no end");
    reader->at++;
    if (*end == '"') break;
    if (!read_escape(reader, &buffer)) return 0;
    start = reader->at;
    if (!(end = plain_end(reader, start))) return 0;
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int read_list(struct reader *reader) {
  lua_newtable(reader->lua);
  reader->at++;
  skip_blanks(reader);
  if (*reader->at == ']') {
    reader->at++;
    json_mark_list(reader->lua);
    return 1;
  }
  for (lua_Integer index = 1;; index++) {
    if (!read_value(reader)) return 0;
    if (lua_isnil(reader->lua, -1)) {
      lua_pop(reader->lua, 1);
      lua_pushlightuserdata(reader->lua, NULL);
    }
    lua_rawseti(reader->lua, -2, index);
    skip_blanks(reader);
    char next = *reader->at;
    if (next != ',' && next != ']') return fail(reader, "a list goes on without a comma");
    reader->at++;
    if (next == ']') return 1;
  }
}

static int read_object(struct reader *reader) {
  lua_newtable(reader->lua);
  reader->at++;
  skip_blanks(reader);
  if (*reader->at == '}') {
    reader->at++;
    return 1;
  }
  for (;;) {
    skip_blanks(reader);
    if (*reader->at != '"') return fail(reader, "a name of an object isn't a text");
    if (!read_string(reader)) return 0;
    skip_blanks(reader);
    if (*reader->at != ':') return fail(reader, "a name has no colon behind it");
    reader->at++;
    if (!read_value(reader)) return 0;
    lua_rawset(reader->lua, -3);
    skip_blanks(reader);
    char next = *reader->at;
    if (next != ',' && next != '}') return fail(reader, "an object goes on without a comma");
    reader->at++;
    if (next == '}') return 1;
  }
}

static int read_value(struct reader *reader) {
  luaL_checkstack(reader->lua, 8, "the text is nested too deep");
  skip_blanks(reader);
  switch (*reader->at) {
    case '"': return read_string(reader);
    case 'n': lua_pushnil(reader->lua); return read_word(reader, "null");
    case 't': lua_pushboolean(reader->lua, 1); return read_word(reader, "true");
    case 'f': lua_pushboolean(reader->lua, 0); return read_word(reader, "false");
    case '[':
    case '{': {
      if (reader->depth == json_depth) return fail(reader, "it is nested more than 128 deep");
      reader->depth++;
      int is_read = *reader->at == '[' ? read_list(reader) : read_object(reader);
      reader->depth--;
      return is_read;
    }
    default: return read_number(reader);
  }
}

int json_read(lua_State *lua, const char *bytes, size_t length, struct json_fault *fault) {
  struct reader reader = {.lua = lua, .start = bytes, .at = bytes, .end = bytes + length};
  int top = lua_gettop(lua);
  int is_read = read_value(&reader);
  if (is_read) {
    skip_blanks(&reader);
    if (reader.at != reader.end) is_read = fail(&reader, "something stands behind the value");
  }
  if (!is_read) {
    lua_settop(lua, top);
    *fault = (struct json_fault){.reason = reader.reason,
                                 .offset = (size_t)(reader.at - reader.start)};
  }
  return is_read;
}
