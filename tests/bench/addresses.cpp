// What the address bench cannot see through the command line: a register of the whole country, and how long
// one look into a register takes. usage: bench_addresses nation REGISTER OUTPUT     fills the communes that
// the register has no streets of
//        bench_addresses speed REGISTER QUERIES     QUERIES: line, extra line, city, parted by tabs
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>

#include "register/builder.hpp"
#include "register/checksum.hpp"
#include "register/completion.hpp"
#include "register/register_file.hpp"
#include "register/verdict.hpp"
#include "text/split.hpp"

namespace {

using namespace guichet::address_register;
using guichet::registry::RegisterFile;

RegisterFile open(const char* path) {
  auto file = RegisterFile::open(path);
  if (!file) {
    std::cerr << file.error().message << '\n';
    std::exit(1);
  }
  return std::move(*file);
}

double microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// The most that this process has had; getrusage would count what started it, too.
long kilobytes_of_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6));
  }
  return 0;
}

// A street of the register, with all that is needed to put it somewhere else.
struct Model {
  std::string label;
  std::vector<std::pair<std::uint32_t, std::string>> numbers;
};

std::vector<Model> models_of(const Register& source) {
  std::vector<Model> models;
  for (const auto& commune : source.communes().entries()) {
    StreetBlockReader block(commune.streets);
    for (Street street; block.next(street);) {
      Model model{source.label(street), {}};
      for (const auto& number : decode_house_numbers(street.house_numbers)) {
        model.numbers.emplace_back(number.value, source.suffix(number.suffix));
      }
      models.push_back(std::move(model));
    }
  }
  return models;
}

// Family names, because a country has more of them than a few departements: most are rare, some are frequent.
class Surnames {
 public:
  explicit Surnames(std::mt19937& random) : random_(random) {
    static constexpr std::string_view kSyllables =
        "ba ber bon bru cha che cou dan de dou du fau fer gar gi gou jac la lau le lin lou mar me mon mou na "
        "ni pa per pi ra "
        "re rou sau se ta te tou val ver vi zac nay lier din quet rand teau mont";
    syllables_ = guichet::split_words(kSyllables);
    for (int i = 0; i < 220'000; ++i) names_.push_back(make());
  }

  const std::string& pick() {
    std::uniform_real_distribution<double> share(0, 1);
    return names_[static_cast<std::size_t>(share(random_) * share(random_) *
                                           static_cast<double>(names_.size()))];
  }

 private:
  std::string make() {
    std::string name;
    for (std::size_t parts = 2 + random_() % 3; parts > 0; --parts)
      name += syllables_[random_() % syllables_.size()];
    name[0] = static_cast<char>(name[0] - 32);
    return name;
  }

  std::mt19937& random_;
  std::vector<std::string_view> syllables_;
  std::vector<std::string> names_;
};

// About as many as there are: 2.2 million in all, 350 in a district of Paris.
std::size_t streets_of(const CommuneTable::Entry& commune) {
  static constexpr std::size_t kStreets[] = {25, 130, 520, 3'000};
  return commune.district > 0 ? 350 : kStreets[commune.population];
}

Commune without_streets(const CommuneTable& table, const CommuneTable::Entry& entry) {
  Commune commune;
  commune.insee = entry.insee;
  commune.population = entry.population;
  commune.district = entry.district;
  commune.name = entry.name;
  commune.postal_codes.assign(table.begin_codes(entry), table.end_codes(entry));
  return commune;
}

void add_real_streets(const Register& source, const CommuneTable::Entry& commune, RegisterBuilder& builder) {
  StreetBlockReader block(commune.streets);
  for (Street street; block.next(street);) {
    const std::string label = source.label(street);
    const std::uint32_t code = source.communes().begin_codes(commune)[street.postal_code];
    for (const auto& number : decode_house_numbers(street.house_numbers)) {
      builder.add({commune.insee, code, number.value, source.suffix(number.suffix), label, commune.name, {}});
    }
  }
}

int make_nation(const char* from, const char* to) {
  const RegisterFile file = open(from);
  const Register& source = file.streets();
  const std::vector<Model> models = models_of(source);
  std::mt19937 random(20'261'125);
  Surnames surnames(random);
  CommuneList list;
  for (const auto& entry : source.communes().entries())
    list.communes.push_back(without_streets(source.communes(), entry));
  RegisterBuilder builder(list);
  std::size_t done = 0;
  for (const auto& entry : source.communes().entries()) {
    if (!entry.streets.empty()) add_real_streets(source, entry, builder);
    const auto* codes = source.communes().begin_codes(entry);
    for (std::size_t i = 0; entry.streets.empty() && entry.code_count > 0 && i < streets_of(entry); ++i) {
      std::string label = models[random() % models.size()].label;
      const std::size_t last = label.rfind(' ');
      if (random() % 5 < 2 && last != std::string::npos) label = label.substr(0, last + 1) + surnames.pick();
      const std::uint32_t code = codes[random() % entry.code_count];
      for (const auto& [number, suffix] : models[random() % models.size()].numbers) {
        builder.add({entry.insee, code, number, suffix, label, entry.name, {}});
      }
    }
    if (++done % 500 == 0) builder.pack();
  }
  std::string bytes = builder.write();
  guichet::registry::write_checksum(bytes);
  std::ofstream(to, std::ios::binary) << bytes;
  std::cout << "{\"streets\": " << builder.street_count() << ", \"addresses\": " << builder.address_count()
            << ", \"bytes\": " << bytes.size() << "}\n";
  return 0;
}

// A sample of streets of the whole register, weighed by their numbers as people's addresses are, in bigger
// cities too.
std::vector<std::pair<std::string, std::string>> sample_addresses(const Register& source, std::size_t count) {
  std::vector<std::pair<std::string, std::string>> sample;
  std::mt19937 random(7);
  std::size_t seen = 0;
  for (const auto& commune : source.communes().entries()) {
    StreetBlockReader block(commune.streets);
    for (Street street; block.next(street);) {
      for (const auto& number : decode_house_numbers(street.house_numbers)) {
        const std::size_t place = seen++ < count ? sample.size() : random() % seen;
        if (place >= count) continue;
        if (place == sample.size()) sample.emplace_back();
        const std::uint32_t code = source.communes().begin_codes(commune)[street.postal_code];
        sample[place] = {std::to_string(number.value) + " " + source.label(street),
                         format_postal_code(code) + " " + std::string(commune.name)};
      }
    }
  }
  return sample;
}

std::string with_a_slip(std::string text, std::mt19937& random) {
  if (text.size() < 8) return text;
  const std::size_t at = 4 + random() % (text.size() - 6);
  std::swap(text[at], text[at + 1]);
  return text;
}

void print(std::string_view name, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::cout << "\"" << name << "\": {\"count\": " << times.size() << ", \"p50\": " << at(0.5)
            << ", \"p99\": " << at(0.99) << ", \"max\": " << at(1) << "},\n";
}

template <class Work>
void measure(std::vector<double>& times, Work work) {
  const double begin = microseconds();
  work();
  times.push_back(microseconds() - begin);
}

void measure_typing(const AddressBook& book, const std::vector<std::pair<std::string, std::string>>& sample) {
  std::vector<double> streets;
  std::vector<double> cities;
  for (const auto& [line, city] : sample) {
    const std::string_view code = std::string_view(city).substr(0, 5);
    const std::string_view name = std::string_view(city).substr(6);
    for (std::size_t size = 3; size <= std::min<std::size_t>(line.size(), 14); ++size) {
      measure(streets, [&] { return complete_street(book.sources(), line.substr(0, size), code, name, 8); });
    }
    for (std::size_t size = 1; size <= std::min<std::size_t>(name.size(), 10); ++size) {
      measure(cities, [&] { return complete_city(*book.sources().cities, name.substr(0, size), 8); });
    }
  }
  print("typing a street", std::move(streets));
  print("typing a city", std::move(cities));
}

int measure_speed(const char* path, const char* queries) {
  const double begin = microseconds();
  const RegisterFile file = open(path);
  const double opened = microseconds() - begin;
  const AddressBook& book = file.addresses();
  std::cout << "{\"open\": " << opened << ", \"bytes\": " << file.size() << ",\n";
  std::vector<double> given;
  std::ifstream input(queries);
  for (std::string line; std::getline(input, line);) {
    std::string_view rest = line;
    const std::string_view street = guichet::take_until(rest, "\t");
    const std::string_view extra = guichet::take_until(rest, "\t");
    measure(given, [&] { return book.check({{street, extra}, {}, rest}); });
  }
  print("the given addresses", std::move(given));
  const auto sample = sample_addresses(file.streets(), 4'000);
  std::mt19937 random(9);
  std::vector<double> clean;
  std::vector<double> slips;
  for (const auto& [line, city] : sample) {
    measure(clean, [&] { return book.check({{line}, {}, city}); });
    const std::string slip = with_a_slip(line, random);
    measure(slips, [&] { return book.check({{slip}, {}, city}); });
  }
  print("addresses of the register", std::move(clean));
  print("the same with two letters swapped", std::move(slips));
  measure_typing(book, {sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(
                                                             std::min<std::size_t>(sample.size(), 400))});
  std::cout << "\"kilobytes of memory\": " << kilobytes_of_memory() << "}\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view command = count == 4 ? arguments[1] : "";
  if (command == "nation") return make_nation(arguments[2], arguments[3]);
  if (command == "speed") return measure_speed(arguments[2], arguments[3]);
  std::cerr << "usage: bench_addresses (nation REGISTER OUTPUT | speed REGISTER QUERIES)\n";
  return 2;
}
