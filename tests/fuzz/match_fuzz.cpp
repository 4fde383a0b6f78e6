// What must hold for any two records, bytes of a profile and text of a model: a line is two records, parted by "||",
// each the values of some tokens, parted by "|".
#include <cstdint>
#include <string>

#include "match/model.hpp"
#include "properties.hpp"
#include "text/split.hpp"

namespace {

using guichet::fuzz::require;
using namespace guichet::match;

Profile make_record(std::string_view text) {
  constexpr Token kTokens[] = {Token::kEmail,     Token::kTel,          Token::kGivenName,  Token::kFamilyName,
                               Token::kBirthDate, Token::kAddressLine1, Token::kPostalCode, Token::kCity};
  Record record;
  record.country = "FR";
  for (const Token token : kTokens) record[token] = guichet::take_until(text, "|");
  record[Token::kAddressLine2] = text;
  return make_profile(record);
}

void check_profile(const Profile& profile) {
  const std::string bytes = write_profile(profile);
  const auto read = read_profile(bytes);
  require(read && write_profile(*read) == bytes, "a profile is read as it was written");
  for (const Key& key : blocking_keys(profile)) require(!key.text.empty(), "a key says something");
}

void check_pair(const Profile& left, const Profile& right, const Model& model) {
  const Verdict verdict = weigh(left, right, model, 1e6);
  double sum = verdict.prior;
  for (const Evidence& evidence : verdict.evidence) sum += evidence.weight;
  require(sum + verdict.alternative == verdict.score, "the parts add up to the score");
  require(weigh(right, left, model, 1e6).score == verdict.score, "either order gives the same");
  require(verdict.certainty >= 0 && verdict.certainty <= 1, "a certainty is a probability");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2048) return 0;
  static const Model model(starting_values());
  const std::string input(reinterpret_cast<const char*>(data), size);
  std::string_view text = input;
  const Profile left = make_record(guichet::take_until(text, "||"));
  const Profile right = make_record(text);
  check_profile(left);
  check_profile(right);
  check_pair(left, right, model);
  if (const auto read = read_profile(input)) require(write_profile(*read) == input, "a profile has one form");
  (void)read_model(input);
  return 0;
}
