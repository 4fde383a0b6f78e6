#include "match/fields.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::match {
namespace {

// clang-format off
constexpr LevelRow kEmail[] = {
    {"same",        {.58, .05, .001}, Term::kEmail},
    {"same_local",  {.06, .01, .002}, Term::kEmailLocal},
    {"same_names",  {.04, .01, .02}, {}},
    {"one_slip",    {.05, .01, .003}, {}},
    {"two_slips",   {.03, .01, .004}, {}},
    {"similar",     {.03, .02, .02}, {}},
    {"of_names",    {.12, .50, .45}, {}},
    {"resembling",  {.02, .04, .05}, {}},
    {"different",   {.07, .35, .45}, {}},
};
constexpr LevelRow kTel[] = {
    {"same_mobile", {.60, .02, .001}, Term::kTel},
    {"same",        {.20, .33, .001}, Term::kTel},
    {"one_slip",    {.05, .02, .002}, {}},
    {"different",   {.15, .63, .996}, {}},
};
constexpr LevelRow kGivenName[] = {
    {"same",        {.78, .03, .14}, Term::kGivenName},
    {"one_slip",    {.06, .01, .02}, {}},
    {"two_slips",   {.03, .01, .01}, {}},
    {"nickname",    {.03, .01, .01}, {}},
    {"part",        {.02, .02, .02}, {}},
    {"initial",     {.02, .01, .01}, {}},
    {"similar",     {.02, .06, .09}, {}},
    {"swapped",     {.02, .002, .001}, {}},
    {"different",   {.02, .848, .699}, {}},
};
constexpr LevelRow kFamilyName[] = {
    {"same",        {.80, .78, .14}, Term::kFamilyName},
    {"one_slip",    {.06, .05, .02}, {}},
    {"two_slips",   {.03, .02, .01}, {}},
    {"part",        {.03, .02, .01}, {}},
    {"similar",     {.02, .02, .06}, {}},
    {"initial",     {.01, .01, .01}, {}},
    {"different",   {.05, .10, .75}, {}},
};
constexpr LevelRow kBirthDate[] = {
    {"same",        {.87, .03, .04}, Term::kBirthDate},
    {"one_slip",    {.06, .01, .01}, {}},
    {"two_slips",   {.02, .01, .02}, {}},
    {"part",        {.02, .01, .02}, {}},
    {"year",        {.01, .03, .03}, {}},
    {"different",   {.02, .91, .88}, {}},
};
constexpr LevelRow kStreet[] = {
    {"same",           {.55, .60, .02}, Term::kStreet},
    {"similar",        {.17, .15, .01}, {}},
    {"number_unknown", {.03, .03, .01}, {}},
    {"other_number",   {.03, .02, .03}, {}},
    {"other_street",   {.02, .02, .05}, {}},
    {"different",      {.20, .18, .88}, {}},
};
constexpr LevelRow kLocality[] = {
    {"same",             {.68, .72, .22}, Term::kPostalCode},
    {"postal_code_slip", {.06, .05, .03}, {}},
    {"postal_code_only", {.04, .03, .05}, Term::kPostalCode},
    {"city_only",        {.06, .04, .07}, Term::kCity},
    {"similar",          {.03, .02, .06}, {}},
    {"different",        {.13, .14, .57}, {}},
};
constexpr LevelRow kRegion[] = {
    {"same",      {.90, .95, .35}, Term::kRegion},
    {"slip",      {.03, .01, .03}, {}},
    {"similar",   {.01, .01, .02}, {}},
    {"different", {.06, .03, .60}, {}},
};
constexpr LevelRow kStreetExtra[] = {
    {"same",      {.70, .70, .02}, Term::kStreetExtra},
    {"slip",      {.10, .05, .01}, {}},
    {"similar",   {.08, .05, .02}, {}},
    {"different", {.12, .20, .95}, {}},
};
constexpr LevelRow kBirthPlace[] = {
    {"same",      {.80, .30, .10}, Term::kBirthPlace},
    {"slip",      {.06, .02, .01}, {}},
    {"similar",   {.04, .03, .04}, {}},
    {"different", {.10, .65, .85}, {}},
};
constexpr LevelRow kSex[] = {
    {"same",      {.97, .45, .52}, {}},
    {"different", {.03, .55, .48}, {}},
};
constexpr LevelRow kOccupation[] = {
    {"same",      {.70, .12, .12}, Term::kOccupation},
    {"slip",      {.05, .01, .01}, {}},
    {"similar",   {.05, .05, .05}, {}},
    {"different", {.20, .82, .82}, {}},
};
constexpr LevelRow kOrganization[] = {
    {"same",      {.70, .12, .05}, Term::kOrganization},
    {"slip",      {.05, .01, .01}, {}},
    {"similar",   {.05, .05, .04}, {}},
    {"different", {.20, .82, .90}, {}},
};
// clang-format on

template <std::size_t kSize>
constexpr FieldTable make_table(std::string_view name, const LevelRow (&rows)[kSize], bool is_shared) {
  static_assert(kSize <= kMaxLevels);
  return {name, rows, kSize, is_shared};
}

// In the order of Field.
constexpr FieldTable kTables[kFieldCount] = {
    make_table("email", kEmail, true),
    make_table("tel", kTel, true),
    make_table("given-name", kGivenName, false),
    make_table("family-name", kFamilyName, true),
    make_table("bday", kBirthDate, true),
    make_table("street", kStreet, true),
    make_table("locality", kLocality, true),
    make_table("address-level1", kRegion, true),
    make_table("address-line2", kStreetExtra, true),
    make_table("birth-place", kBirthPlace, true),
    make_table("sex", kSex, true),
    make_table("occupation", kOccupation, true),
    make_table("organization", kOrganization, true),
};

// In the order of Term.
constexpr std::array<std::string_view, kTermCount> kTermNames = {
    "email",         "email-local", "tel",         "given-name",     "family-name",
    "bday",          "street",      "postal-code", "address-level2", "address-level1",
    "address-line2", "birth-place", "occupation",  "organization"};

}  // namespace

const FieldTable& table_of(Field field) { return kTables[static_cast<std::size_t>(field)]; }

std::string_view field_name(Field field) { return table_of(field).name; }

std::optional<Field> find_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kTables), std::end(kTables),
                                   [=](const FieldTable& table) { return table.name == name; });
  if (found == std::end(kTables)) return std::nullopt;
  return static_cast<Field>(found - std::begin(kTables));
}

std::string_view term_name(Term term) { return kTermNames[static_cast<std::size_t>(term)]; }

std::optional<Term> find_term(std::string_view name) {
  const auto* found = std::find(kTermNames.begin(), kTermNames.end(), name);
  if (found == kTermNames.end()) return std::nullopt;
  return static_cast<Term>(found - kTermNames.begin());
}

std::string_view relation_name(Relation relation) {
  constexpr std::array<std::string_view, 3> kNames = {"person", "household", "unrelated"};
  return kNames[static_cast<std::size_t>(relation)];
}

}  // namespace guichet::match
