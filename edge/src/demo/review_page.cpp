#include "demo/review_page.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace guichet::demo {
namespace {

// The parts of the page that depend on a review, in one language.
class ReviewWriter {
 public:
  ReviewWriter(const localize::Localizer& localizer, std::string_view locale)
      : localizer_(localizer), locale_(locale) {}

  Json review(const Json& view) const {
    const Json& summary = view["review"];
    return Json{{"id", summary["id"]},
                {"state_text", text("state." + summary["state"].get<std::string>())},
                {"certainty_value", number(summary["certainty"].get<double>())},
                {"certainty_text", share("certainty", summary["certainty"].get<double>())},
                {"household_text", share("household", summary["household"].get<double>())},
                {"sentences", sentences(view["explanation"]["sentences"])},
                {"rows", rows(view["sides"][0], view["sides"][1])}};
  }

 private:
  std::string text(const std::string& key, const localize::Parameters& parameters = {}) const {
    return localizer_.text(locale_, "demo.reviews." + key, parameters);
  }

  static std::string number(double value) { return write_json(std::round(value * 1000) / 1000); }

  // Never 0 or 100: the model does not know that much.
  std::string share(const std::string& key, double probability) const {
    const auto percent = std::clamp<long>(std::lround(100 * probability), 1, 99);
    return text(key, {{"percent", std::to_string(percent)}});
  }

  static Json sentences(const Json& texts) {
    Json list = Json::array();
    for (const Json& each : texts) list.push_back({{"sentence", each}});
    return list;
  }

  static Json row(std::string label, std::string left, std::string right, bool differs = false) {
    return Json{{"label", std::move(label)},
                {"left", std::move(left)},
                {"right", std::move(right)},
                {"differs", differs}};
  }

  static std::string value(const Json& side, const std::string& token) {
    const Json* found = find_member(side["values"], token);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
  }

  static std::string source(const Json& side) {
    if (side["sources"].empty()) return {};
    const Json& first = side["sources"][0];
    return first["site"].get<std::string>() + " / " + first["form"].get<std::string>();
  }

  std::string status(const Json& side) const { return text(side["account"]["status"].get<std::string>()); }

  // What either side has a value for, in the order in which people read it.
  static std::vector<std::string> tokens_of(const Json& left, const Json& right) {
    static const std::vector<std::string> kOrder{
        "given-name",     "family-name",    "name",           "bday",          "email",         "tel",
        "organization",   "street-address", "address-line1",  "address-line2", "address-line3", "postal-code",
        "address-level3", "address-level2", "address-level1", "country"};
    std::vector<std::string> tokens;
    std::copy_if(kOrder.begin(), kOrder.end(), std::back_inserter(tokens), [&](const std::string& token) {
      return !value(left, token).empty() || !value(right, token).empty();
    });
    return tokens;
  }

  Json rows(const Json& left, const Json& right) const {
    Json rows = Json::array();
    for (const std::string& token : tokens_of(left, right)) {
      const std::string one = value(left, token), other = value(right, token);
      rows.push_back(row(localizer_.text(locale_, "field." + token), one, other,
                         one != other && !one.empty() && !other.empty()));
    }
    rows.push_back(row(text("status"), status(left), status(right)));
    rows.push_back(row(text("source"), source(left), source(right)));
    return rows;
  }

  const localize::Localizer& localizer_;
  std::string_view locale_;
};

}  // namespace

std::string review_page(const localize::Templates& templates, const std::vector<Json>& reviews,
                        std::string_view locale) {
  const ReviewWriter writer(templates.localizer(), locale);
  Json list = Json::array();
  for (const Json& view : reviews) list.push_back(writer.review(view));
  const bool is_french = templates.localizer().language_of(locale) == "fr";
  const Json data{{"reviews", list},
                  {"form_path", is_french ? "/" : "/en.html"},
                  {"other_lang", is_french ? "en" : "fr"}};
  return templates.render("demo_reviews.html", locale, "demo.reviews.", {}, data);
}

}  // namespace guichet::demo
