// SHA-256 of FIPS 180-4. libcrypto would bring its start-up and an allocator of its own.
#include <lua5.4/lauxlib.h>
#include <stdint.h>
#include <string.h>

#include "environment.h"
#include "xqr.h"

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

static void mix(uint32_t state[8], const unsigned char block[64]) {
  uint32_t words[64], work[8];
  for (int index = 0; index < 16; index++)
    words[index] = (uint32_t)block[4 * index] << 24 | (uint32_t)block[4 * index + 1] << 16 |
                   (uint32_t)block[4 * index + 2] << 8 | block[4 * index + 3];
  for (int index = 16; index < 64; index++) {
    uint32_t old = words[index - 15], new = words[index - 2];
    words[index] = words[index - 16] + (turned(old, 7) ^ turned(old, 18) ^ old >> 3) +
                   words[index - 7] + (turned(new, 17) ^ turned(new, 19) ^ new >> 10);
  }
  memcpy(work, state, sizeof work);
  for (int index = 0; index < 64; index++) {
    uint32_t a = work[0], e = work[4];
    uint32_t first = work[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
                     ((e & work[5]) ^ (~e & work[6])) + constants[index] + words[index];
    uint32_t second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) +
                      ((a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2]));
    memmove(work + 1, work, 7 * sizeof *work);
    work[4] += first;
    work[0] = first + second;
  }
  for (int index = 0; index < 8; index++) state[index] += work[index];
}

void sha256(const void *bytes, size_t length, unsigned char digest[32]) {
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  unsigned char last[128] = {0};
  const unsigned char *at = bytes;
  size_t rest = length;
  for (; rest >= 64; rest -= 64, at += 64) mix(state, at);
  if (rest) memcpy(last, at, rest);
  last[rest] = 0x80;
  size_t end = rest < 56 ? 64 : 128;
  for (int index = 0; index < 8; index++)
    last[end - 1 - (size_t)index] = (unsigned char)((uint64_t)length * 8 >> (8 * index));
  for (size_t start = 0; start < end; start += 64) mix(state, last + start);
  for (int index = 0; index < 32; index++)
    digest[index] = (unsigned char)(state[index / 4] >> (24 - 8 * (index % 4)));
}

/// sha256(text): 64 hexadecimal digits.
static int hex(lua_State *lua) {
  static const char digits[] = "0123456789abcdef";
  unsigned char digest[32];
  char output[64];
  size_t length;
  const char *text = luaL_checklstring(lua, 1, &length);
  sha256(text, length, digest);
  for (int index = 0; index < 32; index++) {
    output[2 * index] = digits[digest[index] >> 4];
    output[2 * index + 1] = digits[digest[index] & 15];
  }
  lua_pushlstring(lua, output, sizeof output);
  return 1;
}

/// base32(text, n): the first n symbols of the SHA-256, in the lower case of RFC 4648.
static int base32(lua_State *lua) {
  static const char symbols[] = "abcdefghijklmnopqrstuvwxyz234567";
  enum { most = 51 };
  unsigned char digest[33] = {0};
  char output[most];
  size_t length;
  const char *text = luaL_checklstring(lua, 1, &length);
  lua_Integer count = luaL_optinteger(lua, 2, most);
  luaL_argcheck(lua, count >= 1 && count <= most, 2, "there are 1 to 51 symbols");
  sha256(text, length, digest);
  for (int index = 0; index < count; index++) {
    int bit = 5 * index;
    unsigned window = (unsigned)digest[bit / 8] << 8 | digest[bit / 8 + 1];
    output[index] = symbols[window >> (11 - bit % 8) & 31];
  }
  lua_pushlstring(lua, output, (size_t)count);
  return 1;
}

void xqr_open_hash(lua_State *lua) {
  static const luaL_Reg functions[] = {{"sha256", hex}, {"base32", base32}, {NULL, NULL}};
  luaL_newlib(lua, functions);
  environment_freeze(lua);
  lua_setfield(lua, -2, "hash");
}
