#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/json.hpp"

namespace guichet {

// SAX receiver that builds a document within the limits of parse_json and stops at the first breach.
class DocumentBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit DocumentBuilder(std::size_t max_values) : max_values_(max_values) {}

  bool null() override;
  bool boolean(bool value) override;
  bool number_integer(number_integer_t value) override;
  bool number_unsigned(number_unsigned_t value) override;
  bool number_float(number_float_t value, const string_t& text) override;
  bool string(string_t& value) override;
  bool binary(binary_t& value) override;
  bool start_object(std::size_t elements) override;
  bool key(string_t& value) override;
  bool end_object() override;
  bool start_array(std::size_t elements) override;
  bool end_array() override;
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& exception) override;

  const Error& error() const { return error_; }
  Json take() { return std::move(root_); }

 private:
  bool add(Json value);
  bool open(Json container);
  bool close();
  bool fail(Errc code);
  std::string pointer() const;

  Json root_;
  std::vector<Json*> open_;
  std::vector<std::optional<std::string>> keys_;  // of each open container, the key being filled in
  const std::size_t max_values_;
  std::size_t values_ = 0;
  Error error_{Errc::kJsonSyntax};
};

}  // namespace guichet
