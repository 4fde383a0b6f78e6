#include "mail/template_check.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "mail/composer.hpp"
#include "mail/html_text.hpp"
#include "mail/sample.hpp"

namespace guichet::mail {
namespace {

constexpr std::array<std::string_view, 15> kTags = {
    "language", "url",      "has_link",     "code",            "has_code",            "information",     "has_information",
    "purposes", "has_purposes", "preferences_url", "has_preferences_url", "unsubscribe_url", "has_unsubscribe_url",
    "has_expiry", "."};

using Words = std::map<std::string, std::string>;

Words words_of(const localize::Localizer& localizer, std::string_view language, const MailKind& kind) {
  const localize::Parameters parameters{{"brand", "Example"}, {"hours", "48"}, {"provider", "Example"}};
  Words words = localizer.texts(language, "mail.common.", parameters);
  for (auto& [key, text] : localizer.texts(language, std::string(kind.name) + ".", parameters)) words[key] = text;
  return words;
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return out;
}

// The check of one kind in one language.
class CaseCheck {
 public:
  CaseCheck(const localize::Templates& templates, const MailKind& kind, std::string language)
      : templates_(templates), kind_(kind), payload_(sample_payload(kind, language)), language_(std::move(language)),
        words_(words_of(templates.localizer(), language_, kind)) {}

  std::vector<std::string> run() {
    const Composer composer(templates_, {"Example", "hello@example.org"}, 48);
    const Rendered rendered = composer.render(kind_, payload_);
    part_ = part_name(".txt");
    check_text(squeezed(rendered.text));
    if (rendered.text.find("{{") != std::string::npos) complain("has a tag left over");
    part_ = part_name(".html");
    check_html(rendered.html);
    return std::move(problems_);
  }

 private:
  std::string part_name(std::string_view extension) const {
    const std::string own = std::string(kind_.name) + std::string(extension);
    return templates_.has(own) ? own : "mail" + std::string(extension);
  }

  void complain(const std::string& what) {
    problems_.push_back(part_ + ": " + std::string(kind_.name) + " in " + language_ + ": " + what);
  }

  void require(const std::string& text, const std::string& part, std::string_view name) {
    if (text.find(squeezed(part)) == std::string::npos) complain("lacks " + std::string(name));
  }

  const std::string& link() const {
    return kind_.link == MailLink::kPreferences && payload_.url.empty() ? payload_.preferences_url : payload_.url;
  }

  // What both parts must say.
  void check_text(const std::string& text) {
    if (kind_.link != MailLink::kNone) require(text, link(), "the link, {{url}}, as text to be read");
    if (kind_.has_code) require(text, payload_.code, "the code, {{code}}");
    for (const std::string& purpose : payload_.purposes) require(text, purpose, "the purposes, {{#purposes}}");
    require(text, payload_.information, "the information on data, {{information}}");
    require(text, payload_.preferences_url, "the link to the choices, {{preferences_url}}");
    require(text, payload_.unsubscribe_url, "the way out, {{unsubscribe_url}}");
    require(text, words_["ignore"], "what to do when it was not you, {{ignore}}");
    if (words_.count("expiry") != 0) require(text, words_["expiry"], "how long the link is good, {{expiry}}");
  }

  void check_html(const std::string& html) {
    const auto read = read_html(html);
    if (!read) return complain("is no HTML");
    check_text(read->text);
    if (read->language != language_) complain("lacks lang=\"{{language}}\" of the html element");
    for (const std::string& danger : read->dangers) complain("has what mail programs block: " + danger);
    const auto has_link = [&](const std::string& url) {
      return std::find(read->links.begin(), read->links.end(), url) != read->links.end();
    };
    if (kind_.link != MailLink::kNone && !has_link(link())) complain("has no link that goes to {{url}}");
    if (!has_link(payload_.unsubscribe_url)) complain("has no link that goes to {{unsubscribe_url}}");
    if (!has_link(payload_.preferences_url)) complain("has no link that goes to {{preferences_url}}");
    if (html.find("{{") != std::string::npos) complain("has a tag left over");
  }

  const localize::Templates& templates_;
  const MailKind& kind_;
  const Payload payload_;
  const std::string language_;
  Words words_;
  std::string part_;
  std::vector<std::string> problems_;
};

// Words that some kind has; a template for all kinds may use them all.
bool is_word(const localize::Localizer& localizer, const std::string& tag) {
  const auto kinds = all_mail_kinds();
  return localizer.has("en", "mail.common." + tag) ||
         std::any_of(kinds.begin(), kinds.end(),
                     [&](const MailKind& kind) { return localizer.has("en", std::string(kind.name) + "." + tag); });
}

void check_tags(const localize::Templates& templates, const std::string& name, std::vector<std::string>& problems) {
  static const RE2 kTag(R"(\{\{([{#^/&!>=]?)\s*([^}\s]*)\s*\}?\}\})");
  const std::string source(templates.source(name));
  const std::string error = templates.syntax_error(name);
  if (!error.empty()) return problems.push_back(name + ": " + error);
  re2::StringPiece rest(source);
  std::string sigil, tag;
  while (RE2::FindAndConsume(&rest, kTag, &sigil, &tag)) {
    if (sigil == "!") continue;
    const bool is_known = std::find(kTags.begin(), kTags.end(), tag) != kTags.end() || is_word(templates.localizer(), tag);
    if (is_known && sigil != ">" && sigil != "=") continue;
    const auto end = source.end() - static_cast<std::ptrdiff_t>(rest.size());
    const auto line = 1 + std::count(source.begin(), end, '\n');
    problems.push_back(name + ", line " + std::to_string(line) + ": the tag {{" + sigil + tag + "}} is unknown");
  }
}

}  // namespace

std::vector<std::string> check_templates(const localize::Templates& templates) {
  std::vector<std::string> problems;
  std::vector<std::string> names = {"mail.html", "mail.txt"};
  for (const MailKind& kind : all_mail_kinds()) {
    for (const std::string_view extension : {".html", ".txt"}) names.push_back(std::string(kind.name) + std::string(extension));
  }
  for (const std::string& name : names) {
    if (templates.has(name)) check_tags(templates, name, problems);
  }
  if (!problems.empty()) return problems;
  for (const MailKind& kind : all_mail_kinds()) {
    for (const std::string& language : templates.localizer().languages()) {
      for (std::string& problem : CaseCheck(templates, kind, language).run()) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace guichet::mail
