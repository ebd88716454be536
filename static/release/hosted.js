// How the hosted page gets its two parts: from files beside it, each refused unless it is the one
// that was built. The first is asked for at once.
var part = (function () {
  function get(url, checksum) {
    return fetch(url, { integrity: checksum }).then(function (response) {
      return response.arrayBuffer();
    });
  }
  var first = get(FIRST, FIRST_CHECKSUM);
  return function (later) {
    return later ? get(REST, REST_CHECKSUM) : first;
  };
})();
