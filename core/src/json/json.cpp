#include "json/json.hpp"

#include <algorithm>

#include "json/document_builder.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t max_values) {
  if (const auto broken = find_invalid_utf8(text)) return Error{Errc::kJsonEncoding, {}, *broken};
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) return Error{Errc::kJsonByteOrderMark};
  DocumentBuilder builder(max_values);
  if (!Json::sax_parse(text, &builder)) return builder.error();
  return builder.take();
}

std::string write_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string append_pointer(std::string_view pointer, std::string_view token) {
  std::string result(pointer);
  result += '/';
  for (const char c : token) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string append_pointer(std::string_view pointer, std::size_t index) {
  return append_pointer(pointer, std::to_string(index));
}

const Json* find_member(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

Result<bool> require_members(const Json& value, std::string_view pointer,
                             std::initializer_list<std::string_view> allowed) {
  if (!value.is_object()) return Error{Errc::kRequestWrongType, std::string(pointer)};
  for (const auto& [name, member] : value.items()) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      return Error{Errc::kRequestUnknownMember, append_pointer(pointer, name)};
    }
  }
  return true;
}

Result<bool> require_version(const Json& value, int version) {
  if (!value.is_object()) return Error{Errc::kRequestWrongType};
  const Json* member = find_member(value, "v");
  if (member == nullptr) return Error{Errc::kRequestMissingMember, "/v"};
  if (!member->is_number_integer()) return Error{Errc::kRequestWrongType, "/v"};
  if (*member != version) return Error{Errc::kRequestUnsupportedVersion, "/v"};
  return true;
}

Result<std::optional<std::string>> optional_string(const Json& object, std::string_view name,
                                                   std::string_view pointer, std::size_t max_bytes) {
  const Json* member = find_member(object, name);
  if (member == nullptr) return std::optional<std::string>{};
  if (!member->is_string()) return Error{Errc::kRequestWrongType, append_pointer(pointer, name)};
  const auto& text = member->get_ref<const std::string&>();
  if (text.size() > max_bytes) return Error{Errc::kRequestBadValue, append_pointer(pointer, name)};
  return std::optional<std::string>(text);
}

Result<std::string> required_string(const Json& object, std::string_view name, std::string_view pointer,
                                    std::size_t max_bytes) {
  auto text = optional_string(object, name, pointer, max_bytes);
  if (!text) return text.error();
  if (!*text) return Error{Errc::kRequestMissingMember, append_pointer(pointer, name)};
  return **std::move(text);
}

}  // namespace guichet
