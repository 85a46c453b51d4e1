// One instantiated module: its memory, the scratch buffer through which JSON
// goes in and out, and what happens when it traps. A trap leaves the module's
// state unknown, so every later call is refused.
import { VecsolveError, fromCode } from "./error.js";

const MAX_REQUEST = 65_536;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Wasm {
  #trap = null;
  #handles = [];
  #scratch = 0;
  #capacity = 0;
  #view = null;

  constructor(exports) {
    this.exports = exports;
    this.memory = exports.memory;
  }

  get lost() {
    return this.#trap !== null;
  }

  /** Takes note of a handle that a trap would take along. */
  enlist(handle) {
    this.#handles = this.#handles.filter((ref) => ref.deref()?.alive);
    // Where nothing is collected before its time, there may be no WeakRef.
    this.#handles.push(typeof WeakRef === "function" ? new WeakRef(handle) : { deref: () => handle });
  }

  /** Runs `body` and turns a trap in it into a sentence. */
  guard(body) {
    if (this.#trap !== null) throw this.trapped(this.#trap);
    try {
      return body(this.exports);
    } catch (cause) {
      throw cause instanceof WebAssembly.RuntimeError ? this.trapped(cause) : cause;
    }
  }

  /** Marks the module as lost. */
  trapped(cause) {
    this.#trap ??= cause;
    for (const handle of this.#handles.splice(0)) handle.deref()?.lose("trap");
    return new VecsolveError(
      "trap",
      `the module trapped (${cause.message}) and its state is unknown: drop all its instances and call load() again`,
      { cause },
    );
  }

  create(config) {
    return this.#send("vs_create", config, (pointer, length) => this.exports.vs_create(pointer, length));
  }

  op(handle, request) {
    return this.#send("vs_op", request, (pointer, length) => this.exports.vs_op(handle, pointer, length));
  }

  /** Where an array lives, how long it is, and its dtype's code; null when there is none. */
  arrayInfo(handle, id) {
    return this.guard((vs) => {
      this.#reserve(12);
      const code = vs.vs_array_info(handle, id, this.#scratch);
      const fault = code < 0 ? fromCode(code, "vs_array_info") : null;
      if (fault?.status === "id") return null;
      if (fault !== null) throw fault;
      const [address, length, dtype] = new Uint32Array(this.memory.buffer, this.#scratch, 3);
      return { address, length, dtype };
    });
  }

  /** The JSON text of the last result of a handle; 0 is the last failed create. */
  result(handle) {
    return this.guard((vs) => {
      const length = vs.vs_result_len(handle);
      if (length < 0) throw fromCode(length, "vs_result_len");
      this.#reserve(length);
      const read = vs.vs_result_read(handle, this.#scratch, this.#capacity);
      if (read < 0) throw fromCode(read, "vs_result_read");
      return decoder.decode(this.#bytes().subarray(0, read));
    });
  }

  /** The error behind a failed call, in the module's own words. */
  fault(handle) {
    const { status, message } = JSON.parse(this.result(handle));
    return new VecsolveError(status, message);
  }

  #send(where, text, call) {
    const refuse = (bytes) => {
      throw new VecsolveError("too_long", `${where}: ${bytes} bytes of JSON, at most ${MAX_REQUEST} are read`);
    };
    if (text.length > MAX_REQUEST) refuse(text.length);
    return this.guard(() => {
      // At most three bytes come of a character.
      this.#reserve(3 * text.length);
      const { written } = encoder.encodeInto(text, this.#bytes());
      if (written > MAX_REQUEST) refuse(written);
      return call(this.#scratch, written);
    });
  }

  /** The scratch buffer, taken anew when the memory has grown. */
  #bytes() {
    const { buffer } = this.memory;
    if (this.#view?.buffer !== buffer || this.#view.byteLength !== this.#capacity) this.#view = new Uint8Array(buffer, this.#scratch, this.#capacity);
    return this.#view;
  }

  #reserve(bytes) {
    if (bytes <= this.#capacity) return;
    const capacity = Math.max(4096, 2 ** Math.ceil(Math.log2(bytes)));
    const pointer = this.exports.vs_alloc(capacity) >>> 0;
    if (pointer === 0) throw new VecsolveError("memory", `no memory for a request of ${bytes} bytes`);
    if (this.#scratch !== 0) this.exports.vs_free(this.#scratch);
    this.#scratch = pointer;
    this.#capacity = capacity;
  }
}
