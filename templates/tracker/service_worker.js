// Keeps one page for when there is no connection, and the files that page needs. Nothing else: no
// page of a member ever enters a cache, as others may use the same device.
const KEPT = JSON.parse("{{ kept|escapejs }}");
const PREFIX = "offline-";
const NAME = PREFIX + KEPT.version;
const FILES = new Set(KEPT.files.map((file) => new URL(file, self.location).href));

async function keep() {
  const cache = await caches.open(NAME);
  // A file that cannot be kept costs the page its look, not the page.
  const files = [...FILES].map((file) => cache.add(new Request(file, { mode: "cors", credentials: "omit" })));
  await Promise.allSettled(files);
  await cache.add(new Request(KEPT.page, { cache: "reload" }));
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  // The page is asked for while the worker wakes up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function kept(address) {
  const cache = await caches.open(NAME);
  return (await cache.match(address, { ignoreVary: true })) ?? Response.error();
}

async function pageOrKept(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return kept(KEPT.page);
  }
}

async function fileOrKept(request) {
  try {
    return await fetch(request);
  } catch {
    return kept(request.url);
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

// What is sent, and everything else that is asked for, goes its way as if there were no worker.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(pageOrKept(event));
  else if (FILES.has(request.url)) event.respondWith(fileOrKept(request));
});
