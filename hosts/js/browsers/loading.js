// Where modules come from in a browser, and memory that grows.
import { load } from "../src/index.js";
import { refusal, sure } from "./report.js";

const address = (name) => new URL(`../../../wrong/${name}`, import.meta.url).href;

/** The sum of an array, and how often a response was streamed on the way. */
async function loaded(options) {
  const stream = WebAssembly.compileStreaming;
  let streamed = 0;
  WebAssembly.compileStreaming = (response) => (streamed++, stream.call(WebAssembly, response));
  try {
    const vs = await load(options);
    const s = vs.create();
    sure(s.sum(s.array("f32", [1, 2, 3])) === 6, "the sum is wrong");
    s.destroy();
    return { streamed, vs };
  } finally {
    WebAssembly.compileStreaming = stream;
  }
}

export const loading = {
  async "application/wasm is streamed"() {
    for (const options of [{}, { url: address("right.wasm") }]) {
      const { streamed, vs } = await loaded(options);
      sure(streamed === 1, `streamed ${streamed} times`);
      sure(vs.variant === "simd128", vs.variant);
    }
  },
  async "another type is read as bytes"() {
    const { streamed } = await loaded({ url: address("octet.wasm") });
    sure(streamed === 0, "it was streamed");
  },
  async "a page in place of a module is refused by what it is"() {
    const error = await refusal(load({ url: address("html.wasm") }));
    sure(error.status === "load" && error.message.includes("text/html"), error.message);
    const missing = await refusal(load({ url: address("nothing.wasm") }));
    sure(missing.status === "load", missing.message);
  },
  async "scalar is made from its differences, relaxed where the engine has it"() {
    sure((await loaded({ variant: "scalar" })).vs.variant === "scalar", "not scalar");
    const relaxed = await load({ variant: "relaxed" }).then(({ variant }) => variant, (error) => error.status);
    sure(relaxed === "relaxed" || relaxed === "load", relaxed);
    return relaxed === "relaxed" ? "relaxed runs" : "relaxed is refused";
  },
  async "views are made anew when memory has grown"() {
    const vs = await load();
    const s = vs.create({ max_bytes: 2 ** 30 });
    const x = s.array("f64", [1, 2, 3]);
    const [held, before] = [x.view, vs.memory.buffer];
    s.array("u8", before.byteLength + 65_536).free();
    sure(vs.memory.buffer !== before && held.length === 0, "the memory has not grown");
    sure(x.view.join() === "1,2,3" && s.sum(x) === 6, x.view.join());
    s.destroy();
  },
  async "a compiled module is posted to a worker"() {
    const { module } = await load();
    const worker = new Worker(new URL("./posted.js", import.meta.url), { type: "module" });
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(module);
    });
    worker.terminate();
    sure(answer === 6, `${answer}`);
  },
};
