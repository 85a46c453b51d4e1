// The matrix products of others in one shape: from two square matrices, a
// candidate that computes and a function that answers the last product. Each
// holds its operands in its own memory where it can, as ours does.
import { readFileSync } from "node:fs";

/** TensorFlow.js on its wasm backend: one thread, vectors where the engine has them. */
export async function tfjs() {
  const tf = await import("@tensorflow/tfjs-core");
  const backend = await import("@tensorflow/tfjs-backend-wasm");
  backend.setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("the wasm backend does not start");
  return async (View, n, a, b) => {
    if (View !== Float32Array) return undefined;
    const [x, y] = [tf.tensor2d(a, [n, n]), tf.tensor2d(b, [n, n])];
    return {
      run: (reps) => {
        for (let r = 0; r < reps; r++) tf.matMul(x, y).dispose();
      },
      answer: () => tf.matMul(x, y).dataSync(),
      free: () => tf.dispose([x, y]),
    };
  };
}

/** onnxruntime-web: a model of one MatMul, one thread. Its inputs are copied in at every run. */
export async function onnxruntime() {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = 1;
  const sessions = {};
  return async (View, n, a, b) => {
    const type = View === Float32Array ? "float32" : "float64";
    const session = (sessions[type] ??= await ort.InferenceSession.create(matmul(type === "float32" ? 1 : 11)));
    const feeds = { A: new ort.Tensor(type, a, [n, n]), B: new ort.Tensor(type, b, [n, n]) };
    let last;
    return {
      run: async (reps) => {
        for (let r = 0; r < reps; r++) last = (await session.run(feeds)).C;
      },
      answer: () => last.data,
    };
  };
}

// An ONNX model, C = MatMul(A, B), in protocol buffers; `type` is ONNX's number.
function matmul(type) {
  const varint = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  const number = (field, n) => [...varint(field * 8), ...varint(n)];
  const bytes = (field, value) => [...varint(field * 8 + 2), ...varint(value.length), ...value];
  const text = (field, value) => bytes(field, [...new TextEncoder().encode(value)]);
  const matrix = (name, rows, cols) => {
    const shape = [rows, cols].flatMap((size) => bytes(1, text(2, size)));
    return [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))];
  };
  const node = [...text(1, "A"), ...text(1, "B"), ...text(2, "C"), ...text(4, "MatMul")];
  const io = [...bytes(11, matrix("A", "m", "k")), ...bytes(11, matrix("B", "k", "n")), ...bytes(12, matrix("C", "m", "n"))];
  const graph = [...bytes(1, node), ...text(2, "product"), ...io];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}

/** numpy-ts as it comes: its own wasm kernels, fused where the engine can. */
export async function numpyTs() {
  const np = await import("numpy-ts");
  np.configureWasm({ maxMemory: 1 << 30 });
  return async (_, n, a, b) => {
    const [x, y] = [a, b].map((values) => np.array(values).reshape([n, n]));
    return {
      run: (reps) => {
        for (let r = 0; r < reps; r++) np.matmul(x, y).dispose();
      },
      answer: () => np.matmul(x, y).data,
      free: () => [x, y].forEach((matrix) => matrix.dispose()),
    };
  };
}

/** The crate matrixmultiply, built by ./build.sh bench with simd128. */
export async function matrixmultiply() {
  const file = new URL("../../target/matrixmultiply/vecsolve_bench_matrixmultiply.wasm", import.meta.url);
  return async (View, n, a, b) => {
    const { exports } = (await WebAssembly.instantiate(readFileSync(file), {})).instance;
    const f = exports[View === Float32Array ? "gemm_f32" : "gemm_f64"];
    const [pa, pb, pc] = [a, b, a].map((values) => exports.alloc(values.byteLength));
    const view = (at) => new View(exports.memory.buffer, at, n * n);
    view(pa).set(a);
    view(pb).set(b);
    return {
      run: (reps) => {
        for (let r = 0; r < reps; r++) f(n, n, n, pa, pb, pc);
      },
      answer: () => view(pc),
    };
  };
}
