// Makes elements. What comes from cables and people only ever becomes text or the value of an attribute.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  const maker = (/** @type {string} */ space) =>
    function (/** @type {string} */ name, /** @type {Attributes} */ attributes, /** @type {Array<string | Node>} */ ...children) {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) {
        if (value !== "") made.setAttribute(key, String(value));
      }
      made.append(...children);
      return made;
    };

  reftel.make = /** @type {Reftel["make"]} */ (maker("http://www.w3.org/1999/xhtml"));
  reftel.draw = /** @type {Reftel["draw"]} */ (maker("http://www.w3.org/2000/svg"));

  reftel.number = (count) => count.toLocaleString("en");

  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => {
    const made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    return (/** @type {string} */ date) => (isNaN(Date.parse(date)) ? date : made.format(new Date(date)));
  };
  reftel.dayText = format({ dateStyle: "long" });
  reftel.monthText = format({ month: "long", year: "numeric" });
})();
