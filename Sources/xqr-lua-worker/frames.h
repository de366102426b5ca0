#ifndef XQR_FRAMES_H
#define XQR_FRAMES_H

#include <stddef.h>
#include <stdint.h>

// The way to and from the host: frames as CLuaWorker.h has them.

/// Bytes that are written one behind the other, up to a limit.
struct text {
  char *bytes;
  size_t length, capacity;
  /// Whether something was left out because it didn't fit.
  int is_full;
};

void text_append(struct text *text, const void *bytes, size_t length);

static inline void text_byte(struct text *text, char byte) {
  if (text->length < text->capacity)
    text->bytes[text->length++] = byte;
  else
    text->is_full = 1;
}

/// Makes room for frames whose content is at most `limit` bytes.
void frames_open(size_t limit);

/// Waits for a frame and gives its kind, with its fields to be taken one by one.
///
/// Leaves the process at the end of the input and on everything that is no frame.
char frame_read(void);

/// The next field of the frame, with a zero behind it; null at the end.
const char *frame_field(size_t *length);

/// Begins a frame; what is appended to the text that it gives becomes the content.
///
/// A frame that was begun and not completed is forgotten.
struct text *frame_begin(char kind);

/// Completes the frame. It may be kept until frame_flush or until there is more.
void frame_end(void);

/// Sends what is complete.
void frame_flush(void);

#endif
