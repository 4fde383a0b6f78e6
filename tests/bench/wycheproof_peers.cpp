// The tokens and keys of Wycheproof through two C libraries, beside which ours is measured. Prints one JSON
// object for each library and file. usage: bench_wycheproof_peers <folder with the files>
#include <jansson.h>
#include <rhonabwy.h>

extern "C" {
#include <jose/jws.h>
}

#include <iostream>
#include <memory>

#include "wycheproof_vectors.hpp"

namespace {

using namespace guichet;
using namespace guichet::bench;

struct Freed {
  void operator()(json_t* value) const { json_decref(value); }
  void operator()(jws_t* token) const { r_jws_free(token); }
};
template <class T>
using Owned = std::unique_ptr<T, Freed>;

bool rhonabwy(const std::string& token, const std::string& key_set) {
  jws_t* made_token = nullptr;
  jwks_t* made_keys = nullptr;
  if (r_jws_init(&made_token) != RHN_OK || r_jwks_init(&made_keys) != RHN_OK) return false;
  const Owned<jws_t> jws(made_token);
  const Owned<jwks_t> keys(made_keys);  // jansson's own type
  if (r_jwks_import_from_json_str(made_keys, key_set.c_str()) != RHN_OK) return false;
  if (r_jws_advanced_parse(made_token, token.c_str(), R_PARSE_NONE, 0) != RHN_OK) return false;
  if (r_jws_add_jwks(made_token, nullptr, made_keys) != RHN_OK) return false;
  return r_jws_verify_signature(made_token, nullptr, 0) == RHN_OK;
}

// The library reads the flattened form; its own command takes a compact token apart at the dots too.
std::string flattened(const std::string& token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (first == last) return token;
  return write_json(Json{{"protected", token.substr(0, first)},
                         {"payload", token.substr(first + 1, last - first - 1)},
                         {"signature", token.substr(last + 1)}});
}

bool latchset(const std::string& token, const std::string& key_set) {
  const Owned<json_t> jws(json_loads(flattened(token).c_str(), 0, nullptr));
  const Owned<json_t> keys(json_loads(key_set.c_str(), 0, nullptr));
  return jws && keys && jose_jws_ver(nullptr, jws.get(), nullptr, keys.get(), false);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || r_global_init() != RHN_OK) return 2;
  const std::pair<const char*, Judge> peers[] = {{"rhonabwy", rhonabwy}, {"latchset jose", latchset}};
  for (const auto& [name, judge] : peers) {
    for (const std::string_view file : kTokenFiles) {
      const auto groups = read_groups(std::string(argv[1]) + "/" + std::string(file));
      if (!groups) return 1;
      Score score;
      score_tokens(*groups, judge, score);
      std::cout << as_line(file, name, score) << '\n';
    }
  }
  r_global_close();
  return 0;
}
