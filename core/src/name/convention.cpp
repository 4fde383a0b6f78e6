#include "name/convention.hpp"

#include <algorithm>
#include <iterator>

#include "text/word_list.hpp"

namespace guichet {
namespace {

constexpr std::uint8_t bit(NameConvention convention) { return static_cast<std::uint8_t>(convention); }

constexpr std::uint8_t kEverywhere = 127;
constexpr std::uint8_t kNotItalian = kEverywhere ^ bit(NameConvention::kItalian);

struct Particles {
  std::string_view words;
  std::uint8_t conventions;
  bool is_small_at_head;
};

constexpr Particles kParticles[] = {
    {" de du des ", kNotItalian, true},
    {" von vom 't bin ibn bint ", kEverywhere, true},
    {" der den dem ", kEverywhere, false},
    {" van ter ten te het op ", bit(NameConvention::kDutch), false},
    {" zu zum zur ", bit(NameConvention::kGerman), true},
    {" und ", bit(NameConvention::kGerman), false},
    {" del dos ", bit(NameConvention::kSpanish), true},
    {" las los y ", bit(NameConvention::kSpanish), false},
    {" da das do dos ", bit(NameConvention::kPortuguese), true},
    {" e ", bit(NameConvention::kPortuguese), false},
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
  if (convention == NameConvention::kItalian) return false;
  return folded == "las" || folded == "los" || (folded == "la" && convention != NameConvention::kFrench);
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
  if (previous == "de" && is_small_article(folded, convention)) return true;
  return std::any_of(std::begin(kParticles), std::end(kParticles), [=](const Particles& particles) {
    const bool is_known = (particles.conventions & bit(convention)) != 0 && has_word(particles.words, folded);
    return is_known && (!previous.empty() || particles.is_small_at_head);
  });
}

}  // namespace guichet
