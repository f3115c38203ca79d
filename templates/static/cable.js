// Makes the downloads of a cable's page from what the page holds, so that no file has to stand beside it.
"use strict";

(function () {
  const data = /** @type {HTMLElement} */ (document.getElementById("cable-data"));
  const sent = /** @type {HTMLElement} */ (document.getElementById("transmitted"));
  const name = data.dataset.name;

  /** @type {Record<string, () => void>} */
  const kinds = {
    text: () => save(name + ".txt", "text/plain;charset=utf-8", message()),
    json: () => save(name + ".json", "application/json", JSON.stringify(record())),
  };
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-download]"))) {
    const make = kinds[button.dataset.download || ""];
    if (make && button.hidden) {
      button.addEventListener("click", make);
      button.hidden = false;
    }
  }

  /** The message as it was sent. A character without a shape is shown by another one; its number is in the title. */
  function message() {
    const copy = /** @type {HTMLElement} */ (sent.cloneNode(true));
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll(".control"))) {
      control.textContent = String.fromCodePoint(parseInt(control.title.slice(2), 16));
    }
    return copy.textContent;
  }

  /** The cable's record: what the page keeps as data, and what it shows. */
  function record() {
    const whole = JSON.parse(data.textContent || "");
    whole.action = addressees("action");
    whole.info = addressees("info");
    whole.paragraphs = Array.from(document.querySelectorAll(".message > .par"), paragraph);
    whole.text = message();
    return whole;
  }

  /** @param {string} id */
  function addressees(id) {
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const rows = document.querySelectorAll("#" + id + " tbody tr");
    return Array.from(rows, function (row) {
      const [name, route, precedence, mcn] = Array.from(row.cells, (cell) => cell.textContent);
      const excluded = row.classList.contains("excluded");
      return { route: orNull(route), name, precedence: orNull(precedence), mcn: orNull(mcn), excluded };
    });
  }

  /** @param {Element} element */
  function paragraph(element) {
    const number = element.querySelector(".num");
    const mark = element.querySelector(".mark");
    const text = element.querySelector(".text");
    return {
      number: number && Number(number.textContent),
      marking: mark && (mark.textContent || "").slice(1, -1),
      heading: heading(element),
      text: text && text.textContent,
    };
  }

  /**
   * The headings right before a paragraph, a line each.
   * @param {Element} element
   */
  function heading(element) {
    const lines = [];
    for (let node = element.previousElementSibling; node && node.tagName === "H3"; node = node.previousElementSibling) {
      lines.unshift(node.textContent);
    }
    return orNull(lines.join("\n"));
  }

  /** @param {string | null | undefined} text */
  function orNull(text) {
    return text || null;
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {string | null} text
   */
  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text || ""], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
})();
