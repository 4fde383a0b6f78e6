# The names that phonenumber links to, for WebAssembly: protobuf-lite from source.
add_library(absl_strings INTERFACE)
target_include_directories(absl_strings INTERFACE
  $<BUILD_INTERFACE:${HERE}/include/wasm> $<INSTALL_INTERFACE:include/wasm>)
install(TARGETS absl_strings EXPORT guichet_deps)

set(PROTOBUF ${SOURCES}/protobuf/src)
add_upstream(protobuf_lite ${PROTOBUF}/google/protobuf
  any_lite.cc arena.cc arenastring.cc arenaz_sampler.cc extension_set.cc generated_enum_util.cc
  generated_message_tctable_lite.cc generated_message_util.cc implicit_weak_message.cc inlined_string_field.cc
  io/coded_stream.cc io/strtod.cc io/zero_copy_stream.cc io/zero_copy_stream_impl_lite.cc map.cc message_lite.cc
  parse_context.cc repeated_field.cc repeated_ptr_field.cc stubs/bytestream.cc stubs/common.cc stubs/int128.cc
  stubs/status.cc stubs/stringpiece.cc stubs/stringprintf.cc stubs/structurally_valid.cc stubs/strutil.cc
  wire_format_lite.cc)
target_compile_definitions(protobuf_lite PUBLIC GOOGLE_PROTOBUF_NO_RTTI=1)
target_include_directories(protobuf_lite PUBLIC $<BUILD_INTERFACE:${PROTOBUF}> $<INSTALL_INTERFACE:include>)
install(DIRECTORY ${PROTOBUF}/google DESTINATION include FILES_MATCHING PATTERN *.h PATTERN *.inc
        PATTERN compiler EXCLUDE PATTERN testing EXCLUDE PATTERN util EXCLUDE)
install(DIRECTORY ${HERE}/include/wasm DESTINATION include)
