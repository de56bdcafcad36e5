import {
  encodeOnnxModel,
  type ElementType,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from './onnxModel.ts';

/** A tensor inside the graph that is being built: one column, [N, 1], unless an operator says otherwise. */
export type Value = string & { readonly __value: unique symbol };

/** Opset 17 (2022) has every operator used here for doubles. */
export const OPSET = 17;

const INPUT = 'inputs';

/**
 * Builds a graph over a table of doubles, one row for each patient and one named column for each input, NaN where an input is missing. Doubles and not
 * floats: a boundary such as "below 100 mmHg" must be decided on the number that was entered, not on one that rounding has moved over it.
 */
export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants = new Map<string, OnnxTensor>();
  readonly #outputs: OnnxValue[] = [];
  readonly #columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  column(name: string): Value {
    const index = this.#columns.indexOf(name);
    if (index < 0) throw new RangeError(`the table has no column ${name}`);
    return this.#node('Gather', [INPUT, this.#index(index)], { axis: { kind: 'int', value: 1 } });
  }

  constant(value: number): Value {
    const name = `value_${String(value)}`;
    this.#constants.set(name, { name, type: 'double', dims: [1, 1], values: [value] });
    return name as Value;
  }

  add(a: Value, b: Value): Value {
    return this.#node('Add', [a, b]);
  }

  /** In the order given, two at a time: every runtime then rounds alike, which a reduction in an order of its own would not promise. */
  sum(values: readonly Value[]): Value {
    return values.reduce((total, value) => this.add(total, value));
  }

  multiply(a: Value, b: Value): Value {
    return this.#node('Mul', [a, b]);
  }

  least(values: readonly Value[]): Value {
    return this.#node('Min', values);
  }

  greatest(values: readonly Value[]): Value {
    return this.#node('Max', values);
  }

  sigmoid(a: Value): Value {
    return this.#node('Sigmoid', [a]);
  }

  /** Boolean, as are those up to `either`. A comparison with NaN is false. */
  isMissing(a: Value): Value {
    return this.#node('IsNaN', [a]);
  }

  above(a: Value, limit: number): Value {
    return this.#node('Greater', [a, this.constant(limit)]);
  }

  atLeast(a: Value, limit: number): Value {
    return this.#node('GreaterOrEqual', [a, this.constant(limit)]);
  }

  below(a: Value, limit: number): Value {
    return this.#node('Less', [a, this.constant(limit)]);
  }

  equal(a: Value, b: Value): Value {
    return this.#node('Equal', [a, b]);
  }

  not(a: Value): Value {
    return this.#node('Not', [a]);
  }

  both(a: Value, b: Value): Value {
    return this.#node('And', [a, b]);
  }

  either(a: Value, b: Value): Value {
    return this.#node('Or', [a, b]);
  }

  choose(condition: Value, then: Value, otherwise: Value): Value {
    return this.#node('Where', [condition, then, otherwise]);
  }

  /** Columns side by side, as an output of [N, columns]. */
  output(name: string, doc: string, columns: readonly Value[]): void {
    const attributes = { axis: { kind: 'int', value: 1 } } as const;
    this.#nodes.push({ op: 'Concat', inputs: columns, outputs: [name], attributes });
    this.#outputs.push({ name, type: 'double', dims: ['N', columns.length], doc });
  }

  finish(name: string, doc: string): Uint8Array<ArrayBuffer> {
    const type: ElementType = 'double';
    return encodeOnnxModel({
      name,
      doc,
      opsets: [{ domain: '', version: OPSET }],
      nodes: this.#nodes,
      constants: [...this.#constants.values()],
      inputs: [{ name: INPUT, type, dims: ['N', this.#columns.length], doc: this.#columns.join(', ') }],
      outputs: this.#outputs,
    });
  }

  #index(value: number): string {
    const name = `index_${value}`;
    this.#constants.set(name, { name, type: 'int64', dims: [1], values: [value] });
    return name;
  }

  #node(op: string, inputs: readonly string[], attributes: OnnxNode['attributes'] = {}): Value {
    const output = `v${this.#nodes.length}`;
    this.#nodes.push({ op, inputs, outputs: [output], attributes });
    return output as Value;
  }
}
