import { LANGUAGES } from '../i18n/language.ts';
import {
  STATE_SIZES,
  type StateAddress,
  type StateName,
  stateSearch,
  type StateSize,
} from './stateAddress.ts';
import styles from './states.module.css';

export type StateListProps = {
  states: readonly StateName[];
  themes: readonly string[];
  address: StateAddress;
};

const SIZES: readonly (StateSize | null)[] = [null, ...(Object.keys(STATE_SIZES) as StateSize[])];

/** Every state by its screen. For people who build the screens, so in English only and in no catalogue. */
export function StateList({ states, themes, address }: StateListProps) {
  const screens = [...new Set(states.map(({ screen }) => screen))];
  return (
    <main className={styles['list']}>
      <h1>States</h1>
      <Switch name="theme" values={themes} address={address} />
      <Switch name="language" values={LANGUAGES} address={address} />
      <Switch name="size" values={SIZES} address={address} />
      {screens.map((screen) => (
        <section key={screen}>
          <h2>{screen}</h2>
          <ul>
            {states
              .filter((state) => state.screen === screen)
              .map(({ id, title }) => (
                <li key={id}>
                  <a href={stateSearch({ ...address, id })}>{title}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

type SwitchProps = {
  name: 'theme' | 'language' | 'size';
  values: readonly (string | null)[];
  address: StateAddress;
};

function Switch({ name, values, address }: SwitchProps) {
  return (
    <p className={styles['switch']}>
      {name}
      {values.map((value) => (
        <a
          key={value}
          href={stateSearch({ ...address, [name]: value })}
          aria-current={address[name] === value ? 'true' : undefined}
        >
          {value ?? 'window'}
        </a>
      ))}
    </p>
  );
}

/** The state in a frame of its own size, so that a screen of another shape is seen as it will be. */
export function FramedState({ address }: { address: StateAddress & { size: StateSize } }) {
  return (
    <iframe
      title={address.id ?? 'states'}
      className={styles['frame']}
      src={stateSearch({ ...address, size: null })}
      {...STATE_SIZES[address.size]}
    />
  );
}
