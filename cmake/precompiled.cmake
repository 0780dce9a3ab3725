# The standard library and the test frameworks, read once a build instead of once a file (clang).
# The "object" of each of these two libraries is the precompiled header: so it is made with the very flags of those
# that use it. What is not precompiled (the program for people, ./dev tidy) keeps the files' own includes honest.
if(NOT VISAVIS_PRECOMPILED)
  function(visavis_precompile)
  endfunction()
  return()
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "VISAVIS_PRECOMPILED needs clang")
endif()

function(visavis_precompiled_header name)
  add_library(visavis_precompiled_${name} OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled/${name}.cpp)
  target_compile_options(visavis_precompiled_${name} PRIVATE
    -x c++-header -fpch-instantiate-templates "SHELL:-Xclang -fno-pch-timestamp")
  target_link_libraries(visavis_precompiled_${name} PRIVATE visavis_flags ${ARGN})
  set_target_properties(visavis_precompiled_${name} PROPERTIES EXPORT_COMPILE_COMMANDS OFF
    CXX_COMPILER_LAUNCHER ${CMAKE_SOURCE_DIR}/cmake/precompiled/compile.sh)
endfunction()

visavis_precompiled_header(standard)
if(VISAVIS_TESTS)
  visavis_precompiled_header(test GTest::gmock GTest::gtest)
  # As an executable's files are compiled.
  set_target_properties(visavis_precompiled_test PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(visavis_precompiled_test PRIVATE -fPIE)
endif()

# visavis_precompile(TARGET standard|test): all of the target's files begin with that header.
function(visavis_precompile target name)
  # Relative to the build folder, where the compiler runs: the same text in every clone, for the compiler's cache.
  set(header CMakeFiles/visavis_precompiled_${name}.dir/cmake/precompiled/${name}.cpp.o)
  target_compile_options(${target} PRIVATE "SHELL:-include-pch ${header}")
  get_target_property(sources ${target} SOURCES)
  set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS ${CMAKE_BINARY_DIR}/${header})
endfunction()
