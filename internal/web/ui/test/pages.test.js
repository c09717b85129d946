// Pages in a real browser. BASE is where readout serve answers; without it the test is skipped. SHOTS is a folder for pictures.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const base = process.env.BASE;
const skip = base ? false : "BASE names no server";
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const seen = new Set();
let browser, page, profile;

before(async () => {
  if (skip) return;
  profile = mkdtempSync(join(tmpdir(), "pages-"));
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags,
    bypassCSP: false,
    viewport: { width: 1280, height: 900 },
  });
  page = await browser.newPage();
  page.on("request", (r) => seen.add(new URL(r.url()).origin));
  page.on("pageerror", (e) => assert.fail(`${page.url()}: ${e}`));
  page.on("console", (m) => assert.notEqual(m.type(), "error", `${page.url()}: ${m.text()}`));
});

after(async () => {
  await browser?.close();
  if (profile) rmSync(profile, { recursive: true, force: true });
});

const open = (path) => page.goto(base + path, { waitUntil: "load" });

// first is the address of the first link of a list that leads to one of its things.
async function first(path, prefix) {
  await open(path);
  return page.locator(`main a[href^="${prefix}"]`).first().getAttribute("href", { timeout: 2000 }).catch(() => null);
}

// every is one page of each kind, found by following links as a reader would.
async function every() {
  const paths = ["/", "/events", "/documents", "/actors", "/stories", "/about", "/nowhere", "/events?q=" + encodeURIComponent("wrong:field")];
  for (const [path, prefix] of [["/events", "/events/"], ["/documents", "/documents/"], ["/actors", "/actors/"], ["/stories", "/stories/"]]) paths.push(await first(path, prefix));
  const event = paths.find((p) => p?.startsWith("/events/"));
  if (event) paths.push(await first(event, "/claims/"), await first(event, "/documents/"));
  return paths.filter(Boolean);
}

test("one click leads from the first page to highlighted evidence", { skip }, async () => {
  await open("/");
  const words = page.locator("main .event .words a").first();
  const said = await words.locator("mark").allTextContents();
  await words.click();
  await page.waitForURL(/\/documents\//);
  const target = page.locator("mark.target").first();
  assert.ok(await target.isVisible());
  const box = await target.boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, "the evidence is on the screen");
  const shown = (await page.locator("mark.target").allTextContents()).join("");
  assert.equal(shown, said.join(""));
});

test("the text of a document is not changed by what is highlighted in it", { skip }, async () => {
  const path = await first("/documents", "/documents/");
  await open(path);
  const shown = await page.locator(".text").evaluate((n) => n.textContent);
  const { text } = await (await fetch(base + "/api" + path)).json();
  const same = (s) => s.replace(/\s+/g, " ").trim();
  assert.equal(same(shown), same(text));
});

test("a claim beside the text and its words lead to each other", { skip }, async () => {
  await open(await first((await first("/events", "/events/")), "/documents/"));
  await page.locator(".beside [data-for^=c] a.open").first().click();
  assert.ok(await page.locator(".text mark.chosen").count(), "the words are shown");
  await page.locator(".text a.ref").last().click();
  assert.equal(await page.locator(".beside li.chosen").count(), 1);
});

test("layers of a text can be put away", { skip }, async () => {
  await open(await first((await first("/events", "/events/")), "/documents/"));
  const refs = page.locator(".text a.ref");
  assert.ok(await refs.first().isVisible());
  await page.locator("#show-claims").uncheck();
  assert.ok(!(await refs.first().isVisible()));
});

test("keys walk through entries, open search and tell themselves", { skip }, async () => {
  await open("/events");
  await page.keyboard.press("j");
  const one = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.match(one, /^\/events\//);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), one);
  await page.keyboard.press("?");
  assert.ok(await page.locator("dialog.keys").isVisible());
  await page.keyboard.press("?");
  assert.ok(!(await page.locator("dialog.keys").isVisible()));
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
});

test("the query box suggests fields and values", { skip }, async () => {
  await open("/events");
  await page.locator("#q").pressSequentially("stat");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#q").inputValue(), "status:");
  await page.keyboard.type("pl");
  await page.locator("[role=option]").first().click();
  assert.equal(await page.locator("#q").inputValue(), "status:planned ");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=status/);
});

for (const scheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`every page is accessible and fits: ${scheme}, ${width} wide`, { skip }, async () => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of await every()) {
        const expected = path.startsWith("/nowhere") || path.includes("wrong");
        page.removeAllListeners("console");
        const answer = await open(path);
        assert.equal(answer.status() >= 400, expected, `${path}: ${answer.status()}`);
        await page.evaluate(readFileSync(axe, "utf8"));
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const told = violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`);
        assert.deepEqual(told, [], path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the screen`);
        if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${path.replace(/[^a-z]+/gi, "_").slice(0, 24)}-${scheme}-${width}.png`), fullPage: true });
      }
    });
  }
}

test("pages load nothing from elsewhere and set no cookie", { skip }, async () => {
  assert.deepEqual([...seen], [new URL(base).origin]);
  assert.deepEqual(await browser.cookies(), []);
});
