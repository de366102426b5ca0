// Instants are texts such as 2026-09-30T00:00:00Z, as they come from expressions. Zones are UTC and
// offsets: rules of the IANA database stay with the host.
#include <lua5.4/lauxlib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "environment.h"
#include "xqr.h"

struct civil {
  int64_t year, month, day, hour, minute, second;
};

struct instant {
  int64_t seconds;
  int nanoseconds;
};

static int64_t floor_divide(int64_t number, int64_t divisor) {
  return number / divisor - (number % divisor < 0);
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
static int64_t day_number(int64_t year, int64_t month, int64_t day) {
  int64_t shifted = month <= 2 ? year - 1 : year, era = floor_divide(shifted, 400);
  int64_t year_of_era = shifted - era * 400, month_index = month > 2 ? month - 3 : month + 9;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
                       (153 * month_index + 2) / 5 + day - 1;
  return era * 146097 + day_of_era - 719468;
}

static void set_day(struct civil *civil, int64_t days) {
  int64_t shifted = days + 719468, era = floor_divide(shifted, 146097);
  int64_t day = shifted - era * 146097;
  int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  int64_t month_index = (5 * day_of_year + 2) / 153;
  civil->month = month_index < 10 ? month_index + 3 : month_index - 9;
  civil->year = year + era * 400 + (civil->month <= 2);
  civil->day = day_of_year - (153 * month_index + 2) / 5 + 1;
}

static struct civil civil_at(int64_t seconds) {
  struct civil civil;
  int64_t days = floor_divide(seconds, 86400), rest = seconds - days * 86400;
  set_day(&civil, days);
  civil.hour = rest / 3600;
  civil.minute = rest / 60 % 60;
  civil.second = rest % 60;
  return civil;
}

static int64_t seconds_of(const struct civil *civil) {
  return day_number(civil->year, civil->month, civil->day) * 86400 + civil->hour * 3600 +
         civil->minute * 60 + civil->second;
}

static int64_t days_in(int64_t month, int64_t year) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A number of exactly `width` digits within a range.
static int read_digits(const char **at, int width, int64_t least, int64_t most, int64_t *number) {
  *number = 0;
  for (int index = 0; index < width; index++, ++*at) {
    if (**at < '0' || **at > '9') return 0;
    *number = *number * 10 + (**at - '0');
  }
  return *number >= least && *number <= most;
}

static int take(const char **at, const char *wanted) {
  if (**at == 0 || !strchr(wanted, **at)) return 0;
  ++*at;
  return 1;
}

static int read_day(const char **at, struct civil *civil) {
  *civil = (struct civil){0};
  return read_digits(at, 4, 1, 9999, &civil->year) && take(at, "-") &&
         read_digits(at, 2, 1, 12, &civil->month) && take(at, "-") &&
         read_digits(at, 2, 1, days_in(civil->month, civil->year), &civil->day);
}

/// `HH:MM:SS` and a fraction.
static int read_time(const char **at, struct civil *civil, int *nanoseconds) {
  if (!read_digits(at, 2, 0, 23, &civil->hour) || !take(at, ":") ||
      !read_digits(at, 2, 0, 59, &civil->minute) || !take(at, ":") ||
      !read_digits(at, 2, 0, 59, &civil->second))
    return 0;
  *nanoseconds = 0;
  if (!take(at, ".")) return 1;
  int count = 0;
  for (int scale = 100000000; **at >= '0' && **at <= '9'; ++*at, count++, scale /= 10)
    *nanoseconds += (**at - '0') * scale;
  return count >= 1 && count <= 9;
}

static int read_offset(const char **at, int64_t *offset) {
  int64_t hours, minutes;
  *offset = 0;
  if (take(at, "Zz")) return 1;
  int is_negative = take(at, "-");
  if ((!is_negative && !take(at, "+")) || !read_digits(at, 2, 0, 23, &hours) || !take(at, ":") ||
      !read_digits(at, 2, 0, 59, &minutes))
    return 0;
  *offset = (is_negative ? -1 : 1) * (hours * 3600 + minutes * 60);
  return 1;
}

static int64_t zone_at(lua_State *lua, int index) {
  char text[16];
  int64_t offset;
  const char *zone = luaL_optstring(lua, index, "UTC"), *at = text;
  if (strcmp(zone, "UTC") == 0 || strcmp(zone, "Z") == 0) return 0;
  snprintf(text, sizeof text, "%s%s", *zone == '+' || *zone == '-' ? "" : "+", zone);
  if (!read_offset(&at, &offset) || *at) {
    return luaL_error(lua, "'%s' is no zone here: there are UTC and offsets such as +02:00; "
                      "named zones are for expressions", zone);
  }
  return offset;
}

static int push_instant(lua_State *lua, struct instant instant) {
  char text[48], fraction[16] = "";
  if (instant.seconds < -62135596800 || instant.seconds > 253402300799)
    return luaL_error(lua, "the date is not in the years 1 to 9999");
  struct civil civil = civil_at(instant.seconds);
  if (instant.nanoseconds) {
    snprintf(fraction, sizeof fraction, ".%09d", instant.nanoseconds);
    for (size_t end = strlen(fraction); fraction[end - 1] == '0'; end--) fraction[end - 1] = 0;
  }
  snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d%sZ", (int)civil.year, (int)civil.month,
           (int)civil.day, (int)civil.hour, (int)civil.minute, (int)civil.second, fraction);
  lua_pushstring(lua, text);
  return 1;
}

static int read_instant(lua_State *lua, int index, int64_t zone, int has_zone,
                        struct instant *instant) {
  struct civil civil;
  size_t length;
  const char *text = luaL_checklstring(lua, index, &length), *at = text;
  *instant = (struct instant){0};
  if (!read_day(&at, &civil)) return 0;
  if (at == text + length && has_zone) {
    instant->seconds = seconds_of(&civil) - zone;
    return 1;
  }
  if (!take(&at, "Tt ") || !read_time(&at, &civil, &instant->nanoseconds)) return 0;
  int64_t offset = zone;
  if ((at != text + length || !has_zone) && !read_offset(&at, &offset)) return 0;
  instant->seconds = seconds_of(&civil) - offset;
  return at == text + length;
}

/// The argument that is an instant, and the wall clock of the zone then.
static struct instant instant_at(lua_State *lua, int index, int64_t zone, struct civil *civil) {
  struct instant instant;
  if (!read_instant(lua, index, 0, 0, &instant))
    luaL_argerror(lua, index, "no instant such as 2026-09-30T00:00:00Z");
  *civil = civil_at(instant.seconds + zone);
  return instant;
}

/// parse(text, zone): the instant of a date or of a time.
static int parse(lua_State *lua) {
  struct instant instant;
  // An instant needs no zone, and then none is looked at.
  if (!read_instant(lua, 1, 0, 0, &instant) && !read_instant(lua, 1, zone_at(lua, 2), 1, &instant))
    return luaL_argerror(lua, 1, "no date such as 2026-09-30 or 2026-09-30T23:59:59");
  return push_instant(lua, instant);
}

static int64_t count_at(lua_State *lua, int index) {
  lua_Integer count = luaL_checkinteger(lua, index);
  if (count <= -4000000 || count >= 4000000)
    luaL_error(lua, "the date is not in the years 1 to 9999");
  return count;
}

/// add_days(instant, n, zone): the same time of day on another day.
static int add_days(lua_State *lua) {
  struct civil civil;
  int64_t zone = zone_at(lua, 3), count = count_at(lua, 2);
  struct instant instant = instant_at(lua, 1, zone, &civil);
  set_day(&civil, day_number(civil.year, civil.month, civil.day) + count);
  instant.seconds = seconds_of(&civil) - zone;
  return push_instant(lua, instant);
}

/// add_months(instant, n, zone): the same day of another month, or its last.
static int add_months(lua_State *lua) {
  struct civil civil;
  int64_t zone = zone_at(lua, 3), count = count_at(lua, 2);
  struct instant instant = instant_at(lua, 1, zone, &civil);
  int64_t total = civil.year * 12 + civil.month - 1 + count;
  if (total < 12) return luaL_error(lua, "the date is not in the years 1 to 9999");
  civil.year = total / 12;
  civil.month = total % 12 + 1;
  int64_t last = days_in(civil.month, civil.year);
  if (civil.day > last) civil.day = last;
  instant.seconds = seconds_of(&civil) - zone;
  return push_instant(lua, instant);
}

/// format(instant, pattern, zone): with %Y %y %m %d %H %M %S %j %u %%.
static int format(lua_State *lua) {
  struct civil civil;
  luaL_Buffer buffer;
  size_t length;
  instant_at(lua, 1, zone_at(lua, 3), &civil);
  const char *at = luaL_checklstring(lua, 2, &length), *end = at + length;
  int64_t days = day_number(civil.year, civil.month, civil.day);
  luaL_buffinit(lua, &buffer);
  for (; at < end; at++) {
    char digits[24];
    if (*at != '%') {
      luaL_addchar(&buffer, *at);
      continue;
    }
    int64_t number;
    int width = 2;
    switch (*++at) {
      case 'Y': number = civil.year; width = 4; break;
      case 'y': number = civil.year % 100; break;
      case 'm': number = civil.month; break;
      case 'd': number = civil.day; break;
      case 'H': number = civil.hour; break;
      case 'M': number = civil.minute; break;
      case 'S': number = civil.second; break;
      case 'j': number = days - day_number(civil.year, 1, 1) + 1; width = 3; break;
      case 'u': number = (days % 7 + 10) % 7 + 1; width = 1; break;
      case '%': luaL_addchar(&buffer, '%'); continue;
      default:
        return luaL_argerror(lua, 2, "there are %Y %y %m %d %H %M %S %j %u and %%");
    }
    snprintf(digits, sizeof digits, "%0*d", width, (int)number);
    luaL_addstring(&buffer, digits);
  }
  luaL_pushresult(&buffer);
  return 1;
}

void xqr_open_date(lua_State *lua) {
  static const luaL_Reg functions[] = {{"parse", parse},
                                       {"add_days", add_days},
                                       {"add_months", add_months},
                                       {"format", format},
                                       {NULL, NULL}};
  luaL_newlib(lua, functions);
  environment_freeze(lua);
  lua_setfield(lua, -2, "date");
}
