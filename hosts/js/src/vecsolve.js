// An instantiated module that was checked to be the one this package was
// generated for, and what makes instances.
import { VecsolveError } from "./error.js";
import { Instance } from "./instance.js";
import { ABI } from "./ops.js";
import { Wasm } from "./wasm.js";

export class Vecsolve {
  #wasm;

  constructor(module, { exports }) {
    this.module = module;
    this.exports = exports;
    this.memory = exports.memory;
    this.#wasm = new Wasm(exports);
    const abi = exports.vs_abi?.() >>> 0;
    if (abi !== ABI) {
      const [theirs, ours] = [abi, ABI].map((hash) => `0x${hash.toString(16).padStart(8, "0")}`);
      throw new VecsolveError("abi", `the module speaks ABI ${theirs}, this package ${ours}: load the module that came with the package`);
    }
  }

  /** What the module computes with: "simd128", "scalar" or "relaxed". */
  get variant() {
    const bits = this.#wasm.guard((vs) => vs.vs_capabilities());
    return bits & 2 ? "relaxed" : bits & 1 ? "simd128" : "scalar";
  }

  create(config) {
    const number = this.#wasm.create(config === undefined ? "" : JSON.stringify(config));
    if (number <= 0) throw this.#wasm.fault(0);
    return new Instance(this.#wasm, number);
  }
}

/** Instantiates a compiled module. */
export async function start(module) {
  if (!(module instanceof WebAssembly.Module)) {
    throw new VecsolveError("load", "module is no WebAssembly.Module: give the bytes of a module as `bytes`");
  }
  return new Vecsolve(module, await WebAssembly.instantiate(module, {}).catch(refuse));
}

/** Says what an engine's own errors mean for a module. */
export function refuse(cause) {
  const { message } = cause;
  if (/content security policy|\bCSP\b|unsafe-eval/i.test(message)) {
    throw new VecsolveError("load", `this page's policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src (${message})`, { cause });
  }
  if (cause instanceof WebAssembly.CompileError) {
    throw new VecsolveError("load", `this engine does not take the module (${message}): try the scalar variant`, { cause });
  }
  if (cause instanceof RangeError) throw new VecsolveError("memory", `no memory for the module (${message})`, { cause });
  throw cause instanceof VecsolveError ? cause : new VecsolveError("load", `no module of vecsolve: ${message}`, { cause });
}
