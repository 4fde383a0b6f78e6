#include "localize/localizer.hpp"

#include "embedded/messages.hpp"
#include "json/json.hpp"

namespace guichet::localize {
namespace {

constexpr std::string_view kFallback = "en";

std::string fill_in(std::string text, const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    const std::string placeholder = "{" + name + "}";
    for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at)) {
      text.replace(at, placeholder.size(), value);
      at += value.size();
    }
  }
  return text;
}

}  // namespace

Localizer::Localizer() {
  for (const embedded::File& file : embedded::messages()) {
    const Json messages = Json::parse(file.contents, nullptr, false);
    Texts& texts = languages_[std::string(file.name.substr(0, file.name.find('.')))];
    for (const auto& [key, message] : messages.items()) texts[key] = message["text"].get<std::string>();
  }
}

bool Localizer::replace(std::string_view language, std::string_view key, std::string text) {
  const auto texts = languages_.find(language);
  if (texts == languages_.end()) return false;
  const auto found = texts->second.find(key);
  if (found == texts->second.end()) return false;
  found->second = std::move(text);
  return true;
}

std::vector<std::string> Localizer::languages() const {
  std::vector<std::string> names;
  for (const auto& [name, texts] : languages_) names.push_back(name);
  return names;
}

std::string_view Localizer::language_of(std::string_view locale) const {
  const auto found = languages_.find(locale.substr(0, locale.find('-')));
  return found == languages_.end() ? kFallback : std::string_view(found->first);
}

const Localizer::Texts& Localizer::texts_of(std::string_view locale) const {
  return languages_.find(language_of(locale))->second;
}

std::string Localizer::text(std::string_view locale, std::string_view key, const Parameters& parameters) const {
  const Texts& texts = texts_of(locale);
  const auto found = texts.find(key);
  return found == texts.end() ? std::string(key) : fill_in(found->second, parameters);
}

bool Localizer::has(std::string_view locale, std::string_view key) const {
  return texts_of(locale).count(key) != 0;
}

std::map<std::string, std::string> Localizer::texts(std::string_view locale, std::string_view prefix,
                                                    const Parameters& parameters) const {
  std::map<std::string, std::string> found;
  const Texts& all = texts_of(locale);
  for (auto at = all.lower_bound(prefix); at != all.end() && at->first.starts_with(prefix); ++at) {
    found[at->first.substr(prefix.size())] = fill_in(at->second, parameters);
  }
  return found;
}

}  // namespace guichet::localize
