// simdjson's DOM parser behind plain C: text in, tape out.
//
// The tape is simdjson's own (doc/tape.md): 64-bit words with a type letter in the top byte. Reading
// it is a matter of integers, so that no call crosses the language border for each value.

#ifndef XQR_CSIMDJSON_H
#define XQR_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xqr_json_document xqr_json_document;

/// What parsing gave; `document` is NULL where `message` is set.
typedef struct {
  xqr_json_document *_Nullable document;
  /// Static text.
  const char *_Nullable message;
  const uint64_t *_Nullable tape;
  /// Where a string's payload points: four bytes of length, then the text.
  const uint8_t *_Nullable strings;
} xqr_json_result;

/// Parses one whole document of UTF-8; the input is not needed afterwards.
xqr_json_result xqr_json_parse(const uint8_t *_Nullable bytes, size_t count, size_t max_depth);

void xqr_json_free(xqr_json_document *_Nullable document);

#ifdef __cplusplus
}
#endif

#endif
