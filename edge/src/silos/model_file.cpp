#include "silos/model_file.hpp"

#include "files/small_file.hpp"

namespace guichet::silos {
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
  const std::string place = error.pointer.empty() ? std::string() : error.pointer + ": ";
  return InputError{file.string(), 0, {}, place + std::string(errc_title(error.code))};
}

}  // namespace guichet::silos
