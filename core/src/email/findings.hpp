#pragma once

#include <algorithm>
#include <vector>

#include "guichet/finding.hpp"

namespace guichet::email {

// Collects findings about one address: the first of each code, spans counted from the address's beginning.
class Findings {
 public:
  bool has(Code code) const {
    return std::any_of(list_.begin(), list_.end(),
                       [=](const Finding& finding) { return finding.code == code; });
  }

  bool blocks() const {
    return std::any_of(list_.begin(), list_.end(),
                       [](const Finding& finding) { return finding.severity == Severity::kBlock; });
  }

  Finding* add(Code code, Span span) {
    if (has(code)) return nullptr;
    list_.push_back(make_finding(code, span));
    return &list_.back();
  }

  void add_limit(Code code, Span span, std::size_t limit) {
    if (Finding* finding = add(code, span)) finding->params.emplace_back("limit", static_cast<double>(limit));
  }

  std::vector<Finding> take() { return std::move(list_); }

 private:
  std::vector<Finding> list_;
};

}  // namespace guichet::email
