#include "guichet/problem.hpp"

#include "json/json.hpp"

namespace guichet {

std::string problem_json(const Error& error) {
  Json problem{{"code", errc_name(error.code)},
               {"status", errc_status(error.code)},
               {"title", errc_title(error.code)},
               {"type", "urn:guichet:error:" + std::string(errc_name(error.code))},
               {"v", 1}};
  if (!error.pointer.empty()) problem["pointer"] = error.pointer;
  if (error.offset) problem["offset"] = *error.offset;
  return write_json(problem);
}

bool is_problem(std::string_view answer) { return answer.substr(0, 9) == R"({"code":")"; }

}  // namespace guichet
