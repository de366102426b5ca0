#ifndef CSPAWN_H
#define CSPAWN_H

#include <spawn.h>

// What glibc's posix_spawn offers beyond POSIX, which Swift's Glibc doesn't show.

/// Has the process work in a folder.
void cspawn_work_in(posix_spawn_file_actions_t *actions, const char *folder);

/// Has the process begin without the files from `lowest` on.
void cspawn_close_from(posix_spawn_file_actions_t *actions, int lowest);

#endif
