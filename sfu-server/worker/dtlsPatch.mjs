import { SetupError } from './runCommand.mjs';

/** The one file of the worker that is changed, relative to the worker's folder. */
export const PATCHED_SOURCE = 'src/RTC/DtlsTransport.cpp';

/**
 * An OpenSSL that was built with kernel TLS, as Debian's is, crashes the unchanged worker at its first handshake. The
 * worker's BIO callback answers 1 to every operation whose type is not exactly BIO_CB_RETURN; OpenSSL sets that bit
 * *beside* the operation. So its question "does this BIO do kernel TLS?" is answered yes, no write buffer is made, and
 * the first DTLS flight is written through a null pointer: SIGSEGV in do_dtls1_write. mediasoup's own OpenSSL is built
 * without kernel TLS and never asks.
 */
const KERNEL_TLS = {
  what: 'kernel TLS fix',
  before: 'const long resultOfcallback = (operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1;',
  after: 'const long resultOfcallback = (operationType & BIO_CB_RETURN) != 0 ? static_cast<long>(ret) : 1;',
};

/** As DTLS server the worker takes the first suite of its list that the client offers, and 128-bit GCM costs least. */
const SUITE_ORDER = {
  what: 'order of the SRTP suites',
  before: `		{ RTC::SrtpSession::CryptoSuite::AEAD_AES_256_GCM,        "SRTP_AEAD_AES_256_GCM"  },
		{ RTC::SrtpSession::CryptoSuite::AEAD_AES_128_GCM,        "SRTP_AEAD_AES_128_GCM"  },
`,
  after: `		{ RTC::SrtpSession::CryptoSuite::AEAD_AES_128_GCM,        "SRTP_AEAD_AES_128_GCM"  },
		{ RTC::SrtpSession::CryptoSuite::AEAD_AES_256_GCM,        "SRTP_AEAD_AES_256_GCM"  },
`,
};

/** @param {string} source @param {typeof KERNEL_TLS} change */
const apply = (source, { what, before, after }) => {
  if (source.split(before).length !== 2) {
    throw new SetupError(
      `The ${what} does not fit mediasoup/worker/${PATCHED_SOURCE}: check whether this version of mediasoup still needs it and adapt sfu-server/worker/dtlsPatch.mjs.`,
    );
  }
  return source.replace(before, after);
};

/**
 * @param {string} source the text of DtlsTransport.cpp
 * @returns {string} the text to compile instead
 * @throws {SetupError} unless each line to change is there exactly once: without the kernel TLS fix the worker would be
 *   built, and crash in the first call
 */
export const patchDtls = (source) => [KERNEL_TLS, SUITE_ORDER].reduce(apply, source);
