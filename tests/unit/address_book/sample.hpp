#pragma once

#include <string>

#include "register/register.hpp"
#include "register/verdict.hpp"

// A register of a few invented streets in real communes, and an address book of it.
class Sample {
 public:
  Sample();

  guichet::address_register::AddressVerdict check(std::string_view line, std::string_view code,
                                                  std::string_view city) const;
  const guichet::address_register::AddressBook& book() const { return book_; }

 private:
  std::string file_;
  guichet::address_register::Register streets_;
  guichet::address_register::CityIndex cities_;
  guichet::address_register::AddressBook book_;
};

// "accept number 13 bis|Impasse des Réfractaires|32700|Lectoure", and what was changed behind a colon.
std::string text_of(const guichet::address_register::AddressVerdict& verdict);
