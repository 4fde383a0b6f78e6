#include "courier/folder_transport.hpp"

#include <fstream>
#include <system_error>

namespace guichet::courier {

Delivery FolderTransport::deliver(const Envelope& envelope) {
  std::error_code failure;
  std::filesystem::create_directories(folder_, failure);
  const auto unfinished = folder_ / (envelope.id + ".part");
  std::ofstream file(unfinished, std::ios::binary);
  file << envelope.content;
  file.close();
  if (!file) return {Fate::kTryLater, "folder_write"};
  std::filesystem::rename(unfinished, folder_ / (envelope.id + ".eml"), failure);
  return failure ? Delivery{Fate::kTryLater, "folder_rename"} : Delivery{};
}

}  // namespace guichet::courier
