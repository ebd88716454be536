// How the hosted page gets its two parts: from files beside it, each refused unless it is the one
// that was built. The first is asked for at once, the rest when the page has been painted: on a slow
// network or a phone it would else keep that waiting. That takes a few frames, and a page that is not
// seen has none, so that a clock says when.
var part = (function () {
  function get(url, checksum) {
    return fetch(url, { integrity: checksum }).then(function (response) {
      return response.arrayBuffer();
    });
  }
  var first = get(FIRST, FIRST_CHECKSUM);
  return function (later) {
    if (!later) return first;
    return new Promise(function (painted) {
      setTimeout(painted, 80);
    }).then(function () {
      return get(REST, REST_CHECKSUM);
    });
  };
})();
