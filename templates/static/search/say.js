// Words, dates and numbers in the language of the site. What the scripts say stands in them in English, which is its own
// key in the table that the page holds; the language's forms of dates and numbers are there as well.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  /** @type {LanguageData} */
  const { words, days, months, group, grouped } = JSON.parse(document.getElementById("words")?.textContent || "");
  const language = document.documentElement.lang;
  const english = language === "en";
  /** @type {Intl.PluralRules | undefined} */
  let rules;

  reftel.say = function (text, values = {}) {
    const said = words[text];
    return filled(typeof said === "string" ? said : text, values);
  };

  reftel.sayCount = function (one, many, count) {
    const forms = words[one];
    const kind = english ? "" : (rules ??= new Intl.PluralRules(language)).select(count);
    const said = typeof forms === "object" ? forms[kind] || forms.other : count === 1 ? one : many;
    return filled(said, { num: reftel.number(count) });
  };

  /**
   * @param {string} text
   * @param {Record<string, string | number>} values
   */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  }

  // By hand: the first use of Intl costs more than all else that a result is made of.
  reftel.number = (count) => (count < grouped ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, group));

  reftel.dayText = (date) => (date.length === 10 ? dated(days, date) : date);
  reftel.monthText = (date) => dated(months, date);

  /**
   * @param {string[]} forms of the twelve months
   * @param {string} date
   */
  function dated(forms, date) {
    const [year, month, day] = date.split("-").map(Number);
    const form = forms[month - 1];
    return form ? filled(form, { y: year, d: day }) : date;
  }
})();
