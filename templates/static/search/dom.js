// Makes elements. What comes from cables and people only ever becomes text or the value of an attribute.
"use strict";

(function () {
  const SVG = "http://www.w3.org/2000/svg";

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
})();
