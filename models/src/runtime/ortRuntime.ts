import type { InferenceSession, Tensor } from 'onnxruntime-common';

/** What the engine needs of ONNX Runtime. onnxruntime-node and onnxruntime-web both have it, so the caller brings one of them. */
export type OrtRuntime = {
  InferenceSession: {
    create: (bytes: Uint8Array, options?: InferenceSession.SessionOptions) => Promise<InferenceSession>;
  };
  Tensor: new (type: 'float64', data: Float64Array, dims: readonly number[]) => Tensor;
};

/** The bytes of a bundle's `model.onnx`. */
export type LoadBytes = (bundle: { id: string; version: string }) => Promise<Uint8Array<ArrayBuffer>>;
