#pragma once

namespace guichet::dns {

// Whether the DNS is worth waiting for. It has to answer once before anybody waits; after so many silences in a row
// nobody waits until it has answered a question of our own. For one thread.
class Breaker {
 public:
  static constexpr int kSilences = 3;

  bool is_open() const { return !answers_; }  // do not wait

  void heard() {
    answers_ = true;
    silences_ = 0;
  }

  // Gives whether it opened by this.
  bool silent();

 private:
  bool answers_ = false;
  int silences_ = 0;
};

}  // namespace guichet::dns
