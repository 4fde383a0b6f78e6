#pragma once

#include <spdlog/logger.h>

#include <memory>

#include "http/observer.hpp"

namespace guichet::http {

// Writes one line per answer: method, route pattern, status, microseconds, bytes. Refusals and failures by
// their code and type. What a visitor sent is in none of them.
class AccessLog final : public Observer {
 public:
  explicit AccessLog(std::shared_ptr<spdlog::logger> logger) : logger_(std::move(logger)) {}

  void on_answer(const Exchange& exchange) override;
  void on_refusal(Errc reason) override;
  void on_failure(std::string_view route, std::string_view exception_type) override;
  void on_connections(int) override {}

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace guichet::http
