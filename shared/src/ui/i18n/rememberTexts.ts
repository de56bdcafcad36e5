import type { i18n, TFunction } from 'i18next';

/** What a question may bring along that is not of a patient: where the text stands, and what is said when there is none. */
const OF_THE_CATALOGUE = new Set(['ns', 'defaultValue']);

/**
 * Lets what the catalogue says be said again without i18next working it out anew: two screens that follow a case ask for hundreds of texts at every change, and that was almost half of the
 * time that they took to be drawn. Forgets all when texts come. Only the `t` of components, which belongs to one language, remembers, and never a text into which a value was
 * written: that may be a patient's, and would be kept after whoever saw it has left.
 */
export function rememberTexts(instance: i18n): void {
  const said = new Map<string, string>();
  const forget = (): void => {
    said.clear();
  };
  instance.store.on('added', forget);
  instance.store.on('removed', forget);
  const fixed = instance.getFixedT.bind(instance) as (...of: unknown[]) => TFunction;
  const remembering = (...of: unknown[]): TFunction => {
    const [language, namespace, prefix] = of;
    const scope = JSON.stringify([language, namespace, prefix]);
    return new Proxy(fixed(...of), {
      apply: (translate, self, asked: Parameters<TFunction>) => {
        const question = questionOf(asked);
        const known = question === null ? undefined : said.get(scope + question);
        if (known !== undefined) return known;
        const text: unknown = Reflect.apply(translate, self, asked);
        if (question !== null && typeof text === 'string') said.set(scope + question, text);
        return text;
      },
    });
  };
  Object.assign(instance, { getFixedT: remembering });
}

/** `null` for what is not to be remembered, or not to be told apart. */
function questionOf([key, options, ...more]: readonly unknown[]): string | null {
  if (typeof key !== 'string' || more.length > 0) return null;
  if (options === undefined) return key;
  if (typeof options !== 'object' || options === null) return null;
  const isOfTheCatalogue = Object.entries(options).every(
    ([name, option]) => OF_THE_CATALOGUE.has(name) && typeof option === 'string',
  );
  return isOfTheCatalogue ? `${key} ${JSON.stringify(options)}` : null;
}
