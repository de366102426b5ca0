// libcurl for Swift: its variadic functions as typed ones, a name for each type of argument.

#ifndef XQR_CCURL_SHIM_H
#define XQR_CCURL_SHIM_H

#include <curl/curl.h>
#include <stdbool.h>
#include <sys/socket.h>

static inline CURLcode xqr_easy_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode xqr_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode xqr_easy_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode xqr_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode xqr_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*xqr_transfer_function)(char *bytes, size_t size, size_t count, void *context);

/// For CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION and CURLOPT_READFUNCTION.
static inline CURLcode xqr_easy_set_function(
    CURL *easy, CURLoption option, xqr_transfer_function function) {
  return curl_easy_setopt(easy, option, function);
}

typedef int (*xqr_seek_function)(void *context, curl_off_t offset, int origin);

static inline CURLcode xqr_easy_set_seek(CURL *easy, xqr_seek_function function) {
  return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, function);
}

static inline curl_socket_t xqr_open_closing_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)context;
  (void)purpose;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Keeps the sockets out of child processes.
static inline CURLcode xqr_easy_close_on_exec(CURL *easy) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, xqr_open_closing_socket);
}

/// Whether a socket to the address may be opened; `context` is CURLOPT_OPENSOCKETDATA.
typedef bool (*xqr_address_function)(void *context, const struct sockaddr *address);

/// Who decides about addresses, and what it is given.
struct xqr_gatekeeper {
  xqr_address_function allows;
  void *context;
};

static inline curl_socket_t xqr_open_allowed_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  const struct xqr_gatekeeper *keeper = (const struct xqr_gatekeeper *)context;
  if (!keeper->allows(keeper->context, &address->addr)) return CURL_SOCKET_BAD;
  return xqr_open_closing_socket(NULL, purpose, address);
}

/// Asks about each address before a connection to it; `keeper` has to outlive the handle.
static inline void xqr_easy_set_gatekeeper(CURL *easy, struct xqr_gatekeeper *keeper) {
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, xqr_open_allowed_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, keeper);
}

/// Nil where libcurl knows none; valid until the handle is used again.
static inline const char *xqr_easy_get_string(CURL *easy, CURLINFO info) {
  char *value = NULL;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline long xqr_easy_get_long(CURL *easy, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline curl_off_t xqr_easy_get_offset(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline void *xqr_easy_get_private(CURL *easy) {
  char *value = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value);
  return value;
}

static inline CURLMcode xqr_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/// The result of a finished transfer; the union of CURLMsg is awkward from Swift.
static inline CURLcode xqr_message_result(const CURLMsg *message) { return message->data.result; }

static inline CURLcode xqr_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
