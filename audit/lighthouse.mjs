// Reads pages from standard input, one JSON object a line, and answers each with the figures that
// Lighthouse finds, one JSON object a line. One browser, one page at a time.

import { createInterface } from "node:readline";

import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";

const CONFIGS = { mobile: undefined, desktop: desktopConfig };
// Pictures of the page for a report that nobody reads here.
const FLAGS = {
  output: [],
  logLevel: "error",
  disableFullPageScreenshot: true,
  // Most pages stay out of indexes on purpose; tests/views say which.
  skipAudits: ["is-crawlable"],
};
// Chromium refuses to sandbox what root starts.
const UNCONFINED = process.getuid() === 0 ? ["--no-sandbox"] : [];

const browser = await puppeteer.launch({
  executablePath: process.env.SSI_BROWSER,
  args: ["--disable-gpu", "--disable-quic", ...UNCONFINED],
  headless: true,
});

async function measure({ url, form, session }) {
  // Nothing of an earlier page is in its cache.
  const context = await browser.createBrowserContext();
  try {
    if (session) {
      const domain = new URL(url).hostname;
      await context.setCookie({ name: "sessionid", value: session, domain, path: "/", httpOnly: true });
    }
    const page = await context.newPage();
    const { lhr } = await lighthouse(url, FLAGS, CONFIGS[form], page);
    return figures(lhr);
  } finally {
    await context.close();
  }
}

function figures(lhr) {
  if (lhr.runtimeError) return { error: lhr.runtimeError.message };
  const number = (name) => lhr.audits[name].numericValue;
  return {
    address: lhr.finalDisplayedUrl,
    scores: Object.fromEntries(
      Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
    ),
    paint: number("largest-contentful-paint"),
    shift: number("cumulative-layout-shift"),
    bytes: number("total-byte-weight"),
    remarks: remarks(lhr),
  };
}

// What costs points: audits that count and are not met in full.
function remarks(lhr) {
  const counting = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs);
  const names = new Set(counting.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return [...names]
    .map((name) => lhr.audits[name])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, details }) => [title, ...culprits(details)].join(" | "));
}

function culprits(details) {
  return (details?.items ?? [])
    .slice(0, 3)
    .map(({ node, url, description }) => node?.snippet ?? description ?? url)
    .filter(Boolean);
}

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await measure(JSON.parse(line)).catch((error) => ({ error: String(error) }));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} finally {
  await browser.close();
}
