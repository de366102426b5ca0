#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

// The parser's own memory (indexes, a padded copy of the input) is used again by the next parse of
// the same thread; only what a document keeps is allocated for it.
static thread_local simdjson::dom::parser parser;

struct xqr_json_document {
  simdjson::dom::document inner;
};

// A parser that grew beyond this by one big input is given up afterwards.
static const size_t kept_capacity = 4 << 20;

xqr_json_result xqr_json_parse(const uint8_t *bytes, size_t count, size_t max_depth) {
  auto *document = new (std::nothrow) xqr_json_document;
  if (document == nullptr) return {nullptr, "out of memory", nullptr, nullptr};
  simdjson::error_code error = simdjson::SUCCESS;
  if (parser.max_depth() != max_depth) error = parser.allocate(count, max_depth);
  if (!error) {
    error = parser.parse_into_document(document->inner, bytes, count, true).error();
  }
  if (parser.capacity() > kept_capacity) parser = simdjson::dom::parser();
  if (error) {
    delete document;
    return {nullptr, simdjson::error_message(error), nullptr, nullptr};
  }
  return {document, nullptr, document->inner.tape.get(), document->inner.string_buf.get()};
}

void xqr_json_free(xqr_json_document *document) { delete document; }
