// Lists what each line of standard input asks for, and prints what it took.
const { createInterface } = require("node:readline");
const { list } = require("./sdk.cjs");

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await list(JSON.parse(line))));
  }
})();
