#pragma once

#include <catch2/catch.hpp>

#include "json/json.hpp"

// Catch would print a JSON value as a range of JSON values, without end.
template <>
struct Catch::StringMaker<guichet::Json> {
  static std::string convert(const guichet::Json& value) { return guichet::write_json(value); }
};
