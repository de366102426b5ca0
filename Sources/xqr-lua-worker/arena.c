// A two-level segregated fit: free blocks hang in lists by size, 32 lists for each power of two, and
// two levels of bits find a list that fits in constant time. Neighbours that are free are one block.
#include "arena.h"

#include <stdint.h>
#include <string.h>

enum { granule = 16, smallest = 32, lists = 32, levels = 26 };

/// In memory: the size of the whole block with its two flags, then the payload. A free block keeps
/// its list there, and its own address in its last word, where the next one finds it.
struct block {
  size_t size;
  struct block *next, *previous;
};

enum { is_free = 1, follows_free = 2, flags = is_free | follows_free };

static struct block *heads[levels][lists];
static uint32_t filled[levels], filled_levels;

void (*arena_exhausted)(void);

static size_t size_of(const struct block *block) { return block->size & ~(size_t)flags; }

static struct block *at(void *place, ptrdiff_t offset) {
  return (struct block *)((char *)place + offset);
}

static struct block *next_of(struct block *block) {
  return at(block, (ptrdiff_t)size_of(block));
}

static struct block **last_word(struct block *block) {
  return (struct block **)((char *)block + size_of(block) - sizeof(void *));
}

/// The list where a block of the size hangs.
static void place(size_t size, int *level, int *list) {
  if (size < (size_t)granule * lists) {
    *level = 0;
    *list = (int)(size / granule);
  } else {
    int power = 63 - __builtin_clzl(size);
    *level = power - 8;
    *list = (int)(size >> (power - 5)) & (lists - 1);
  }
}

static void insert(struct block *block) {
  int level, list;
  place(size_of(block), &level, &list);
  block->size |= is_free;
  block->previous = NULL;
  block->next = heads[level][list];
  if (block->next) block->next->previous = block;
  heads[level][list] = block;
  filled[level] |= 1u << list;
  filled_levels |= 1u << level;
  *last_word(block) = block;
  next_of(block)->size |= follows_free;
}

static void take_out(struct block *block) {
  int level, list;
  place(size_of(block), &level, &list);
  if (block->next) block->next->previous = block->previous;
  if (block->previous) {
    block->previous->next = block->next;
  } else {
    heads[level][list] = block->next;
    if (!block->next && !(filled[level] &= ~(1u << list))) filled_levels &= ~(1u << level);
  }
  block->size &= ~(size_t)is_free;
  next_of(block)->size &= ~(size_t)follows_free;
}

/// A free block of at least the size, or none.
static struct block *find(size_t size) {
  int level, list;
  // Up to the next list, all of whose blocks are large enough.
  if (size >= (size_t)granule * lists) size += ((size_t)1 << (63 - __builtin_clzl(size) - 5)) - 1;
  place(size, &level, &list);
  if (level >= levels) return NULL;
  uint32_t found = filled[level] & (~0u << list);
  if (!found) {
    uint32_t above = level + 1 < levels ? filled_levels & (~0u << (level + 1)) : 0;
    if (!above) return NULL;
    level = __builtin_ctz(above);
    found = filled[level];
  }
  return heads[level][__builtin_ctz(found)];
}

/// Cuts what a used block has beyond `size` off.
static void trim(struct block *block, size_t size) {
  size_t rest = size_of(block) - size;
  if (rest < smallest) return;
  block->size -= rest;
  struct block *tail = at(block, (ptrdiff_t)size);
  tail->size = rest;
  struct block *next = next_of(tail);
  if (next->size & is_free) {
    take_out(next);
    tail->size += size_of(next);
  }
  insert(tail);
}

static void release(struct block *block) {
  struct block *next = next_of(block);
  if (next->size & is_free) {
    take_out(next);
    block->size += size_of(next);
  }
  if (block->size & follows_free) {
    struct block *before = ((struct block **)block)[-1];
    take_out(before);
    before->size += size_of(block);
    block = before;
  }
  insert(block);
}

void arena_open(void *memory, size_t size) {
  // Payloads are aligned, so the first block begins one word before; the end is a used block.
  struct block *first = at(memory, granule - sizeof(size_t));
  size_t whole = (size - 2 * granule) & ~(size_t)(granule - 1);
  first->size = whole;
  next_of(first)->size = 0;
  insert(first);
}

static void *reserve(size_t size) {
  struct block *block = find(size);
  if (!block) {
    if (arena_exhausted) arena_exhausted();
    return NULL;
  }
  take_out(block);
  trim(block, size);
  return (char *)block + sizeof(size_t);
}

void *arena_allocate(void *unused, void *old, size_t old_size, size_t size) {
  (void)unused;
  struct block *block = old ? at(old, -(ptrdiff_t)sizeof(size_t)) : NULL;
  if (size == 0) {
    if (block) release(block);
    return NULL;
  }
  if (size > SIZE_MAX / 4) return NULL;
  size_t wanted = (size + sizeof(size_t) + granule - 1) & ~(size_t)(granule - 1);
  if (wanted < smallest) wanted = smallest;
  if (!block) return reserve(wanted);
  struct block *next = next_of(block);
  if (size_of(block) < wanted && (next->size & is_free) &&
      size_of(block) + size_of(next) >= wanted) {
    take_out(next);
    block->size += size_of(next);
  }
  if (size_of(block) >= wanted) {
    trim(block, wanted);
    return old;
  }
  void *moved = reserve(wanted);
  if (!moved) return NULL;
  memcpy(moved, old, old_size < size ? old_size : size);
  release(block);
  return moved;
}
