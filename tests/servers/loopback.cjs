// Keeps a Node server to this machine, `node --require loopback.cjs …`: wherever it wants to listen, it
// listens on a free port of loopback and prints which. It ends with whoever started it, whose end
// closes its standard input, and after ten minutes in any case.
const { Server } = require("node:net");

const LIFETIME = 10 * 60 * 1000;

const listen = Server.prototype.listen;
Server.prototype.listen = function (...wanted) {
  const callback = wanted.findLast((argument) => typeof argument === "function");
  return listen.call(this, 0, "127.0.0.1", () => {
    console.log(`listening on ${this.address().port}`);
    callback?.();
  });
};

process.stdin.on("end", () => process.exit()).resume();
setTimeout(() => process.exit(), LIFETIME).unref();
