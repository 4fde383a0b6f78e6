#include "people.hpp"

namespace guichet::match {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

template <std::size_t kSize>
std::string pick(Random& random, const char* const (&words)[kSize]) {
  return words[below(random, kSize)];
}

std::string make_surname(Random& random) {
  static const char* const kFirst[] = {"Bar", "Cha", "Du", "Fau", "Gar", "Le",
                                       "Mar", "Per", "Ro", "Vil", "Sau", "Tre"};
  static const char* const kMiddle[] = {"", "de", "lan", "mi", "ne", "ra", "so", "ti", "bou", "ca"};
  static const char* const kLast[] = {"ard", "eau", "et", "ier", "in", "on", "ot", "aud", "el", "ais"};
  return pick(random, kFirst) + pick(random, kMiddle) + pick(random, kLast);
}

std::string make_digits(Random& random, std::size_t count) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + below(random, 10));
  return digits;
}

struct Home {
  std::string surname, street, postal_code, city, landline;
};

Home make_home(Random& random) {
  static const char* const kStreets[] = {"rue des Lilas", "avenue Foch", "boulevard Voltaire",
                                         "impasse du Moulin"};
  static const char* const kCities[] = {"Lyon", "Lille", "Nantes", "Brest", "Dijon", "Tours"};
  return {make_surname(random), std::to_string(1 + below(random, 150)) + " " + pick(random, kStreets),
          make_digits(random, 2) + "000", pick(random, kCities), "01" + make_digits(random, 8)};
}

using Values = std::vector<std::pair<Token, std::string>>;

Values make_values(Random& random, const Home& home) {
  static const char* const kGiven[] = {"Alice",  "Bruno", "Claire", "Denis", "Emma",  "Farid",
                                       "Gaelle", "Hugo",  "Ines",   "Jean",  "Karim", "Lea",
                                       "Marie",  "Nadia", "Oscar",  "Paul"};
  const std::string given = pick(random, kGiven);
  const std::string mobile = "06" + make_digits(random, 8);
  return {{Token::kEmail, given + "." + home.surname + make_digits(random, 2) + "@example.org"},
          {Token::kTel, below(random, 4) == 0 ? home.landline : mobile},
          {Token::kGivenName, given},
          {Token::kFamilyName, home.surname},
          {Token::kBirthDate, std::to_string(1940 + below(random, 65)) + "-0" +
                                  std::to_string(1 + below(random, 9)) + "-1" +
                                  std::to_string(below(random, 10))},
          {Token::kAddressLine1, home.street},
          {Token::kPostalCode, home.postal_code},
          {Token::kCity, home.city}};
}

std::string mistype(Random& random, std::string text) {
  if (text.size() > 4) text[1 + below(random, text.size() - 2)] = static_cast<char>('a' + below(random, 26));
  return text;
}

Values write_again(Random& random, Values values) {
  for (auto& [token, text] : values) {
    if (below(random, 4) == 0) text.clear();
    if (below(random, 12) == 0) text = mistype(random, text);
  }
  return values;
}

}  // namespace

Profile make_person(std::vector<std::pair<Token, std::string>> values) {
  Record record;
  record.country = "FR";
  for (const auto& [token, text] : values) record[token] = text;
  return make_profile(record);
}

Population make_population(int households, unsigned seed) {
  Random random(seed);
  Population population;
  int person = 0;
  for (int i = 0; i < households; ++i) {
    const Home home = make_home(random);
    for (std::size_t member = 0, members = 1 + below(random, 3); member < members; ++member, ++person) {
      const Values values = make_values(random, home);
      for (std::size_t record = 0, records = 1 + below(random, 3); record < records; ++record) {
        population.records.push_back(make_person(record == 0 ? values : write_again(random, values)));
        population.persons.push_back(person);
      }
    }
  }
  return population;
}

}  // namespace guichet::match
