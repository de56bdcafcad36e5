// See absl/types/optional.h.
#ifndef SMART_TRIAGE_ABSL_STRINGS_STRING_VIEW_H
#define SMART_TRIAGE_ABSL_STRINGS_STRING_VIEW_H

#include <string_view>

namespace absl
{
	using std::string_view;
} // namespace absl

#endif
