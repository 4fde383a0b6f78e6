#include "config/toml_reader.hpp"

namespace guichet::config {

void TomlReader::fail(const toml::node* place, std::string key, std::string reason) {
  if (error_) return;
  const std::size_t line = place ? place->source().begin.line : 0;
  error_ = ConfigError{file_, line, std::move(key), std::move(reason)};
}

void TomlReader::take_text(const toml::node& node, const std::string& key, TextCheck check,
                           std::string& value) {
  const auto* text = node.as_string();
  if (!text) return fail(&node, key, "must be a text in quotation marks");
  if (check) {
    if (const auto refusal = check(text->get())) return fail(&node, key, std::string(*refusal));
  }
  value = text->get();
}

void TomlReader::take_list(const toml::node& node, const std::string& key, TextCheck check,
                           std::vector<std::string>& values) {
  constexpr std::size_t kMaxEntries = 1'000;
  const auto* list = node.as_array();
  if (!list || list->size() > kMaxEntries) return fail(&node, key, "must be a list of at most 1000 texts");
  values.clear();
  for (const auto& entry : *list) take_text(entry, key, check, values.emplace_back());
}

void TomlReader::take_number(const toml::node& node, const std::string& key, std::uint64_t least,
                             std::uint64_t most, std::uint64_t& value) {
  const auto* number = node.as_integer();
  const auto given = number ? number->get() : -1;
  if (given < 0 || static_cast<std::uint64_t>(given) < least || static_cast<std::uint64_t>(given) > most) {
    return fail(&node, key,
                "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  value = static_cast<std::uint64_t>(given);
}

void TomlReader::take_switch(const toml::node& node, const std::string& key, bool& value) {
  const auto* flag = node.as_boolean();
  if (!flag) return fail(&node, key, "must be true or false");
  value = flag->get();
}

void TomlReader::take(const toml::node& node, const std::string& key, const Setting& setting,
                      Config& config) {
  if (const auto* text = std::get_if<TextSetting>(&setting.kind)) {
    take_text(node, key, text->check, text->value(config));
  } else if (const auto* list = std::get_if<ListSetting>(&setting.kind)) {
    take_list(node, key, list->check, list->value(config));
  } else if (const auto* number = std::get_if<NumberSetting>(&setting.kind)) {
    take_number(node, key, number->minimum, number->maximum, number->value(config));
  } else {
    take_switch(node, key, std::get<SwitchSetting>(setting.kind).value(config));
  }
}

}  // namespace guichet::config
