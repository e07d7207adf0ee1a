// Drives the pages: see .ci/page.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [address, executablePath, documents, made, pictures] = process.argv.slice(2);
const base = new URL(address).origin;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let wrong = 0;

function check(what, holds, seen = "") {
	if (holds) return console.log("ok   " + what);
	wrong++;
	console.log(`FAIL ${what} ${seen}`);
}

// open returns a page of a browser of its own, which has the key.
async function open(options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
	const page = await context.newPage();
	// A page that loads itself again at the same moment ends what is under way.
	const go = page.goto.bind(page);
	page.goto = (at) => go(at).catch(() => go(at));
	page.on("pageerror", (e) => check("the script runs", false, e.message));
	page.on("console", (m) => m.type() === "error" && !/40[0-9]|422/.test(m.text()) && check("nothing is refused", false, m.text()));
	await page.goto(address);
	return page;
}
const text = (page, selector) => page.textContent(selector).then((t) => t.replace(/\s+/g, " ").trim());

// The samples are dropped.
const page = await open();
check("an empty inbox explains itself", (await text(page, "main")).includes("Drop files or folders here"));
const files = fs.readdirSync(documents).map((f) => path.join(documents, f));
await page.setInputFiles("input[name=file]:not([webkitdirectory])", files);
await page.waitForFunction(() => /^Read: /.test(document.getElementById("progress").textContent), null, { timeout: 120000 });
await page.waitForFunction(() => document.querySelectorAll("#recent tbody tr").length > 10, null, { timeout: 30000 });
check("what was dropped is listed without loading the page again", true);
check("each document is told as it is read", (await page.locator("#read li").count()) > 10 && /\d+ rows?/.test(await text(page, "#read")));
await page.goto(base + "/rows");
check("its rows are there", Number((await text(page, ".count b")).replace(/\D/g, "")) > 100);

// By keyboard alone: the next row to check, accept, another speaker, take back.
const key = async (k, until) => {
	await Promise.all([until ? page.waitForURL(until) : null, page.keyboard.press(k)]);
	await page.waitForLoadState();
};
await page.goto(base + "/rows?check=any&status=new");
const left = async () => Number((await text(page, ".count")).match(/(\d[\d,]*) rows? to check/)?.[1].replace(",", "") ?? 0);
const before = await left();
await key("j");
await key("Enter", /\/rows\/r/);
const first = page.url();
await key("a", (u) => u.href !== first);
check("a accepts and goes on", (await text(page, ".notice")).includes("status new → checked") && (await left()) === before - 1);
await key("e");
check("e is in the field of the speaker", await page.evaluate(() => document.activeElement.name === "speaker"));
await page.keyboard.type("Somebody Else");
await key("Enter", /saved=2/);
check("Enter saves the speaker", (await text(page, "h1")) === "Somebody Else");
await key("u", (u) => !u.href.includes("saved="));
check("u takes it back", (await text(page, "h1")) !== "Somebody Else");
await key("d", /saved=/);
check("d drops and goes on", (await text(page, ".notice")).includes("→ drop"));
await key("Escape", /\/rows\?/);
await key("/");
await page.keyboard.type("mandate");
await key("Enter", /q=mandate/);
check("/ searches", (await text(page, "tbody")).includes("mandate"));
await page.evaluate(() => document.activeElement.blur());
await key("?", /\/keys/);
check("? lists the keys", (await text(page, "main")).includes("accept, and go to the next row"));

// Several rows at once, by key and by mouse.
await page.goto(base + "/rows?kind=direct");
await key("j");
await key("x");
await key("J");
await key("J");
check("x and Shift with j select rows", (await text(page, "#chosen")) === "3 rows selected:");
await key("l", /saved=/);
check("l makes all of them leads", (await text(page, ".notice")).split("→ lead").length === 4 && (await page.locator("tbody tr:nth-child(-n+3) .status", { hasText: "lead" }).count()) === 3);
await key("u", (u) => !u.href.includes("saved="));
check("u takes all of them back", (await page.locator("tbody .status", { hasText: "lead" }).count()) === 0);
await page.click("tbody tr:nth-child(2) .pick input");
await page.click("tbody tr:nth-child(5) .pick input", { modifiers: ["Shift"] });
check("Shift chooses up to a row", (await text(page, "#chosen")) === "4 rows selected:");
await page.click("tbody tr:nth-child(3) .pick input");
await key("t");
await page.keyboard.type("Sport");
await key("Enter", /saved=/);
check("a topic is set for all that are chosen", (await page.locator("tbody .c-topic", { hasText: "Sport" }).count()) >= 3);
await key("u", (u) => !u.href.includes("saved="));
await key("j");
await key("d", /saved=/);
check("without a choice the row is dropped that is looked at", (await text(page, ".notice")).includes("→ drop"));
await key("u", (u) => !u.href.includes("saved="));

// A speaker is corrected in all rows, and taken back.
await page.goto(base + "/rows?speaker=Piet+Halloran");
const all = await text(page, ".count b");
await page.click("tbody .said a");
await page.fill("input[name=speaker]", "Pieter Halloran");
await Promise.all([page.waitForURL(/saved=/), page.click("button[value=save]")]);
await Promise.all([page.waitForURL(/\/rename/), page.click(".notice a")]);
const offered = await text(page, "form button");
await Promise.all([page.waitForURL(/saved=/), page.click("form button")]);
check("the other rows of the name are offered and changed", /Change \d+ rows/.test(offered) && (await text(page, ".count b")) === all, offered);
await page.goto(base + "/log");
for (const _ of [1, 2]) await Promise.all([page.waitForNavigation(), page.click("button[aria-label^='Undo']")]);
await page.goto(base + "/rows?speaker=Pieter+Halloran");
check("taken back, nobody is called so", (await text(page, "main")).includes("No rows match"));

// Two browsers.
const other = await open();
await other.goto(base + "/rows?speaker=Ines+Roke");
await other.click("tbody .said a");
await page.goto(other.url());
await page.fill("textarea[name=note]", "mine");
await other.fill("textarea[name=note]", "theirs");
await Promise.all([other.waitForURL(/saved=/), other.click("button[value=save]")]);
await page.waitForFunction(() => document.getElementById("news").textContent.includes("has changed"));
check("the other's correction is told while something is typed", true);
await page.click("button[value=save]");
await page.waitForLoadState();
check("a conflict shows both", (await text(page, ".notice")).includes("now it is theirs") && (await page.inputValue("textarea[name=note]")) === "mine");
await Promise.all([page.waitForURL(/saved=/), page.click("button[value=save]")]);
await other.waitForFunction(() => document.body.textContent.includes("theirs → mine"), null, { timeout: 10000 });
check("whoever is only looking sees it", true);
await other.context().close();

// The week: a lead, a note, both files.
await page.goto(base + "/week");
await page.waitForSelector(".leads li");
check("the week is that of the samples", page.url().endsWith("/week/2026-W47"), page.url());
await Promise.all([page.waitForURL(/saved=/), page.click(".leads li:nth-child(3) button[value=lead]")]);
check("a lead is pinned", (await text(page, ".leads")).includes("pinned"));
await page.fill("textarea[name=note]", "A note that a browser wrote.");
await Promise.all([page.waitForURL(/#note/), page.click("text=Save the note")]);
await page.click("text=Make them");
await page.waitForSelector("a[download]", { timeout: 120000 });
for (const [ending, magic] of [["xlsx", "PK"], ["pdf", "%PDF"]]) {
	const [download] = await Promise.all([page.waitForEvent("download"), page.click(`a[href$='.${ending}']`)]);
	const to = path.join(made, download.suggestedFilename());
	await download.saveAs(to);
	check(`${download.suggestedFilename()} is downloaded`, fs.readFileSync(to).toString("latin1").startsWith(magic));
}

// Without a script.
const plain = await open({ javaScriptEnabled: false });
await plain.goto(base + "/rows?check=any&status=new");
await plain.click("tbody .said a");
await Promise.all([plain.waitForURL(/saved=/), plain.click("button[value=accept]")]);
check("without a script a row is accepted", (await text(plain, ".notice")).includes("Saved"));
await plain.goto(base + "/");
await plain.click("summary");
await plain.fill("textarea[name=text]", "Pier sold\n\nHarbour master Dora Pell said the pier would be sold.");
await plain.fill("input[name=date]:not(#recent input)", "2026-11-18");
await Promise.all([plain.waitForNavigation(), plain.click(".paste button")]);
await page.goto(base + "/rows?q=pier");
await page.waitForFunction(() => document.body.textContent.includes("Dora Pell"), null, { timeout: 30000 });
check("without a script a text is pasted, and read", true);
await plain.context().close();

// Every page for those who do not see it, narrow and wide, dark and light.
await page.goto(base + "/rows");
const row = await page.getAttribute("tbody .said a", "href");
const paths = ["/", "/rows", "/rows?check=any&status=new", row, row + "?why=1", "/rename?from=Piet+Halloran&to=P.+Halloran", "/week/2026-W47", "/people", "/people/Mara%20Voss", "/documents", "/log", "/keys", "/nothing"];
await page.goto(base + row);
paths.push(await page.getAttribute(".document h2 a", "href"));
for (const width of [1280, 400]) {
	for (const colorScheme of ["light", "dark"]) {
		const page = await open({ viewport: { width, height: 900 }, colorScheme });
		for (const at of paths) {
			await page.goto(base + at);
			await page.evaluate(axe);
			const { violations } = await page.evaluate(() => window.axe.run());
			const found = violations.map((v) => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			check(`${at} at ${width}, ${colorScheme}`, !found.length && wide <= 0, [...found, wide > 0 ? `too wide by ${wide}` : ""].join("\n"));
			if (pictures) await page.screenshot({ path: path.join(pictures, `${at.replace(/\W+/g, "_").slice(0, 30)}-${width}-${colorScheme}.png`) });
		}
		await page.context().close();
	}
}
await browser.close();
console.log(wrong ? `${wrong} checks failed` : "all checks of the pages passed");
process.exit(wrong ? 1 : 0);
