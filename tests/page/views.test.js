// Every view of the page, as somebody with a keyboard, a narrow screen or a dark room meets it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const { PAGE, EDITED, PICTURES, CHROMIUM } = process.env;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** A page whose errors and requests elsewhere are kept. */
async function open(address, options = {}, base = PAGE) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || page.faults.push("asked " + request.url()));
  await page.goto(base + address);
  await page.waitForSelector("main:not([aria-busy]) h1");
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const views = {
  findings: "/findings/statements",
  positions: "/positions",
  talks: "/talks",
  timeline: "/timeline",
  reports: "/reports",
  report: "/reports/security-guarantees-2022-01-13",
  actors: "/actors",
  issues: "/issues",
  map: "/map",
  corrections: "/corrections",
  search: "/search?words=grain",
  empty: "/findings/statements?by=Nobody",
};
const looks = {
  light: { colorScheme: "light" },
  "narrow-dark": { viewport: { width: 360, height: 760 }, colorScheme: "dark" },
};

for (const [name, address] of Object.entries(views)) {
  for (const [look, options] of Object.entries(looks)) {
    test(`${name}, ${look}: drawn without a fault, and not wider than the screen`, async () => {
      const page = await open(address, options);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await page.screenshot({ path: `${PICTURES}/${name}-${look}.png` });
      await close(page);
    });
  }
}

test("every finding says how sure the program is, and its export says the same", async () => {
  const page = await open("/findings/statements?min_confidence=0");
  const items = await page.locator("main .item").count();
  assert.ok(items > 10);
  assert.equal(await page.locator("main .item .sure").count(), items);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".exports >> text=CSV")]);
  const table = await readFile(await download.path(), "utf8");
  assert.match(table.split("\n")[0], /,confidence,/);
  const total = Number((await page.textContent(".count")).match(/(\d+) statements/)[1]);
  assert.ok(table.trim().split("\n").length > total);
  await close(page);
});

test("filters and facets make the address, and the address makes the view", async () => {
  const page = await open("/findings/statements");
  const counted = "main:not([aria-busy]) .count";
  await page.fill("#filter-by", "Ryabkov");
  await page.click(".filters button[type=submit]");
  await page.waitForURL(/by=Ryabkov/);
  const count = await page.textContent(counted);
  await page.click(".facet a:has-text('direct')");
  await page.waitForURL(/form=/);
  const fewer = await page.textContent(counted);
  const again = await open(page.url().slice(PAGE.length));
  assert.equal(await again.textContent(counted), fewer);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("form="));
  assert.equal(await page.textContent(counted), count);
  await close(again);
  await close(page);
});

test("a finding leads to its words, and the words back to it", async () => {
  const page = await open("/findings/statements?by=Ryabkov");
  await page.click("main .item .open-item");
  await page.waitForSelector(".text .target");
  const words = await page.textContent(".text .target");
  assert.ok(words.length > 0);
  await page.click(".text .target");
  await page.waitForSelector("aside .item.target");
  assert.equal(await page.locator("aside .item.target .sure").count(), 1);
  await page.screenshot({ path: `${PICTURES}/report-finding.png` });
  await close(page);
});

test("keys go through the list, open an item, change the view and list themselves", async () => {
  const page = await open("/findings/statements");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const at = await page.evaluate(() => [...document.querySelectorAll("main .item")].indexOf(document.activeElement));
  assert.equal(at, 0);
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.screenshot({ path: `${PICTURES}/keys.png` });
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await page.waitForURL(/\/talks$/);
  await page.keyboard.press("/");
  await page.keyboard.type("grain t");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\?words=grain\+t$/);
  await page.waitForSelector("main:not([aria-busy]) .item");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/reports\//);
  await close(page);
});

test("a day of the timeline opens to its findings, and gaps are shown", async () => {
  const page = await open("/timeline");
  assert.ok((await page.locator(".gap").count()) > 0);
  await page.click(".days summary:has-text('2022-01-13')");
  await page.waitForSelector(".day .item");
  await page.screenshot({ path: `${PICTURES}/timeline-open.png` });
  await close(page);
});

test("a number of the positions opens to its sentences", async () => {
  const page = await open("/positions");
  await page.click(".matrix td a");
  await page.waitForSelector(".sentences .item blockquote");
  await page.screenshot({ path: `${PICTURES}/positions-open.png` });
  await close(page);
});

test("the timeline is drawn, and a bar narrows to its days; what is no known day is a span", async () => {
  const page = await open("/timeline");
  await page.click(".drawing a >> nth=0");
  await page.waitForURL(/from=\d{4}/);
  await page.waitForSelector("main:not([aria-busy]) .drawing");
  const short = await open("/timeline?from=2022-01&until=2022-01&min_confidence=0");
  assert.ok((await short.locator("rect.known").count()) > 0);
  assert.ok((await short.locator("rect.span").count()) > 0);
  await short.screenshot({ path: `${PICTURES}/timeline-month.png` });
  await close(short);
  await close(page);
});

test("the map shows meetings where the knowledge knows the place, and lists them all", async () => {
  const page = await open("/map?min_confidence=0");
  assert.ok((await page.locator("circle.meetings").count()) > 0);
  assert.ok((await page.locator("path.land.s5").count()) > 0);
  assert.ok((await page.locator("table caption").count()) === 2);
  await close(page);
});

test("how many findings are right stands beside their counts", async () => {
  const page = await open("/findings/statements");
  assert.match(await page.textContent(".precision"), /about \d+ of 100 are right/);
  await close(page);
});

test("no finding can be edited where edits are not allowed", async () => {
  const page = await open("/findings/positions?min_confidence=0");
  assert.equal(await page.locator(".edit").count(), 0);
  await close(page);
});

test("a person corrects a finding: it is signed, shown with the program's own answer, listed, and withdrawn", async () => {
  const page = await open("/findings/positions?min_confidence=0", {}, EDITED);
  const stance = await page.textContent("main .item >> nth=0 >> .choice");
  const other = stance === "demand" ? "oppose" : "demand";
  await page.click("main .item .edit summary >> nth=0");
  await page.selectOption("main .edit-form select[name=stance]", other);
  await page.fill("main .edit-form input[name=who]", "Ada");
  await page.fill("main .edit-form input[name=why]", "he quotes another");
  await page.screenshot({ path: `${PICTURES}/edit.png` });
  await page.click("main .edit-form button[value=change]");
  const verdict = await page.waitForSelector("main:not([aria-busy]) .verdict.corrected");
  const told = await verdict.textContent();
  assert.match(told, /corrected by Ada, .*: he quotes another · the program/);
  assert.ok(told.includes(`stance: ${stance}`), "the program's own answer stays beside it");
  await page.screenshot({ path: `${PICTURES}/corrected.png` });

  const list = await open("/corrections", {}, EDITED);
  assert.match(await list.textContent("main .item"), /change.*in force.*Ada/s);
  await list.screenshot({ path: `${PICTURES}/corrections-some.png` });
  await close(list);
  const narrowed = await open(`/findings/positions?verdict=corrected&stance=${other}`, {}, EDITED);
  assert.equal(await narrowed.locator("main .item").count(), 1);
  await narrowed.click("main .item .edit summary");
  await narrowed.fill("main .edit-form input[name=who]", "Grace");
  await narrowed.click("main .edit-form button[value=withdraw]");
  await narrowed.waitForSelector("main:not([aria-busy]) .empty");
  await close(narrowed);
  await close(page);
});

test("an edit that the server refuses is told beside the form", async () => {
  const page = await open("/findings/events?min_confidence=0", {}, EDITED);
  await page.click("main .item .edit summary >> nth=0");
  await page.fill("main .edit-form input[name=who]", "Ada");
  await page.fill("main .edit-form input[name=date]", "someday");
  await page.click("main .edit-form button[value=change]");
  await page.waitForSelector(".edit-form .wrong:not(:empty)");
  page.faults = page.faults.filter((fault) => !fault.includes("400"));
  await close(page);
});

test("an issue is named, and found by its name", async () => {
  const page = await open("/issues?min_confidence=0", {}, EDITED);
  await page.click("main .item .edit summary >> nth=0");
  await page.fill("main .edit-form input[name=who]", "Ada");
  await page.fill("main .edit-form input[name=name]", "A name of its own");
  await page.click("main .edit-form button[value=name]");
  await page.waitForSelector("main:not([aria-busy]) >> text=named by a person");
  const found = await open("/findings/positions?min_confidence=0&issue=name+of+its+own", {}, EDITED);
  assert.ok((await found.locator("main .item").count()) > 0);
  await close(found);
  await close(page);
});

test("axe finds no serious fault in any view", async () => {
  for (const address of Object.values(views)) {
    const page = await open(address, { bypassCSP: true });
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    assert.deepEqual(serious.map(({ id, nodes }) => `${address} ${id}: ${nodes[0].html}`), []);
    await close(page);
  }
});

test("a hostile report is shown as it is written, and nothing in it runs", async () => {
  for (const address of ["/reports/hostile-2022-02-01?min_confidence=0", "/findings/statements?report=hostile-2022-02-01&min_confidence=0", "/reports", "/search?words=help"]) {
    const page = await open(address);
    assert.doesNotMatch(await page.title(), /taken$/);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main script, main img, main iframe").length), 0);
    if (address.startsWith("/reports/")) assert.match(await page.textContent(".text"), /<img src=x onerror/);
    await close(page);
  }
});

test("what is wrong in an address is said, with what to do", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(PAGE + "/findings/statements?abuot=grain");
  await page.waitForSelector("[role=alert]");
  assert.match(await page.textContent("[role=alert]"), /about/);
  await page.context().close();
});

test("fields, links and buttons have names that are read aloud", async () => {
  for (const address of Object.values(views)) {
    const page = await open(address);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("a, button, input, select, summary, meter:not([aria-hidden])")]
        .filter((element) => !(element.textContent.trim() || element.getAttribute("aria-label") || element.title || element.labels?.length))
        .map((element) => element.outerHTML),
    );
    assert.deepEqual(nameless, []);
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "ids are unique");
    await close(page);
  }
});
