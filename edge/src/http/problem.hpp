#pragma once

#include <string>

#include "guichet/result.hpp"
#include "http/response.hpp"

namespace guichet::http {

// An application/problem+json answer (RFC 9457): the body is guichet::problem_json(), the status the one that
// belongs to the code.
Response problem(const Error& error);

// `pointer` is a JSON pointer (RFC 6901) into the request body, left out when empty.
Response problem(Errc code, std::string pointer = {});

}  // namespace guichet::http
