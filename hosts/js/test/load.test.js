// Where modules come from, and which are refused.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import { ABI, load } from "../src/index.js";
import { bytesOf, VARIANTS } from "../test-support/modules.js";

/** Serves one answer on a free port while `body` runs. */
async function serving({ status = 200, type, bytes }, body) {
  const server = createServer((_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await body(`http://127.0.0.1:${server.address().port}/vecsolve.wasm`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function works(vs) {
  const s = vs.create();
  const x = s.array("f64", [3, 4]);
  assert.equal(s.nrm2(x), 5);
  s.destroy();
  return vs.variant;
}

test("the variant is chosen by what the engine can do, or as asked", async () => {
  assert.equal(works(await load()), "simd128");
  for (const variant of VARIANTS) assert.equal(works(await load({ variant })), variant);
  await assert.rejects(load({ variant: "avx" }), { name: "VecsolveError", status: "load", message: /simd128, scalar/ });
  const validate = WebAssembly.validate;
  WebAssembly.validate = () => false;
  try {
    assert.equal(works(await load()), "scalar");
  } finally {
    WebAssembly.validate = validate;
  }
});

test("relaxed is loaded when asked, or refused by an engine without it", async () => {
  const relaxed = await bytesOf("relaxed");
  if (WebAssembly.validate(relaxed)) assert.equal(works(await load({ variant: "relaxed" })), "relaxed");
  else await assert.rejects(load({ variant: "relaxed" }), { status: "load", message: /scalar/ });
});

test("bytes and a compiled module are taken as they are", async () => {
  const bytes = await bytesOf("simd128");
  assert.equal(works(await load({ bytes })), "simd128");
  const compiled = await WebAssembly.compile(bytes);
  const vs = await load({ module: compiled });
  assert.equal(works(vs), "simd128");
  assert.equal(vs.module, compiled);
  assert.equal(works(await load({ module: vs.module })), "simd128");
});

test("application/wasm is streamed, any other type is read as bytes", async () => {
  const bytes = await bytesOf("scalar");
  const stream = WebAssembly.compileStreaming;
  let streamed = 0;
  WebAssembly.compileStreaming = (response) => (streamed++, stream.call(WebAssembly, response));
  try {
    for (const type of ["application/wasm", "application/octet-stream", undefined]) {
      assert.equal(await serving({ type, bytes }, async (url) => works(await load({ url }))), "scalar");
    }
    assert.equal(await serving({ type: "application/wasm", bytes }, async (url) => works(await load({ url: new URL(url) }))), "scalar");
  } finally {
    WebAssembly.compileStreaming = stream;
  }
  assert.equal(streamed, 2);
});

test("what is not a module is refused by what was answered", async () => {
  const html = Buffer.from("<!doctype html>");
  await serving({ type: "text/html", bytes: html }, (url) =>
    assert.rejects(load({ url }), { name: "VecsolveError", status: "load", message: /text\/html/ }));
  await serving({ type: "application/wasm", bytes: html }, (url) => assert.rejects(load({ url }), { status: "load" }));
  await serving({ status: 404, bytes: "" }, (url) => assert.rejects(load({ url }), { status: "load", message: /404/ }));
  await assert.rejects(load({ url: "http://127.0.0.1:9/x.wasm" }), { status: "load", message: /cannot be fetched/ });
  await assert.rejects(load({ url: new URL("nowhere.wasm", import.meta.url) }), { status: "load", message: /nowhere\.wasm/ });
  await assert.rejects(load({ bytes: html }), { status: "load" });
  await assert.rejects(load({ bytes: "text" }), { status: "load" });
  await assert.rejects(load({ module: html }), { status: "load" });
});

// A module that answers `abi`, makes an instance and an array, and traps in vs_op.
function module(abi) {
  const leb = (value) => {
    const out = [];
    for (let v = value | 0; ; v >>= 7) {
      const last = (v >> 7 === 0 && !(v & 64)) || (v >> 7 === -1 && (v & 64) !== 0);
      out.push((v & 127) | (last ? 0 : 128));
      if (last) return out;
    }
  };
  const section = (id, ...items) => {
    const bytes = [items.length, ...items.flat()];
    return [id, ...leb(bytes.length), ...bytes];
  };
  const name = (text) => [text.length, ...Buffer.from(text)];
  const type = (params) => [0x60, params, ...new Array(params).fill(0x7f), 1, 0x7f];
  const body = (...code) => [code.length + 2, 0, ...code, 0x0b];
  const answer = (value) => body(0x41, ...leb(value));
  const trap = body(0x00);
  const functions = [["vs_abi", 0, answer(abi)], ["vs_alloc", 1, answer(1024)], ["vs_create", 2, answer(1)], ["vs_op", 3, trap], ["vs_array", 4, answer(2048)]];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, ...functions.map(([, params]) => type(params))),
    ...section(3, ...functions.map((_, i) => [i])),
    ...section(5, [0, 8]),
    ...section(7, [...name("memory"), 2, 0], ...functions.map(([text], i) => [...name(text), 0, i])),
    ...section(10, ...functions.map(([, , code]) => code)),
  ]);
}

test("a module of another build is refused", async () => {
  await assert.rejects(load({ bytes: module(ABI ^ 1) }), { name: "VecsolveError", status: "abi", code: 0, message: /0x[0-9a-f]{8}.*0x[0-9a-f]{8}/ });
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  await assert.rejects(load({ bytes: empty }), { status: "abi" });
  const importing = Uint8Array.of(...empty, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0);
  await assert.rejects(load({ bytes: importing }), { status: "load" });
});

test("a trap poisons the module, and every later call says so", async () => {
  const vs = await load({ bytes: module(ABI) });
  const [s, other] = [vs.create(), vs.create()];
  const [x, y] = [s.array("f64", 2), other.array("f64", 2)];
  const uses = [() => s.info(), () => s.info(), () => other.info(), () => s.array("f64", 1), () => vs.create(), () => vs.variant, () => x.view, () => s.sum(x), () => other.sum(y)];
  for (const use of uses) assert.throws(use, { name: "VecsolveError", status: "trap", code: 0, message: /trapped/ }, String(use));
  assert.throws(() => s.info(), /load\(\) again/);
  s.destroy();
});

test("workerd, which compiles nothing, gets its module by an import", async () => {
  const { exports } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  const source = await readFile(new URL(`../${exports["."].workerd}`, import.meta.url), "utf8");
  // As its bundlers do, hand over a compiled module in place of the import.
  const compiled = await WebAssembly.compile(await bytesOf("simd128"));
  const importing = 'import simd128 from "../wasm/vecsolve_simd128.wasm";';
  assert.ok(source.includes(importing));
  globalThis.compiledModule = compiled;
  const here = source.replace(importing, "const simd128 = globalThis.compiledModule;");
  const at = new URL("../src/", import.meta.url).href;
  const { load } = await import(`data:text/javascript,${encodeURIComponent(here.replaceAll('"./', `"${at}`))}`);
  delete globalThis.compiledModule;
  assert.equal(works(await load()), "simd128");
});

test("a module travels to a worker, where another instance of it runs", async () => {
  const { Worker } = await import("node:worker_threads");
  const { module } = await load();
  const code = `
    import { parentPort, workerData } from "node:worker_threads";
    import { load } from ${JSON.stringify(new URL("../src/index.js", import.meta.url).href)};
    const vs = await load({ module: workerData });
    const s = vs.create();
    parentPort.postMessage(s.sum(s.array("f32", [1, 2, 3])));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: module });
  const answer = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  assert.equal(answer, 6);
});
