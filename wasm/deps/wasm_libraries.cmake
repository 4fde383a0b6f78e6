# The names that phonenumber links to, for WebAssembly: RE2 and protobuf-lite from source.
add_library(absl_strings INTERFACE)
target_include_directories(absl_strings INTERFACE
  $<BUILD_INTERFACE:${HERE}/include/wasm> $<INSTALL_INTERFACE:include/wasm>)
install(TARGETS absl_strings EXPORT guichet_deps)

set(RE2 ${SOURCES}/re2)
add_upstream(re2 ${RE2}
  re2/bitstate.cc re2/compile.cc re2/dfa.cc re2/mimics_pcre.cc re2/nfa.cc re2/onepass.cc re2/parse.cc re2/prog.cc
  re2/re2.cc re2/regexp.cc re2/simplify.cc re2/stringpiece.cc re2/tostring.cc util/rune.cc util/strutil.cc)
target_sources(re2 PRIVATE
  ${GENERATED}/re2/perl_groups.cc ${GENERATED}/re2/unicode_casefold.cc ${GENERATED}/re2/unicode_groups.cc)
target_include_directories(re2 PRIVATE ${HERE}/include/wasm
  PUBLIC $<BUILD_INTERFACE:${RE2}> $<INSTALL_INTERFACE:include>)
install(FILES ${RE2}/re2/re2.h ${RE2}/re2/stringpiece.h DESTINATION include/re2)

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
