// The rows of the matrix: what each writes into its project, runs, and prints.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { cpSync, mkdirSync } from "node:fs";
import { extname, join } from "node:path";

const SCRIPT = `import { pooled, program } from "./program.js";\nconsole.log([await program(), await pooled()].join(";"));\n`;
const PAGE_SCRIPT = `import { pooled, program } from "./program.js";
(async () => {
  try {
    document.title = "done:" + [await program(), await pooled()].join(";");
  } catch (error) {
    document.title = "failed:" + error.stack;
  }
})();
`;
const page = (script) => `<!doctype html><meta charset="utf-8"><title>running</title>${script}\n`;
const bin = (tools, name) => join(tools, "node_modules/.bin", name);

export const ROWS = {
  async node({ write, run }) {
    write("main.js", SCRIPT);
    return run("node", "main.js");
  },
  async deno({ tools, write, run }) {
    write("main.js", SCRIPT);
    return run(bin(tools, "deno"), "run", "--allow-read", "main.js");
  },
  async bun({ tools, write, run }) {
    write("main.js", SCRIPT);
    return run(bin(tools, "bun"), "main.js");
  },
  async esbuild({ project, tools, write, run }) {
    write("main.js", PAGE_SCRIPT);
    run(bin(tools, "esbuild"), "main.js", "--bundle", "--format=esm", "--outdir=dist");
    write("dist/index.html", page('<script type="module" src="main.js"></script>'));
    return inBrowser(join(project, "dist"));
  },
  async "esbuild-node"({ tools, write, run }) {
    write("main.js", SCRIPT);
    run(bin(tools, "esbuild"), "main.js", "--bundle", "--platform=node", "--format=esm", "--outdir=dist");
    return run("node", "dist/main.js");
  },
  async rollup({ project, tools, write, run }) {
    write("main.js", PAGE_SCRIPT);
    run(bin(tools, "rollup"), "main.js", "--format", "es", "--dir", "dist", "-p", join(tools, "node_modules/@rollup/plugin-node-resolve/dist/cjs/index.js"));
    write("dist/index.html", page('<script type="module" src="main.js"></script>'));
    return inBrowser(join(project, "dist"));
  },
  async webpack({ project, tools, write, run }) {
    mkdirSync(join(project, "src"));
    write("src/index.js", PAGE_SCRIPT);
    cpSync(join(project, "program.js"), join(project, "src/program.js"));
    run("node", join(tools, "node_modules/webpack/bin/webpack.js"), "--mode", "production");
    write("dist/index.html", page('<script defer src="main.js"></script>'));
    return inBrowser(join(project, "dist"));
  },
  "vite-build": (given) => viteBuild(given, "vite"),
  "vite-dev": (given) => viteDev(given, "vite", 21_373),
  "vite5-build": (given) => viteBuild(given, "vite5"),
  "vite5-dev": (given) => viteDev(given, "vite5", 21_374),
  async workerd({ project, tools, write, run }) {
    write("main.js", `import { program } from "./program.js";\nexport default { fetch: async () => new Response(await program()) };\n`);
    // What wrangler does by itself: bundles under this condition, keeps .wasm files as modules.
    run(bin(tools, "esbuild"), "main.js", "--bundle", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy", "--external:node:*", "--outdir=dist");
    const { Miniflare } = await import(join(tools, "node_modules/miniflare/dist/src/index.js"));
    const server = new Miniflare({
      modules: true,
      modulesRoot: join(project, "dist"),
      scriptPath: join(project, "dist/main.js"),
      modulesRules: [{ type: "ESModule", include: ["**/*.js"] }, { type: "CompiledWasm", include: ["**/*.wasm"] }],
      compatibilityDate: "2025-01-01",
    });
    try {
      return await (await server.dispatchFetch("http://localhost/")).text();
    } finally {
      await server.dispose();
    }
  },
};

async function viteBuild({ project, tools, write, run }, name) {
  write("main.js", PAGE_SCRIPT);
  write("index.html", page('<script type="module" src="/main.js"></script>'));
  run("node", join(tools, `node_modules/${name}/bin/vite.js`), "build");
  return inBrowser(join(project, "dist"));
}

async function viteDev({ tools, write, spawn }, name, port) {
  write("main.js", PAGE_SCRIPT);
  write("index.html", page('<script type="module" src="/main.js"></script>'));
  const server = spawn("node", join(tools, `node_modules/${name}/bin/vite.js`), "--port", String(port), "--strictPort");
  try {
    await new Promise((resolve, reject) => {
      let text = "";
      server.stdout.on("data", (data) => (text += data).includes("Local:") && resolve());
      server.stderr.on("data", (data) => (text += data));
      server.on("exit", () => reject(new Error(text)));
    });
    return await opened(`http://localhost:${port}/`);
  } finally {
    server.kill();
  }
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

/** A folder as a file server has it, opened in Chromium. */
async function inBrowser(folder) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const body = await readFile(join(folder, path === "/" ? "index.html" : path)).catch(() => null);
    if (body === null) return response.writeHead(404).end("not found");
    response.writeHead(200, { "content-type": TYPES[extname(path) || ".html"] ?? "application/octet-stream" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await opened(`http://localhost:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function opened(url) {
  const { chromium } = await import("../../../target/js-matrix/tools/node_modules/playwright-core/index.mjs");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(url);
    // A development server may load the page anew when it has found what it imports.
    await page.waitForFunction(() => /^(done|failed):/.test(document.title), undefined, { timeout: 60_000 }).catch((error) => {
      throw new Error([error.message, ...errors].join("\n"));
    });
    const title = await page.title();
    if (!title.startsWith("done:")) throw new Error(title);
    return title.slice(5);
  } finally {
    await browser.close();
  }
}
