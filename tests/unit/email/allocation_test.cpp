#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>
#include <string_view>

#include "email/suggest_address.hpp"
#include "email/syntax.hpp"
#include "email/traits.hpp"

namespace {
std::atomic<std::size_t> allocations{0};
}

// Counts what this executable asks for.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("checking the syntax of an ordinary address asks for no memory") {
  constexpr std::string_view kOrdinary[] = {
      "a@b.fr", "jean-baptiste.de-la-tour+lettre@Sous-Domaine.Exemple-Tres-Long.museum", "o'brien@3com.com",
      "x_y@a--b.example"};
  for (const std::string_view text : kOrdinary) {
    const std::size_t before = allocations;
    const auto report = guichet::email::check_syntax(text);
    const std::size_t after = allocations;
    CAPTURE(text);
    CHECK(after == before);
    CHECK(report.findings.empty());
  }
}

TEST_CASE("looking for the habits of a mailbox asks for no memory") {
  guichet::email::find_traits("jean", "exemple.fr");  // tables are indexed when they are first asked
  for (const std::string_view local : {"jean.dupont", "contact-lyon", "Qsdfghjklm", "aaaaaa+shop", "a"}) {
    const std::size_t before = allocations;
    const auto traits = guichet::email::find_traits(local, "sous-domaine-assez-long.mailinator.com");
    const std::size_t after = allocations;
    CAPTURE(local);
    CHECK(after == before);
    CHECK(traits.has(guichet::EmailTrait::kDisposable));
  }
}

TEST_CASE("having nothing to suggest asks for no memory") {
  constexpr std::string_view kSilent[] = {"jean@gmail.com", "jean@exemple.fr", "jean@mail.sous-domaine-assez-long.exemple.co.uk",
                                          "jean@hotels-de-la-gare.com", "jean@mlive.com"};
  for (const std::string_view text : kSilent) {
    const auto syntax = guichet::email::check_syntax(text);
    (void)guichet::email::suggest_address(text, syntax, "FR");  // the table is indexed when it is first asked
    const std::size_t before = allocations;
    const auto suggestion = guichet::email::suggest_address(text, syntax, "FR");
    const std::size_t after = allocations;
    CAPTURE(text);
    CHECK(after == before);
    CHECK_FALSE(suggestion);
  }
}

TEST_CASE("the count of the tests above does count") {
  const std::size_t before = allocations;
  const auto report = guichet::email::check_syntax("a@b");
  const std::size_t after = allocations;
  CHECK(after > before);
  CHECK_FALSE(report.findings.empty());
}

TEST_CASE("the domain of the report is in lower case, of a malformed address too") {
  CHECK(guichet::email::check_syntax("a@GMail.Com").domain.view() == "gmail.com");
  CHECK(guichet::email::check_syntax("a@GmailCom").domain.view() == "gmailcom");
  CHECK(guichet::email::check_syntax("a@GMail,Com").domain.view() == "gmail,com");
  CHECK(guichet::email::check_syntax("a@" + std::string(254, 'b')).domain.view().empty());
}
