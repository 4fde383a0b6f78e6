#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "email/slip.hpp"
#include "guichet/email.hpp"

using namespace guichet;
using email::find_slip;
using email::SlipKind;

namespace {

std::string told(std::string_view address, std::string_view given, std::string_view family) {
  const EmailNameReport report = compare_email_with_names(address, given, family);
  std::string names;
  for (const std::string& name : email_trait_names(report.traits)) names += name;
  if (report.finding && !report.finding->params.empty()) names += " " + std::get<std::string>(report.finding->params[0].second);
  return names;
}

std::string told_of_jean_dupont(std::string_view local) { return told(std::string(local) + "@exemple.fr", "Jean", "Dupont"); }

}  // namespace

TEST_CASE("one slip of the finger is told from other differences") {
  CHECK(find_slip("dupnot", "dupont")->kind == SlipKind::kExchanged);
  CHECK(find_slip("dupnot", "dupont")->at == 3);
  CHECK(find_slip("udpont", "dupont")->at == 0);
  CHECK(find_slip("duponr", "dupont")->kind == SlipKind::kWrongKey);
  CHECK(find_slip("duppont", "dupont")->kind == SlipKind::kDoubled);
  CHECK(find_slip("dupontt", "dupont")->at == 6);
  CHECK(find_slip("duont", "dupont")->kind == SlipKind::kMissing);
  CHECK(find_slip("duont", "dupont")->at == 2);
  for (const char* other : {"dupont", "dupond", "dupon", "upont", "xupont", "duponte", "dupnto", "ddddd", "", "d", "fupont", "dupnott"}) {
    CAPTURE(other);
    CHECK_FALSE(find_slip(other, "dupont"));
  }
  CHECK_FALSE(find_slip("", ""));
}

TEST_CASE("dupnot for Dupont is asked about with the whole address, the style kept") {
  CHECK(told("dupnot@exemple.fr", "Jean", "Dupont") == "name_typo dupont@exemple.fr");
  CHECK(told(" Dupnot@Exemple.fr ", "", "DUPONT") == "name_typo Dupont@Exemple.fr");
  CHECK(told_of_jean_dupont("jean.dupnot") == "name_typo jean.dupont@exemple.fr");
  CHECK(told_of_jean_dupont("Jean.Dupnot+shop") == "name_typo Jean.Dupont+shop@exemple.fr");
  CHECK(told_of_jean_dupont("JEAN-UDPONT") == "name_typo JEAN-DUPONT@exemple.fr");
  CHECK(told_of_jean_dupont("jeandupnot75") == "name_typo jeandupont75@exemple.fr");
  CHECK(told_of_jean_dupont("jdupnot") == "name_typo jdupont@exemple.fr");
  CHECK(told_of_jean_dupont("j.dupnot") == "name_typo j.dupont@exemple.fr");
  CHECK(told_of_jean_dupont("dupnot.jean") == "name_typo dupont.jean@exemple.fr");
  CHECK(told_of_jean_dupont("dupnotj") == "name_typo dupontj@exemple.fr");
  CHECK(told("nicoals@exemple.fr", "Nicolas", "") == "name_typo nicolas@exemple.fr");
  CHECK(told("helene.lefevre@exemple.fr", "Hélène", "Lefevre") == "first_last");
  CHECK(told("heleen.lefevre@exemple.fr", "Hélène", "Lefèvre") == "name_typo helene.lefevre@exemple.fr");
}

TEST_CASE("a suggestion that is taken is silent") {
  for (const char* local : {"dupnot", "Jean.Dupnot", "j_dupnot", "dupontj", "JEANUDPONT12"}) {
    const EmailNameReport report = compare_email_with_names(std::string(local) + "@exemple.fr", "Jean", "Dupont");
    if (!report.finding) continue;
    const auto again = compare_email_with_names(std::get<std::string>(report.finding->params[0].second), "Jean", "Dupont");
    CHECK_FALSE(again.finding);
    CHECK_FALSE(again.traits.has(EmailTrait::kNameTypo));
  }
}

TEST_CASE("the finding of a name has the local part's span, counted in what was typed") {
  const EmailNameReport report = compare_email_with_names("  jean.dupnot@exemple.fr", "Jean", "Dupont");
  REQUIRE(report.finding);
  CHECK(report.finding->code == Code::kEmailNameTypo);
  CHECK(report.finding->severity == Severity::kHint);
  CHECK(report.finding->span->begin == 2);
  CHECK(report.finding->span->end == 13);
  CHECK(std::get<double>(report.finding->params[1].second) == 0.8);
}

TEST_CASE("slips that may be on purpose are a trait and no question") {
  CHECK(told_of_jean_dupont("jean.duppont") == "name_typo");
  CHECK(told_of_jean_dupont("jean.duont") == "name_typo");
  CHECK(told_of_jean_dupont("jean.duponr") == "name_typo");
}

TEST_CASE("other names and other differences are left alone") {
  for (const char* local : {"jean.dupond", "jean.durand", "marie.dupont", "dupon", "duponts", "contact", "jena.dupont", "jean.x.dupnot",
                            "x.dupnot", "paul.dupnot", "dup.not", "jean.dup-not", "dup2not", "1234", "+dupnot", "\"dupnot\"", "dupnöt",
                            "a.b.c.d.dupnot"}) {
    CAPTURE(local);
    CHECK(told_of_jean_dupont(local).find("name_typo") == std::string::npos);
  }
  CHECK(told("emile.durand@exemple.fr", "Emilie", "Durand").empty());
  CHECK(told("mathieu.durand@exemple.fr", "Matthieu", "Durand").empty());
  CHECK(told("dupnot@exemple.fr", "Dupnot", "Dupont").empty());
  CHECK(told("jean@exemple.fr", "", "").empty());
  CHECK(told("dupnot@exemple.fr", "", "Дюпонт").empty());
  CHECK(told("dupnot@exemple.fr", "", std::string(1024, ' ')).empty());
}

TEST_CASE("the given and the family name are seen in the usual patterns") {
  for (const char* local : {"jean.dupont", "j.dupont", "dupont.jean", "jeandupont", "jdupont", "jean_dupont75", "Jean-Dupont", "dupontj",
                            "DUPONT.J", "jean1dupont", "jean.dupont+x", "jeandupont1985"}) {
    CAPTURE(local);
    CHECK(told_of_jean_dupont(local) == "first_last");
  }
  for (const char* local : {"jean", "dupont", "jean.d", "jeandupontel", "x.dupont", "dupont75"}) {
    CAPTURE(local);
    CHECK(told_of_jean_dupont(local).empty());
  }
  for (const char* local : {"jean-pierre.delatour", "jpdelatour", "jp.tour", "jeanpierre.tour", "jean.de-la-tour", "pierre.delatour"}) {
    CAPTURE(local);
    CHECK(told(std::string(local) + "@exemple.fr", "Jean-Pierre", "de La Tour") == "first_last");
  }
  CHECK(told("francois.dangelo@exemple.fr", "François", "D’Angelo") == "first_last");
}

TEST_CASE("a name that contradicts the form's is noted, for information") {
  const EmailNameReport report = compare_email_with_names("marie.martin@exemple.fr", "Jean", "Dupont");
  CHECK(report.traits.has(EmailTrait::kNameMismatch));
  REQUIRE(report.finding);
  CHECK(report.finding->code == Code::kEmailNameMismatch);
  CHECK(report.finding->severity == Severity::kInfo);
  for (const char* local : {"marie.dupont", "jean.martin", "marie.dupond", "marie", "mariemartin", "marie-martin", "le.boss", "j.martin",
                            "marie.martin75", "juju.dudu", "brr.grr", "contact.lyon", "marie.martin.x", "jeannot.lapin"}) {
    CAPTURE(local);
    CHECK(told_of_jean_dupont(local) != "name_mismatch");
  }
  CHECK(told("marie.martin@exemple.fr", "", "Dupont").empty());
}
