#include "register/file_format.hpp"

#include "register/bytes.hpp"

namespace guichet::address_register {
namespace {

constexpr std::size_t kVersionPlace = kFileMark.size() - 2;  // the digit before the line end

}  // namespace

std::string write_texts(const std::vector<std::string_view>& texts) {
  std::string bytes;
  append_number(bytes, texts.size());
  for (const std::string_view text : texts) append_number(bytes, text.size());
  for (const std::string_view text : texts) bytes += text;
  return bytes;
}

bool read_texts(std::string_view bytes, std::vector<std::string_view>& texts) {
  ByteReader lengths(bytes);
  texts.resize(lengths.count());
  std::vector<std::uint32_t> sizes(texts.size());
  for (std::uint32_t& size : sizes) size = lengths.number32();
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = lengths.bytes(sizes[i]);
  return lengths.is_good() && lengths.is_at_end();
}

std::string write_file(const FileParts& parts) {
  std::string file(kFileMark);
  file.append(kChecksumSize, '\0');
  for (const std::string_view part :
       {parts.words, parts.suffixes, parts.localities, parts.communes, parts.streets}) {
    append_text(file, part);
  }
  return file;
}

FileError read_file(std::string_view file, FileParts& parts) {
  if (file.substr(0, kVersionPlace) != kFileMark.substr(0, kVersionPlace)) return FileError::kNoRegister;
  if (file.substr(0, kFileMark.size()) != kFileMark) return FileError::kOtherVersion;
  if (file.size() < kHeaderSize) return FileError::kTruncated;
  ByteReader reader(file_content(file));
  for (std::string_view* part :
       {&parts.words, &parts.suffixes, &parts.localities, &parts.communes, &parts.streets}) {
    *part = reader.text();
  }
  return reader.is_good() && reader.is_at_end() ? FileError::kNone : FileError::kTruncated;
}

std::uint64_t stored_checksum(std::string_view file) {
  std::uint64_t checksum = 0;
  for (std::size_t i = kHeaderSize; i-- > kFileMark.size();)
    checksum = (checksum << 8) | static_cast<unsigned char>(file[i]);
  return checksum;
}

void store_checksum(std::string& file, std::uint64_t checksum) {
  for (std::size_t i = kFileMark.size(); i < kHeaderSize; ++i, checksum >>= 8)
    file[i] = static_cast<char>(checksum);
}

}  // namespace guichet::address_register
