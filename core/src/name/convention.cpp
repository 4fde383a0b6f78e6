#include "name/convention.hpp"

#include <algorithm>
#include <iterator>

namespace guichet {
namespace {

constexpr std::uint8_t bit(NameConvention convention) { return static_cast<std::uint8_t>(convention); }

constexpr std::uint8_t kEverywhere = 127;
constexpr std::uint8_t kNotItalian = kEverywhere ^ bit(NameConvention::kItalian);
constexpr std::uint8_t kNotFrench = kEverywhere ^ bit(NameConvention::kFrench);
constexpr std::uint8_t kSpanish = bit(NameConvention::kSpanish);
constexpr std::uint8_t kPortuguese = bit(NameConvention::kPortuguese);
constexpr std::uint8_t kDutch = bit(NameConvention::kDutch);
constexpr std::uint8_t kGerman = bit(NameConvention::kGerman);

struct Particle {
  std::string_view word;
  std::uint8_t conventions;
  bool is_small_at_head;
};

constexpr Particle kParticles[] = {
    {"de", kNotItalian, true},       {"du", kNotItalian, true},  {"des", kNotItalian, true}, {"von", kEverywhere, true},
    {"vom", kEverywhere, true},      {"der", kEverywhere, false}, {"den", kEverywhere, false}, {"dem", kEverywhere, false},
    {"'t", kEverywhere, true},       {"bin", kEverywhere, true}, {"ibn", kEverywhere, true}, {"bint", kEverywhere, true},
    {"van", kDutch, false},          {"ter", kDutch, false},     {"ten", kDutch, false},     {"te", kDutch, false},
    {"het", kDutch, false},          {"op", kDutch, false},      {"zu", kGerman, true},      {"zum", kGerman, true},
    {"zur", kGerman, true},          {"und", kGerman, false},    {"del", kSpanish, true},    {"los", kSpanish, false},
    {"las", kSpanish, false},        {"y", kSpanish, false},     {"da", kPortuguese, true},  {"do", kPortuguese, true},
    {"das", kPortuguese, true},      {"e", kPortuguese, false},  {"dos", kPortuguese | kSpanish, true},
};

constexpr struct {
  std::string_view countries;
  NameConvention convention;
} kConventions[] = {
    {"FR BE CH LU MC CA", NameConvention::kFrench},
    {"ES AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE", NameConvention::kSpanish},
    {"PT BR AO MZ CV", NameConvention::kPortuguese},
    {"IT SM", NameConvention::kItalian},
    {"NL", NameConvention::kDutch},
    {"DE AT LI", NameConvention::kGerman},
};

bool is_small_article(std::string_view folded, NameConvention convention) {
  if (folded == "la") return (kNotFrench & bit(convention)) != 0;
  return folded == "las" || folded == "los";
}

}  // namespace

NameConvention name_convention(std::string_view country) {
  if (country.size() != 2) return NameConvention::kFrench;
  for (const auto& group : kConventions) {
    if (group.countries.find(country) != std::string_view::npos) return group.convention;
  }
  return NameConvention::kOther;
}

bool is_small_particle(std::string_view folded, std::string_view previous, NameConvention convention) {
  if (previous == "de" && is_small_article(folded, convention)) return (bit(convention) & kNotItalian) != 0;
  const auto* found = std::find_if(std::begin(kParticles), std::end(kParticles),
                                   [=](const Particle& particle) { return particle.word == folded; });
  if (found == std::end(kParticles) || (found->conventions & bit(convention)) == 0) return false;
  return !previous.empty() || found->is_small_at_head;
}

}  // namespace guichet
