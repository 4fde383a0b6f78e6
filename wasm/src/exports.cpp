// What the WebAssembly modules export: the C API, under its own names. `memory` and `_initialize`, which the loader
// calls first, are exported by the linker. Nothing else of the core knows WebAssembly.

#include "guichet/c_api.h"

#define GUICHET_WASM_EXPORT(name) extern "C" __attribute__((export_name(#name)))

GUICHET_WASM_EXPORT(guichet_abi_version) uint32_t export_abi_version() { return guichet_abi_version(); }

GUICHET_WASM_EXPORT(guichet_alloc) void* export_alloc(size_t size) { return guichet_alloc(size); }

GUICHET_WASM_EXPORT(guichet_free) void export_free(void* memory) { guichet_free(memory); }

GUICHET_WASM_EXPORT(guichet_call)
char* export_call(const char* request, size_t length, size_t* answer_length) {
  return guichet_call(request, length, answer_length);
}

GUICHET_WASM_EXPORT(guichet_add_table) int export_add_table(void* table, size_t length) {
  return guichet_add_table(table, length);
}

GUICHET_WASM_EXPORT(guichet_warm_up) void export_warm_up() { guichet_warm_up(); }
