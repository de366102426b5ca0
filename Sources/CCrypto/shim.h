#ifndef XQR_CCRYPTO_SHIM_H
#define XQR_CCRYPTO_SHIM_H

// The one-shot SHA256() of OpenSSL 3 looks its algorithm up in each call, which costs five times
// as much as a short digest itself; these functions are deprecated in its favour and do not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the 32 bytes of the digest to `digest`.
static inline void ccrypto_sha256(const uint8_t *_Nullable bytes, size_t count,
                                  uint8_t *_Nonnull digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

#endif
