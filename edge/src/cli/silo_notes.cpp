#include "cli/silo_notes.hpp"

#include <ostream>

#include "cli/progress.hpp"

namespace guichet::cli {
namespace {

std::string separator_name(char separator) {
  if (separator == '\t') return "tabs";
  return separator == ';' ? "semicolons" : separator == ',' ? "commas" : "bars";
}

void print_columns(std::ostream& output, const silos::ColumnPlan& plan) {
  std::vector<std::string> used;
  for (std::size_t i = 0; i < match::kTokenCount; ++i) {
    const auto token = static_cast<match::Token>(i);
    if (plan.of(token).empty()) continue;
    used.push_back(plan.names[plan.of(token).front()] + " = " + std::string(match::token_name(token)));
  }
  output << "  columns: " << silos::join(used);
  if (plan.silo) output << "; silos by " << plan.names[*plan.silo];
  output << '\n';
  if (!plan.unused.empty()) output << "  not used: " << silos::join(plan.unused) << '\n';
}

void print_left_out(std::ostream& output, const silos::FileSummary& file) {
  constexpr const char* kReasons[] = {"with another number of columns than the header", "without an id",
                                      "without any value"};
  for (std::size_t i = 0; i < silos::kLeftOutCount; ++i) {
    const silos::LeftOutRows& rows = file.left_out[i];
    if (rows.count == 0) continue;
    std::vector<std::string> lines;
    for (const std::size_t line : rows.lines) lines.push_back(std::to_string(line));
    output << "  left out: " << with_commas(rows.count) << (rows.count == 1 ? " row " : " rows ")
           << kReasons[i] << (lines.size() == 1 ? " (line " : " (lines ") << silos::join(lines)
           << (rows.count > lines.size() ? " ..." : "") << ")\n";
  }
}

}  // namespace

void print_notes(std::ostream& output, const std::vector<silos::FileSummary>& files,
                 const localize::Localizer& localizer) {
  for (const silos::FileSummary& file : files) {
    output << file.path.string() << ": " << with_commas(file.rows)
           << (file.rows == 1 ? " record" : " records") << ", columns between "
           << separator_name(file.separator) << '\n';
    print_columns(output, file.columns);
    for (const silos::Note& note : file.columns.notes) output << "  " << note.text(localizer, "en") << '\n';
    if (file.windows_1252_rows > 0) {
      output << "  read as Windows-1252, for they are not UTF-8: " << with_commas(file.windows_1252_rows)
             << (file.windows_1252_rows == 1 ? " row\n" : " rows\n");
    }
    print_left_out(output, file);
  }
}

std::uint64_t size_of_all(const std::vector<std::filesystem::path>& files) {
  std::uint64_t size = 0;
  std::error_code failure;
  for (const auto& file : files) {
    const auto one = std::filesystem::file_size(file, failure);
    if (!failure) size += one;  // reading it says what is wrong
  }
  return size;
}

}  // namespace guichet::cli
