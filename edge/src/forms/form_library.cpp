#include "forms/form_library.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include "form/request.hpp"
#include "text/sha256.hpp"

namespace guichet::forms {
namespace {

namespace fs = std::filesystem;

// Takes out a member that is the edge's business alone.
Json take_member(Json& description, std::string_view name, Json otherwise) {
  const auto found = description.is_object() ? description.find(name) : description.end();
  if (found == description.end()) return otherwise;
  Json value = std::move(*found);
  description.erase(found);
  return value;
}

std::string describe(const Error& error) {
  std::string text(errc_title(error.code));
  if (!error.pointer.empty()) text += " (" + error.pointer + ")";
  return text;
}

Result<LoginList> read_login(Json& description) {
  if (find_member(description, "login") == nullptr) return LoginList();
  return parse_login_list(take_member(description, "login", Json::array()));
}

// The order in which its author wrote the fields, which a visitor sees; our own reader sorts them.
std::vector<std::string> field_order(const std::string& text) {
  const auto file = nlohmann::ordered_json::parse(text);
  std::vector<std::string> tokens;
  for (const auto& [token, description] : file["fields"].items()) tokens.push_back(token);
  return tokens;
}

Expected<PublishedForm, FormError> read_form(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), {}};
  auto description = parse_json(text);
  if (!description) return FormError{file, describe(description.error())};
  std::string content = write_json(*description);
  const std::string hash = "sha256:" + sha256_hex(content);
  auto consents = parse_consent_questions(take_member(*description, "consents", Json::array()));
  if (!consents) return FormError{file, consents.error()};
  auto login = read_login(*description);
  if (!login) return FormError{file, describe(login.error())};
  const Json protection_rules = take_member(*description, "protection", Json::object());
  const auto form = form::parse_form(*description, "");
  if (!form) return FormError{file, describe(form.error())};
  if (form->id != file.stem().string()) return FormError{file, "the id must be the file's name without .json"};
  if (!form->fields) return FormError{file, "fields are missing"};
  auto protection = parse_protection(protection_rules, (*description)["fields"]);
  if (!protection) return FormError{file, describe(protection.error())};
  const Json* locale = find_member(*description, "locale");
  PublishedForm published{form->id, *description, hash,
                          locale == nullptr ? "en" : locale->get<std::string>(), form->country,
                          form->ruleset ? form->ruleset->matching : match::Bands{}, *std::move(consents),
                          *std::move(protection), *std::move(login), std::move(content), field_order(text)};
  return published;
}

}  // namespace

Expected<FormLibrary, FormError> FormLibrary::load(const fs::path& folder) {
  std::error_code failure;
  fs::directory_iterator entries(folder, failure);
  if (failure) return FormError{folder, failure.message()};
  FormLibrary library;
  for (const fs::directory_entry& entry : entries) {
    if (entry.path().extension() != ".json") continue;
    auto form = read_form(entry.path());
    if (!form) return form.error();
    const std::string id = form->id;
    library.forms_.emplace(id, *std::move(form));
  }
  return library;
}

const PublishedForm* FormLibrary::find(std::string_view id) const {
  const auto found = forms_.find(id);
  return found == forms_.end() ? nullptr : &found->second;
}

std::string FormLibrary::purpose_title(std::string_view purpose, std::string_view locale) const {
  for (const auto& [id, form] : forms_) {
    if (const auto* question = find_question(form.consents, purpose)) return question->wording(locale, form.locale).title;
  }
  return std::string(purpose);
}

}  // namespace guichet::forms
