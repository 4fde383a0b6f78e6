#include "mail/own_templates.hpp"

#include <re2/re2.h>

#include "files/small_file.hpp"
#include "json/json.hpp"
#include "mail/kinds.hpp"

namespace guichet::mail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFile = 256 * 1024;

using Problem = std::optional<std::string>;

bool is_template_name(const std::string& name) {
  const std::string stem = name.substr(0, name.rfind('.'));
  return stem == "mail" || find_mail_kind(stem) != nullptr;
}

Problem check_placeholders(const std::string& key, const std::string& text) {
  static const RE2 kPlaceholder(R"(\{([^{}]*)\})");
  re2::StringPiece rest(text);
  std::string name;
  while (RE2::FindAndConsume(&rest, kPlaceholder, &name)) {
    if (name != "brand" && name != "hours") return key + ": {" + name + "} is unknown; there are {brand} and {hours}";
  }
  return std::nullopt;
}

Problem replace_words(localize::Localizer& localizer, const std::string& language, const std::string& text) {
  const auto words = parse_json(text);
  if (!words || !words->is_object()) return "is no JSON object";
  for (const auto& [key, value] : words->items()) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) return key + ": must be a text";
    if (auto problem = check_placeholders(key, value.get<std::string>())) return problem;
    const bool is_mail = key.starts_with("mail.");
    if (!is_mail || !localizer.replace(language, key, value.get<std::string>())) {
      return key + ": there are no such words in this language";
    }
  }
  return std::nullopt;
}

// What one folder holds, file by file.
class Reader {
 public:
  explicit Reader(const fs::path& folder) : folder_(folder) {}

  Problem read() {
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, failure)) {
      const std::string name = entry.path().filename().string();
      const std::string extension = entry.path().extension().string();
      const bool counts = extension == ".html" || extension == ".txt" || extension == ".json";
      if (!counts || name.starts_with('.')) continue;
      if (auto problem = take(entry.path(), name, extension)) return (folder_ / name).string() + ": " + *problem;
    }
    return failure ? Problem(folder_.string() + ": " + failure.message()) : std::nullopt;
  }

  localize::Localizer localizer;
  localize::TemplateFiles files;

 private:
  Problem take(const fs::path& path, const std::string& name, const std::string& extension) {
    auto text = files::read_small_file(path, kMaxFile);
    if (!text) return text.error().reason;
    if (extension == ".json") return replace_words(localizer, name.substr(0, name.size() - extension.size()), *text);
    if (!is_template_name(name)) return "is the name of no mail; there are mail.html, mail.txt and those of each kind";
    if (text->empty()) return "is empty";
    files[name] = *std::move(text);
    return std::nullopt;
  }

  const fs::path folder_;
};

}  // namespace

Expected<std::unique_ptr<MailTemplates>, std::string> MailTemplates::load(const fs::path& folder) {
  Reader reader(folder);
  if (!folder.empty()) {
    if (auto problem = reader.read()) return *std::move(problem);
  }
  return std::unique_ptr<MailTemplates>(new MailTemplates(std::move(reader.localizer), std::move(reader.files)));
}

}  // namespace guichet::mail
