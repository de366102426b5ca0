// libpng for Swift: one call, without the jumps that Swift can't live with.

#ifndef XQR_CPNG_H
#define XQR_CPNG_H

#include <stddef.h>
#include <stdint.h>

/// Encodes rows of one bit a pixel, 1 for white, the leftmost pixel in the highest bit.
///
/// `per_metre` is the resolution that is recorded. Returns bytes for `xqr_png_free`, or null where there is
/// no memory.
uint8_t *xqr_png_encode(
    const uint8_t *rows, uint32_t width, uint32_t height, uint32_t per_metre, size_t *count);

void xqr_png_free(uint8_t *bytes);

#endif
