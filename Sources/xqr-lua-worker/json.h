#ifndef XQR_JSON_H
#define XQR_JSON_H

#include <lua5.4/lua.h>
#include <stddef.h>

#include "frames.h"

// JSON (RFC 8259) and the values of Lua: null as an absent field, or as `xqr.null` in a list; an
// empty list as a table with a mark, because {} is an empty object.

enum { json_depth = 128 };

/// Why a text or a value is not JSON.
struct json_fault {
  const char *reason;
  /// Where in the text, in bytes.
  size_t offset;
  /// Where in the value, as a JSON pointer that is cut when it gets long.
  char path[128];
};

/// Pushes the value of a text that has a zero behind it; pushes nothing and returns 0 otherwise.
int json_read(lua_State *lua, const char *bytes, size_t length, struct json_fault *fault);

/// Appends the value at a stack index, with the keys of objects in order; returns 0 otherwise.
///
/// Metatables are not asked. What is appended then is no JSON.
int json_write(lua_State *lua, int index, struct text *text, struct json_fault *fault);

/// Appends a string of JSON; bytes that are no UTF-8 become U+FFFD.
void json_write_text(struct text *text, const char *bytes, size_t length);

/// Marks the table on top as a list, which matters while it is empty.
void json_mark_list(lua_State *lua);

/// The length of the code point at `bytes`, 0 where that isn't UTF-8.
size_t utf8_length(const char *bytes, size_t length);

#endif
