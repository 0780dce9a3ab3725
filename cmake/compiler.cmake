# Warnings are errors; the hardening flags are those Debian and the OpenSSF recommend for C++ services.
add_library(visavis_flags INTERFACE)
target_compile_options(visavis_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum -Werror
  -fstack-protector-strong -fstack-clash-protection)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  target_compile_options(visavis_flags INTERFACE -fcf-protection=full)
endif()
target_compile_definitions(visavis_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(visavis_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
# For files that are compiled as one: said after the warnings.
add_library(visavis_together INTERFACE)
target_compile_options(visavis_together INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_link_options($<$<NOT:$<STREQUAL:$<TARGET_PROPERTY:TYPE>,SHARED_LIBRARY>>:-pie>)

if(VISAVIS_SANITIZE)
  add_compile_options(-fsanitize=${VISAVIS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${VISAVIS_SANITIZE})
  # GCC's flow analysis sees ghosts in instrumented code.
  target_compile_options(visavis_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  if(VISAVIS_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND VISAVIS_SANITIZE MATCHES "undefined")
    # The same checks, a fifth less code: a fault ends in a trap, which ASan tells with its line (handle_sigill, ./dev).
    # What it was is said where files are compiled one by one. vptr has no trap and keeps its words.
    string(CONCAT traps "alignment,array-bounds,bool,builtin,enum,float-cast-overflow,integer-divide-by-zero,nonnull-attribute,"
      "null,pointer-overflow,return,returns-nonnull-attribute,shift-base,shift-exponent,signed-integer-overflow,unreachable,vla-bound")
    add_compile_options(-fsanitize-trap=${traps})
  endif()
  # Clang 14 cannot assemble a coroutine with this check's prologue.
  add_compile_options($<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
  if(VISAVIS_SANITIZE MATCHES "thread")
    # The sanitizer does not understand fences; Asio's locks order the same things.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
      # Tests that count allocations have their own operator new, and clang++ would link another. All memory still
      # comes from malloc, which is watched.
      add_link_options(--driver-mode=gcc)
      link_libraries(stdc++ m)
    endif()
  endif()
else()
  target_compile_definitions(visavis_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17)
  # Has what Asio's coroutines need since 14, and says so since 17.
  add_compile_definitions(__cpp_impl_coroutine=201902L)
endif()

find_program(VISAVIS_CCACHE ccache)
if(VISAVIS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${VISAVIS_CCACHE})
endif()
find_program(VISAVIS_LLD ld.lld)
if(VISAVIS_LLD)
  add_link_options(-fuse-ld=lld)
endif()
