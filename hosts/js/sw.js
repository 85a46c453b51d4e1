// Keeps the playground and the search example for offline use: everything that
// files.json names is fetched when the worker is installed, and again when a
// page is opened and the list has another version. The network comes first, so
// that nobody is shown yesterday's files; what is kept answers when there is none.
//
// It also adds the two headers that isolate a page from other origins, for
// file servers that cannot: browsers then give a clock of 5 microseconds and
// memory shared between workers. A page has them from its second load on.
const CACHE = "vecsolve";
const LIST = "playground/files.json";

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
// Without a network there is nothing newer to be had.
self.addEventListener("message", (event) => event.waitUntil(fill().catch(() => {})));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && new URL(event.request.url).origin === location.origin) event.respondWith(answer(event.request));
});

async function fill() {
  const response = await fetch(LIST, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${LIST} answered ${response.status}: ./build.sh serve writes it`);
  const cache = await caches.open(CACHE);
  const { version, files } = await response.clone().json();
  const kept = await (await cache.match(LIST))?.json();
  if (kept?.version === version) return;
  await cache.addAll(files.map((path) => new Request(path, { cache: "no-cache" })));
  await cache.put(LIST, response);
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(request, response.clone());
    return isolated(response);
  } catch (error) {
    const address = new URL(request.url);
    if (address.pathname.endsWith("/")) address.pathname += "index.html";
    const kept = await cache.match(address, { ignoreSearch: true });
    if (kept === undefined) throw error;
    return isolated(kept);
  }
}

function isolated(response) {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-embedder-policy", "require-corp");
  const { status, statusText } = response;
  return new Response([204, 304].includes(status) ? null : response.body, { status, statusText, headers });
}
