import js from '@eslint/js';
import vitest from '@vitest/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const CLIENTS = ['ambulance-client', 'control-room'];

/** One zone per feature folder: a feature may not import its neighbours. */
const featureZones = CLIENTS.flatMap((client) => {
  const root = `./${client}/src/features`;
  return readdirSync(new URL(root, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      target: `${root}/${name}`,
      from: root,
      except: [`./${name}`],
      message: 'A feature does not import another feature: lift what both need to lib/ or ui/.',
    }));
});

/** The arrows of docs/architecture.md: shared ◀ models ◀ sfu-server, and both clients use shared and models. */
const zones = [
  { target: './shared', from: ['./models', './sfu-server', './tools', ...CLIENTS.map((c) => `./${c}`)] },
  { target: './models', from: ['./sfu-server', './tools', ...CLIENTS.map((c) => `./${c}`)] },
  { target: './sfu-server', from: ['./tools', './shared/src/ui', ...CLIENTS.map((c) => `./${c}`)] },
  { target: './ambulance-client', from: ['./sfu-server', './tools', './control-room'] },
  { target: './control-room', from: ['./sfu-server', './tools', './ambulance-client'] },
  ...CLIENTS.flatMap((client) => [
    { target: `./${client}/src/lib`, from: [`./${client}/src/features`, `./${client}/src/app`] },
    { target: `./${client}/src/ui`, from: [`./${client}/src/features`, `./${client}/src/app`] },
    { target: `./${client}/src/features`, from: `./${client}/src/app` },
  ]),
  ...featureZones,
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'models/bundles/**', 'coverage/**', 'data/**'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: ['./*/tsconfig.json'], noWarnOnMultipleProjects: true }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `(this: void)` says that a method may be handed on without its object.
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/vite.config.ts', 'vitest.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['tools/**/*.ts', '**/testing/**', 'sfu-server/src/main.ts', 'sfu-server/src/admin.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.tsx', '**/use*.ts'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    rules: {
      // A region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    extends: [vitest.configs.recommended],
    rules: {
      'vitest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert*'] },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
