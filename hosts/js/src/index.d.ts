// Types of the link; those of the operations are generated into ops.d.ts.
// Nothing here needs lib "dom" or Node's types.
/// <reference lib="esnext.disposable" />
import type { Ended, Operations, Pending, StatusName } from "./ops.js";

export { ABI } from "./ops.js";
export type * from "./ops.js";

export type Variant = "simd128" | "scalar" | "relaxed";

export interface LoadOptions {
  /** Which module; left out, simd128 where the engine has it, else scalar. */
  variant?: Variant;
  /** Where a module is to be fetched or read, instead of the package's own. */
  url?: string | { readonly href: string };
  /** A compiled WebAssembly.Module, for instance one posted to this worker. */
  module?: object;
  /** The bytes of a module. */
  bytes?: ArrayBuffer | ArrayBufferView;
}

/** Finds, checks and instantiates a module. */
export declare function load(options?: LoadOptions): Promise<Vecsolve>;

export interface Config {
  /** Most bytes the instance may own. Default 67108864. */
  max_bytes?: number;
  /** The instructions to use; in a wasm module only "auto". */
  level?: string;
}

/** One module with its own memory, in which up to eight instances live. */
export interface Vecsolve {
  readonly variant: Variant;
  /** The compiled WebAssembly.Module; it can be posted to workers. */
  readonly module: object;
  /** The module's memory. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /**
   * The bare functions of docs/abi.md, for loops that count nanoseconds:
   * `exports.vs_dot_f32(x.ptr, y.ptr, n)` with addresses taken once.
   */
  readonly exports: Readonly<Record<string, (...args: number[]) => number>>;
  create(config?: Config): Instance;
}

/** Owns arrays and objects, and runs one operation at a time. */
export interface Instance extends Operations, Disposable {
  /** True while an operation waits for step() or cancel(). */
  readonly pending: boolean;
  readonly destroyed: boolean;
  /** Makes an array of zeros, or of the values given. */
  array<D extends Dtype>(dtype: D, given: number | Numbers): ResidentArray<D>;
  /** Goes on with the pending operation for about `budget` work units; 0, or left out: to its end. */
  step(budget?: number): Ended | Pending;
  /** Ends the pending operation where it is; its result says "budget". */
  cancel(): Ended;
  /** Frees everything the instance owns. Its arrays and objects are then refused with "handle". */
  destroy(): void;
}

/** What lives in the module under an id. */
export interface Resident extends Disposable {
  readonly id: number;
  /** "array", or the name of the operation that made it. */
  readonly kind: string;
  free(): void;
}

export interface Views {
  f32: Float32Array;
  f64: Float64Array;
  i32: Int32Array;
  u32: Uint32Array;
  i8: Int8Array;
  u8: Uint8Array;
}
export type Dtype = keyof Views;
export type FloatDtype = "f32" | "f64";

export interface ResidentArray<D extends Dtype = Dtype> extends Resident {
  readonly dtype: D;
  readonly length: number;
  /** Its address in the module's memory, the same until it is freed. */
  readonly ptr: number;
  /** The values in place, no copy. Ask anew after any call but a kernel: memory that grows detaches views. */
  readonly view: Views[D];
  /** Writes values; what the dtype cannot hold is refused. */
  set(data: Numbers, offset?: number): this;
}
export type FloatArray = ResidentArray<"f32"> | ResidentArray<"f64">;

/** Numbers to be copied in: a typed array, an array, anything iterable. */
export type Numbers = ArrayLike<number> | Iterable<number> | ResidentArray;

export interface AsyncOptions<Progress> {
  /** An AbortSignal: the operation is cancelled and the promise rejects with its reason. */
  signal?: { readonly aborted: boolean; throwIfAborted(): void };
  /** Called between slices. */
  onProgress?: (progress: Progress) => void;
  /** Work units of a slice. Left out, as many as take about 4 ms on this machine. */
  budget?: number;
}

/**
 * An operation that runs in slices: a promise of its result, and its progress
 * to loop over. It runs by itself; once it is looped over it goes on only as
 * its progress is taken, so that a loop that waits is a pause. Leaving the loop
 * early is cancel().
 */
export interface AsyncJob<Progress, Done> extends Promise<Done>, AsyncIterable<Progress> {
  /** Ends it where it is: the promise is then of what was reached, and its reason is "budget". */
  cancel(): AsyncJob<Progress, Done>;
}

/** Why a call was refused. */
export declare class VecsolveError extends Error {
  /** A name of the status table, or "abi", "load", "trap", "worker" for faults outside it. */
  readonly status: StatusName | "abi" | "load" | "trap" | "worker";
  /** The number of the status; 0 for those outside the table. */
  readonly code: number;
}
