# Defines guichet_deps::phonenumber and guichet_deps::pattern for the current target, and for Wasm nlohmann_json.
# build.sh makes them on the first configure and answers at once afterwards.
if(EMSCRIPTEN)
  set(GUICHET_DEPS_TARGET wasm)
else()
  set(GUICHET_DEPS_TARGET native)
  include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
endif()

# The flags of the project, as options.cmake gave them to this folder, but no sanitizers: upstream copies 0 bytes from
# null pointers.
get_directory_property(GUICHET_DEPS_FLAGS COMPILE_OPTIONS)
list(FILTER GUICHET_DEPS_FLAGS EXCLUDE REGEX sanitize)
if(NOT EMSCRIPTEN)
  list(PREPEND GUICHET_DEPS_FLAGS -O2)
endif()
list(JOIN GUICHET_DEPS_FLAGS " " GUICHET_DEPS_FLAGS)

execute_process(
  COMMAND ${CMAKE_CURRENT_LIST_DIR}/build.sh ${GUICHET_DEPS_TARGET} "${GUICHET_DEPS_FLAGS}"
  OUTPUT_VARIABLE GUICHET_DEPS_FOLDER OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${GUICHET_DEPS_FOLDER}/lib/guichet_deps.cmake)

if(EMSCRIPTEN)
  # nlohmann/json is headers only, but beside the headers of the machine's C library, which must not be seen here.
  find_path(GUICHET_JSON_HEADERS nlohmann/json.hpp PATHS /usr/local/include /usr/include REQUIRED NO_CMAKE_FIND_ROOT_PATH)
  set(nlohmann_json_DIR ${PROJECT_BINARY_DIR}/headers)
  file(MAKE_DIRECTORY ${nlohmann_json_DIR})
  file(CREATE_LINK ${GUICHET_JSON_HEADERS}/nlohmann ${nlohmann_json_DIR}/nlohmann SYMBOLIC)
  file(WRITE ${nlohmann_json_DIR}/nlohmann_jsonConfig.cmake [[
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
target_include_directories(nlohmann_json::nlohmann_json INTERFACE ${CMAKE_CURRENT_LIST_DIR})
]])
endif()
