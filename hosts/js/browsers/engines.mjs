// Opens pages in real browsers without a window: Debian's Chromium, Firefox and
// WebKitGTK. Each engine answers `open(url)`: the text that the page ends with.
import { existsSync, readdirSync } from "node:fs";

const WAIT_MS = 240_000;
const DONE = "#report[data-done]";

export const ENGINES = {
  async chromium() {
    const { chromium } = await import("playwright-core");
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
    const open = async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForSelector(DONE, { timeout: WAIT_MS });
      const text = await page.textContent("#report");
      await page.close();
      return text;
    };
    return { version: `Chromium ${browser.version()}`, open, close: () => browser.close() };
  },

  async firefox() {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true });
    const open = async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForSelector(DONE, { timeout: WAIT_MS });
      const text = await page.$eval("#report", (element) => element.textContent);
      await page.close();
      return text;
    };
    return { version: (await browser.version()).replace("/", " "), open, close: () => browser.close() };
  },

  async webkit() {
    const { spawn } = await import("node:child_process");
    const port = 20_000 + (process.pid % 20_000);
    // It has no mode without a window: xvfb gives it one that nobody sees.
    const service = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { stdio: "ignore", detached: true });
    const close = () => process.kill(-service.pid);
    try {
      const driver = webdriver(`http://127.0.0.1:${port}`);
      const options = { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } };
      const { sessionId, capabilities } = await patiently(() => driver("POST", "/session", { capabilities: { alwaysMatch: options } }));
      const open = async (url) => {
        await driver("POST", `/session/${sessionId}/url`, { url });
        const script = { script: `return document.querySelector("${DONE}")?.textContent ?? null`, args: [] };
        for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(500)) {
          const text = await driver("POST", `/session/${sessionId}/execute/sync`, script);
          if (text !== null) return text;
        }
        throw new Error(`${url} did not come to an end`);
      };
      return { version: `WebKitGTK ${capabilities.browserVersion}`, open, close };
    } catch (error) {
      close();
      throw error;
    }
  },
};

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The WebDriver protocol, as much as is needed. */
function webdriver(address) {
  return async (method, path, body) => {
    const response = await fetch(address + path, { method, body: JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error !== undefined) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

/** Tries until the service is up. */
async function patiently(ask) {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 60 || error.cause?.code !== "ECONNREFUSED") throw error;
      await sleep(250);
    }
  }
}

/** WebKitGTK's own small browser, which stands below the libraries. */
function miniBrowser() {
  const places = ["/usr/lib", "/usr/libexec", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)];
  const found = places.flatMap((place) => ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map((name) => `${place}/${name}/MiniBrowser`)).find(existsSync);
  if (found === undefined) throw new Error("no MiniBrowser of WebKitGTK");
  return found;
}
