#pragma once

#include <filesystem>
#include <utility>

#include "mail/transport.hpp"

namespace guichet::mail {

// Writes each mail to <folder>/<id>.eml, whole or not at all and flushed to disk: for trying out, without a
// mail server. A repeated attempt replaces the file. A missing folder is made, for its owner only.
class FolderTransport final : public Transport {
 public:
  explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Delivery deliver(const Envelope& envelope, std::stop_token stop) override;

 private:
  const std::filesystem::path folder_;
};

}  // namespace guichet::mail
