// The tables are those of Sources/Expressions/Functions: the host sends them, so there is one source
// of what a printed slug is made of.
#include <lua5.4/lauxlib.h>
#include <stdint.h>
#include <string.h>

#include "json.h"
#include "watch.h"
#include "xqr.h"

struct head {
  uint32_t languages, tables, separators, compositions, entries;
  uint32_t first_mark, last_mark;
};
struct language {
  char code[8];
  uint32_t table;
};
struct range {
  uint32_t first, last;
};
struct composition {
  uint32_t base, mark, letter;
};
/// The letters for a code point, zeros behind them; in order of the code points.
struct entry {
  uint32_t code;
  char letters[8];
};
struct table {
  uint32_t start, count;
};

static const struct head *head;
static const struct language *languages;
static const struct table *tables;
static const struct range *separators;
static const struct composition *compositions;
static const struct entry *entries;

void xqr_slug_tables(lua_State *lua, const void *bytes, size_t length) {
  if (length < sizeof *head) return;
  char *at = lua_newuserdatauv(lua, length, 0);
  lua_setfield(lua, LUA_REGISTRYINDEX, "xqr.slugs");
  memcpy(at, bytes, length);
  head = (const struct head *)at;
  languages = (const struct language *)(head + 1);
  tables = (const struct table *)(languages + head->languages);
  separators = (const struct range *)(tables + head->tables);
  compositions = (const struct composition *)(separators + head->separators);
  entries = (const struct entry *)(compositions + head->compositions);
  if ((const char *)(entries + head->entries) != at + length) head = NULL;
}

static const char *find(const struct table *table, uint32_t code) {
  uint32_t low = table->start, high = low + table->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (entries[middle].code == code) return entries[middle].letters;
    if (entries[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/// `u` with a diaeresis reads as `ü` does in the language.
static const char *suffix(const struct table *own, uint32_t base, uint32_t mark) {
  for (uint32_t index = 0; index < head->compositions; index++) {
    if (compositions[index].base != base || compositions[index].mark != mark) continue;
    const char *letters = find(own, compositions[index].letter);
    return letters && strlen(letters) > 1 ? letters + 1 : "";
  }
  return "";
}

static int is_separator(uint32_t code) {
  for (uint32_t index = 0; index < head->separators; index++)
    if (code >= separators[index].first && code <= separators[index].last) return 1;
  return 0;
}

static const struct table *table_of(lua_State *lua, const char *language) {
  char code[8] = "";
  size_t length = strcspn(language, "-_");
  for (size_t index = 0; index < length && index < sizeof code - 1; index++) {
    char letter = language[index];
    code[index] = (char)(letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter);
  }
  for (uint32_t index = 0; index < head->languages; index++)
    if (length < sizeof code && strcmp(languages[index].code, code) == 0 &&
        (length > 0) == (*language != 0))
      return &tables[languages[index].table];
  luaL_error(lua, "there are no slug rules for the language '%s'", language);
  return NULL;
}

static uint32_t decode(const char *bytes, size_t length) {
  const unsigned char *byte = (const unsigned char *)bytes;
  uint32_t code = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
  for (size_t index = 1; index < length; index++) code = code << 6 | (byte[index] & 0x3F);
  return code;
}

struct slug {
  luaL_Buffer buffer;
  int is_separated;
};

static void add_letters(struct slug *slug, const char *letters) {
  if (slug->is_separated && luaL_bufflen(&slug->buffer) > 0) luaL_addchar(&slug->buffer, '-');
  slug->is_separated = 0;
  luaL_addstring(&slug->buffer, letters);
}

static void add(lua_State *lua, struct slug *slug, const struct table *own, uint32_t code,
                uint32_t previous) {
  char letter[2] = "";
  if (code < 0x80) {
    uint32_t low = code | 0x20;
    if (code >= '0' && code <= '9')
      letter[0] = (char)code;
    else if (low >= 'a' && low <= 'z')
      letter[0] = (char)low;
    if (letter[0])
      add_letters(slug, letter);
    else
      slug->is_separated = 1;
    return;
  }
  const char *letters = find(own, code);
  if (!letters) letters = find(tables, code);
  if (letters)
    add_letters(slug, letters);
  else if (code >= head->first_mark && code <= head->last_mark)
    luaL_addstring(&slug->buffer, suffix(own, previous, code));
  else if (is_separator(code))
    slug->is_separated = 1;
  else
    luaL_error(lua, "the text has '%U', which has no form in a slug", (unsigned long)code);
}

/// slug(text, max, language), as in expressions.
static int make_slug(lua_State *lua) {
  struct slug slug = {.is_separated = 0};
  size_t length;
  const char *text = luaL_checklstring(lua, 1, &length);
  lua_Integer limit = luaL_optinteger(lua, 2, 64);
  luaL_argcheck(lua, limit >= 1, 2, "1 is the least");
  const char *language = luaL_optstring(lua, 3, "");
  if (!head) return luaL_error(lua, "the tables of slugs are missing");
  const struct table *own = table_of(lua, language);
  uint32_t previous = ' ';
  luaL_buffinit(lua, &slug.buffer);
  for (size_t at = 0, count; at < length; at += count) {
    count = utf8_length(text + at, length - at);
    if (count == 0) return luaL_error(lua, "the text isn't UTF-8");
    uint32_t code = decode(text + at, count);
    add(lua, &slug, own, code, previous);
    previous = code;
  }
  const char *bytes = luaL_buffaddr(&slug.buffer);
  size_t end = luaL_bufflen(&slug.buffer);
  if ((lua_Unsigned)limit < end) end = (size_t)limit;
  while (end > 0 && bytes[end - 1] == '-') end--;
  if (end == 0) return luaL_error(lua, "nothing of the text is left in a slug");
  luaL_buffsub(&slug.buffer, luaL_bufflen(&slug.buffer) - end);
  luaL_pushresult(&slug.buffer);
  return 1;
}

void xqr_open_slug(lua_State *lua) {
  lua_pushcfunction(lua, make_slug);
  lua_setfield(lua, -2, "slug");
  watch_guard(lua, "slug", "xqr.slug");
}
