#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace guichet::files {

// Why something could not be written, for a person; nothing when all went well.
using WriteFailure = std::optional<std::string>;

// Writes a file that is there whole or not at all, also after a power cut: under another name beside it,
// synced, then renamed. Another file of this name is replaced; who has it open keeps it.
WriteFailure write_whole_file(const std::filesystem::path& path, std::string_view content);

// Whether write_whole_file could write there: to be asked before long work.
WriteFailure check_can_write(const std::filesystem::path& path);

// Writes a file in a folder that nobody reads yet: neither synced nor renamed.
WriteFailure write_plain_file(const std::filesystem::path& path, std::string_view content);

// Puts the folder `made` in the place of `folder`, which is removed if it is there.
WriteFailure replace_folder(const std::filesystem::path& made, const std::filesystem::path& folder);

}  // namespace guichet::files
