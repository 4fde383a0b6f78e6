#include "http/access_log.hpp"

namespace guichet::http {

void AccessLog::on_answer(const Exchange& exchange) {
  logger_->info("{} {} {} {}us {}B", exchange.method, exchange.route, exchange.status,
                exchange.duration.count(), exchange.bytes);
}

void AccessLog::on_refusal(Errc reason) { logger_->info("refused {}", errc_name(reason)); }

void AccessLog::on_failure(std::string_view route, std::string_view exception_type) {
  logger_->error("failed {} {}", route, exception_type);
}

}  // namespace guichet::http
