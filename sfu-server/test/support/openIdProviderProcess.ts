import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { generate } from 'selfsigned';
import { CLIENT } from './openIdProvider.ts';

/** By subject. The provider asks for no password: whoever signs in says who they are. */
const PEOPLE: Record<string, { name: string; roles: string[]; amr: string[] }> = {
  anna: { name: 'Dr. Anna Visser', roles: ['cardiology'], amr: ['pwd'] },
  log: { name: 'Lou de Boer', roles: ['log'], amr: ['pwd', 'mfa'] },
  guest: { name: 'Guest', roles: ['golf'], amr: ['pwd'] },
};

const [redirectUri = '', leftUri = ''] = process.argv.slice(2);
const tls = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
});
const http = createServer({ key: tls.private, cert: tls.cert });
await new Promise<void>((resolve) => {
  http.listen(0, '127.0.0.1', resolve);
});
const issuer = `https://127.0.0.1:${(http.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [leftUri],
    },
  ],
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub', 'amr'], profile: ['name', 'roles'] },
  conformIdTokenClaims: false,
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, name: PEOPLE[sub]?.name, roles: PEOPLE[sub]?.roles }),
  }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  // Everybody agrees that the hospital may know who they are.
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({
      clientId: client?.clientId ?? '',
      accountId: session?.accountId ?? '',
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();
http.on('request', (request, response) => {
  const url = new URL(request.url ?? '/', issuer);
  if (!url.pathname.startsWith('/interaction/')) {
    void answer(request, response);
    return;
  }
  const accountId = url.searchParams.get('as') ?? '';
  const login = { accountId, amr: PEOPLE[accountId]?.amr ?? [] };
  void provider.interactionFinished(request, response, { login });
});
process.stdout.write(`${JSON.stringify({ issuer, certificate: tls.cert })}\n`);
