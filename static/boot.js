// Runs before the application: sets language and theme of the first paint, and says so plainly when the
// application cannot start or has stopped. It sends and stores nothing.
(function () {
  "use strict";
  var root = document.documentElement;
  var chosen = null;
  try {
    // A key has no place in an address: one that may hold a key forgets it at once. The page gets in
    // memory what it was, and judges.
    if (/sk-|bearer/i.test((root.link = location.search + location.hash))) {
      history.replaceState(null, "", location.href.split(/[?#]/)[0]);
    }
    chosen = localStorage.getItem("bailian-mcp-config.language");
    // Before the first paint, so that no other theme flashes up.
    root.dataset.theme = localStorage.getItem("bailian-mcp-config.theme") || "";
  } catch (denied) {
    // Storage may be denied; the browser's language is as good. An address that stays as it was is
    // the page's to clean.
  }
  var tag = chosen || root.dataset.language || navigator.language || "en";
  root.lang = /^zh\b/i.test(tag) ? "zh-CN" : "en";

  function problem() {
    var notice = document.getElementById("problem");
    if (notice) {
      notice.hidden = false;
    } else {
      document.addEventListener("DOMContentLoaded", problem);
    }
  }

  if (typeof WebAssembly !== "object") {
    problem();
    return;
  }
  // A file that does not load is told on its element, so it is caught on the way down.
  window.addEventListener("error", problem, true);
  window.addEventListener("unhandledrejection", function () {
    if (root.dataset.ready !== "true") {
      problem();
    }
  });
})();
