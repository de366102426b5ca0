#include "cre2.h"

#include <re2/re2.h>

#include <cstring>
#include <vector>

struct cre2_pattern {
  re2::RE2 regex;

  cre2_pattern(const re2::StringPiece &pattern, const re2::RE2::Options &options)
      : regex(pattern, options) {}
};

cre2_pattern *cre2_compile(const char *pattern, size_t length, char *reason, size_t capacity) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  auto *compiled = new cre2_pattern(re2::StringPiece(pattern, length), options);
  if (compiled->regex.ok()) return compiled;
  std::strncpy(reason, compiled->regex.error().c_str(), capacity - 1);
  reason[capacity - 1] = 0;
  delete compiled;
  return nullptr;
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
  return re2::RE2::PartialMatch(re2::StringPiece(text, length), pattern->regex);
}

int cre2_group_count(const cre2_pattern *pattern) {
  return pattern->regex.NumberOfCapturingGroups();
}

bool cre2_groups(const cre2_pattern *pattern, const char *text, size_t length, ptrdiff_t *bounds,
                 size_t count) {
  std::vector<re2::StringPiece> groups(count);
  if (!pattern->regex.Match(re2::StringPiece(text, length), 0, length, re2::RE2::ANCHOR_BOTH,
                            groups.data(), static_cast<int>(count)))
    return false;
  for (size_t group = 0; group < count; ++group) {
    const char *start = groups[group].data();
    bounds[2 * group] = start == nullptr ? -1 : start - text;
    bounds[2 * group + 1] = start == nullptr ? -1 : bounds[2 * group] + groups[group].size();
  }
  return true;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }
