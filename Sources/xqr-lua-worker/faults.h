#ifndef XQR_FAULTS_H
#define XQR_FAULTS_H

#include <lua5.4/lua.h>

// What is told to the host when a script fails.

enum {
  fault_unknown_name = 2,
  fault_bad_item = 4,
  fault_bad_result = 8,
  fault_memory = 9,
  /// The script's own, where it names none.
  fault_script = 100,
};

/// How the script is called in messages.
void fault_source(const char *name);

/// The message handler of all protected calls: keeps what went wrong and where.
int fault_handle(lua_State *lua);

/// Raises a fault of our own, with a format of lua_pushfstring.
int fault_raise(lua_State *lua, int code, const char *format, ...);

/// Begins a frame of the fault that ended a protected call, whose value is on top, and completes it.
void fault_send(lua_State *lua, int status);

#endif
