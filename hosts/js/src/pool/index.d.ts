// Types of the pool of workers. Nothing here needs lib "dom" or Node's types.
/// <reference lib="esnext.disposable" />
import type { CsrArgs, FactorArgs, FactorDone, FactorSolveArgs, FactorSolveDone, LoadOptions, Numbers, SolveArgs, SolveDone, Vecsolve } from "../index.js";

export interface PoolOptions extends LoadOptions {
  /** How many. Left out, as many as the machine has processors, at most 8. */
  workers?: number;
  /** The module of one that is loaded, instead of loading it. */
  vs?: Vecsolve;
  /** Whether inputs go through shared memory; left out, where there is any (a page must be cross-origin isolated), else they are copied and handed over. */
  shared?: boolean;
  /** Most bytes each worker's instance may own: matrices and factorisations, not rows. Default 67108864. */
  max_bytes?: number;
}

/** Starts workers, each with an instance of the module. */
export declare function createPool(options?: PoolOptions): Promise<Pool>;

export interface PoolCall {
  /** An AbortSignal: the work is stopped within about 50 ms, a search 100, and the promise rejects with its reason. */
  signal?: AbortSignalLike;
  /** How many queries or right-hand sides are done. */
  onProgress?: (progress: { done: number; total: number }) => void;
}
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: any;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface Pool extends Disposable {
  /** How many workers there are. */
  readonly size: number;
  /** Whether inputs go through shared memory. */
  readonly shared: boolean;
  /** Gives every worker its part of the rows. */
  rows<V extends RowValues>(data: V, options: { cols: number }): Promise<PoolRows<V>>;
  /** Makes a sparse matrix in every worker. */
  csr(args: CsrArgs): Promise<PoolMatrix>;
  /** Ends the workers, whatever they are at: that is refused with status "worker", as is every later call. */
  terminate(): void;
}

/** Rows to be searched: f32, f64, i8, or packed bits in bytes. */
export type RowValues = Float32Array | Float64Array | Int8Array | Uint8Array;

export interface PoolRows<V extends RowValues = RowValues> extends AsyncDisposable {
  readonly dtype: "f32" | "f64" | "i8" | "u8";
  readonly rows: number;
  readonly cols: number;
  /** The k best rows for every query, exactly, in the order and with the bits of `search`. */
  search(args: PoolSearchArgs<V>, options?: PoolCall): Promise<Found<V>>;
  /** Gives the rows' memory back. */
  free(): Promise<void>;
}
export interface PoolSearchArgs<V extends RowValues> {
  /** The queries, one after the other. */
  q: V;
  k: number;
  /** Default "dot". */
  metric?: "dot" | "l2sq" | "cosine" | "l1" | "hamming" | "jaccard";
}
export interface Found<V extends RowValues = RowValues> {
  /** k a query, best first. */
  indices: Uint32Array;
  scores: V extends Float32Array ? Float32Array : Float64Array;
  queries: number;
  k: number;
}

export interface PoolMatrix extends AsyncDisposable {
  readonly rows: number;
  readonly cols: number;
  readonly nnz: number;
  readonly duplicates: number;
  readonly bytes: number;
  /** Solves for every right-hand side in b, which follow each other. */
  solve(args: Omit<SolveArgs, "a" | "b" | "x" | "budget"> & { b: Numbers }, options?: PoolCall): Promise<Solved<Omit<SolveDone, "x">>>;
  /** Factors it in every worker; `factor` is null where there is none. */
  factor(args?: Omit<FactorArgs, "a" | "analysis" | "budget" | "n">, options?: PoolCall): Promise<Omit<FactorDone, "factor"> & { factor: PoolFactor | null }>;
  free(): Promise<void>;
}
export interface PoolFactor extends AsyncDisposable {
  readonly n: number;
  /** Solves for every right-hand side in b, which follow each other. */
  solve(args: Omit<FactorSolveArgs, "factor" | "b" | "x"> & { b: Numbers }, options?: PoolCall): Promise<Solved<Omit<FactorSolveDone, "x">>>;
  free(): Promise<void>;
}
export interface Solved<Done> {
  /** The solutions, one after the other, of the dtype of b. */
  x: Float64Array | Float32Array;
  /** A record for every right-hand side, or with a factorisation for each of several. */
  results: Done[];
}
