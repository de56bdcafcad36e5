// mediasoup-worker is written for libsrtp 3; Debian 12 carries libsrtp 2.5. This header gives the part of libsrtp 3's
// interface that the worker calls, over libsrtp 2: C++ overloads stand beside libsrtp 2's own functions of the same name,
// so a call with libsrtp 3's arguments finds the function below, and the rest of <srtp2/srtp.h> stays as it is.
//
// What must stay true: nothing is copied or handed to libsrtp 2 before its length has been checked, because libsrtp 2
// takes neither the size of the output buffer nor the length of the key, and lengths as int.
#ifndef SMART_TRIAGE_SRTP_H
#define SMART_TRIAGE_SRTP_H

// libsrtp 2's policy is a plain struct under the name that libsrtp 3 uses for an opaque pointer.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

// Codes that libsrtp 3 added after libsrtp 2's last one, 27. They fit the C enum, whose values reach to 31.
constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

struct srtp_policy_ctx
{
	srtp2_policy_t policy;
	srtp_profile_t profile;
	size_t keyLen; // Master key and salt together, as libsrtp 2 reads them.
	unsigned char key[SRTP_MAX_KEY_LEN];
};

using srtp_policy_t = srtp_policy_ctx*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	if (policy == nullptr)
	{
		return srtp_err_status_bad_param;
	}

	*policy = new (std::nothrow) srtp_policy_ctx{};

	return *policy == nullptr ? srtp_err_status_alloc_fail : srtp_err_status_ok;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	if (policy == nullptr)
	{
		return;
	}

	// A plain memset of memory about to be freed may be optimised away, and the key would stay in the heap.
	explicit_bzero(policy->key, sizeof(policy->key));
	delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	if (policy == nullptr)
	{
		return srtp_err_status_bad_param;
	}

	policy->policy.ssrc = ssrc;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	if (policy == nullptr)
	{
		return srtp_err_status_bad_param;
	}

	// Both are needed: in AES_CM_128_HMAC_SHA1_32 only RTP has the short tag, RTCP keeps 80 bits (RFC 5764, 4.1.2).
	const auto rtp  = srtp_crypto_policy_set_from_profile_for_rtp(&policy->policy.rtp, profile);
	const auto rtcp = srtp_crypto_policy_set_from_profile_for_rtcp(&policy->policy.rtcp, profile);

	if (rtp != srtp_err_status_ok || rtcp != srtp_err_status_ok)
	{
		return rtp != srtp_err_status_ok ? rtp : rtcp;
	}

	policy->profile = profile;

	return srtp_err_status_ok;
}

/** One key without a master key identifier, which is all that DTLS-SRTP uses. */
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const uint8_t* key,
  size_t keyLen,
  const uint8_t* salt,
  size_t saltLen,
  const uint8_t* /*mki*/,
  size_t mkiLen)
{
	if (policy == nullptr || key == nullptr || salt == nullptr || mkiLen != 0 || policy->keyLen != 0)
	{
		return srtp_err_status_bad_param;
	}

	// Compared one by one: the sum of two large lengths could wrap round and pass.
	if (keyLen > sizeof(policy->key) || saltLen > sizeof(policy->key) - keyLen)
	{
		return srtp_err_status_bad_param;
	}

	std::memcpy(policy->key, key, keyLen);
	std::memcpy(policy->key + keyLen, salt, saltLen);
	policy->keyLen = keyLen + saltLen;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	if (policy == nullptr)
	{
		return srtp_err_status_bad_param;
	}

	policy->policy.allow_repeat_tx = allow ? 1 : 0;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t windowSize)
{
	if (policy == nullptr)
	{
		return srtp_err_status_bad_param;
	}

	policy->policy.window_size = windowSize;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	if (session == nullptr || policy == nullptr || policy->profile == srtp_profile_reserved)
	{
		return srtp_err_status_bad_param;
	}

	// libsrtp 2 reads as many octets of key as the profile asks for, whatever was given.
	const size_t needed = static_cast<size_t>(srtp_profile_get_master_key_length(policy->profile)) +
	                      srtp_profile_get_master_salt_length(policy->profile);

	if (policy->keyLen != needed)
	{
		return srtp_err_status_bad_param;
	}

	// libsrtp 2 keeps no pointer into the policy: it derives the session keys here and copies them.
	policy->policy.key = policy->key;

	const auto status  = srtp_create(session, &policy->policy);
	policy->policy.key = nullptr;

	return status;
}

/** @param ssrc in network byte order, in libsrtp 2 as in libsrtp 3. */
inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

namespace SmartTriageSrtp
{
	using InPlace = srtp_err_status_t (*)(srtp_t session, void* packet, int* len);

	/**
	 * Runs an in-place call of libsrtp 2 on a copy of `in` in `out`; both may be the same buffer.
	 *
	 * @param outLen in: the room in `out`; out: the length of the result, unchanged on an error.
	 * @param growth the most octets the call may write behind the packet.
	 */
	inline srtp_err_status_t run(
	  InPlace call, srtp_t session, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t growth)
	{
		if (session == nullptr || in == nullptr || out == nullptr || outLen == nullptr || inLen > INT_MAX - growth)
		{
			return srtp_err_status_bad_param;
		}

		if (*outLen < inLen + growth)
		{
			return srtp_err_status_buffer_small;
		}

		if (in != out)
		{
			std::memmove(out, in, inLen);
		}

		int len           = static_cast<int>(inLen);
		const auto status = call(session, out, &len);

		if (status != srtp_err_status_ok)
		{
			return status;
		}

		// libsrtp 2 would have to be broken for this; the caller must then not read beyond its buffer.
		if (len < 0 || static_cast<size_t>(len) > *outLen)
		{
			return srtp_err_status_fail;
		}

		*outLen = static_cast<size_t>(len);

		return srtp_err_status_ok;
	}

	// SRTP_MAX_TRAILER_LEN counts the tag and the key identifier; SRTCP adds the 4 octets of E bit and index before them.
	constexpr size_t RtpGrowth{ SRTP_MAX_TRAILER_LEN };
	constexpr size_t RtcpGrowth{ SRTP_MAX_TRAILER_LEN + 4 };
} // namespace SmartTriageSrtp

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t mkiIndex)
{
	if (mkiIndex != 0)
	{
		return srtp_err_status_bad_mki;
	}

	return SmartTriageSrtp::run(
	  static_cast<SmartTriageSrtp::InPlace>(srtp_protect),
	  session, rtp, rtpLen, srtp, srtpLen, SmartTriageSrtp::RtpGrowth);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return SmartTriageSrtp::run(
	  static_cast<SmartTriageSrtp::InPlace>(srtp_unprotect), session, srtp, srtpLen, rtp, rtpLen, 0);
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t mkiIndex)
{
	if (mkiIndex != 0)
	{
		return srtp_err_status_bad_mki;
	}

	return SmartTriageSrtp::run(
	  static_cast<SmartTriageSrtp::InPlace>(srtp_protect_rtcp),
	  session, rtcp, rtcpLen, srtcp, srtcpLen, SmartTriageSrtp::RtcpGrowth);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return SmartTriageSrtp::run(
	  static_cast<SmartTriageSrtp::InPlace>(srtp_unprotect_rtcp), session, srtcp, srtcpLen, rtcp, rtcpLen, 0);
}

#endif
