#include "silos/mapping.hpp"

#include "files/small_file.hpp"
#include "json/json.hpp"
#include "silos/column_names.hpp"

namespace guichet::silos {
namespace {

using files::InputError;

constexpr std::size_t kMaxFile = 65'536;

std::string known_tokens() {
  std::string tokens;
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    tokens.append(i == 0 ? "" : ", ").append(match::token_name(static_cast<match::Token>(i)));
  }
  return tokens;
}

Expected<std::optional<match::Token>, std::string> read_entry(const std::string& column, const Json& value) {
  const std::string place = "/columns/" + column + ": ";
  if (value.is_null()) return std::optional<match::Token>();
  if (!value.is_string()) return place + "must be the name of a token, or null";
  const auto token = match::find_token(value.get_ref<const std::string&>());
  if (token) return token;
  return place + files::quote(value.get_ref<const std::string&>()) +
         " is not known; these are: " + known_tokens();
}

}  // namespace

Expected<Mapping, InputError> read_mapping(const std::filesystem::path& file) {
  const auto text = files::read_small_file(file, kMaxFile);
  if (!text) return text.error();
  const auto wrong = [&file](std::string reason) {
    return InputError{file.string(), 0, {}, std::move(reason)};
  };
  const Json document = Json::parse(*text, nullptr, false);
  if (document.is_discarded()) return wrong("is not JSON");
  if (!document.is_object() || !document.contains("columns") || !document["columns"].is_object()) {
    return wrong("must be as {\"columns\": {\"my_column\": \"email\"}}");
  }
  for (const auto& [name, value] : document.items()) {
    if (name != "columns") return wrong("/" + name + ": is not known");
  }
  Mapping mapping;
  for (const auto& [column, value] : document["columns"].items()) {
    const auto entry = read_entry(column, value);
    if (!entry) return wrong(entry.error());
    mapping[fold_column_name(column)] = *entry;
  }
  return mapping;
}

}  // namespace guichet::silos
