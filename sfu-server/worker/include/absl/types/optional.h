// The worker's copy of libwebrtc was written for C++14 and takes from Abseil what C++17 has in the standard library. These
// headers give it the standard's, so that Abseil (a different version in every distribution) is not needed.
#ifndef SMART_TRIAGE_ABSL_TYPES_OPTIONAL_H
#define SMART_TRIAGE_ABSL_TYPES_OPTIONAL_H

#include <optional>

namespace absl
{
	using std::nullopt;
	using std::optional;
} // namespace absl

#endif
