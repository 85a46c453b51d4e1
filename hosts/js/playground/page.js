// What every page does: the switch between light and dark, the service worker
// that keeps the pages for offline use, and short words for the DOM.

export const $ = (id) => document.getElementById(id);

/** An element with properties and children; `aria-` and `data-` names become attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** Table rows: the first cell of each is its head. */
export const row = (cells) =>
  make("tr", {}, ...cells.map((cell, i) => make(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, cell)));
export const head = (names) => make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)));

/** What a custom property of the style sheet is in the theme that shows. */
export function colour(name) {
  const probe = make("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** A time for people. */
export function duration(ns) {
  const [unit, name] = ns < 1e3 ? [1, "ns"] : ns < 1e6 ? [1e3, "µs"] : ns < 1e9 ? [1e6, "ms"] : [1e9, "s"];
  return `${Number((ns / unit).toPrecision(3))} ${name}`;
}
export const whole = (n) => n.toLocaleString("en");
export function bytes(n) {
  const [unit, name] = n < 1e6 ? [1e3, "kB"] : n < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${Number((n / unit).toPrecision(3))} ${name}`;
}
/** A small number for people: 3.1e-11, or plain where that is short. */
export function figure(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "none";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? String(Number(value.toPrecision(3))) : value.toExponential(1).replace("e+", "e");
}

/** Gives a file to the user. */
export function save(name, text, type = "text/plain") {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Lets the page answer and paint. */
export const breathe = globalThis.scheduler?.yield ? () => scheduler.yield() : () => new Promise((done) => setTimeout(done));

// ---- light and dark

const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = [];
/** Calls `redraw` when the theme changes: a canvas does not follow by itself. */
export const onTheme = (redraw) => listeners.push(redraw);
const changed = () => listeners.forEach((redraw) => redraw());
system.addEventListener("change", changed);

function themeSwitch(button) {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const tell = () => button.setAttribute("aria-pressed", String(dark()));
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    tell();
    changed();
  });
  system.addEventListener("change", tell);
  tell();
}
if ($("theme")) themeSwitch($("theme"));

// ---- offline

// Pages opened from a place without secure context have no service worker.
navigator.serviceWorker?.register(new URL("../sw.js", import.meta.url)).then(
  async (registration) => {
    registration?.active?.postMessage("look for a newer version");
    await navigator.serviceWorker.ready;
    document.documentElement.dataset.offline = "ready";
  },
  () => (document.documentElement.dataset.offline = "none"),
);
