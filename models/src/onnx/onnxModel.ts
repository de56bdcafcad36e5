import { doubleBytes, floatBytes, int64Bytes, ProtoWriter } from './protobuf.ts';

/** TensorProto.DataType of onnx.proto. */
export const ElementType = { float: 1, int64: 7, bool: 9, double: 11 } as const;
export type ElementType = keyof typeof ElementType;

/** A constant of the graph. `dims` empty: a scalar. */
export type OnnxTensor = {
  name: string;
  type: 'float' | 'double' | 'int64';
  dims: readonly number[];
  values: readonly number[];
};

/** What goes in or comes out. A text as dimension is a name for a size that is known at run time only, such as the number of rows. */
export type OnnxValue = {
  name: string;
  type: ElementType;
  dims: readonly (number | string)[];
  doc: string;
};

/** AttributeProto. Numbers are told apart by the caller, since 1 may be meant as an integer or as a float. */
export type OnnxAttribute =
  | { kind: 'int'; value: number }
  | { kind: 'float'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'ints'; value: readonly number[] }
  | { kind: 'floats'; value: readonly number[] }
  | { kind: 'strings'; value: readonly string[] };

/** `domain` is left out for ONNX's own operators and is `ai.onnx.ml` for its classical models. */
export type OnnxNode = {
  op: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, OnnxAttribute>>;
  domain?: string;
};

export type OnnxModel = {
  name: string;
  doc: string;
  opsets: readonly { domain: string; version: number }[];
  nodes: readonly OnnxNode[];
  constants: readonly OnnxTensor[];
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
};

/** IR version 8 is the one that opset 17 came with: every runtime since 2022 reads it. */
const IR_VERSION = 8;
const PRODUCER = 'smart-triage';

/** The file. Field numbers: onnx.proto of the ONNX project. Equal models give equal bytes. */
export function encodeOnnxModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const opsets = model.opsets.map(({ domain, version }) =>
    new ProtoWriter().string(1, domain).int(2, version),
  );
  return new ProtoWriter()
    .int(1, IR_VERSION)
    .string(2, PRODUCER)
    .message(7, graphProto(model))
    .messages(8, opsets)
    .finish();
}

function graphProto(model: OnnxModel): ProtoWriter {
  return new ProtoWriter()
    .messages(1, model.nodes.map(nodeProto))
    .string(2, model.name)
    .messages(5, model.constants.map(tensorProto))
    .string(10, model.doc)
    .messages(11, model.inputs.map(valueInfoProto))
    .messages(12, model.outputs.map(valueInfoProto));
}

function nodeProto(node: OnnxNode): ProtoWriter {
  const proto = new ProtoWriter();
  for (const input of node.inputs) proto.string(1, input);
  for (const output of node.outputs) proto.string(2, output);
  proto.string(4, node.op);
  proto.messages(
    5,
    Object.entries(node.attributes ?? {}).map(([name, attribute]) => attributeProto(name, attribute)),
  );
  return node.domain === undefined ? proto : proto.string(7, node.domain);
}

/** Field and AttributeType of each kind. */
const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;

function attributeProto(name: string, attribute: OnnxAttribute): ProtoWriter {
  const proto = new ProtoWriter().string(1, name);
  writeAttributeValue(proto, attribute);
  return proto.int(20, ATTRIBUTE_TYPE[attribute.kind]);
}

function writeAttributeValue(proto: ProtoWriter, attribute: OnnxAttribute): void {
  switch (attribute.kind) {
    case 'float':
      proto.float(2, attribute.value);
      return;
    case 'int':
      proto.int(3, attribute.value);
      return;
    case 'string':
      proto.string(4, attribute.value);
      return;
    case 'floats':
      proto.bytes(7, floatBytes(attribute.value));
      return;
    case 'ints':
      for (const value of attribute.value) proto.int(8, value);
      return;
    case 'strings':
      for (const value of attribute.value) proto.string(9, value);
  }
}

function tensorProto(tensor: OnnxTensor): ProtoWriter {
  const proto = new ProtoWriter();
  for (const dim of tensor.dims) proto.int(1, dim);
  return proto.int(2, ElementType[tensor.type]).string(8, tensor.name).bytes(9, rawData(tensor));
}

function rawData({ type, values }: OnnxTensor): Uint8Array {
  if (type === 'double') return doubleBytes(values);
  return type === 'float' ? floatBytes(values) : int64Bytes(values);
}

function valueInfoProto({ name, type, dims, doc }: OnnxValue): ProtoWriter {
  const shape = new ProtoWriter().messages(
    1,
    dims.map((dim) =>
      typeof dim === 'number' ? new ProtoWriter().int(1, dim) : new ProtoWriter().string(2, dim),
    ),
  );
  const tensorType = new ProtoWriter().int(1, ElementType[type]).message(2, shape);
  return new ProtoWriter()
    .string(1, name)
    .message(2, new ProtoWriter().message(1, tensorType))
    .string(3, doc);
}
