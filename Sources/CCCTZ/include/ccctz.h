// Zones of the IANA database behind a C interface, read by cctz from the system's zoneinfo files.
//
// All functions are safe to call from several threads at once.

#ifndef CCCTZ_H
#define CCCTZ_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ccctz_zone ccctz_zone;

/// Loads a zone by its name, such as `Europe/Berlin`; null if there is none.
ccctz_zone *_Nullable ccctz_load(const char *_Nonnull name);

/// Seconds east of UTC at an instant, given in seconds since 1970.
int32_t ccctz_offset(const ccctz_zone *_Nonnull zone, int64_t seconds);

/// The instant at which clocks in the zone show a date and time, in seconds since 1970.
///
/// Of two such instants it is the first; a time that clocks skip is read by the offset before.
int64_t ccctz_instant(const ccctz_zone *_Nonnull zone, int64_t year, int32_t month, int32_t day,
                      int32_t hour, int32_t minute, int32_t second);

void ccctz_free(ccctz_zone *_Nonnull zone);

#ifdef __cplusplus
}
#endif

#endif
