#pragma once

#include "match/batch.hpp"
#include "silos/clusters.hpp"
#include "silos/intake.hpp"
#include "files/output_folder.hpp"

namespace guichet::silos {

// Writes cluster,silo,id of every record; a cluster is called by the least of its ids, so that it has the
// same name whatever the order of the files. And cluster,records,silos and the merged values of every person
// (survivorship.hpp), in columns that are called by their tokens. `watch` is told how many people are done
// and gives whether to go on.
void write_people(const Clusters& clusters, const Intake& intake, const match::Batch& batch, unsigned threads,
                  files::OutputFile& clusters_file, files::OutputFile& merged_file,
                  const std::function<bool(std::uint64_t done)>& watch);

// The tokens that any record has a column for, in their order.
std::vector<match::Token> used_tokens(const Intake& intake);

}  // namespace guichet::silos
