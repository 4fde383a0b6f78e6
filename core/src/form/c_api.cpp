#include "guichet/c_api.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include "guichet/check.hpp"
#include "guichet/phone.hpp"
#include "tables/tables.hpp"

extern "C" {

uint32_t guichet_abi_version(void) { return 1; }

void* guichet_alloc(size_t size) { return std::malloc(size); }

void guichet_free(void* memory) { std::free(memory); }

char* guichet_call(const char* request, size_t length, size_t* answer_length) {
  const std::string answer = guichet::call({request, length});
  auto* copy = static_cast<char*>(std::malloc(answer.size() + 1));
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, answer.c_str(), answer.size() + 1);
  *answer_length = answer.size();
  return copy;
}

int guichet_add_table(void* table, size_t length) {
  return guichet::add_table({static_cast<const char*>(table), length}) ? 1 : 0;
}

void guichet_warm_up(void) { guichet::warm_up_phone(); }
}
