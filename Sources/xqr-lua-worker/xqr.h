#ifndef XQR_XQR_H
#define XQR_XQR_H

#include <lua5.4/lua.h>
#include <stddef.h>

// The library `xqr`: what scripts have in common with expressions, with the same results.

/// Pushes the whole library.
void xqr_push(lua_State *lua);

/// The parts, each added to the table on top.
void xqr_open_json(lua_State *lua);
void xqr_open_slug(lua_State *lua);
void xqr_open_url(lua_State *lua);
void xqr_open_hash(lua_State *lua);
void xqr_open_date(lua_State *lua);

/// Takes over the tables of the slug function: those of the expressions, as the host sends them.
void xqr_slug_tables(lua_State *lua, const void *bytes, size_t length);

/// The 32 bytes of the digest.
void sha256(const void *bytes, size_t length, unsigned char digest[32]);

#endif
