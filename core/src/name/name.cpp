#include "guichet/name.hpp"

#include <algorithm>

#include "name/case_repair.hpp"
#include "name/junk.hpp"
#include "name/title.hpp"
#include "name/words.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace guichet {
namespace {

// Zero width joiners are part of how some scripts are written.
bool is_forbidden(char32_t c) { return is_invisible(c) && c != '\t' && c != 0x200C && c != 0x200D; }

std::string fold_white_space(std::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const auto character = next_character(text);
    const bool space = is_name_space(character.code_point);
    const bool is_redundant = space && (folded.empty() || folded.back() == ' ');
    if (!is_redundant) append_utf8(folded, space ? U' ' : character.code_point);
    text.remove_prefix(character.length);
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::optional<Span> find_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = next_character(text.substr(at));
    if (is_forbidden(character.code_point)) return Span{at, at + character.length};
    at += character.length;
  }
  return std::nullopt;
}

std::optional<Span> find_link(std::string_view text) {
  const std::string lower = to_ascii_lower(text);
  for (const std::string_view mark : {"://", "www."}) {
    const std::size_t at = lower.find(mark);
    if (at != std::string::npos) return Span{at, at + mark.size()};
  }
  return std::nullopt;
}

std::optional<Span> find_first_of(std::string_view text, std::string_view characters) {
  const std::size_t at = text.find_first_of(characters);
  return at == std::string_view::npos ? std::nullopt : std::optional(Span{at, at + 1});
}

void add(NameReport& report, Code code, std::optional<Span> span) {
  if (span) report.findings.push_back(make_finding(code, *span));
}

void add_suggestion(NameReport& report, Code code, std::optional<Span> span, std::string suggestion) {
  report.findings.push_back(make_finding(code, span));
  report.findings.back().params.emplace_back("suggestion", std::move(suggestion));
}

void add_remarks(const std::vector<NameWord>& words, const NameContext& context, NameReport& report) {
  const NameWord* end = words.data() + words.size();
  const NameWord* name = words.data() + count_titles(words, context);
  if (name != words.data()) {
    const Span span{words.front().span.begin, (name - 1)->span.end};
    add_suggestion(report, Code::kNameTitle, span, join_words(name, end));
  }
  const NameWord* initials = std::find_if(name, end, is_initials);
  if (initials != end) add(report, Code::kNameInitials, initials->span);
  report.display = repair_case(report.normalized, context);
  if (report.display != report.normalized) {
    add_suggestion(report, Code::kNameCase, std::nullopt, report.display);
  }
}

}  // namespace

NameReport check_organization_name(std::string_view text) {
  NameReport report;
  report.normalized = fold_white_space(text);
  report.display = report.normalized;
  add(report, Code::kNameControlCharacter, find_forbidden(text));
  add(report, Code::kNameLink, find_link(text));
  return report;
}

NameReport check_person_name(std::string_view text, const NameContext& context) {
  NameReport report = check_organization_name(text);
  add(report, Code::kNameEmail, find_first_of(text, "@"));
  add(report, Code::kNameDigits, find_first_of(text, "0123456789"));
  if (!report.findings.empty()) return report;
  const auto words = split_name(text);
  if (const auto junk = find_junk(words, context.part)) {
    add(report, junk->code, junk->span);
  } else {
    add_remarks(words, context, report);
  }
  return report;
}

}  // namespace guichet
