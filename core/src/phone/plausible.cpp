#include "phone/plausible.hpp"

#include <algorithm>

namespace guichet::phone {
namespace {

// Pairs of ISO 3166 alpha-2 codes, each holding in both directions. Hand-kept: the land borders of Europe
// (from any atlas), and beyond them countries of one language with much travel between them. Borders where
// both sides share a calling code (Italy and the Vatican, Finland and Åland) are left out: there is nothing
// to tell apart.
constexpr std::string_view kPairs =
    "FRBEFRCHFRLUFRMCFRDEFRITFRESFRADFRGBFRMAFRDZFRTN"
    "BENLBEDEBELUBEGBLUDENLDENLGBDECHDEATDEPLDECZDEDKDEGB"
    "CHITCHATCHLIATLIATITATCZATSKATHUATSIITSIITSMITMTESPTESADESMAESGBPTBR"
    "GBIEGBUSIEUSDKSEDKNOSENOSEFINOFIFIEEEELVLVLTLTPL"
    "PLCZPLSKPLUACZSKSKHUHUROHUSIHURSHUHRHRSIHRBAHRRSRSBARSMERSMKRSBGROMDROBGBGGRGRCYGRALGRMKUSMX";

}  // namespace

std::vector<std::string> plausible_countries(std::string_view country) {
  std::vector<std::string> countries;
  for (std::size_t i = 0; i < kPairs.size(); i += 4) {
    const std::string_view one = kPairs.substr(i, 2);
    const std::string_view other = kPairs.substr(i + 2, 2);
    if (one == country) countries.emplace_back(other);
    if (other == country) countries.emplace_back(one);
  }
  return countries;
}

bool is_plausible(std::string_view country, std::string_view other) {
  const std::vector<std::string> countries = plausible_countries(country);
  return std::find(countries.begin(), countries.end(), other) != countries.end();
}

}  // namespace guichet::phone
