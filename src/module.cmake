# One module is one folder, one namespace, one target: scruple_module(text USES base LINKS ICU::uc) globs src/text and makes
# the library scruple_text. USES names the modules it may include, LINKS the third-party libraries that it alone owns. The
# architecture test reads these lines; they are the only statement of the layering.

add_library(scruple_warnings INTERFACE)
target_compile_options(scruple_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${SCRUPLE_WARNINGS_AS_ERRORS}>:-Werror>)

find_package(Threads REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(tomlplusplus REQUIRED)
# RE2 ships no CMake package here, and md4c's names files of packages that are not needed.
find_library(SCRUPLE_MD4C md4c REQUIRED)
find_library(SCRUPLE_RE2 re2 REQUIRED)
add_library(scruple_re2 INTERFACE)
target_link_libraries(scruple_re2 INTERFACE "${SCRUPLE_RE2}" Threads::Threads)

function(scruple_module name)
  cmake_parse_arguments(module "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc")
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h")
  # A generator runs at build time and is a program of its own; main belongs to the executable.
  list(FILTER sources EXCLUDE REGEX "_generator\\.cc$|/main\\.cc$")
  set(target scruple_${name})
  add_library(${target} STATIC ${sources})
  target_sources(${target} INTERFACE FILE_SET HEADERS
    BASE_DIRS "${CMAKE_CURRENT_SOURCE_DIR}" FILES ${headers})
  target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
  list(TRANSFORM module_USES PREPEND scruple_ OUTPUT_VARIABLE uses)
  target_link_libraries(${target} PUBLIC ${uses} PRIVATE scruple_warnings ${module_LINKS})
endfunction()
