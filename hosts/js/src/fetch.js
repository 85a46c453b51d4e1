// From an address to a compiled module: streamed where the server says
// application/wasm, from bytes otherwise; files are read by Node, Deno and Bun.
import { VecsolveError } from "./error.js";

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

export async function compileFrom(url) {
  const { response, bytes } = await get(url, true);
  return response === undefined ? WebAssembly.compile(bytes) : WebAssembly.compileStreaming(response);
}

export async function bytesFrom(url) {
  return (await get(url, false)).bytes;
}

/** The bytes that are there, or a response that can be streamed. */
async function get(url, streamed) {
  const address = String(url);
  if (address.startsWith("file:") && globalThis.process?.getBuiltinModule !== undefined) {
    return { bytes: await readFile(address) };
  }
  const response = await fetch(address).catch((cause) => {
    throw new VecsolveError("load", `${address} cannot be fetched (${cause.message})`, { cause });
  });
  if (!response.ok) throw new VecsolveError("load", `${address} answered ${response.status} ${response.statusText}`);
  const type = response.headers.get("content-type")?.trim().toLowerCase() ?? "";
  if (streamed && type === "application/wasm" && WebAssembly.compileStreaming !== undefined) return { response };
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new VecsolveError("load", `${address} answered no WebAssembly but "${type}": is the .wasm file served from there?`);
  }
  return { bytes };
}

async function readFile(address) {
  // Not an import, so that bundlers for the web see none of Node.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  try {
    return await readFile(new URL(address));
  } catch (cause) {
    throw new VecsolveError("load", `${address} cannot be read (${cause.message})`, { cause });
  }
}
