#include "json/document_builder.hpp"

namespace guichet {
namespace {

constexpr int kNlohmannNumberOverflow = 406;

bool has_nul(const std::string& text) { return text.find('\0') != std::string::npos; }

}  // namespace

bool DocumentBuilder::null() { return add(nullptr); }
bool DocumentBuilder::boolean(bool value) { return add(value); }
bool DocumentBuilder::number_integer(number_integer_t value) { return add(value); }
bool DocumentBuilder::number_unsigned(number_unsigned_t value) { return add(value); }

bool DocumentBuilder::number_float(number_float_t value, const string_t& text) {
  const bool is_integer_beyond_64_bits = text.find_first_of(".eE") == string_t::npos;
  return is_integer_beyond_64_bits ? fail(Errc::kJsonNumberRange) : add(value);
}

bool DocumentBuilder::string(string_t& value) {
  return has_nul(value) ? fail(Errc::kJsonNul) : add(std::move(value));
}

bool DocumentBuilder::binary(binary_t&) { return fail(Errc::kJsonSyntax); }
bool DocumentBuilder::start_object(std::size_t) { return open(Json::object()); }
bool DocumentBuilder::end_object() { return close(); }
bool DocumentBuilder::start_array(std::size_t) { return open(Json::array()); }
bool DocumentBuilder::end_array() { return close(); }

bool DocumentBuilder::key(string_t& value) {
  keys_.back() = value;
  if (has_nul(value)) return fail(Errc::kJsonNul);
  return open_.back()->contains(value) ? fail(Errc::kJsonDuplicateKey) : true;
}

bool DocumentBuilder::parse_error(std::size_t position, const std::string&,
                                  const nlohmann::detail::exception& exception) {
  error_.offset = position;
  return fail(exception.id == kNlohmannNumberOverflow ? Errc::kJsonNumberRange : Errc::kJsonSyntax);
}

bool DocumentBuilder::add(Json value) {
  if (++values_ > max_values_) return fail(Errc::kJsonTooManyValues);
  if (open_.empty()) {
    root_ = std::move(value);
  } else if (open_.back()->is_array()) {
    open_.back()->push_back(std::move(value));
  } else {
    (*open_.back())[*keys_.back()] = std::move(value);
  }
  return true;
}

bool DocumentBuilder::open(Json container) {
  if (open_.size() == kMaxJsonDepth) return fail(Errc::kJsonTooDeep);
  if (!add(std::move(container))) return false;
  Json* added = &root_;
  if (!open_.empty()) added = open_.back()->is_array() ? &open_.back()->back() : &(*open_.back())[*keys_.back()];
  open_.push_back(added);
  keys_.emplace_back();
  return true;
}

bool DocumentBuilder::close() {
  open_.pop_back();
  keys_.pop_back();
  return true;
}

bool DocumentBuilder::fail(Errc code) {
  error_.code = code;
  error_.pointer = pointer();
  return false;
}

std::string DocumentBuilder::pointer() const {
  std::string pointer;
  for (std::size_t depth = 0; depth < open_.size(); ++depth) {
    const Json& container = *open_[depth];
    if (container.is_object()) {
      if (keys_[depth]) pointer = append_pointer(pointer, *keys_[depth]);
      continue;
    }
    const bool is_innermost = depth + 1 == open_.size();
    if (is_innermost || !container.empty()) {
      pointer = append_pointer(pointer, is_innermost ? container.size() : container.size() - 1);
    }
  }
  return pointer;
}

}  // namespace guichet
