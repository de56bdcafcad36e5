import type { Page } from 'playwright-core';
import type { Link } from '../../fleet/link/link.ts';

/** The server's candidate in a session description: its address and port, over UDP. */
const UDP_CANDIDATE = /^(a=candidate:\S+ \d+ udp \d+) (\S+) (\d+) /im;

/** Makes the page's peer connections go over the link like everything else: the server's candidates are replaced by the link's own. */
export async function takeMediaAlong(page: Page, link: Link): Promise<void> {
  await page.exposeFunction('aimMediaAt', (host: string, port: number) => {
    link.aimMediaAt({ host, port });
  });
  await page.addInitScript(
    ({ pattern, flags, mediaPort }) => {
      const { aimMediaAt } = window as unknown as {
        aimMediaAt: (host: string, port: number) => Promise<void>;
      };
      class DetouredConnection extends RTCPeerConnection {
        override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
          const sdp = description.sdp ?? '';
          const [, , host, port] = new RegExp(pattern, flags).exec(sdp) ?? [];
          if (host !== undefined && port !== undefined) await aimMediaAt(host, Number(port));
          const detour = sdp
            .replaceAll(/^a=candidate:\S+ \d+ tcp .*\r\n/gim, '')
            .replaceAll(new RegExp(pattern, `g${flags}`), `$1 127.0.0.1 ${mediaPort} `);
          await super.setRemoteDescription({ type: description.type, sdp: detour });
        }
      }
      window.RTCPeerConnection = DetouredConnection;
    },
    { pattern: UDP_CANDIDATE.source, flags: UDP_CANDIDATE.flags, mediaPort: link.mediaPort },
  );
}
