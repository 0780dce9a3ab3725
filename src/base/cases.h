#pragma once

namespace visavis {

/// The cases of a std::visit, one lambda each; a missing one does not compile.
template <class... F>
struct Cases : F... {
  using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;

}  // namespace visavis
