// Runs before the application: sets language and theme of the first paint, and says so plainly when the
// application cannot start or has stopped. It sends and stores nothing.
(function () {
  "use strict";
  var root = document.documentElement;
  var chosen = null;
  try {
    chosen = localStorage.getItem("bailian-mcp-config.language");
    // Before the first paint, so that no other theme flashes up.
    root.dataset.theme = localStorage.getItem("bailian-mcp-config.theme") || "";
  } catch (denied) {
    // Storage may be denied; the browser's language is as good.
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
