// vecsolve for JavaScript: browsers, Node, Deno, Bun and workers.
export { VecsolveError } from "./error.js";
export { load } from "./load.js";
export { ABI } from "./ops.js";
