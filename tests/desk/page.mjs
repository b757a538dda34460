// What a user does on the desk, in Chromium. Usage: page.mjs TUBIAO REPORT MODULES CHROMIUM OUT
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [tubiao, report, modules, chromium, out] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(`${modules}/${path}`));
const { default: puppeteer } = await load("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const yaml = `${report}/report.yaml`;
const good = readFileSync(yaml, "utf8");
const troubles = [];

function tell(name, problem) {
  console.log(`${problem ? "not ok" : "ok"} - ${name}`);
  if (problem) {
    console.log(`# ${String(problem).split("\n").join("\n# ")}`);
  }
}

async function until(what, seconds = 8) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const value = await what();
    if (value) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return null;
}

const program = spawn(tubiao, ["preview", report, "--web"], { stdio: ["ignore", "pipe", "pipe"] });
const ended = new Promise((resolve) => program.on("exit", resolve));
let said = "";
program.stderr.on("data", (data) => (said += data));
const address = await new Promise((resolve) => program.stdout.once("data", (data) => resolve(String(data).trim())));
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
page.on("console", (message) => troubles.push(`${message.type()}: ${message.text()}`));
page.on("pageerror", (error) => troubles.push(error.stack));
page.on("requestfailed", (request) => troubles.push(`${request.failure().errorText} ${request.url()}`));
page.on("response", (answer) => answer.status() >= 400 && troubles.push(`${answer.status()} ${answer.url()}`));

const text = (selector) => page.$eval(selector, (element) => element.textContent).catch(() => "");
const pictures = () => page.$$eval(".page iframe", (frames) => frames.filter(
  (frame) => frame.style.visibility === "" && frame.contentDocument?.documentElement.localName === "svg").length);

async function choose(name) {
  await page.evaluate((wanted) => [...document.querySelectorAll("#outputs button")]
    .find((button) => button.textContent.includes(wanted)).click(), name);
  await until(async () => (await page.title()).startsWith(`${name} `));
  await until(async () => (await pictures()) > 0);
}

// Clicks the middle of the index-th element of the first picture that the selector finds.
async function click(selector, index = 0) {
  const at = await page.$eval(".page iframe", (frame, wanted, i) => {
    const inside = frame.contentDocument.querySelectorAll(wanted)[i].getBoundingClientRect();
    const outside = frame.getBoundingClientRect();
    return [outside.left + inside.left + inside.width / 2, outside.top + inside.top + inside.height / 2];
  }, selector, index);
  await page.mouse.click(...at);
}

const inPicture = (words) => page.$$eval(".page iframe", (frames, wanted) => frames.some(
  (frame) => frame.contentDocument?.documentElement.textContent.includes(wanted)), words);

async function leadsTo(name, place, marked) {
  const found = await until(async () => (await text(".place")).endsWith(place) && text("mark"));
  tell(name, found === marked ? "" : `${await text(".place")}: ${await text("mark")}`);
}

async function checkAccess(name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { iframes: false }));
  tell(name, violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(" ")}`).join("\n"));
}

async function looks() {
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address);
  tell("the address shows a picture", (await until(async () => (await pictures()) >= 2)) ? "" : "none");
  tell("the address bar has no secret", address.split("/").pop() === page.url().split("/")[3] ? page.url() : "");
  tell("the outputs are listed", (await page.$$("#outputs button")).length === 6 ? "" : await text("#outputs"));
  tell("it speaks Chinese", (await text("#fit")) === "适合宽度" ? "" : await text("#fit"));
  tell("the check's findings are there", (await text("#faults")).includes("43 项全部成立") ? "" : await text("#faults"));
}

async function clicks() {
  await choose("figure-2");
  await click("rect[data-row]", 3);
  await leadsTo("a click on a bar leads to its cell", "report/report.yaml:11:22", "312");
  await page.$$eval(".origins button", (buttons) => buttons[1].click());
  await leadsTo("and then to the mark in the layout", "annual-report/figure-2.yaml:18:19", "{type: bar, stroke: \"${theme.accent}\", strokeWidth: 0.67}");
  tell("both widths mark it", (await page.$$(".box.chosen")).length === 2 ? "" : "they don't");
  const link = await page.$eval(".actions a", (a) => a.href);
  tell("an editor opens it there", /^vscode:\/\/file\/.*figure-2\.yaml:18:19$/.test(link) ? "" : link);
  await choose("table-1");
  await click("text[data-at*='report.yaml:17']");
  await leadsTo("a cell of a table leads to the data", "report/report.yaml:17:17", "0");
  await choose("report");
  await click("[data-run*='preface.md']", 4);
  tell("prose leads to its line",
    (await until(async () => /report\/preface.md:1:\d+$/.test(await text(".place")))) ? "" : await text(".place"));
}

async function saves() {
  await choose("figure-2");
  await click("rect[data-row]", 3);
  await until(async () => (await text("mark")) === "312");
  await page.click("#whole");
  await page.click("#larger");
  const before = await text("#whole");
  writeFileSync(yaml, good.replace("288, 312", "288, 345"));
  tell("a save comes in by itself", (await until(() => inPicture("345"))) ? "" : "it does not");
  tell("the lines beside it are the new ones", (await until(async () => (await text("mark")) === "345")) ? "" : await text("mark"));
  tell("the zoom stays", (await text("#whole")) === before ? "" : `${before} → ${await text("#whole")}`);
  writeFileSync(yaml, good.replace("rows:\n", "rows: [\n"));
  tell("a broken save is told", (await until(() => page.$eval("#stale", (box) => !box.hidden))) ? "" : "it is not");
  tell("and the picture stays", (await inPicture("345")) ? "" : "it is gone");
  await page.screenshot({ path: `${out}/broken.png` });
  await page.click("#stale button");
  await until(async () => (await text(".place")).includes("report.yaml"));
  tell("the fault leads to its line", (await text(".place")).includes("report/report.yaml:") ? "" : await text(".place"));
  writeFileSync(yaml, good.replace("288, 312", "288, 613"));
  tell("a good one mends it",
    (await until(async () => (await inPicture("613")) && page.$eval("#stale", (box) => box.hidden))) ? "" : "it does not");
  writeFileSync(yaml, good.replace(/新收: *\[0,/, "新收: [5,"));
  await until(() => page.$(".fault.error"));
  await page.evaluate(() => document.querySelector(".fault.error").click());
  tell("a number at fault leads to its cell in the picture",
    (await until(() => page.$(".box.chosen"))) ? "" : await text("#faults"));
  writeFileSync(yaml, good);
}

async function rest() {
  await choose("report");
  await page.click("#fit");
  const number = () => text("#page-number");
  await page.click("#behind");
  tell("pages turn", (await until(async () => (await number()) === "2 / 7")) ? "" : await number());
  await page.keyboard.press("p");
  tell("by keys, too", (await until(async () => (await number()) === "1 / 7")) ? "" : await number());
  await page.focus("#stage");
  await page.keyboard.press("1");
  tell("1 is actual size", (await text("#whole")) === "100 %" ? "" : await text("#whole"));
  await page.keyboard.down("Control");
  await page.mouse.move(500, 400);
  await page.mouse.wheel({ deltaY: -120 });
  await page.keyboard.up("Control");
  tell("the wheel with Ctrl zooms", (await until(async () => parseInt(await text("#whole")) > 110)) ? "" : await text("#whole"));
  await page.click("#fit");
  await page.click("#see-phone");
  tell("the phone alone", (await until(async () => (await page.$$(".view")).length === 1 && page.$(".view.screen"))) ? "" : "no");
  await page.click("#see-both");
  await page.click("#ground");
  await until(async () => (await pictures()) > 1);
  await checkAccess("nothing keeps readers out");
  await page.screenshot({ path: `${out}/desk.png` });
  await page.setViewport({ width: 390, height: 844 });
  await page.click("#see-paper");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  tell("it fits a phone", wide <= 390 ? "" : `${wide} px`);
  await checkAccess("nor on a phone");
  await page.screenshot({ path: `${out}/phone.png` });
}

// Both languages say everything that the page asks for, each with the same arguments.
async function speaks() {
  const folder = new URL("../../desk/", import.meta.url);
  const { words } = await import(new URL("words.js", folder));
  const [chinese, english] = [words["zh-CN"], words.en];
  const sources = ["page.html", "page.js", "panel.js", "pictures.js"].map((name) => readFileSync(new URL(name, folder), "utf8"));
  const asked = [...sources.join("").matchAll(/word\("(\w+)"|data-(?:word|label|title)="(\w+)"/g)].map((m) => m[1] || m[2]);
  const wrong = [...new Set([...asked, ...Object.keys(chinese), ...Object.keys(english)])].filter(
    (name) => !chinese[name] || typeof chinese[name] !== typeof english[name] || chinese[name].length !== english[name].length && typeof chinese[name] === "function");
  tell("Chinese and English are complete", wrong.join(" "));
}

for (const part of [speaks, looks, clicks, saves, rest]) {
  await part().catch((error) => tell(part.name, error.stack));
}
tell("the browser has nothing to complain of", troubles.join("\n"));
program.kill("SIGINT");
const status = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10000, "did not end"))]);
await browser.close();
tell("the program ends well", status === 0 && !/Sanitizer|runtime error/.test(said) ? "" : `${status} ${said}`);
