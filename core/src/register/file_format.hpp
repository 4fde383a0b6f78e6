#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::address_register {

// A register's file: the mark with its version, the checksum of everything behind it (XXH3, 64 bits,
// little-endian), then the parts, each with its size before it, in the order of the enum.
inline constexpr std::string_view kFileMark = "GUICHETGAR1\n";
inline constexpr std::size_t kChecksumSize = 8;
inline constexpr std::size_t kHeaderSize = kFileMark.size() + kChecksumSize;

// Texts one behind the other: their number, their lengths, their bytes.
std::string write_texts(const std::vector<std::string_view>& texts);

// Views into the bytes; false when they do not hold what they say.
bool read_texts(std::string_view bytes, std::vector<std::string_view>& texts);

// What a register's file holds, as views into it.
struct FileParts {
  std::string_view words;       // of all streets, the most frequent ones first (prepared_words.hpp)
  std::string_view suffixes;    // of house numbers, as the register writes them (texts)
  std::string_view localities;  // former communes that streets lie in (texts)
  std::string_view communes;    // commune.hpp
  std::string_view streets;     // one block for each commune (street_block.hpp)
};

// The file without its checksum, which stays 0 for the caller to fill in.
std::string write_file(const FileParts& parts);

enum class FileError : std::uint8_t { kNone, kNoRegister, kOtherVersion, kTruncated };

// The parts of a file; its checksum is the caller's to compare (checksum_of, file_content).
FileError read_file(std::string_view file, FileParts& parts);

// The checksum that stands in a file, and what it is the checksum of. The file must be as long as the header.
std::uint64_t stored_checksum(std::string_view file);
inline std::string_view file_content(std::string_view file) { return file.substr(kHeaderSize); }
void store_checksum(std::string& file, std::uint64_t checksum);

}  // namespace guichet::address_register
