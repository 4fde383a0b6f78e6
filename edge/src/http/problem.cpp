#include "http/problem.hpp"

#include <utility>

#include "guichet/problem.hpp"

namespace guichet::http {

Response problem(const Error& error) {
  return respond(errc_status(error.code), "application/problem+json", problem_json(error));
}

Response problem(Errc code, std::string pointer) { return problem(Error{code, std::move(pointer)}); }

}  // namespace guichet::http
