#pragma once

// In the place of libphonenumber's choice between RE2 and ICU: the matcher of pattern/.

#include <string>

#include "phonenumbers/regexp_adapter.h"

namespace i18n {
namespace phonenumbers {

class PatternRegExpFactory : public AbstractRegExpFactory {
 public:
  RegExpInput* CreateInput(const string& text) const override;
  RegExp* CreateRegExp(const string& pattern) const override;
};

typedef PatternRegExpFactory RegExpFactory;

}  // namespace phonenumbers
}  // namespace i18n
