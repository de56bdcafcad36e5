import type { TFunction } from 'i18next';
import type { Format } from './i18n/format.ts';

/** What a pure function needs to write in the language on the screen. */
export type Words = { t: TFunction<'shared'>; format: Format };
