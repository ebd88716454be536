// Grades a site on loopback as MDN's HTTP Observatory grades one on the internet.
//
// node observatory.mjs <host> <http port> <https port> <path>
//
// The package's own scan knows the default ports alone, so its parts are put together here as
// src/scanner/index.js puts them together. Its retriever does all requests.
import fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.BAILIAN_OBSERVATORY_DIR, "package.json"));
const root = dirname(require.resolve("@mdn/mdn-http-observatory/package.json"));
const part = (file) => import(pathToFileURL(join(root, "src", file)));

// The list of preloaded hosts is downloaded when the package is installed. None of it is on loopback.
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) =>
  String(file).endsWith("hsts-preload.json") ? "{}" : read(file, ...rest);

const { ALL_TESTS } = await part("constants.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await part("grader/charts.js");
const { getGradeForScore, getScoreModifier } = await part("grader/grader.js");
const { retrieve } = await part("retriever/retriever.js");

const [host, httpPort, httpsPort, path] = process.argv.slice(2);
const requests = await retrieve(host, { httpPort, httpsPort, path });
if (!requests.responses.auto) throw new Error("the site seems to be down");

let [extra, plain] = [100, 100];
const tests = ALL_TESTS.map((test) => test(requests)).map((output) => {
  const modifier = getScoreModifier(output.result);
  extra += modifier;
  plain += Math.min(modifier, 0);
  return { test: output.constructor.name, result: output.result, pass: output.pass, modifier };
});
const { score, grade } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? extra : plain);
console.log(JSON.stringify({ score, grade, status: requests.responses.auto.status, tests }));
process.exit(0);
