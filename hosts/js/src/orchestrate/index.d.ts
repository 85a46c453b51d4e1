// Types of the selection by workload. Nothing here needs lib "dom" or Node's types.
/// <reference lib="esnext.disposable" />
import type { Config, Dtype, GemvArgs, Instance, LoadOptions, Numbers, SearchArgs, TopkArgs, Vecsolve, Views } from "../index.js";

export interface OrchestrateOptions extends LoadOptions {
  /** The module of one that is loaded, instead of loading it. */
  vs?: Vecsolve;
  /** What an earlier profile() answered on this machine; that of another build is not taken. */
  profile?: Profile;
  /** One call in so many is timed. Default 16. */
  every?: number;
  /** Of the instance that keeps the arrays. */
  config?: Config;
}

/** Makes an orchestrator; it works without WebAssembly too, and `reason` then says why there is none. */
export declare function orchestrate(options?: OrchestrateOptions): Promise<Orchestrator>;

/** The names of the kernels that can run either way. */
export declare const KERNELS: Readonly<Record<KernelName, object>>;
export type KernelName =
  | "sum" | "asum" | "mean" | "nrm2" | "amax" | "min" | "max" | "argmin" | "argmax"
  | "dot" | "l2sq" | "l1" | "cosine" | "abs" | "neg" | "sqrt" | "add" | "sub" | "mul" | "div"
  | "scale" | "axpy" | "axpby" | "clamp" | "topk" | "gemv" | "search" | "spmv";

/** From which size on the module is faster, by "dot f32"; null: never. Can be kept as JSON. */
export interface Profile {
  abi: number;
  variant: string | null;
  from: Record<string, number | null>;
}

/** What calls cost. */
export interface OrchestratorStatistics {
  unit: "us";
  /** The step of this engine's clock: shorter calls are timed as 0 or as one step. */
  clock: number;
  /** One call in so many was timed. */
  every: number;
  /** Bytes of the module's memory, and of the JavaScript heap where the engine tells. */
  heap: { wasm: number; js: number | null };
  kernels: KernelStatistics[];
}
export interface KernelStatistics {
  kernel: KernelName;
  dtype: "f32" | "f64";
  calls: number;
  /** Calls that the module ran. */
  wasm: number;
  /** The same as a share. */
  share: number;
  timed: number;
  mean: number | null;
  /** Percentiles of the last 512 timed calls. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** An array that both ways work on. */
export interface SharedArray<D extends Dtype = Dtype> extends Disposable {
  readonly dtype: D;
  readonly length: number;
  /** The values in place. Ask anew after making an array: memory that grows detaches views. */
  readonly view: Views[D];
  set(data: Numbers | SharedArray, offset?: number): this;
  free(): void;
}
type Floats = SharedArray<"f32"> | SharedArray<"f64">;
/** The arguments that a kernel has on an instance, with these arrays for its own. */
type WithShared<Args> = { [K in keyof Args]: Args[K] extends { readonly dtype: infer D extends Dtype } ? SharedArray<D> : Args[K] };

export interface Orchestrator extends Disposable {
  /** Has all other operations; null without a module. */
  readonly instance: Instance | null;
  /** Why there is no module; null where there is. */
  readonly reason: Error | null;
  array<D extends Dtype>(dtype: D, given: number | Numbers | SharedArray): SharedArray<D>;
  /** Measures crossovers now, a few milliseconds each, instead of at the first use of a kernel. */
  measure(kernels?: KernelName[], dtypes?: ("f32" | "f64")[]): Profile;
  profile(): Profile;
  statistics(): OrchestratorStatistics;
  destroy(): void;

  sum(x: Floats): number;
  asum(x: Floats): number;
  mean(x: Floats): number;
  nrm2(x: Floats): number;
  amax(x: Floats): number;
  min(x: Floats): number;
  max(x: Floats): number;
  argmin(x: Floats): number;
  argmax(x: Floats): number;
  dot<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>): number;
  l2sq<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>): number;
  l1<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>): number;
  cosine<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>): number;
  abs<D extends "f32" | "f64">(x: SharedArray<D>, out: SharedArray<NoInfer<D>>): void;
  neg<D extends "f32" | "f64">(x: SharedArray<D>, out: SharedArray<NoInfer<D>>): void;
  sqrt<D extends "f32" | "f64">(x: SharedArray<D>, out: SharedArray<NoInfer<D>>): void;
  add<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>, out: SharedArray<NoInfer<D>>): void;
  sub<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>, out: SharedArray<NoInfer<D>>): void;
  mul<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>, out: SharedArray<NoInfer<D>>): void;
  div<D extends "f32" | "f64">(x: SharedArray<D>, y: SharedArray<NoInfer<D>>, out: SharedArray<NoInfer<D>>): void;
  scale(alpha: number, x: Floats): void;
  axpy<D extends "f32" | "f64">(alpha: number, x: SharedArray<D>, y: SharedArray<NoInfer<D>>): void;
  axpby<D extends "f32" | "f64">(alpha: number, beta: number, x: SharedArray<D>, y: SharedArray<NoInfer<D>>, out: SharedArray<NoInfer<D>>): void;
  clamp<D extends "f32" | "f64">(low: number, high: number, x: SharedArray<D>, out: SharedArray<NoInfer<D>>): void;
  topk<D extends "f32" | "f64">(args: WithShared<TopkArgs<D>>): void;
  gemv<D extends "f32" | "f64">(args: WithShared<GemvArgs<D>>): void;
  search<D extends "f32" | "f64">(args: WithShared<SearchArgs<D>>): void;
  spmv<D extends "f32" | "f64">(rowPtr: SharedArray<"u32">, col: SharedArray<"u32">, val: SharedArray<D>, x: SharedArray<NoInfer<D>>, y: SharedArray<NoInfer<D>>): void;
}
