// Citations of cables: the text forms, as generator/pages/citation.py makes them too and says after which guides, and
// BibTeX, RIS and CSL-JSON.
"use strict";

(function () {
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  // What TeX takes for a command. A backslash first becomes a mark of its own, so that its braces are not escaped.
  const TEX = /** @type {Record<string, string>} */ ({
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
  });

  /** @type {Record<CitationForm, (cable: Cited, at: CitedAt) => string>} */
  const forms = { nara, chicago, apa, bibtex, ris, csl: (cable, at) => JSON.stringify([item(cable, at)], null, 2) };
  reftel.cite = (form, cable, at) => forms[form](cable, at);
  reftel.citeAll = function (form, list) {
    if (form === "csl") return JSON.stringify(list.map(({ cable, at }) => item(cable, at)), null, 2) + "\n";
    const end = form === "ris" ? "\r\n" : "\n";
    const texts = list.map(({ cable, at }) => forms[form](cable, at));
    return texts.map((text) => (text.endsWith(end) ? text : text + end)).join(end);
  };
  /** @type {Record<CitationForm, [ending: string, type: string]>} */
  reftel.citationFiles = {
    nara: ["nara.txt", "text/plain"],
    chicago: ["chicago.txt", "text/plain"],
    apa: ["apa.txt", "text/plain"],
    bibtex: ["bib", "application/x-bibtex"],
    ris: ["ris", "application/x-research-info-systems"],
    csl: ["csl.json", "application/vnd.citationstyles.csl+json"],
  };
  reftel.today = function () {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  /** @param {string} iso */
  function american(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return `${MONTHS[month - 1]} ${day}, ${year}`;
  }

  /** @param {Cited} cable */
  function between(cable) {
    return cable.origin && cable.to ? `${cable.origin} to ${cable.to}` : cable.origin;
  }

  /** @param {string} subject */
  function quoted(subject) {
    const inner = subject.replace(/["“”]/g, (sign) => ({ '"': "'", "“": "‘", "”": "’" })[sign] || sign);
    return subject && `“${inner.replace(/\.+$/, "")},”`;
  }

  /** Programs want a title. @param {Cited} cable */
  function titled(cable) {
    return cable.subject || `Cable ${cable.id}`.trim();
  }

  /** @param {Cited} cable */
  function publisher(cable) {
    return cable.publisher || cable.site;
  }

  /** Said where only a part of the cable was published. @param {Cited} cable */
  function extract(cable) {
    return cable.extract ? "extract" : "";
  }

  /** A kind of document with its number. @param {string} kind @param {Cited} cable */
  function numbered(kind, cable) {
    return [kind, cable.id, extract(cable) && "(extract)"].filter(Boolean).join(" ");
  }

  /** @param {Array<string | undefined>} parts */
  function listed(...parts) {
    return parts.filter(Boolean).join(", ");
  }

  /**
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function nara(cable, at) {
    const what = listed(numbered("Telegram", cable), quoted(cable.subject));
    const day = cable.date ? american(cable.date) : "undated";
    const item = listed(between(cable), what) + (cable.subject ? " " : ", ") + listed(day, pinpoint(at, "par."));
    return `${item}; ${listed(cable.site, at.url)} (accessed ${american(at.accessed)}).`;
  }

  /**
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function chicago(cable, at) {
    const title = [quoted(cable.subject), numbered("cable", cable)].filter(Boolean).join(" ");
    const day = cable.date ? american(cable.date) : "n.d.";
    const item = listed(between(cable), title, day, pinpoint(at, "par."), cable.site);
    return listed(item, `accessed ${american(at.accessed)}`, at.url) + ".";
  }

  /**
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function apa(cable, at) {
    const [year, month, day] = cable.date.split("-").map(Number);
    const when = cable.date ? `(${year}, ${MONTHS[month - 1]} ${day})` : "(n.d.)";
    const number = cable.id && `(Cable No. ${cable.id})`;
    const kind = cable.extract ? "[Diplomatic cable, extract]" : "[Diplomatic cable]";
    const named = [cable.subject.replace(/\.+$/, ""), number, kind];
    const title = (cable.subject ? named : [named[2], number]).filter(Boolean).join(" ");
    const names = cable.origin ? `${cable.origin}. ${when}. ${title}` : `${title}. ${when}`;
    const whole = `${names}. ${cable.site}. Retrieved ${american(at.accessed)}${at.url && `, from ${at.url}`}`;
    const place = pinpoint(at, "para.");
    return place ? `${whole}\n(${listed(cable.origin || cable.id, cable.date ? String(year) : "n.d.", place)})` : whole;
  }

  /**
   * @param {CitedAt} at
   * @param {string} word
   */
  function pinpoint(at, word) {
    return at.par && `${word} ${at.par}`;
  }

  /**
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function bibtex(cable, at) {
    const [year, month] = cable.date.split("-");
    const fields = Object.entries({
      author: cable.origin && `{${tex(cable.origin)}}`,
      title: `{${tex(titled(cable))}}`,
      // BibLaTeX reads the day, BibTeX, which knows none, year and month.
      date: cable.date,
      year: year,
      month: month && MONTHS[Number(month) - 1].slice(0, 3).toLowerCase(),
      type: "Diplomatic cable",
      number: tex(cable.id),
      institution: tex(publisher(cable)),
      note: tex(listed(cable.to && `To ${cable.to}`, extract(cable), pinpoint(at, "par."))),
      url: at.url.replace(/[{}\\\s]/g, encodeURIComponent),
      urldate: at.accessed,
    });
    const given = fields.filter(([, value]) => value);
    // The name of a month is a word of BibTeX's own, which each style writes in its way.
    const lines = given.map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`}`);
    return `@techreport{${cable.key.replace(/[^\w.-]/g, "-")}${at.par && `-par${at.par}`},\n${lines.join(",\n")}\n}\n`;
  }

  /** @param {string} text */
  function tex(text) {
    return line(text).replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] || "\\" + sign);
  }

  /**
   * A record of RIS: a line for each value, each beginning with a tag; a line break would begin another.
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function ris(cable, at) {
    const [year, month, day] = cable.date.split("-");
    const fields = [
      ["TY", "RPRT"],
      ["AU", cable.origin && cable.origin + ","],
      ["TI", titled(cable)],
      ["PY", year],
      ["DA", cable.date && `${year}/${month}/${day}`],
      ["PB", publisher(cable)],
      ["M3", "Diplomatic cable"],
      ["SN", cable.id],
      ["N1", listed(cable.to && `To ${cable.to}`, extract(cable), pinpoint(at, "par."))],
      ["UR", at.url],
      ["Y2", at.accessed.replace(/-/g, "/")],
      ["ID", cable.key + (at.par && `-par${at.par}`)],
    ];
    const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(value || "")}`);
    return lines.join("\r\n") + "\r\nER  - \r\n";
  }

  /**
   * @param {Cited} cable
   * @param {CitedAt} at
   */
  function item(cable, at) {
    const made = {
      id: cable.key + (at.par && `-par${at.par}`),
      type: "report",
      genre: "Diplomatic cable",
      author: cable.origin && [{ literal: cable.origin }],
      recipient: cable.to && [{ literal: cable.to }],
      title: titled(cable),
      number: cable.id,
      issued: cable.date && dateParts(cable.date),
      publisher: publisher(cable),
      archive: cable.site,
      archive_location: cable.id,
      note: listed(extract(cable), pinpoint(at, "par.")),
      URL: at.url,
      accessed: dateParts(at.accessed),
    };
    return Object.fromEntries(Object.entries(made).filter(([, value]) => value));
  }

  /** @param {string} iso */
  function dateParts(iso) {
    return { "date-parts": [iso.split("-").map(Number)] };
  }

  /** @param {string} text */
  function line(text) {
    return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  }
})();
