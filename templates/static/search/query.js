// The language of queries: Lunr's, with its errors, and phrases in quotation marks, which are cut out before.
"use strict";

(function () {
  // Each reads the whole vocabulary, or the positions of its words.
  const MOST_PATTERNS = 50;
  const MOST_PHRASES = 20;
  // So much of a query is shown beside a mistake.
  const AROUND = 60;
  const SEPARATOR = /[\s-]/;
  const PREFIX = /(?<=^|\s)(?:([+-])\s*)?(?:(\w+):\s*)?$/;
  const SUFFIX = /^(?:~(\d+))?(?:\^(\d+))?/;
  /** @type {Record<string, 2 | 3>} */
  const PRESENCE = { "+": 2, "-": 3 };

  reftel.parse = function (query, fields) {
    const { rest, phrases } = cutPhrases(query, fields);
    const clauses = parseClauses(lexemesOf(rest), fields);
    const patterns = clauses.filter(({ term, editDistance }) => term.includes("*") || editDistance);
    atMost(patterns, MOST_PATTERNS, reftel.say("more than {count} words with * or ~", { count: MOST_PATTERNS }));
    atMost(phrases, MOST_PHRASES, reftel.say("more than {count} phrases", { count: MOST_PHRASES }));
    return { clauses, phrases };
  };

  /**
   * @param {Array<{ start: number, end: number }>} parts
   * @param {number} most
   * @param {string} message
   */
  function atMost(parts, most, message) {
    if (parts.length > most) throw fault(message, parts[most].start, parts[most].end);
  }

  /**
   * The phrases of a query, and the query with blanks in their place.
   * @param {string} query
   * @param {string[]} fields
   */
  function cutPhrases(query, fields) {
    /** @type {Phrase[]} */
    const phrases = [];
    let rest = "";
    let from = 0;
    for (let open = quote(query, 0); open >= 0; open = quote(query, from)) {
      const close = quote(query, open + 1);
      if (close < 0) throw fault(reftel.say("the quotation mark has no second one"), open, query.length);
      const before = PREFIX.exec(rest + query.slice(from, open));
      const after = /** @type {RegExpExecArray} */ (SUFFIX.exec(query.slice(close + 1)));
      const start = before ? before.index : open;
      const end = close + 1 + after[0].length;
      if (before && before[2]) checkField(before[2], fields, open - before[0].length, open);
      phrases.push({
        text: query.slice(open + 1, close).replace(/\\([^])/g, "$1"),
        fields: before && before[2] ? [before[2]] : fields,
        presence: (before && PRESENCE[before[1]]) || 2,
        near: after[1] ? parseInt(after[1], 10) : -1,
        boost: after[2] ? parseInt(after[2], 10) : 1,
        start,
        end,
      });
      rest = (rest + query.slice(from, open)).slice(0, start) + " ".repeat(end - start);
      from = end;
    }
    return { rest: rest + query.slice(from), phrases };
  }

  /**
   * Place of the next quotation mark that is not escaped, or -1.
   * @param {string} query
   * @param {number} from
   */
  function quote(query, from) {
    for (let at = from; at < query.length; at++) {
      if (query[at] === "\\") at++;
      else if (query[at] === '"') return at;
    }
    return -1;
  }

  /**
   * The lexemes that lunr.QueryLexer finds. An operator ends the text before it; only at its beginning do `+` and `-`
   * say whether a term must be there.
   * @param {string} query
   */
  function lexemesOf(query) {
    /** @type {Lexeme[]} */
    const lexemes = [];
    /** @type {number[]} */
    let escapes = [];
    let start = 0;
    let at = 0;
    const emit = (/** @type {Lexeme["type"]} */ type, /** @type {number} */ end) => {
      let text = "";
      let from = start;
      for (const escape of escapes) {
        text += query.slice(from, escape);
        from = escape + 1;
      }
      lexemes.push({ type, text: text + query.slice(from, end), start, end });
      escapes = [];
      start = end;
    };
    while (at < query.length) {
      const char = query[at++];
      if (char === "\\") {
        escapes.push(at - 1);
        at++;
      } else if (char === ":") {
        emit("FIELD", at - 1);
        start = at;
      } else if (char === "~" || char === "^") {
        if (at - 1 > start) emit("TERM", at - 1);
        start = at;
        while (query[at] >= "0" && query[at] <= "9") at++;
        emit(char === "~" ? "EDIT_DISTANCE" : "BOOST", at);
      } else if ((char === "+" || char === "-") && at - start === 1) {
        emit("PRESENCE", at);
      } else if (SEPARATOR.test(char)) {
        if (at - start > 1) emit("TERM", at - 1);
        start = at;
      }
    }
    if (at > start) emit("TERM", at);
    return lexemes;
  }

  /**
   * The clauses that lunr.QueryParser makes of lexemes.
   * @param {Lexeme[]} lexemes
   * @param {string[]} fields
   */
  function parseClauses(lexemes, fields) {
    /** @type {Clause[]} */
    const clauses = [];
    let clause = emptyClause(fields);
    lexemes.forEach((lexeme, place) => {
      const { type, text, start, end } = lexeme;
      const before = place ? lexemes[place - 1].type : "";
      const next = lexemes[place + 1];
      if (!before && (type === "EDIT_DISTANCE" || type === "BOOST")) {
        const found = text
          ? reftel.say("expected either a field or a term, found {type} with value '{text}'", { type, text })
          : reftel.say("expected either a field or a term, found {type}", { type });
        throw fault(found, start, end);
      }
      if (type === "PRESENCE") {
        clause.presence = PRESENCE[text];
        expect(lexeme, next, reftel.say("expecting term or field"), ["FIELD", "TERM"]);
      } else if (type === "FIELD") {
        checkField(text, fields, start, end);
        clause.fields = [text];
        expect(lexeme, next, reftel.say("expecting term"), ["TERM"]);
      } else {
        if (type === "TERM") {
          Object.assign(clause, { term: text.toLowerCase(), usePipeline: !text.includes("*"), start, end });
        } else if (type === "EDIT_DISTANCE") {
          clause.editDistance = number(lexeme, reftel.say("edit distance must be numeric"));
        } else {
          clause.boost = number(lexeme, reftel.say("boost must be numeric"));
        }
        if (next && (next.type === "EDIT_DISTANCE" || next.type === "BOOST")) return;
        clauses.push(clause);
        clause = emptyClause(fields);
      }
    });
    return clauses;
  }

  /**
   * @param {string[]} fields
   * @returns {Clause}
   */
  function emptyClause(fields) {
    return { term: "", fields, boost: 1, usePipeline: true, presence: 1, start: 0, end: 0 };
  }

  /**
   * @param {Lexeme} lexeme
   * @param {Lexeme | undefined} next
   * @param {string} expected
   * @param {string[]} types
   */
  function expect(lexeme, next, expected, types) {
    if (!next) throw fault(reftel.say("{expected}, found nothing", { expected }), lexeme.start, lexeme.end);
    if (!types.includes(next.type)) {
      throw fault(reftel.say("{expected}, found '{type}'", { expected, type: next.type }), next.start, next.end);
    }
  }

  /**
   * @param {string} name
   * @param {string[]} fields
   * @param {number} start
   * @param {number} end
   */
  function checkField(name, fields, start, end) {
    if (fields.includes(name)) return;
    const possible = fields.map((field) => `'${field}'`).join(", ");
    throw fault(reftel.say("unrecognised field '{name}', possible fields: {possible}", { name, possible }), start, end);
  }

  /**
   * @param {Lexeme} lexeme
   * @param {string} wrong what is said of anything else
   */
  function number({ text, start, end }, wrong) {
    const value = parseInt(text, 10);
    if (isNaN(value)) throw fault(wrong, start, end);
    return value;
  }

  /**
   * @param {string} message
   * @param {number} start
   * @param {number} end
   */
  function fault(message, start, end) {
    return new reftel.SearchError("query", message, { start, end });
  }

  reftel.misread = function ({ start = 0, end = 0 }, query) {
    const before = query.slice(Math.max(start - AROUND, 0), start);
    const after = query.slice(end, end + AROUND);
    const mark = reftel.make("mark", {}, query.slice(start, Math.min(end, start + AROUND)) || " ");
    return reftel.make("pre", { class: "place" }, before, mark, after);
  };
})();
