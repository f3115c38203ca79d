// The citations on a cable's page: with the day and the address, of the cable or a paragraph, to copy and to download.
"use strict";

(function () {
  /** @type {Array<[CitationForm, string]>} */
  const FILES = [["bibtex", "BibTeX"], ["ris", "RIS"], ["csl", "CSL-JSON"]];
  // Letters of a paragraph without a number by which a reader knows it.
  const SHOWN = 40;
  const box = /** @type {HTMLDetailsElement | null} */ (document.getElementById("cite"));
  const data = document.getElementById("cable-citation");
  if (box && data) {
    box.addEventListener("toggle", begin, { once: true });
    if (box.open) begin();
  }

  /** What most readers do not need is loaded for those who look. */
  async function begin() {
    if (!box || !data || box.dataset.begun) return;
    box.dataset.begun = "yes";
    await Promise.all([reftel.load("take.js"), reftel.load("citation.js")]);
    fit(box, JSON.parse(data.textContent || "{}"));
  }

  /**
   * @param {HTMLDetailsElement} box
   * @param {Record<string, any>} data
   */
  function fit(box, { identifier, name, dateSent, sender, recipient, isPartOf, creativeWorkStatus, url }) {
    const rows = /** @type {HTMLElement} */ (box.querySelector("dl"));
    const tools = /** @type {HTMLElement} */ (box.querySelector(".cite-tools"));
    const parts = /** @type {HTMLSelectElement} */ (tools.querySelector("select"));
    const done = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
    const words = Array.from(tools.querySelectorAll("button"), (button) => button.textContent || "");
    /** @type {Cited} */
    const cable = {
      key: (location.pathname.split("/").pop() || "").replace(/\.html$/, ""),
      id: identifier || "",
      subject: name || "",
      date: dateSent || "",
      origin: sender?.name || "",
      to: recipient?.name || "",
      extract: creativeWorkStatus === "Incomplete",
      site: isPartOf?.name || "",
      publisher: isPartOf?.publisher?.name || "",
    };
    const texts = /** @type {NodeListOf<HTMLElement>} */ (rows.querySelectorAll("dd"));

    for (const place of texts) {
      const text = make("p", "");
      place.replaceChildren(text, buttons(formOf(place), place.previousElementSibling?.textContent || ""));
    }
    for (const [form, title] of FILES) {
      const row = document.createElement("div");
      const place = document.createElement("dd");
      place.append(buttons(form, title));
      row.append(make("dt", title), place);
      rows.append(row);
    }
    for (const paragraph of document.querySelectorAll(".message .par[id]")) {
      const number = numberOf(paragraph);
      const words = (paragraph.querySelector(".text")?.textContent || "").trim().slice(0, SHOWN);
      if (number || words) parts.append(new Option(number ? "¶ " + number : `“${words}…”`, paragraph.id));
    }
    for (const button of tools.querySelectorAll("button")) button.remove();
    tools.hidden = false;
    parts.addEventListener("change", fill);
    addEventListener("hashchange", follow);
    follow();

    /** A paragraph that the reader has gone to is the one to cite. */
    function follow() {
      const id = location.hash.slice(1);
      if (Array.from(parts.options).some((option) => option.value === id)) parts.value = id;
      fill();
    }

    function fill() {
      for (const place of texts) {
        if (place.firstElementChild) place.firstElementChild.textContent = cited(formOf(place));
      }
      done.textContent = "";
    }

    /** @param {CitationForm} form */
    function cited(form) {
      return reftel.cite(form, cable, where());
    }

    function where() {
      const id = parts.value;
      // Where a folder lies on the reader's disk is nobody's business.
      const own = location.protocol === "file:" ? "" : location.href.split(/[?#]/)[0];
      const address = url || own;
      return { url: address && address + (id && "#" + id), accessed: reftel.today(), par: numberOf(id ? document.getElementById(id) : null) };
    }

    /**
     * @param {CitationForm} form
     * @param {string} title
     */
    function buttons(form, title) {
      const both = Object.assign(document.createElement("span"), { className: "cite-buttons" });
      both.append(button(words[0], title, () => copy(form)), " ", button(words[1], title, () => save(form)));
      return both;
    }

    /** @param {CitationForm} form */
    async function copy(form) {
      done.textContent = "";
      if (await reftel.copy(cited(form))) done.textContent = done.dataset.done || "";
    }

    /** @param {CitationForm} form */
    function save(form) {
      const [ending, type] = reftel.citationFiles[form];
      const name = parts.value ? `${cable.key}-${parts.value}` : cable.key;
      reftel.save(`${name}.${ending}`, type, reftel.citeAll(form, [{ cable, at: where() }]));
    }
  }

  /** @param {HTMLElement} place */
  function formOf(place) {
    return /** @type {CitationForm} */ (place.dataset.form);
  }

  /** @param {Element | null} paragraph */
  function numberOf(paragraph) {
    return paragraph?.querySelector(".num")?.textContent || "";
  }

  /**
   * @param {string} word
   * @param {string} title
   * @param {() => void} act
   */
  function button(word, title, act) {
    const made = /** @type {HTMLButtonElement} */ (make("button", word));
    made.type = "button";
    made.setAttribute("aria-label", `${word}: ${title}`);
    made.addEventListener("click", act);
    return made;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function make(name, text) {
    return Object.assign(document.createElement(name), { textContent: text });
  }
})();
