#include "mail/html_text.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/ascii.hpp"

namespace guichet::mail {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

constexpr std::array<std::string_view, 14> kForbidden = {
    "script", "form",  "input",  "textarea", "select", "iframe", "frame",
    "object", "embed", "applet", "link",     "base",   "svg",    "math"};
constexpr std::array<std::string_view, 4> kUnread = {"style", "title", "head", "template"};

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string value_of(const xmlAttr* attribute) {
  std::string value;
  for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) value += view(part->content);
  return value;
}

bool has_scheme(std::string_view url, std::initializer_list<std::string_view> schemes) {
  const std::string lower = to_ascii_lower(trim_ascii(url));
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return lower.starts_with(scheme); });
}

// A style that fetches something.
bool fetches(std::string_view style) {
  const std::string lower = to_ascii_lower(style);
  return lower.find("url(") != std::string::npos || lower.find("@import") != std::string::npos ||
         lower.find("expression(") != std::string::npos;
}

// Walks through the document once.
class Walker {
 public:
  HtmlText found;

  // Elements below one another are bounded by the parser's own limit on depth (256).
  void walk(const xmlNode* node, bool is_read) {
    for (; node != nullptr; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) take_text(view(node->content), is_read);
      if (node->type != XML_ELEMENT_NODE) continue;
      const std::string name = to_ascii_lower(view(node->name));
      take_element(node, name);
      walk(node->children, is_read && !is_one_of(kUnread, name));
    }
  }

 private:
  void take_text(std::string_view text, bool is_read) {
    if (!is_read) return;
    for (const char c : text) {
      if (!is_ascii_space(c)) found.text += c;
      if (is_ascii_space(c) && !found.text.ends_with(' ')) found.text += ' ';
    }
  }

  void take_element(const xmlNode* node, const std::string& name) {
    if (is_one_of(kForbidden, name)) found.dangers.push_back("<" + name + ">");
    if (name == "style") {
      for (const xmlNode* part = node->children; part != nullptr; part = part->next) check_style(view(part->content));
    }
    for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
      take_attribute(name, to_ascii_lower(view(attribute->name)), value_of(attribute));
    }
  }

  void take_attribute(const std::string& element, const std::string& name, const std::string& value) {
    if (name.starts_with("on")) found.dangers.push_back("the attribute " + name);
    if (name == "style") check_style(value);
    if (element == "meta" && name == "http-equiv") found.dangers.push_back("<meta http-equiv>");
    if (element == "html" && name == "lang") found.language = value;
    if (name == "href") take_link(value);
    const bool is_source = name == "src" || name == "srcset" || name == "background" || name == "poster";
    if (is_source && !has_scheme(value, {"data:image/", "cid:"})) found.dangers.push_back("an image from elsewhere");
  }

  void take_link(const std::string& url) {
    found.links.push_back(url);
    if (!has_scheme(url, {"https:", "http:", "mailto:"})) found.dangers.push_back("the link " + url);
  }

  void check_style(std::string_view style) {
    if (fetches(style)) found.dangers.push_back("a style that fetches something");
  }
};

}  // namespace

std::optional<HtmlText> read_html(std::string_view html) {
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) return std::nullopt;
  Walker walker;
  walker.walk(xmlDocGetRootElement(document.get()), true);
  return std::move(walker.found);
}

}  // namespace guichet::mail
