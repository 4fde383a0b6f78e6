// Every pattern of the compiled metadata.
#include <phonenumbers/metadata.h>
#include <phonenumbers/phonemetadata.pb.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "pattern/oracle.hpp"
#include "pattern/samples.hpp"

namespace {

using guichet::pattern_test::Pair;
using guichet::pattern_test::Samples;
using i18n::phonenumbers::NumberFormat;
using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using Patterns = std::set<std::string>;

template <class Formats>
void add_formats(const Formats& formats, Patterns& patterns) {
  for (const NumberFormat& format : formats) {
    patterns.insert(format.pattern());
    patterns.insert(format.leading_digits_pattern().begin(), format.leading_digits_pattern().end());
    // As the formatter while typing asks for them.
    std::string whole = format.pattern();
    whole.erase(std::remove_if(whole.begin(), whole.end(), [](char c) { return c == '(' || c == ')'; }),
                whole.end());
    patterns.insert('(' + whole + ')');
  }
}

void add_patterns(const PhoneMetadata& region, Patterns& patterns) {
  for (const auto* kind : {&region.general_desc(), &region.fixed_line(), &region.mobile(),
                           &region.toll_free(), &region.premium_rate(), &region.shared_cost(),
                           &region.personal_number(), &region.voip(), &region.pager(), &region.uan(),
                           &region.emergency(), &region.voicemail(), &region.no_international_dialling()}) {
    patterns.insert(kind->national_number_pattern());
  }
  add_formats(region.number_format(), patterns);
  add_formats(region.intl_number_format(), patterns);
  patterns.insert({region.leading_digits(), region.international_prefix(),
                   "\\+|" + region.international_prefix(), region.national_prefix_for_parsing()});
}

Patterns all_patterns() {
  PhoneMetadataCollection regions;
  REQUIRE(regions.ParseFromArray(i18n::phonenumbers::metadata_get(), i18n::phonenumbers::metadata_size()));
  Patterns patterns;
  for (const PhoneMetadata& region : regions.metadata()) add_patterns(region, patterns);
  return patterns;
}

}  // namespace

TEST_CASE("every pattern of the metadata matches what RE2 matches") {
  const Patterns patterns = all_patterns();
  CHECK(patterns.size() > 2000);
  Samples samples(2);
  std::size_t matches = 0;
  for (const std::string& pattern : patterns) {
    const Pair pair(pattern);
    INFO(pattern);
    REQUIRE(pair.is_compiled());
    REQUIRE(pair.re2_accepts());
    for (const std::string& text : samples.of(pair.program(), 32)) {
      const auto difference = pair.difference(text);
      if (difference) FAIL_CHECK(text << ": " << *difference);
      matches += find(pair.program(), text, 0, guichet_deps::Anchor::kBoth, nullptr, 0) ? 1U : 0U;
    }
  }
  CHECK(matches > 6 * patterns.size());  // so the texts do reach the end of the patterns
}
