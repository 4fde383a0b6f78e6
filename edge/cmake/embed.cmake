# guichet_embed(TARGET NAME FILE...): compiles the files into TARGET. The generated header
# "embedded/NAME.hpp" declares guichet::embedded::NAME(), a span of {name, contents} sorted by file name.
set(GUICHET_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed.py)

function(guichet_embed target name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/generated)
  set(files)
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    list(APPEND files ${path})
  endforeach()
  add_custom_command(
    OUTPUT ${folder}/embedded/${name}.hpp ${folder}/embedded/${name}.cpp
    COMMAND ${Python3_EXECUTABLE} ${GUICHET_EMBED_SCRIPT} ${name} ${folder}/embedded ${files}
    DEPENDS ${GUICHET_EMBED_SCRIPT} ${files})
  target_sources(${target} PRIVATE ${folder}/embedded/${name}.cpp ${folder}/embedded/${name}.hpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
