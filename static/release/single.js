// How the single file gets its two parts: out of itself.
var part = function (later) {
  return new Promise(function (resolve) {
    // The rest stands at the end of the file, which may still be on its way.
    if (later && document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", resolve);
    } else {
      resolve();
    }
  }).then(function () {
    var text = atob(document.getElementById(later ? "part-rest" : "part-first").textContent);
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    var gzip = new Blob([bytes]).stream();
    return new Response(gzip.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  });
};
