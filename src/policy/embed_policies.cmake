# Puts the files under rules/ into the program. Included, it defines scruple_embed_policies(target), which makes a
# source file of them whenever one changes; run as a script (-P), it writes that file.

function(scruple_write_embedded_policies rules_dir output)
  file(GLOB heads RELATIVE "${rules_dir}" "${rules_dir}/*/policy.yaml")
  list(SORT heads)
  set(code "// Written by embed_policies.cmake from the files under rules/.\n\n#include \"policy/embedded.h\"\n\n")
  string(APPEND code "#include <array>\n\nnamespace scruple::policy {\n\nnamespace {\n\n")
  set(rows "")
  set(count 0)
  foreach(head IN LISTS heads)
    get_filename_component(policy "${head}" DIRECTORY)
    file(GLOB_RECURSE files RELATIVE "${rules_dir}" "${rules_dir}/${policy}/*.yaml" "${rules_dir}/${policy}/*.txt")
    list(SORT files)
    foreach(path IN LISTS files)
      file(READ "${rules_dir}/${path}" contents)
      # An array with its size spares the compiler counting megabytes of characters.
      string(APPEND code "constexpr char file_${count}[] = R\"scruple(${contents})scruple\";\n")
      string(APPEND rows "    EmbeddedFile{\"${policy}\", \"rules/${path}\", {file_${count}, sizeof file_${count} - 1}},\n")
      math(EXPR count "${count} + 1")
    endforeach()
  endforeach()
  string(APPEND code "\nconstexpr std::array<EmbeddedFile, ${count}> files = {\n${rows}};\n\n}  // namespace\n\n")
  string(APPEND code "std::span<const EmbeddedFile> embedded_files() { return files; }\n\n")
  string(APPEND code "}  // namespace scruple::policy\n")
  file(WRITE "${output}" "${code}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  scruple_write_embedded_policies("${RULES_DIR}" "${OUTPUT}")
  return()
endif()

set(SCRUPLE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(scruple_embed_policies target)
  set(rules_dir "${PROJECT_SOURCE_DIR}/rules")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/policy/embedded_policies.cc")
  file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS "${rules_dir}/*.yaml" "${rules_dir}/*.txt")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DRULES_DIR=${rules_dir}" "-DOUTPUT=${output}" -P "${SCRUPLE_EMBED_SCRIPT}"
    DEPENDS ${rule_files} "${SCRUPLE_EMBED_SCRIPT}"
    COMMENT "Embedding the built-in policies"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
  # Long term lists make long literals, which both compilers take.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
