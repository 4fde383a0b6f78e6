#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dns/response.hpp"

namespace guichet::dns {

struct ResolverOptions {
  std::vector<std::string> servers;         // "192.0.2.53:53"; empty: the system's
  std::chrono::milliseconds patience{500};  // with one question, tries included
};

// A thread that asks the DNS (c-ares) and runs what is posted to it, in order.
class Resolver {
 public:
  using Job = std::function<void()>;
  using Answer = std::function<void(const Response&)>;

  explicit Resolver(const ResolverOptions& options);
  ~Resolver();  // what is under way ends as kNothingHeard
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  // Runs a job on the thread. From any thread.
  void post(Job job);

  // The other two are for jobs alone.
  // Asks for the records of a name; the answer may come before this returns.
  void ask(const std::string& name, RecordType type, Answer answer);

  // Runs a job after a while.
  void after(std::chrono::milliseconds pause, Job job);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace guichet::dns
