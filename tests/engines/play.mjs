// Plays a trace (tests/machine/trace.rs) in a JavaScript engine: Node from the
// command line, browsers by browser.mjs. Answers null, or what differed first.

const ROOM = 140_000;
const SIZES = [0, 4, 8, 4, 4, 1, 1];

export async function play(bytes, lines) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const vs = instance.exports;
  const room = vs.vs_alloc(ROOM) >>> 0;
  const view = (at, len) => new Uint8Array(vs.memory.buffer, at, len);
  const text = { in: new TextEncoder(), out: new TextDecoder() };
  const pass = (request) => {
    const data = typeof request === "string" ? text.in.encode(request) : Uint8Array.from(request);
    view(room, data.length).set(data);
    return data.length;
  };
  const place = (h, id) => {
    if (vs.vs_array_info(h, id, room) !== 0) throw new Error(`no array ${id}`);
    const [at, len, dtype] = new Uint32Array(vs.memory.buffer, room, 3);
    return len === 0 ? new Uint8Array(0) : view(at, len * SIZES[dtype]);
  };
  const calls = {
    create: ([config]) => vs.vs_create(room, pass(config)),
    array: ([h, id, dtype, len]) => vs.vs_array(h, id, dtype, len) !== 0,
    write: ([h, id, hex]) => {
      place(h, id).set(hex === "" ? [] : hex.match(/../g).map((byte) => parseInt(byte, 16)));
      return hex;
    },
    op: ([h, request]) => vs.vs_op(h, room, pass(request)),
    step: ([h, budget]) => vs.vs_step(h, budget),
    cancel: ([h]) => vs.vs_cancel(h),
    destroy: ([h]) => vs.vs_destroy(h),
    result: ([h]) => text.out.decode(view(room, vs.vs_result_read(h, room, ROOM))),
    bytes: ([h, id]) => {
      let hash = 0x811c9dc5;
      for (const byte of place(h, id)) hash = Math.imul(hash ^ byte, 16777619);
      return hash >>> 0;
    },
  };
  for (const [i, line] of lines.entries()) {
    const got = calls[line[0]](line.slice(1));
    if (got !== line.at(-1)) return `line ${i + 1}: ${JSON.stringify(line).slice(0, 300)}: got ${got}`;
  }
  return null;
}

if (typeof process !== "undefined" && process.argv[1]?.endsWith("play.mjs")) {
  const { readFileSync } = await import("node:fs");
  const [trace, ...modules] = process.argv.slice(2);
  const lines = readFileSync(trace, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  for (const module of modules) {
    const verdict = (await play(readFileSync(module), lines)) ?? "ok";
    const name = module.replace(/.*vecsolve_|\.wasm$/g, "");
    console.log(`Node ${process.versions.node} (V8 ${process.versions.v8.split("-")[0]})\t${name}\t${lines.length}\t${verdict}`);
    if (verdict !== "ok") process.exitCode = 1;
  }
}
