#include "proof/line_reader.hpp"

namespace guichet::proof {

bool LineReader::next() {
  text_.clear();
  ++number_;
  for (int c = input_.get(); c != std::istream::traits_type::eof(); c = input_.get()) {
    if (c == '\n') return true;
    if (text_.size() == kMaxLine) break;
    text_ += static_cast<char>(c);
  }
  is_broken_ = !text_.empty();
  return false;
}

}  // namespace guichet::proof
