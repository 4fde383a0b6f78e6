#ifndef GUICHET_C_API_H
#define GUICHET_C_API_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GUICHET_EXPORT __attribute__((visibility("default")))
#else
#define GUICHET_EXPORT
#endif

/* Raised when a call of this header changes its meaning. */
GUICHET_EXPORT uint32_t guichet_abi_version(void);

/* Memory for requests (and, in WebAssembly, for the answer's length). NULL when there is none left. */
GUICHET_EXPORT void* guichet_alloc(size_t size);

/* Gives back what guichet_alloc or guichet_call returned. NULL is allowed. */
GUICHET_EXPORT void guichet_free(void* memory);

/*
 * One JSON request in, one JSON answer out (see README, "The contract").
 * request: UTF-8, not NUL-terminated, at most 65,536 bytes; a longer, broken or wrong one is answered
 * with a problem document (RFC 9457), never refused otherwise.
 * answer_length: receives the answer's length in bytes.
 * Returns the answer, UTF-8 and NUL-terminated, to be given back with guichet_free. Thread-safe.
 */
GUICHET_EXPORT char* guichet_call(const char* request, size_t length, size_t* answer_length);

/*
 * Gives the core one of the *.table files that lie beside the WebAssembly modules: email suggestions, disposable
 * domains, international domains. Until then the core says nothing of what the table is for.
 * table: from guichet_alloc; kept by the core when 1 is returned, the caller's to free when 0 is: it is no table of
 * this version, or already there. Natively the tables are built in, and the answer is 0.
 */
GUICHET_EXPORT int guichet_add_table(void* table, size_t length);

/* Pays in advance what the first check of a phone number would cost (50 to 100 ms in a browser). */
GUICHET_EXPORT void guichet_warm_up(void);

#ifdef __cplusplus
}
#endif
#endif
