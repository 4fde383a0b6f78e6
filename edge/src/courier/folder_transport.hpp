#pragma once

#include <filesystem>

#include "courier/transport.hpp"

namespace guichet::courier {

// Writes each message as <id>.eml into a folder, whole or not at all: for trying out, without a mail server.
class FolderTransport final : public Transport {
 public:
  explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Delivery deliver(const Envelope& envelope) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace guichet::courier
