import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { encodeOnnxModel, type OnnxModel } from './onnxModel.ts';

/** One tree of ai.onnx.ml: 10 up to a half, 20 above. Uses every kind of attribute but one, another domain, floats and integers. */
const TREE: OnnxModel = {
  name: 'tree',
  doc: 'for the test',
  opsets: [
    { domain: '', version: 17 },
    { domain: 'ai.onnx.ml', version: 3 },
  ],
  constants: [
    { name: 'half', type: 'float', dims: [1], values: [0.5] },
    { name: 'axes', type: 'int64', dims: [1], values: [0] },
  ],
  nodes: [
    {
      op: 'TreeEnsembleRegressor',
      domain: 'ai.onnx.ml',
      inputs: ['x'],
      outputs: ['leaf'],
      attributes: {
        n_targets: { kind: 'int', value: 1 },
        post_transform: { kind: 'string', value: 'NONE' },
        nodes_treeids: { kind: 'ints', value: [0, 0, 0] },
        nodes_nodeids: { kind: 'ints', value: [0, 1, 2] },
        nodes_featureids: { kind: 'ints', value: [0, 0, 0] },
        nodes_values: { kind: 'floats', value: [0.5, 0, 0] },
        nodes_modes: { kind: 'strings', value: ['BRANCH_LEQ', 'LEAF', 'LEAF'] },
        nodes_truenodeids: { kind: 'ints', value: [1, 0, 0] },
        nodes_falsenodeids: { kind: 'ints', value: [2, 0, 0] },
        target_treeids: { kind: 'ints', value: [0, 0] },
        target_nodeids: { kind: 'ints', value: [1, 2] },
        target_ids: { kind: 'ints', value: [0, 0] },
        target_weights: { kind: 'floats', value: [10, 20] },
      },
    },
    { op: 'Mul', inputs: ['leaf', 'half'], outputs: ['halved'] },
    {
      op: 'LeakyRelu',
      inputs: ['halved'],
      outputs: ['kept'],
      attributes: { alpha: { kind: 'float', value: 0.1 } },
    },
    { op: 'ReduceSum', inputs: ['kept', 'axes'], outputs: ['y'] },
  ],
  inputs: [{ name: 'x', type: 'float', dims: ['N', 1], doc: 'one feature' }],
  outputs: [{ name: 'y', type: 'float', dims: [1, 1], doc: 'half the leaves, added up' }],
};

describe('encodeOnnxModel', () => {
  it('writes a file that ONNX Runtime reads and computes as meant', async () => {
    const session = await ort.InferenceSession.create(encodeOnnxModel(TREE));
    const { y } = await session.run({ x: new ort.Tensor('float32', Float32Array.of(0.5, 0.6), [2, 1]) });
    expect(y?.data).toEqual(Float32Array.of(15));
    await session.release();
  });

  it('writes equal bytes for equal models', () => {
    expect(encodeOnnxModel(structuredClone(TREE))).toEqual(encodeOnnxModel(TREE));
  });
});
