#include "localize/templates.hpp"

#include <kainjow/mustache.hpp>

#include "embedded/templates.hpp"

namespace guichet::localize {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

std::string_view find_built_in(std::string_view name) {
  for (const embedded::File& file : embedded::templates()) {
    if (file.name == name) return file.contents;
  }
  return {};
}

data to_data(const Json& json) {
  if (json.is_string()) return data(json.get<std::string>());
  if (json.is_boolean()) return data(json.get<bool>());
  if (json.is_array()) {
    data list(data::type::list);
    for (const Json& element : json) list.push_back(to_data(element));
    return list;
  }
  data object(data::type::object);
  for (const auto& [key, value] : json.items()) object.set(key, to_data(value));
  return object;
}

}  // namespace

std::string_view Templates::source(std::string_view name) const {
  const auto own = own_.find(name);
  return own == own_.end() ? find_built_in(name) : std::string_view(own->second);
}

std::string Templates::syntax_error(std::string_view name) const {
  return mustache(std::string(source(name))).error_message();
}

std::string Templates::render(std::string_view name, std::string_view locale, const Words& words,
                              const Json& values) const {
  mustache structure{std::string(source(name))};
  data tags = to_data(values);
  tags.set("language", std::string(localizer_.language_of(locale)));
  for (const std::string& prefix : words.prefixes) {
    for (const auto& [key, text] : localizer_.texts(locale, prefix, words.parameters)) tags.set(key, text);
  }
  return structure.render(tags);
}

}  // namespace guichet::localize
