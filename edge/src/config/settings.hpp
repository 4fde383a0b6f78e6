#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/config.hpp"

namespace guichet::config {

// Why a value is refused, for a person; nothing when it is good.
using TextCheck = std::optional<std::string_view> (*)(std::string_view value);

struct TextSetting {
  std::string& (*value)(Config&);
  TextCheck check = nullptr;
  bool is_path = false;
};

struct NumberSetting {
  std::uint64_t& (*value)(Config&);
  std::uint64_t minimum;
  std::uint64_t maximum;
};

struct SwitchSetting {
  bool& (*value)(Config&);
};

struct ListSetting {
  std::vector<std::string>& (*value)(Config&);
  TextCheck check = nullptr;
};

// One key of the file.
struct Setting {
  std::string_view section;
  std::string_view key;
  std::variant<TextSetting, NumberSetting, SwitchSetting, ListSetting> kind;
  std::string_view meaning;
};

// Every setting outside of [[site]] and [[backend]], section by section.
std::span<const Setting> all_settings();

}  // namespace guichet::config
