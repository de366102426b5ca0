// A script returns its header, a table of its name and version and of its functions by point:
// return { name = 'tags', version = '1.0.0', protocol = 1, functions = { tag = function … } }
#include "script.h"

#include <lua5.4/lauxlib.h>
#include <string.h>

#include "environment.h"
#include "faults.h"
#include "frames.h"
#include "json.h"
#include "order.h"
#include "texts.h"
#include "watch.h"
#include "xqr.h"

/// The keys of the header that hold functions, and the points that they are for.
static const struct {
  const char *key, *point;
} points[] = {{"functions", "function"}, {"policies", "policy"}, {"transforms", "transform"}};

enum { point_count = sizeof points / sizeof *points };

static void append(struct text *text, const char *bytes) {
  text_append(text, bytes, strlen(bytes));
}

/// Keeps the functions of the header at 1 for a point, and writes their names.
static void keep_functions(lua_State *lua, int point, struct text *text) {
  size_t count;
  append(text, ",\"");
  append(text, points[point].point);
  append(text, "\":[");
  lua_newtable(lua);
  int kept = lua_gettop(lua);
  lua_pushstring(lua, points[point].key);
  int kind = lua_rawget(lua, 1);
  if (kind != LUA_TNIL && kind != LUA_TTABLE)
    fault_raise(lua, fault_bad_result, "'%s' is a %s, and should be a table of functions",
                points[point].key, luaL_typename(lua, -1));
  const struct key *keys = kind == LUA_TTABLE ? order_keys(lua, kept + 1, &count) : NULL;
  if (kind == LUA_TTABLE && !keys)
    fault_raise(lua, fault_bad_result, "'%s' has keys that are no texts", points[point].key);
  for (size_t index = 0; keys && index < count; index++) {
    order_push(lua, &keys[index]);
    if (keys[index].kind != LUA_TSTRING)
      fault_raise(lua, fault_bad_result, "'%s' has keys that are no texts", points[point].key);
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, kept + 1) != LUA_TFUNCTION)
      fault_raise(lua, fault_bad_result, "'%s.%s' is a %s, and should be a function",
                  points[point].key, keys[index].text, luaL_typename(lua, -1));
    lua_rawset(lua, kept);
    if (index > 0) append(text, ",");
    json_write_text(text, keys[index].text, keys[index].length);
  }
  append(text, "]");
  lua_settop(lua, kept);
  lua_setfield(lua, LUA_REGISTRYINDEX, points[point].point);
}

static void check_key(lua_State *lua, const struct key *key) {
  static const char *const words[] = {"name", "version", "protocol"};
  if (key->kind == LUA_TSTRING) {
    for (size_t index = 0; index < sizeof words / sizeof *words; index++)
      if (strcmp(key->text, words[index]) == 0) return;
    for (int index = 0; index < point_count; index++)
      if (strcmp(key->text, points[index].key) == 0) return;
  }
  fault_raise(lua, fault_bad_result,
              "the header has the key '%s'; there are name, version, protocol, functions, policies "
              "and transforms", key->kind == LUA_TSTRING ? key->text : "1");
}

/// Reads the header at 1 and answers with it: {"header":{"name":…,…},"function":[…],…}.
static void answer_header(lua_State *lua) {
  size_t count;
  struct json_fault fault;
  if (!lua_istable(lua, 1))
    fault_raise(lua, fault_bad_result, "the script returns a %s, and should return its header",
                luaL_typename(lua, 1));
  const struct key *keys = order_keys(lua, 1, &count);
  if (!keys) fault_raise(lua, fault_bad_result, "the header has keys that are no texts");
  lua_newtable(lua);
  for (size_t index = 0; index < count; index++) {
    check_key(lua, &keys[index]);
    order_push(lua, &keys[index]);
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, 1) == LUA_TTABLE)
      lua_pop(lua, 2);
    else
      lua_rawset(lua, 3);
  }
  struct text *text = frame_begin(XQR_LUA_READY);
  append(text, "{\"header\":");
  if (!json_write(lua, 3, text, &fault))
    fault_raise(lua, fault_bad_result, "the header at %s %s", fault.path, fault.reason);
  for (int point = 0; point < point_count; point++) keep_functions(lua, point, text);
  append(text, "}");
  frame_end();
}

static const char *need_field(lua_State *lua, size_t *length) {
  const char *field = frame_field(length);
  if (!field) fault_raise(lua, fault_bad_item, "the host's frame is too short");
  return field;
}

static int start(lua_State *lua) {
  size_t length, script_length;
  struct json_fault fault;
  const char *name = need_field(lua, &length);
  fault_source(name);
  lua_pushfstring(lua, "=%s", name);
  const char *script = need_field(lua, &script_length);
  const char *configuration = need_field(lua, &length);
  if (!json_read(lua, configuration, length, &fault))
    return fault_raise(lua, fault_bad_item, "the configuration is no JSON: %s", fault.reason);
  environment_set(lua, "config");
  const char *tables = need_field(lua, &length);
  xqr_slug_tables(lua, tables, length);
  if (luaL_loadbufferx(lua, script, script_length, lua_tostring(lua, 1), "t") != LUA_OK)
    return lua_error(lua);
  environment_push(lua);
  if (!lua_setupvalue(lua, -2, 1)) lua_pop(lua, 1);
  environment_reseed(lua);
  lua_call(lua, 0, 1);
  lua_replace(lua, 1);
  lua_settop(lua, 1);
  environment_close(lua);
  answer_header(lua);
  return 0;
}

int script_start(lua_State *lua) {
  lua_settop(lua, 0);
  lua_pushcfunction(lua, fault_handle);
  lua_pushcfunction(lua, start);
  int status = lua_pcall(lua, 0, 0, 1);
  if (status != LUA_OK) fault_send(lua, status);
  frame_flush();
  return status == LUA_OK;
}

static int is_point(const char *name) {
  for (int index = 0; index < point_count; index++)
    if (strcmp(points[index].point, name) == 0) return 1;
  return 0;
}

struct call {
  const char *point, *item;
  size_t length;
};

/// Pushes what the function gets: the arguments, the link, or the whole item for a policy.
static int push_arguments(lua_State *lua, const struct call *call, int item) {
  if (strcmp(call->point, "policy") == 0) {
    lua_pushvalue(lua, item);
    return 1;
  }
  int is_function = strcmp(call->point, "function") == 0;
  if (lua_getfield(lua, item, is_function ? "args" : "link") != LUA_TTABLE)
    fault_raise(lua, fault_bad_item, "the item has no '%s'", is_function ? "args" : "link");
  if (!is_function) return 1;
  int list = lua_gettop(lua), count = (int)lua_rawlen(lua, list);
  if (count > 250) fault_raise(lua, fault_bad_item, "there are more than 250 arguments");
  luaL_checkstack(lua, count, "too many arguments");
  for (int index = 1; index <= count; index++) {
    if (lua_rawgeti(lua, list, index) != LUA_TLIGHTUSERDATA) continue;
    lua_pop(lua, 1);
    lua_pushnil(lua);
  }
  lua_remove(lua, list);
  return count;
}

static void write_result(lua_State *lua, const struct call *call) {
  struct json_fault fault;
  struct text *text = frame_begin(XQR_LUA_VALUE);
  int is_policy = strcmp(call->point, "policy") == 0, is_none = lua_isnil(lua, -1);
  if (is_none && strcmp(call->point, "transform") == 0) {
    append(text, "{\"keep\":true}");
  } else {
    if (is_policy) append(text, "{\"findings\":");
    if (is_policy && is_none) {
      lua_newtable(lua);
      lua_replace(lua, 3);
    }
    if (is_policy && lua_istable(lua, 3) && !lua_getmetatable(lua, 3)) json_mark_list(lua);
    if (!json_write(lua, 3, text, &fault))
      fault_raise(lua, fault_bad_result, "the result%s%s %s", *fault.path ? " at " : "", fault.path,
                  fault.reason);
    if (is_policy) append(text, "}");
  }
  frame_end();
}

/// With the function of the call at 1 and the call at 2.
static int run(lua_State *lua) {
  const struct call *call = lua_touserdata(lua, 2);
  struct json_fault fault;
  lua_settop(lua, 2);
  if (!json_read(lua, call->item, call->length, &fault))
    return fault_raise(lua, fault_bad_item, "the item is no JSON: %s", fault.reason);
  if (!lua_istable(lua, 3)) return fault_raise(lua, fault_bad_item, "the item is no object");
  if (!lua_isfunction(lua, 1))
    return fault_raise(lua, fault_unknown_name, "there is no such name");
  environment_reseed(lua);
  lua_pushvalue(lua, 1);
  lua_call(lua, push_arguments(lua, call, 3), 1);
  lua_replace(lua, 3);
  lua_settop(lua, 3);
  write_result(lua, call);
  return 0;
}

void script_call(lua_State *lua) {
  struct call call;
  size_t length;
  lua_settop(lua, 0);
  lua_pushcfunction(lua, fault_handle);
  call.point = frame_field(&length);
  const char *name = frame_field(&length);
  if (!name) return;
  if (is_point(call.point)) {
    lua_getfield(lua, LUA_REGISTRYINDEX, call.point);
    lua_pushstring(lua, name);
    lua_rawget(lua, 2);
  }
  lua_settop(lua, 3);
  texts_allow_log();
  while ((call.item = frame_field(&call.length))) {
    watch_page->line = watch_page->inside = 0;
    watch_page->item++;
    lua_pushcfunction(lua, run);
    lua_pushvalue(lua, 3);
    lua_pushlightuserdata(lua, &call);
    int status = lua_pcall(lua, 2, 0, 1);
    if (status != LUA_OK) fault_send(lua, status);
    lua_settop(lua, 3);
  }
  frame_flush();
}
