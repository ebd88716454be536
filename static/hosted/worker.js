// Keeps this page's own files, so that it opens without a network. It is left as readable as it was
// written.
//
// It answers for the files in `FILES`, for the settings of the site, and for nothing else: what the
// page asks of a service goes past it, and so does whatever a person types. A newer version is fetched
// whole, file by file against its checksum, and waits until the person takes it.
"use strict";

/** The page's files with their checksums. `cargo xtask dist` writes them in here, and the version. */
const FILES = "the files";
const VERSION = "the version";

/** The document, by its file, and by the folder that it stands in. */
const PAGE = "./index.html";
/** The settings of the site, which change without a new version. */
const SETTINGS = "./site.json";
/** How long settings may take where there is a copy of them, in milliseconds. */
const PATIENCE = 5000;
/** What the page sends when the person takes a newer version. */
const TAKE_OVER = "take-over";

// Several pages of one host share its caches, so that the folder is part of their names.
const PREFIX = `bailian-mcp-config ${self.registration.scope} `;
const KEPT = PREFIX + VERSION;
const SETTINGS_KEPT = PREFIX + "settings";

const absolute = (name) => new URL(name, self.registration.scope).href;
const urls = new Set(Object.keys(FILES).map(absolute));
const page = absolute(PAGE);
const settings = absolute(SETTINGS);

/** What the server sent, as its browser would have it from the network. */
async function copied(response) {
  const headers = new Headers(response.headers);
  // The body is unpacked by now, and it is the same for every reader.
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  return new Response(await response.arrayBuffer(), { headers });
}

/** Fetches every file, and keeps all of them or none. */
async function install() {
  const fetched = Object.entries(FILES).map(async ([name, integrity]) => {
    const response = await fetch(absolute(name), { integrity, cache: "no-cache" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return [absolute(name), await copied(response)];
  });
  const files = await Promise.all(fetched);
  try {
    const cache = await caches.open(KEPT);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  } catch (full) {
    await caches.delete(KEPT);
    throw full;
  }
  // They are fetched on a visit as well; without them the page goes by its defaults.
  await newest().catch(() => {});
}

/** Forgets what older versions kept. */
async function activate() {
  for (const name of await caches.keys()) {
    const own = name === KEPT || name === SETTINGS_KEPT;
    if (name.startsWith(PREFIX) && !own) await caches.delete(name);
  }
}

/** The file as it was kept; from the network should the browser have lost it. */
async function kept(url, request) {
  const cache = await caches.open(KEPT).catch(() => null);
  return (await cache?.match(url)) ?? fetch(request);
}

/** The settings as the server has them, of which a copy is kept if they are any. */
async function newest(options) {
  const response = await fetch(settings, { cache: "no-store", ...options });
  if (response.status >= 500) throw new Error(`${response.status}`);
  const text = await response.clone().text();
  // Where the browser keeps nothing, they are as good from the network.
  await keep(response.clone(), text).catch(() => {});
  return response;
}

/** Keeps settings, or forgets them where the server has none any more. */
async function keep(response, text) {
  const cache = await caches.open(SETTINGS_KEPT);
  if (isMissing(response)) await cache.delete(settings);
  if (response.ok && isObject(text)) await cache.put(settings, await copied(response));
}

const isMissing = ({ status }) => status === 404 || status === 410;

/** The newest settings; where there is no network or the server is in trouble, the last ones. */
async function settled() {
  const cache = await caches.open(SETTINGS_KEPT).catch(() => null);
  const copy = await cache?.match(settings);
  if (!copy) return newest();
  return newest({ signal: AbortSignal.timeout(PATIENCE) }).catch(() => copy);
}

/** Whether a text is a JSON object: a page that asks for a password is none. */
function isObject(text) {
  try {
    return JSON.parse(text)?.constructor === Object;
  } catch {
    return false;
  }
}

/** Whether the server has no worker any more; it may answer for any missing file with a document. */
async function isGone() {
  const options = { method: "HEAD", cache: "no-store", redirect: "manual" };
  const response = await fetch(self.location.href, options);
  const isDocument = response.headers.get("Content-Type")?.startsWith("text/html");
  return isMissing(response) || (response.ok && isDocument);
}

/**
 * Leaves where there is no worker any more: what stands there now is seen on the next visit. The one
 * that has just begun still needs everything but the document. Where there is one, the browser may
 * have lost a file.
 */
async function look() {
  const cache = await caches.open(KEPT);
  if (!(await isGone())) return (await cache.match(page)) ?? install();
  if (await cache.delete(page)) return;
  await self.registration.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX)) await caches.delete(name);
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", ({ data }) => {
  if (data === TAKE_OVER) self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    if (url.href !== self.registration.scope && url.href !== page) return;
    event.respondWith(kept(page, request));
    // Without a network there is nothing to see.
    event.waitUntil(look().catch(() => {}));
  } else if (url.href === settings) {
    event.respondWith(settled());
  } else if (urls.has(url.href)) {
    event.respondWith(kept(url.href, request));
  }
});
