import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { type Consult, offerOf, ringingAt } from '@smart-triage/shared/domain/consult';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let first: SignalingClient;
let second: SignalingClient;
let caseId: CaseId;

async function start(settings: NodeJS.ProcessEnv): Promise<void> {
  server = await TestServer.start({ CONSULT_ESCALATE_S: '3600', ...settings });
  crew = await server.connect(await server.tabletToken(0));
  first = await server.connect(await server.staffToken('cardio'));
  second = await server.connect(await server.staffToken('cardio2'));
}
const stop = () => server.stop();

async function open(): Promise<void> {
  caseId = await openCase(crew);
}

const stateOf = async () => (await crew.request('case:watch', { caseId })).case;
const rungAt = ({ rings }: Consult) => rings.map(({ person }) => person.id);
const ringingAtAll = (...ids: string[]) =>
  waitFor(`it rings at ${ids.join()}`, async () => rungAt((await stateOf()).consult).join() === ids.join());

function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

const take = (who: SignalingClient, over: { from: string; reason: string } | null = null) =>
  codeOf(who.request('consult:take', { ...change(caseId), over }));

describe('a consult on a real server', () => {
  beforeAll(() => start({}));
  afterAll(stop);
  beforeEach(open);

  it('[CO1] rings at who came first, [CO2] at the next one when that person declines', async () => {
    await crew.request('consult:request', change(caseId));
    await ringingAtAll('demo-cardio');
    await first.request('consult:seen', change(caseId));
    expect(await codeOf(second.request('consult:seen', change(caseId)))).toBe('not-allowed-now');
    await first.request('consult:decline', { ...change(caseId), reason: 'in theatre' });
    await ringingAtAll('demo-cardio', 'demo-cardio2');
    const [one, two] = (await stateOf()).consult.rings;
    expect([one?.seenAt !== null, one?.declined?.reason, two?.why]).toEqual([true, 'in theatre', 'declined']);
  });

  it('[CO3] is taken by exactly one of two who press at the same moment', async () => {
    await crew.request('consult:request', change(caseId));
    const answers = await Promise.all([take(first), take(second)]);
    expect(answers.toSorted()).toEqual(['accepted', 'taken']);
    const winner = answers[0] === 'accepted' ? 'demo-cardio' : 'demo-cardio2';
    const { status, consult, consultants } = await stateOf();
    expect([status, consult.holder?.person.id]).toEqual(['in-consult', winner]);
    expect(consultants).toHaveLength(1);
  });

  it('[CO3] is taken over from the person named, with a reason', async () => {
    await crew.request('consult:request', change(caseId));
    await take(first);
    expect(await take(second, { from: 'somebody-else', reason: 'does not answer' })).toBe('taken');
    expect(await take(second, { from: 'demo-cardio', reason: 'does not answer' })).toBe('accepted');
    expect((await stateOf()).consult.holder?.person.id).toBe('demo-cardio2');
  });

  it('[CO4] stays with who has it until the person that a dispatcher chose has taken it', async () => {
    const dispatcher = await server.connect(await server.staffToken('dispatch'));
    await crew.request('consult:request', change(caseId));
    await take(first);
    const assign = (to: string) => codeOf(dispatcher.request('consult:assign', { ...change(caseId), to }));
    expect(await assign('demo-elsewhere')).toBe('not-allowed-now');
    expect(await assign('demo-cardio2')).toBe('accepted');
    const offered = (await stateOf()).consult;
    expect([offered.holder?.person.id, offered.offer?.to.id]).toEqual(['demo-cardio', 'demo-cardio2']);
    expect(await take(second)).toBe('accepted');
    expect((await stateOf()).consult.holder?.person.id).toBe('demo-cardio2');
  });

  it('[CO5] rings at the next one when it is given back', async () => {
    await crew.request('consult:request', change(caseId));
    await take(first);
    await first.request('consult:release', { ...change(caseId), reason: 'to theatre' });
    await ringingAtAll('demo-cardio', 'demo-cardio2');
    expect((await stateOf()).status).toBe('consult-requested');
  });

  it('[CO1] stops when the crew withdraws it', async () => {
    await crew.request('consult:request', change(caseId));
    await ringingAtAll('demo-cardio');
    await crew.request('consult:withdraw', change(caseId));
    const { status, consult } = await stateOf();
    expect([status, consult.rings]).toEqual(['assessing', []]);
  });

  it('[AU1] leaves a line for who took it, from whom, and for a changed order of duty', async () => {
    await take(first);
    await take(second, { from: 'demo-cardio', reason: 'does not answer' });
    await second.request('duty:set', { requestId: randomUUID(), order: ['demo-cardio'], replaces: null });
    const auditor = await server.staffToken('auditor');
    const response = await fetch(`${server.app.url}/api/v1/access-log?limit=1000`, {
      headers: { authorization: `Bearer ${auditor}` },
    });
    const { lines } = (await response.json()) as {
      lines: { type: string; outcome: string; data: unknown }[];
    };
    const dataOf = (type: string) => lines.filter((line) => line.type === type).map(({ data }) => data);
    expect(dataOf('consult-taken')).toContainEqual({ takenFrom: 'demo-cardio', reason: 'does not answer' });
    expect(dataOf('duty-changed')).toContainEqual({ order: ['demo-cardio'] });
  });
});

describe('a consult whose server, or whose people, come and go', () => {
  beforeEach(async () => {
    await start({ SESSION_GRACE_S: '1' });
    await open();
  });
  afterEach(stop);

  it('[CO2] rings at the next one when the time is over, also when the server was restarted meanwhile', async () => {
    await crew.request('consult:request', change(caseId));
    await ringingAtAll('demo-cardio');
    await server.restart({ CONSULT_ESCALATE_S: '1' });
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    await ringingAtAll('demo-cardio', 'demo-cardio2');
    expect((await stateOf()).consult.rings[1]?.why).toMatch(/no-answer|everyone/);
  });

  it('[CO5] rings again when the session of who had it has ended', async () => {
    await crew.request('consult:request', change(caseId));
    await take(first);
    first.close();
    await ringingAtAll('demo-cardio2');
    const { consult, consultants } = await stateOf();
    expect([consult.holder, consultants]).toEqual([null, []]);
  });

  it('[CO8] rings at nobody once the session of whom it rang at has ended, and again when that person is back', async () => {
    const ringing = async () => ringingAt(await stateOf());
    second.close();
    await crew.request('consult:request', change(caseId));
    await ringingAtAll('demo-cardio');
    first.close();
    await waitFor('it rings at nobody', async () => (await ringing()).length === 0);
    await server.connect(await server.staffToken('cardio'));
    await waitFor('it rings again', async () => (await ringing()).length > 0);
    expect((await ringing()).map(({ why }) => why)).toEqual(['back']);
  });

  it('[CO8] says of an offer that the session of whom it was made to has ended, and rings there again when that person is back', async () => {
    await crew.request('consult:request', change(caseId));
    await take(first);
    await first.request('consult:assign', { ...change(caseId), to: 'demo-cardio2' });
    expect(offerOf(await stateOf())).toMatchObject({ to: { id: 'demo-cardio2' }, isGone: false });
    second.close();
    await waitFor('it is offered to nobody', async () => offerOf(await stateOf())?.isGone === true);
    await server.connect(await server.staffToken('cardio2'));
    await waitFor('it rings again', async () => ringingAt(await stateOf()).length > 0);
    const { consult } = await stateOf();
    expect([consult.holder?.person.id, consult.offer?.to.id]).toEqual(['demo-cardio', 'demo-cardio2']);
  });

  it('[CO4] goes on ringing at whom it was handed over to when the session of who had it ends', async () => {
    await crew.request('consult:request', change(caseId));
    await take(first);
    await first.request('consult:assign', { ...change(caseId), to: 'demo-cardio2' });
    first.close();
    await waitFor('nobody has it', async () => (await stateOf()).consult.holder === null);
    const state = await stateOf();
    expect(state.consult.released).toMatchObject({ by: { id: 'demo-cardio' }, cause: 'session-ended' });
    expect(ringingAt(state).map(({ person }) => person.id)).toEqual(['demo-cardio2']);
    expect(await take(second)).toBe('accepted');
  });

  it('[CO1] [CO6] follows the order of duty, which is told, kept over a restart and not overwritten unseen', async () => {
    const { duty, escalatesAfterMs } = await first.request('duty:watch', {});
    expect(escalatesAfterMs).toBeGreaterThan(0);
    const isThere = duty.people.filter((entry) => entry.isThere).map(({ person }) => person.id);
    expect(isThere.toSorted()).toEqual(['demo-cardio', 'demo-cardio2']);
    const told = new Promise<unknown>((resolve) => first.on('duty:changed', resolve));
    const set = { requestId: randomUUID(), order: ['demo-cardio2', 'demo-cardio'], replaces: null };
    const { roster } = await second.request('duty:set', set);
    expect(await second.request('duty:set', set)).toEqual({ roster });
    await told;
    expect(await codeOf(first.request('duty:set', { ...set, requestId: randomUUID() }))).toBe('superseded');
    const stranger = { requestId: randomUUID(), order: ['demo-elsewhere'], replaces: roster.at };
    expect(await codeOf(first.request('duty:set', stranger))).toBe('invalid');
    await server.restart();
    const everybody = [crew, first, second];
    await waitFor('all are back', () => everybody.every(({ state }) => state.getSnapshot().kind === 'ready'));
    expect((await first.request('duty:watch', {})).duty.roster).toEqual(roster);
    await crew.request('consult:request', change(caseId));
    await ringingAtAll('demo-cardio2');
  });
});
