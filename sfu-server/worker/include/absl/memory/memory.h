// See absl/types/optional.h.
#ifndef SMART_TRIAGE_ABSL_MEMORY_MEMORY_H
#define SMART_TRIAGE_ABSL_MEMORY_MEMORY_H

#include <memory>

namespace absl
{
	using std::make_unique;
} // namespace absl

#endif
