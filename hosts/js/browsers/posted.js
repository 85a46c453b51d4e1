// A worker that is given a compiled module.
import { load } from "../src/index.js";

onmessage = async ({ data }) => {
  const s = (await load({ module: data })).create();
  postMessage(s.sum(s.array("f32", [1, 2, 3])));
};
