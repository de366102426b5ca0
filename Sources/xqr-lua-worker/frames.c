#include "frames.h"

#include <string.h>
#include <unistd.h>

#include "jail.h"

enum { head = 5, enough = 64 << 10, spare = 4 << 10 };

static char *input;
static size_t input_capacity, input_length, input_position;
static struct text output;
static size_t complete, frame_limit;

void text_append(struct text *text, const void *bytes, size_t length) {
  if (length > text->capacity - text->length) {
    text->is_full = 1;
    return;
  }
  if (length) memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
}

void frames_open(size_t limit) {
  frame_limit = limit;
  input_capacity = 2 * limit + enough;
  input = jail_memory(input_capacity);
  output.bytes = jail_memory(limit + enough + spare);
}

static void read_all(char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = read(0, bytes, length);
    if (count <= 0) jail_leave(0);
    bytes += count;
    length -= (size_t)count;
  }
}

char frame_read(void) {
  char start[head];
  uint32_t length;
  read_all(start, head);
  memcpy(&length, start, sizeof length);
  if (length >= input_capacity) jail_leave(71);
  read_all(input, length);
  input_length = length;
  input_position = 0;
  return start[4];
}

const char *frame_field(size_t *length) {
  uint32_t size;
  if (input_position == input_length) return NULL;
  if (input_length - input_position < sizeof size) jail_leave(71);
  memcpy(&size, input + input_position, sizeof size);
  if (size >= input_length - input_position - sizeof size) jail_leave(71);
  const char *field = input + input_position + sizeof size;
  if (field[size] != 0) jail_leave(71);
  input_position += sizeof size + size + 1;
  *length = size;
  return field;
}

struct text *frame_begin(char kind) {
  if (complete > enough) frame_flush();
  output.bytes[complete + 4] = kind;
  output.length = complete + head;
  output.capacity = output.length + frame_limit;
  output.is_full = 0;
  return &output;
}

void frame_end(void) {
  uint32_t length = (uint32_t)(output.length - complete - head);
  memcpy(output.bytes + complete, &length, sizeof length);
  complete = output.length;
}

void frame_flush(void) {
  size_t written = 0;
  while (written < complete) {
    ssize_t count = write(1, output.bytes + written, complete - written);
    if (count <= 0) jail_leave(0);
    written += (size_t)count;
  }
  complete = 0;
}
