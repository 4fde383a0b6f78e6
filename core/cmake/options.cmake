# guichet_options: the flags of every target of this project.
add_library(guichet_options INTERFACE)
target_compile_options(guichet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
  $<$<BOOL:${GUICHET_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 16 AND NOT EMSCRIPTEN)
  # Else these refuse -ftrivial-auto-var-init=zero.
  target_compile_options(guichet_options INTERFACE
    -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
endif()

if(EMSCRIPTEN)
  # Emscripten's -Os switches inlining off and libc++'s extern std::string is built for size:
  # both together cost three to four times the speed.
  add_compile_options(-Os -finline-functions -flto -fno-exceptions -fno-rtti -fvisibility=hidden
    -ffunction-sections -fdata-sections -D_LIBCPP_DISABLE_EXTERN_TEMPLATE)
  add_compile_definitions(NDEBUG)
else()
  # OpenSSF Compiler Options Hardening Guide for C and C++.
  add_compile_options(-Wformat=2 -Werror=format-security -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
    -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero -fno-strict-overflow
    -fno-delete-null-pointer-checks)
  add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,nodlopen -Wl,--as-needed)
  if(GUICHET_SANITIZE)
    add_compile_options(-fsanitize=${GUICHET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${GUICHET_SANITIZE})
    if(GUICHET_FUZZ)
      add_compile_options(-fsanitize=fuzzer-no-link)
    endif()
  else()
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
  endif()
endif()
