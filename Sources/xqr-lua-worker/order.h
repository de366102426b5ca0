#ifndef XQR_ORDER_H
#define XQR_ORDER_H

#include <lua5.4/lua.h>
#include <stddef.h>

// Lua keeps keys by hashes that are seeded with addresses. Here they come in order: false, true,
// numbers, texts by their bytes.

/// A key of a table. A text is valid while the table has it.
struct key {
  int kind;
  union {
    int truth;
    struct {
      /// The place among all numbers; whole ones exactly.
      lua_Number number;
      lua_Integer integer;
      int is_integer;
    };
    struct {
      const char *text;
      size_t length;
    };
  };
};

/// The keys of the table at an absolute index, in order.
///
/// Pushes what holds them; null, and nothing pushed, where a key is of a kind that has no order.
const struct key *order_keys(lua_State *lua, int index, size_t *count);

/// Pushes the key.
void order_push(lua_State *lua, const struct key *key);

/// `pairs` and `next`, in order, as functions of the table on top.
void order_open(lua_State *lua);

/// `table.sort` that is stable and stays in bounds whatever the comparison says.
int order_sort(lua_State *lua);

#endif
