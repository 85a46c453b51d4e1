// What the JavaScript host costs: a call, a request, the package, the time
// until a module is ready in Chromium, what a pool gains, and how alive a page
// stays while it solves. Answers are checked, then timed.
//     node bench/js/host.mjs [date] [--dry] [--only=calls,requests,size,pool,page]
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { load } from "../../hosts/js/src/index.js";
import { createPool } from "../../hosts/js/src/pool/index.js";
import { serve } from "../../hosts/js/browsers/server.mjs";
import { ENGINES } from "../../hosts/js/browsers/engines.mjs";
import { checkDot, dotReference, painted } from "./inputs.mjs";
import { duration, peer, record, row, times, wanted } from "./harness.mjs";
import { calls, own, unrolled } from "./loops.mjs";
import { meter } from "./measure.mjs";

const root = new URL("../../hosts/js/", import.meta.url);
const vs = await load({ variant: "simd128" });
const rows = [];
const figure = (kernel, value, unit, most) => {
  const goal = most === undefined ? {} : { most, met: value <= most };
  console.log(`${kernel}: ${value} ${unit}${most === undefined ? "" : `, goal at most ${most}: ${goal.met ? "met" : "MISSED"}`}`);
  rows.push({ kernel, value, unit, ...goal, candidates: {}, goals: [] });
};

if (wanted("calls")) {
  const s = vs.create();
  const plain = unrolled(["x", "y", "n"], "s# += x[@] * y[@];", { ways: [1] }).simple();
  const method = own((s, x, y) => s.dot(x, y));
  const { vs_dot_f32 } = vs.exports;
  for (const n of [0, 16]) {
    const [vx, vy] = [painted(Float32Array, n, 1), painted(Float32Array, n, 2)];
    const [x, y] = [s.array("f32", vx), s.array("f32", vy)];
    for (const got of [vs_dot_f32(x.ptr, y.ptr, n), s.dot(x, y)]) checkDot(got, dotReference(vx, vy), n, "f32", "dot");
    const candidates = { "plain js": calls(plain, [vx, vy, n]), "bare export": calls(vs_dot_f32, [x.ptr, y.ptr, n]), "checked method": calls(method, [s, x, y]) };
    rows.push(await row(`a call of dot f32 ${n}`, { kernel: "call", dtype: "f32", n }, candidates, "plain js", n === 0 ? [{ of: "bare export", under: 6 }] : []));
  }
  s.destroy();
}

if (wanted("requests")) {
  // The same request, written once and sent through the bare exports, and by the method.
  const s = vs.create({ max_bytes: 1 << 20 });
  const a = s.csr({ rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: [4, 1, 1, 3] });
  const [b, x] = [s.array("f64", [1, 2]), s.array("f64", 2)];
  if (s.solve({ a, b, x, method: "cg" }).reason !== "converged" || Math.abs(x.view[1] - 7 / 11) > 1e-15) throw new Error("the solve is wrong");
  const bare = bareSolve();
  const method = own((s, args) => s.solve(args).iterations);
  const candidates = { "bare exports": calls(bare, []), method: calls(method, [s, { a, b, x, method: "cg" }]) };
  const timed = await row("solve of 2 x 2", { kernel: "request" }, candidates, "bare exports", []);
  const overhead = timed.candidates.method.ns - timed.candidates["bare exports"].ns;
  timed.goals.push({ of: "the method above the bare exports", under: 5000, ns: overhead, met: overhead < 5000 });
  console.log(`  a request's overhead: ${duration(overhead)}, goal 5 us: ${overhead < 5000 ? "met" : "MISSED"}`);
  rows.push(timed);
  s.destroy();
}

if (wanted("size")) {
  const [{ size, unpackedSize }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--silent"], { cwd: root, encoding: "utf8" }));
  figure("tarball", size / 1000, "KB", 300);
  figure("tarball, unpacked", unpackedSize / 1000, "KB");
  await peer("esbuild", async () => {
    const { build } = await import("esbuild");
    const cost = async (contents) => {
      const options = { bundle: true, minify: true, format: "esm", target: "es2022", splitting: true, outdir: "out", write: false, logLevel: "error" };
      const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root.pathname } });
      // What an import fetches; the copies that only some need are apart.
      const fetched = outputFiles.filter(({ path, text }) => /stdin\.js$|chunk-/.test(path) && !/embedded|^var \w+="\0asm/.test(text.slice(0, 40)));
      return fetched.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1000;
    };
    figure("import of vecsolve, gzip", await cost('import { load } from "./src/index.js"; globalThis.load = load;'), "KB", 12);
    figure("with the pool, gzip", await cost('import { load } from "./src/index.js"; import { createPool } from "./src/pool/index.js"; globalThis.x = [load, createPool];'), "KB");
    figure("with orchestrate, gzip", await cost('import { load } from "./src/index.js"; import { orchestrate } from "./src/orchestrate/index.js"; globalThis.x = [load, orchestrate];'), "KB");
  });
}

if (wanted("pool")) {
  const [cols, count, queries, k] = [384, 100_000, 1000, 10];
  const data = Float32Array.from({ length: cols * count }, (_, i) => ((Math.imul(i, 2654435761) >>> 8) % 2001) / 1000 - 1);
  const q = data.slice(0, cols * queries);
  const pools = { "one worker": await createPool({ vs, workers: 1 }), "two workers": await createPool({ vs, workers: 2 }) };
  const found = {};
  const candidates = {};
  for (const [name, pool] of Object.entries(pools)) {
    const corpus = await pool.rows(data, { cols });
    const ask = () => corpus.search({ q, k, metric: "l2sq" });
    found[name] = await ask();
    candidates[name] = async (reps) => {
      for (let r = 0; r < reps; r++) await ask();
    };
  }
  const [one, two] = Object.values(found);
  // A query is itself a row: found first, by both.
  if (one.indices.some((v, i) => v !== two.indices[i]) || one.scores.some((v, i) => v !== two.scores[i]) || one.indices[k * 7] !== 7) throw new Error("the pools disagree");
  // The wall's clock: this process' own time would add the workers up.
  const { compare } = meter({ now: () => performance.now() * 1e6, rounds: 7, roundMs: 1, rowMs: 60_000, warmMs: 1 });
  const timed = await compare(candidates, "one worker", [{ of: "two workers", against: "one worker", least: 1.7 }]);
  for (const [name, { ns, ratio }] of Object.entries(timed.candidates)) console.log(`1,000 queries over 100,000 x 384, ${name}: ${duration(ns)}, ${times(ratio)}`);
  rows.push({ kernel: "pool", problem: "1,000 queries, 100,000 x 384 f32, top 10", ...timed });
  for (const pool of Object.values(pools)) pool.terminate();
}

if (wanted("page")) {
  await peer("Chromium", async () => {
    // First what may be missing: a server that nobody closes keeps this going for ever.
    const engine = await ENGINES.chromium();
    const { address, close } = await serve({ cache: "max-age=3600" });
    try {
      const loads = [];
      for (let k = 0; k < 21; k++) loads.push(JSON.parse(await engine.open(`${address}/plain/hosts/js/browsers/ready.html`)));
      const median = (key) => Number(loads.slice(1).map((each) => each[key]).sort((a, b) => a - b)[10].toFixed(1));
      console.log(`${engine.version}: first load() ${loads[0].load.toFixed(1)} ms`);
      figure("load() in Chromium, warm cache", median("load"), "ms", 20);
      figure("from the start of the page until the module is ready", median("page"), "ms");
      const { results } = JSON.parse(await engine.open(`${address}/plain/hosts/js/browsers/page.html?frames`));
      for (const { name, ok, told } of results) {
        if (!ok) throw new Error(`${name}: ${told}`);
        console.log(`${name}: ${told}`);
        rows.push({ kernel: name, told, candidates: {}, goals: [] });
      }
    } finally {
      await engine.close();
      close();
    }
  });
}

record("host", rows);

/** A solve through the bare exports: nothing but the module's own work and the reading of its answer's bytes. */
function bareSolve() {
  const { exports: e } = vs;
  const text = (json) => {
    const bytes = new TextEncoder().encode(json);
    const at = e.vs_alloc(bytes.length);
    new Uint8Array(e.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const h = e.vs_create(...text('{"max_bytes":1048576}'));
  const put = (id, dtype, View, values) => {
    const at = e.vs_array(h, id, dtype, values.length);
    new View(e.memory.buffer, at, values.length).set(values);
  };
  put(1, 3, Int32Array, [0, 0, 1, 1]);
  put(2, 3, Int32Array, [0, 1, 0, 1]);
  put(3, 2, Float64Array, [4, 1, 1, 3]);
  put(5, 2, Float64Array, [1, 2]);
  put(6, 2, Float64Array, [0, 0]);
  if (e.vs_op(h, ...text('{"op":"csr","id":4,"rows":2,"cols":2,"row":1,"col":2,"val":3}')) !== 0) throw new Error("csr");
  const [at, length] = text('{"op":"solve","method":"cg","a":4,"b":5,"x":6}');
  if (e.vs_op(h, at, length) !== 0) throw new Error("solve");
  return () => e.vs_op(h, at, length);
}
