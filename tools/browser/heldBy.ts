import type { Cookie, Page } from 'playwright-core';

/** What a browser keeps of a page beyond the page itself, as text. */
type Held = {
  /** Names of databases and their stores, with everything in them. */
  databases: Record<string, string>;
  /** Storage, caches and the address: what scripts of the page can read. */
  elsewhere: string;
  cookies: readonly Cookie[];
};

export function databasesOf(page: Page): Promise<Held['databases']> {
  return page.evaluate(readDatabases);
}

export async function heldBy(page: Page): Promise<Held> {
  const elsewhere = `${await page.evaluate(readElsewhere)}\n${page.url()}`;
  return {
    databases: await databasesOf(page),
    elsewhere,
    cookies: await page.context().cookies(),
  };
}

/** In the page. */
async function readElsewhere(): Promise<string> {
  const kept = [
    document.cookie,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    JSON.stringify(history.state),
  ];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url);
      // Pages and answers; programs and models, which are large, are those of the build.
      const response = await cache.match(request);
      const type = response?.headers.get('content-type') ?? '';
      if (/html|json/.test(type)) kept.push((await response?.text()) ?? '');
    }
  }
  return kept.join('\n');
}

/** In the page. */
async function readDatabases(): Promise<Record<string, string>> {
  const answered = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('the database does not answer'));
      };
    });
  const kept: Record<string, string> = {};
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answered(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = () => database.transaction(store).objectStore(store);
      const [keys, values] = [await answered(rows().getAllKeys()), await answered(rows().getAll())];
      kept[`${name}/${store}`] = JSON.stringify([keys, values]);
    }
    database.close();
  }
  return kept;
}
