#ifndef XQR_CCRYPTO_SHIM_H
#define XQR_CCRYPTO_SHIM_H
#include <openssl/sha.h>
#endif
