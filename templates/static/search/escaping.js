// Words as they must stand in a query, so that no character of them is a sign.
"use strict";

(function () {
  reftel.escaped = (word) => word.replace(/[:~^*+\-\\"]/g, "\\$&");
})();
