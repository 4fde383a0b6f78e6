# The names that phonenumber links to, natively: Debian's libraries.
add_library(protobuf_lite INTERFACE)
target_link_libraries(protobuf_lite INTERFACE protobuf::libprotobuf-lite)
add_library(absl_strings INTERFACE)
target_link_libraries(absl_strings INTERFACE absl::strings absl::node_hash_map absl::node_hash_set)
install(TARGETS protobuf_lite absl_strings EXPORT guichet_deps)
include(debian.cmake)
