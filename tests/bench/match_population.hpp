#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "guichet/match.hpp"

namespace guichet::bench {

// What one signup says; every text may be empty.
struct Signup {
  std::string email, tel, given, family, birth_date, street, postal_code, city;

  match::Record record() const {
    match::Record record;
    record[match::Token::kEmail] = email;
    record[match::Token::kTel] = tel;
    record[match::Token::kGivenName] = given;
    record[match::Token::kFamilyName] = family;
    record[match::Token::kBirthDate] = birth_date;
    record[match::Token::kAddressLine1] = street;
    record[match::Token::kPostalCode] = postal_code;
    record[match::Token::kCity] = city;
    record.country = "FR";
    return record;
  }
};

// Made-up people who live together, the same for the same number: couples, parents and children, twins,
// shared mailboxes and landlines. Names, streets and towns are drawn by Zipf's law from a few thousand;
// shares are those of the generator of the development data.
class Population {
 public:
  using Random = std::mt19937_64;

  Population()
      : given_(kGivenNames, 1.0), family_(kFamilyNames, 0.9), street_(kStreets, 0.7), town_(kTowns, 0.8) {}

  // Everybody of a household, as each would sign up with all they have.
  std::vector<Signup> household(std::uint64_t number) const {
    Random random(number * 0x9E3779B97F4A7C15u + 1);
    const auto has = [&](double share) { return chance(random, share); };
    const std::size_t size = has(.55) ? 1 : 2 + random() % 3;
    const Signup home = make_home(random);
    std::vector<Signup> people;
    for (std::size_t i = 0; i < size; ++i) {
      Signup person = home;
      if (!has(.85)) person.family = family_name(family_.draw(random));
      person.given = given_name(given_.draw(random));
      const bool is_child = i >= 2;
      person.birth_date = date(random, is_child ? 1995 : 1950, is_child ? 15 : 45);
      if (is_child && i == 3 && has(.05)) person.birth_date = people[2].birth_date;
      if (!has(.25)) person.tel = mobile(random);
      person.email = i > 0 && has(.06) ? people[0].email : mailbox(person, random);
      people.push_back(person);
    }
    return people;
  }

  // What a person leaves out of a form.
  static Signup leave_out(Signup person, Random& random) {
    if (!chance(random, .97)) person.email.clear();
    if (!chance(random, .62)) person.tel.clear();
    if (!chance(random, .50)) person.birth_date.clear();
    const bool has_postal_code = chance(random, .75);
    if (!has_postal_code) person.postal_code = person.city = person.street = "";
    if (!chance(random, .79)) person.street.clear();
    return person;
  }

  // The same person later: perhaps another mailbox, moved, another phone, a slip in a name.
  Signup again(Signup person, Random& random) const {
    if (chance(random, .35)) person.email = mailbox(person, random);
    if (chance(random, .12)) person.tel = mobile(random);
    if (chance(random, .22)) {
      const Signup home = make_home(random);
      person.street = home.street;
      person.postal_code = home.postal_code;
      person.city = home.city;
    }
    if (chance(random, .04)) slip(person.given, random);
    if (chance(random, .04)) slip(person.family, random);
    return person;
  }

 private:
  static constexpr std::size_t kGivenNames = 1500;
  static constexpr std::size_t kFamilyNames = 8000;
  static constexpr std::size_t kStreets = 4000;
  static constexpr std::size_t kTowns = 6000;

  // Ranks by Zipf's law with this exponent.
  class Zipf {
   public:
    Zipf(std::size_t size, double exponent) {
      double sum = 0;
      for (std::size_t i = 0; i < size; ++i)
        sums_.push_back(sum += std::pow(static_cast<double>(i) + 10, -exponent));
    }
    std::size_t draw(Random& random) const {
      const double at = std::uniform_real_distribution<double>(0, sums_.back())(random);
      return static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
    }

   private:
    std::vector<double> sums_;
  };

  static bool chance(Random& random, double share) {
    return std::uniform_real_distribution<double>()(random) < share;
  }

  // A name of two or three syllables for a number, the same each time.
  static std::string word(std::uint64_t number, std::uint64_t salt) {
    static constexpr std::array<std::string_view, 20> kOnsets = {"b", "ch", "d",  "f",  "g",  "j", "l",
                                                                 "m", "n",  "p",  "qu", "r",  "s", "t",
                                                                 "v", "br", "cl", "fr", "gr", "tr"};
    static constexpr std::array<std::string_view, 12> kRhymes = {"a",  "e",  "i",  "o",  "ou",  "an",
                                                                 "in", "on", "er", "el", "ois", "ard"};
    Random random(number * 31 + salt);
    std::string text;
    const std::size_t syllables = 2 + random() % 2;
    for (std::size_t i = 0; i < syllables; ++i) {
      text += kOnsets[random() % kOnsets.size()];
      text += kRhymes[random() % kRhymes.size()];
    }
    return text;
  }
  static std::string given_name(std::size_t rank) { return word(rank, 1); }
  static std::string family_name(std::size_t rank) { return word(rank, 2'000'000); }

  static std::string two(std::uint64_t number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  }

  static std::string digits(Random& random, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + random() % 10);
    return text;
  }
  static std::string mobile(Random& random) { return "06" + digits(random, 8); }
  static std::string landline(Random& random) {
    return "0" + std::to_string(1 + random() % 5) + two(20 + random() % 75) + digits(random, 6);
  }

  static std::string date(Random& random, std::uint64_t first_year, std::uint64_t years) {
    return std::to_string(first_year + random() % years) + "-" + two(1 + random() % 12) + "-" +
           two(1 + random() % 28);
  }

  Signup make_home(Random& random) const {
    Signup home;
    home.family = family_name(family_.draw(random));
    home.tel = landline(random);
    const std::size_t town = town_.draw(random);
    home.postal_code = std::to_string(10000 + town * 13);
    home.city = word(town, 9'000'000) + "ville";
    home.street = std::to_string(1 + random() % 90) + " rue " + word(street_.draw(random), 5'000'000);
    return home;
  }

  static std::string mailbox(const Signup& person, Random& random) {
    static constexpr std::array<std::string_view, 6> kDomains = {"gmail.com", "orange.fr", "hotmail.fr",
                                                                 "free.fr",   "yahoo.fr",  "outlook.com"};
    const std::string number = chance(random, .6) ? std::to_string(random() % 1000) : std::string();
    const std::string first = chance(random, .3) ? person.given.substr(0, 1) : person.given;
    return first + "." + person.family + number + "@" + std::string(kDomains[random() % kDomains.size()]);
  }

  static void slip(std::string& name, Random& random) {
    if (name.size() > 2) name.erase(1 + random() % (name.size() - 2), 1);
  }

  Zipf given_, family_, street_, town_;
};

}  // namespace guichet::bench
