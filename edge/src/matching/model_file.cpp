#include "matching/model_file.hpp"

#include "files/small_file.hpp"

namespace guichet::matching {
namespace {

using files::InputError;

constexpr std::size_t kMaxFile = 16U << 20U;

}  // namespace

std::string write_model_file(const match::ModelValues& model) { return match::write_model(model) + '\n'; }

Expected<match::ModelValues, InputError> read_model_file(const std::filesystem::path& file) {
  const auto text = files::read_small_file(file, kMaxFile);
  if (!text) return text.error();
  auto model = match::read_model(*text);
  if (model) return *std::move(model);
  const Error& error = model.error();
  if (error.code == Errc::kJsonSyntax) return InputError{file.string(), 0, {}, "is not JSON"};
  const std::string place = error.pointer.empty() ? std::string() : error.pointer + ": ";
  return InputError{file.string(), 0, {}, place + std::string(errc_title(error.code))};
}

Expected<std::shared_ptr<const match::Model>, InputError> load_model(const std::filesystem::path& file) {
  if (file.empty())
    return std::shared_ptr<const match::Model>(std::make_shared<match::Model>(match::starting_values()));
  auto values = read_model_file(file);
  if (!values) return values.error();
  return std::shared_ptr<const match::Model>(std::make_shared<match::Model>(*std::move(values)));
}

}  // namespace guichet::matching
