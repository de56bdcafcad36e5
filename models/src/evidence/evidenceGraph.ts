import { OPSET } from '../onnx/graphBuilder.ts';
import { encodeOnnxModel, type OnnxAttribute, type OnnxNode, type OnnxTensor } from '../onnx/onnxModel.ts';
import type { TrainedEvidence, TrainedTree } from './trainedEvidence.ts';

/** `ai.onnx.ml` 3 (2022) has the tree ensembles in the form used here. */
const ML_OPSET = 3;

export const EVIDENCE_OUTPUT = { logOdds: 'log_odds', probability: 'probability' } as const;

/**
 * All heads as one ensemble with a target each, then the calibration. Doubles outside like every graph of the project; inside singles, since the trees
 * were grown on singles and compare as they did then.
 */
export function buildEvidenceModel(trained: TrainedEvidence): Uint8Array<ArrayBuffer> {
  const { heads, features } = trained;
  const width = heads.length;
  return encodeOnnxModel({
    name: 'ecg-evidence',
    doc: 'pattern labels of an ECG from its measurements; not an outcome',
    opsets: [
      { domain: '', version: OPSET },
      { domain: 'ai.onnx.ml', version: ML_OPSET },
    ],
    nodes: [
      cast('inputs', 'singles', 1),
      ensemble(trained),
      cast('margin', 'margins', 11),
      { op: 'Mul', inputs: ['margins', 'slope'], outputs: ['scaled'] },
      { op: 'Add', inputs: ['scaled', 'intercept'], outputs: [EVIDENCE_OUTPUT.logOdds] },
      { op: 'Sigmoid', inputs: [EVIDENCE_OUTPUT.logOdds], outputs: [EVIDENCE_OUTPUT.probability] },
    ],
    constants: [
      row(
        'slope',
        heads.map(({ slope }) => slope),
      ),
      row(
        'intercept',
        heads.map(({ intercept }) => intercept),
      ),
    ],
    inputs: [{ name: 'inputs', type: 'double', dims: ['N', features.length], doc: features.join(', ') }],
    outputs: Object.values(EVIDENCE_OUTPUT).map((name) => ({
      name,
      type: 'double',
      dims: ['N', width],
      doc: heads.map((head) => head.name).join(', '),
    })),
  });
}

/** `to` is a TensorProto.DataType: 1 single, 11 double. */
function cast(input: string, output: string, to: number): OnnxNode {
  return { op: 'Cast', inputs: [input], outputs: [output], attributes: { to: { kind: 'int', value: to } } };
}

function row(name: string, values: readonly number[]): OnnxTensor {
  return { name, type: 'double', dims: [1, values.length], values };
}

type FlatNode = { treeId: number; nodeId: number; target: number; tree: TrainedTree };

function ensemble({ heads }: TrainedEvidence): OnnxNode {
  const trees = heads.flatMap((head, target) => head.trees.map((tree) => ({ tree, target })));
  const nodes: FlatNode[] = trees.flatMap(({ tree, target }, treeId) =>
    tree.left.map((_, nodeId) => ({ treeId, nodeId, target, tree })),
  );
  return {
    op: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    inputs: ['singles'],
    outputs: ['margin'],
    attributes: {
      n_targets: { kind: 'int', value: heads.length },
      post_transform: { kind: 'string', value: 'NONE' },
      ...branches(nodes),
      ...leaves(nodes.filter(isLeaf)),
    },
  };
}

/** XGBoost goes left below the threshold, so the true branch is the left one of "less than". */
function branches(nodes: readonly FlatNode[]): Record<string, OnnxAttribute> {
  return {
    nodes_treeids: ints(nodes, ({ treeId }) => treeId),
    nodes_nodeids: ints(nodes, ({ nodeId }) => nodeId),
    nodes_featureids: ints(nodes, (node) => (isLeaf(node) ? 0 : at(node.tree.feature, node))),
    nodes_values: {
      kind: 'floats',
      value: nodes.map((node) => (isLeaf(node) ? 0 : at(node.tree.value, node))),
    },
    nodes_modes: { kind: 'strings', value: nodes.map((node) => (isLeaf(node) ? 'LEAF' : 'BRANCH_LT')) },
    nodes_truenodeids: ints(nodes, (node) => (isLeaf(node) ? 0 : at(node.tree.left, node))),
    nodes_falsenodeids: ints(nodes, (node) => (isLeaf(node) ? 0 : at(node.tree.right, node))),
    nodes_missing_value_tracks_true: ints(nodes, (node) =>
      isLeaf(node) ? 0 : at(node.tree.missingLeft, node),
    ),
  };
}

function leaves(nodes: readonly FlatNode[]): Record<string, OnnxAttribute> {
  return {
    target_treeids: ints(nodes, ({ treeId }) => treeId),
    target_nodeids: ints(nodes, ({ nodeId }) => nodeId),
    target_ids: ints(nodes, ({ target }) => target),
    target_weights: { kind: 'floats', value: nodes.map((node) => at(node.tree.value, node)) },
  };
}

function isLeaf(node: FlatNode): boolean {
  return at(node.tree.left, node) < 0;
}

function at(values: readonly number[], { nodeId }: FlatNode): number {
  const value = values[nodeId];
  if (value === undefined) throw new RangeError(`a tree has no node ${nodeId}`);
  return value;
}

function ints(nodes: readonly FlatNode[], of: (node: FlatNode) => number): OnnxAttribute {
  return { kind: 'ints', value: nodes.map(of) };
}
