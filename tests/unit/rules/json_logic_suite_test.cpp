// The common JsonLogic suite, where it is at hand: what is well typed under our rules must give the suite's
// value, everything else must be refused with a place, and nothing may crash.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "rules/condition.hpp"

using namespace guichet;
using namespace guichet::rules;

namespace {

struct Data {
  Schema schema;
  Environment environment;
};

// Declares what a case's data holds; names that its rule reads and the data lack are optional strings.
void declare(const Json& data, const std::string& prefix, Data& declared) {
  if (!data.is_object()) return;
  for (const auto& [key, value] : data.items()) {
    const std::string name = prefix.empty() ? key : prefix + "." + key;
    if (value.is_boolean()) {
      declared.schema[name] = Type::kBoolean;
      declared.environment[name] = value.get<bool>();
    } else if (value.is_number()) {
      declared.schema[name] = Type::kNumber;
      declared.environment[name] = value.get<double>();
    } else if (value.is_string()) {
      declared.schema[name] = Type::kString;
      declared.environment[name] = value.get<std::string>();
    }
    declare(value, name, declared);
  }
}

// Our language has no empty path and no index.
bool is_variable_name(const Json& name) {
  if (!name.is_string()) return false;
  const auto& text = name.get_ref<const std::string&>();
  return !text.empty() && text.find_first_of("0123456789") != 0;
}

void declare_missing(const Json& rule, Data& declared) {
  if (rule.is_array()) {
    for (const Json& part : rule) declare_missing(part, declared);
  }
  if (!rule.is_object()) return;
  for (const auto& [key, value] : rule.items()) {
    const Json& name = value.is_array() && value.size() == 1 ? value[0] : value;
    if (key == "var" && is_variable_name(name)) declared.schema.try_emplace(name.get<std::string>(), Type::kString);
    declare_missing(value, declared);
  }
}

bool agrees(const Value& value, const Json& expected) {
  if (expected.is_boolean()) return value == Value{expected.get<bool>()};
  if (expected.is_number()) return value == Value{expected.get<double>()};
  if (expected.is_string()) return value == Value{expected.get<std::string>()};
  return value == Value{};
}

}  // namespace

TEST_CASE("JsonLogic's own suite: right values or a refusal with its place") {
  std::ifstream file(GUICHET_SHARED_DATA "/rules/jsonlogic-tests.json");
  if (!file) {
    WARN("left out: the suite is not here");
    return;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Json suite = Json::parse(text, nullptr, false);
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const Json& test : suite) {
    if (!test.is_array() || !test[0].is_structured() || test[0].is_array()) continue;
    CAPTURE(test.dump());
    Data data;
    declare(test[1], "", data);
    declare_missing(test[0], data);
    const auto node = compile_expression(test[0], "", data.schema);
    if (node) {
      ++accepted;
      CHECK(agrees(evaluate(*node, data.environment), test[2]));
    } else {
      ++refused;
      CHECK_FALSE(errc_name(node.error().code).empty());
    }
  }
  INFO("accepted " << accepted << ", refused " << refused);
  CHECK(accepted == 61);
  CHECK(refused == 207);
}
