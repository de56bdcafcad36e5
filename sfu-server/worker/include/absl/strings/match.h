// See absl/types/optional.h. libwebrtc names this header and uses nothing of it.
#ifndef SMART_TRIAGE_ABSL_STRINGS_MATCH_H
#define SMART_TRIAGE_ABSL_STRINGS_MATCH_H

#include "absl/strings/string_view.h"

#endif
