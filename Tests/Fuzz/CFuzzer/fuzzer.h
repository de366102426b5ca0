// libFuzzer as a library (libclang_rt.fuzzer_no_main): our main chooses what it runs.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));
