#include "ccctz.h"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <chrono>

struct ccctz_zone {
  cctz::time_zone zone;
};

ccctz_zone *ccctz_load(const char *name) {
  cctz::time_zone zone;
  return cctz::load_time_zone(name, &zone) ? new ccctz_zone{zone} : nullptr;
}

int32_t ccctz_offset(const ccctz_zone *zone, int64_t seconds) {
  return zone->zone.lookup(cctz::time_point<cctz::seconds>(cctz::seconds(seconds))).offset;
}

int64_t ccctz_instant(const ccctz_zone *zone, int64_t year, int32_t month, int32_t day,
                      int32_t hour, int32_t minute, int32_t second) {
  const cctz::civil_second civil(year, month, day, hour, minute, second);
  return zone->zone.lookup(civil).pre.time_since_epoch().count();
}

void ccctz_free(ccctz_zone *zone) { delete zone; }
