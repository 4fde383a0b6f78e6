#include "rules/bands.hpp"

namespace guichet::rules {
namespace {

// A number from 0 to 1, into `value`, which stays when the member is left out.
Result<bool> read_share(const Json& source, std::string_view name, std::string_view pointer, double& value) {
  const Json* member = find_member(source, name);
  if (member == nullptr) return true;
  if (!member->is_number()) return Error{Errc::kRequestWrongType, append_pointer(pointer, name)};
  value = member->get<double>();
  if (value < 0 || value > 1) return Error{Errc::kRequestBadValue, append_pointer(pointer, name)};
  return true;
}

// The error points at the higher band, unless it is a default and the lower one was written.
Result<bool> require_order(const Json& source, std::string_view pointer, std::string_view low_name,
                           double low, std::string_view high_name, double high) {
  if (low <= high) return true;
  const std::string_view wrong = find_member(source, high_name) != nullptr ? high_name : low_name;
  return Error{Errc::kRequestBadValue, append_pointer(pointer, wrong)};
}

}  // namespace

Result<match::Bands> compile_bands(const Json& source, std::string_view pointer) {
  if (auto known = require_members(source, pointer, {"review", "ask", "same", "household_below"}); !known) {
    return known.error();
  }
  match::Bands bands;
  if (auto read = read_share(source, "review", pointer, bands.review); !read) return read.error();
  if (auto read = read_share(source, "ask", pointer, bands.ask); !read) return read.error();
  if (auto read = read_share(source, "same", pointer, bands.same); !read) return read.error();
  if (auto read = read_share(source, "household_below", pointer, bands.household_below); !read)
    return read.error();
  if (bands.review == 0) return Error{Errc::kRequestBadValue, append_pointer(pointer, "review")};
  if (auto good = require_order(source, pointer, "review", bands.review, "ask", bands.ask); !good)
    return good.error();
  if (auto good = require_order(source, pointer, "ask", bands.ask, "same", bands.same); !good)
    return good.error();
  return bands;
}

}  // namespace guichet::rules
