#include "contacts/filter.hpp"

#include <algorithm>

#include "people/instant.hpp"

namespace guichet::contacts {
namespace {

using store::AccountFilter;
using Kind = AccountFilter::Kind;

constexpr std::size_t kMaxName = 128;
constexpr Millis kDay = 24LL * 3600 * 1000;
constexpr std::int64_t kMostDays = 35;  // as long as messages are known
constexpr std::int64_t kMostMessages = 1'000'000;

Error bad_value(std::string pointer) { return Error{Errc::kRequestBadValue, std::move(pointer)}; }

class FilterReader {
 public:
  explicit FilterReader(Millis now) : now_(now) {}

  Result<AccountFilter> read(const Json& json, const std::string& pointer, std::size_t depth) {
    if (!json.is_object()) return Error{Errc::kRequestWrongType, pointer};
    if (json.size() != 1 || depth > kMaxFilterDepth || ++conditions_ > kMaxConditions)
      return bad_value(pointer);
    const std::string& name = json.begin().key();
    const Json& value = json.begin().value();
    const std::string place = append_pointer(pointer, name);
    if (name == "all") return parts(Kind::kAll, value, place, depth);
    if (name == "any") return parts(Kind::kAny, value, place, depth);
    if (name == "not") return negation(value, place, depth);
    if (name == "status") return status(value, place);
    if (name == "source") return source(value, place);
    if (name == "created") return times(Kind::kCreated, value, place);
    if (name == "confirmed") return times(Kind::kVerifiedAt, value, place);
    if (name == "consent") return consent(value, place);
    if (name == "messages") return messages(value, place);
    if (name == "linked") return linked(value, place);
    return Error{Errc::kRequestUnknownMember, place};
  }

 private:
  Result<AccountFilter> parts(Kind kind, const Json& list, const std::string& pointer, std::size_t depth) {
    if (!list.is_array()) return Error{Errc::kRequestWrongType, pointer};
    if (list.empty()) return bad_value(pointer);
    AccountFilter filter{kind};
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto part = read(list[i], append_pointer(pointer, i), depth + 1);
      if (!part) return part;
      filter.parts.push_back(*std::move(part));
    }
    return filter;
  }

  Result<AccountFilter> negation(const Json& json, const std::string& pointer, std::size_t depth) {
    auto part = read(json, pointer, depth + 1);
    if (!part) return part;
    return AccountFilter{Kind::kNot, {*std::move(part)}};
  }

  static Result<AccountFilter> status(const Json& value, const std::string& pointer) {
    if (value != Json("verified") && value != Json("pending")) return bad_value(pointer);
    AccountFilter filter{Kind::kVerified};
    filter.is_wanted = value == Json("verified");
    return filter;
  }

  static Result<AccountFilter> linked(const Json& value, const std::string& pointer) {
    if (!value.is_boolean()) return Error{Errc::kRequestWrongType, pointer};
    AccountFilter filter{Kind::kLinked};
    filter.is_wanted = value.get<bool>();
    return filter;
  }

  static Result<AccountFilter> source(const Json& value, const std::string& pointer) {
    if (auto known = require_members(value, pointer, {"site", "form", "channel", "locale", "confirmed"});
        !known) {
      return known.error();
    }
    if (value.empty()) return bad_value(pointer);
    AccountFilter filter{Kind::kSource};
    for (const auto& [name, member] :
         {std::pair{"site", &filter.site}, std::pair{"form", &filter.form},
          std::pair{"channel", &filter.channel}, std::pair{"locale", &filter.locale}}) {
      auto text = optional_string(value, name, pointer, kMaxName);
      if (!text) return text.error();
      *member = *std::move(text);
    }
    const Json* confirmed = find_member(value, "confirmed");
    if (confirmed != nullptr && *confirmed != Json(true))
      return bad_value(append_pointer(pointer, "confirmed"));
    filter.is_wanted = confirmed != nullptr;
    return filter;
  }

  static Result<std::optional<Millis>> instant(const Json& value, std::string_view name,
                                               const std::string& pointer) {
    const auto text = optional_string(value, name, pointer, kMaxName);
    if (!text) return text.error();
    if (!*text) return std::optional<Millis>();
    const auto at = people::parse_instant(**text);
    if (!at) return bad_value(append_pointer(pointer, name));
    return at;
  }

  static Result<AccountFilter> times(Kind kind, const Json& value, const std::string& pointer) {
    if (auto known = require_members(value, pointer, {"since", "until"}); !known) return known.error();
    if (value.empty()) return bad_value(pointer);
    const auto since = instant(value, "since", pointer);
    if (!since) return since.error();
    const auto until = instant(value, "until", pointer);
    if (!until) return until.error();
    AccountFilter filter{kind};
    filter.since = *since;
    filter.until = *until;
    return filter;
  }

  static Result<AccountFilter> consent(const Json& value, const std::string& pointer) {
    if (auto known = require_members(value, pointer, {"purpose", "site", "state"}); !known)
      return known.error();
    auto purpose = required_string(value, "purpose", pointer, kMaxName);
    if (!purpose) return purpose.error();
    auto site = optional_string(value, "site", pointer, kMaxName);
    if (!site) return site.error();
    auto state = required_string(value, "state", pointer, kMaxName);
    if (!state) return state.error();
    if (!is_consent_state(*state)) return bad_value(append_pointer(pointer, "state"));
    AccountFilter filter{Kind::kConsent};
    filter.purpose = *std::move(purpose);
    filter.site = *std::move(site);
    filter.state = *std::move(state);
    return filter;
  }

  static Result<std::optional<std::int64_t>> number(const Json& value, std::string_view name,
                                                    const std::string& pointer, std::int64_t least,
                                                    std::int64_t most) {
    const Json* member = find_member(value, name);
    if (member == nullptr) return std::optional<std::int64_t>();
    if (!member->is_number_integer()) return Error{Errc::kRequestWrongType, append_pointer(pointer, name)};
    const auto found = member->get<std::int64_t>();
    if (found < least || found > most) return bad_value(append_pointer(pointer, name));
    return std::optional(found);
  }

  Result<AccountFilter> messages(const Json& value, const std::string& pointer) const {
    if (auto known = require_members(value, pointer, {"days", "at_least", "at_most", "kind", "channel"});
        !known) {
      return known.error();
    }
    const auto days = number(value, "days", pointer, 1, kMostDays);
    if (!days) return days.error();
    const auto at_least = number(value, "at_least", pointer, 0, kMostMessages);
    if (!at_least) return at_least.error();
    const auto at_most = number(value, "at_most", pointer, 0, kMostMessages);
    if (!at_most) return at_most.error();
    auto kind = optional_string(value, "kind", pointer, kMaxName);
    if (!kind) return kind.error();
    auto channel = optional_string(value, "channel", pointer, kMaxName);
    if (!channel) return channel.error();
    if (!*days) return Error{Errc::kRequestMissingMember, append_pointer(pointer, "days")};
    if (!*at_least && !*at_most) return bad_value(pointer);
    AccountFilter filter{Kind::kMessages};
    filter.since = now_ - **days * kDay;
    filter.at_least = *at_least;
    filter.at_most = *at_most;
    filter.contact_kind = *std::move(kind);
    filter.channel = *std::move(channel);
    return filter;
  }

  const Millis now_;
  std::size_t conditions_ = 0;
};

}  // namespace

Result<AccountFilter> read_filter(const Json& json, std::string_view pointer, Millis now) {
  return FilterReader(now).read(json, std::string(pointer), 1);
}

AccountFilter all_of(std::vector<AccountFilter> parts) { return {Kind::kAll, std::move(parts)}; }

bool is_consent_state(std::string_view text) {
  return text == "confirmed" || text == "withdrawn" || text == "expired" || text == "none";
}

}  // namespace guichet::contacts
