// Makes elements. What comes from cables and people only ever becomes text or the value of an attribute.
"use strict";

(function () {
  const SVG = "http://www.w3.org/2000/svg";
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /**
   * @template {Element} T
   * @param {T} made
   * @param {Attributes} attributes
   * @param {Array<string | Node>} children
   */
  function filled(made, attributes, children) {
    for (const key in attributes) if (attributes[key] !== "") made.setAttribute(key, String(attributes[key]));
    made.append(...children);
    return made;
  }

  reftel.make = (name, attributes, ...children) => filled(document.createElement(name), attributes, children);
  reftel.draw = (name, attributes, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

  // By hand: the first use of Intl costs more than all else that a result is made of.
  reftel.number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

  reftel.dayText = function (date) {
    return date.length === 10 ? `${Number(date.slice(8))} ${reftel.monthText(date)}` : date;
  };

  reftel.monthText = (date) => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;
})();
