# The target vecsolve::vecsolve. Paths are taken from this file's own place, so
# that the tree may be moved.
get_filename_component(_vecsolve_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
if(NOT TARGET vecsolve::vecsolve)
  add_library(vecsolve::vecsolve STATIC IMPORTED)
  set_target_properties(vecsolve::vecsolve PROPERTIES
    IMPORTED_LOCATION "${_vecsolve_prefix}/lib/libvecsolve.a"
    IMPORTED_LINK_INTERFACE_LANGUAGES C
    INTERFACE_INCLUDE_DIRECTORIES "${_vecsolve_prefix}/include")
endif()
unset(_vecsolve_prefix)
