// RE2 behind a C interface: compile once, search in linear time.
//
// Patterns and texts are UTF-8 with a length and may hold NUL. All functions are safe to call
// from several threads at once.

#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

/// Compiles a pattern; null if it is none, with the reason (cut to `capacity`) in `reason`.
cre2_pattern *_Nullable cre2_compile(const char *_Nonnull pattern, size_t length,
                                     char *_Nonnull reason, size_t capacity);

/// Whether the pattern matches anywhere in the text.
bool cre2_matches(const cre2_pattern *_Nonnull pattern, const char *_Nonnull text, size_t length);

/// How many groups in parentheses the pattern has.
int cre2_group_count(const cre2_pattern *_Nonnull pattern);

/// Whether the pattern matches the whole text; then `bounds` gets two offsets for each of `count`
/// groups, where it begins and ends, the whole text first; -1 for one that took no part.
bool cre2_groups(const cre2_pattern *_Nonnull pattern, const char *_Nonnull text, size_t length,
                 ptrdiff_t *_Nonnull bounds, size_t count);

void cre2_free(cre2_pattern *_Nonnull pattern);

#ifdef __cplusplus
}
#endif

#endif
