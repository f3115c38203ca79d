// Loads the files of the index, each once, as scripts: a page opened from a folder may load nothing else.
"use strict";

(function () {
  const FORMAT = 3;
  const MANIFEST = "search/manifest.js";
  // Decoded files kept; a file takes some 50 to 100 KB.
  const KEPT = 500;
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {unknown} */
  let handed = null;
  /** @type {Promise<Manifest> | null} */
  let manifest = null;
  // After a failure: asks for what no cache has kept.
  let stamp = "";
  /** @type {Set<string>} */
  const failed = new Set();
  const progress = { pending: 0, loaded: 0, characters: 0 };
  /** @type {Set<string>} */
  const running = new Set();
  /** @type {HTMLScriptElement[]} */
  let waiting = [];

  // The fault of a damaged script is told where the search's state is told, and not on the console. Browsers hide the
  // name of a script from a folder.
  globalThis.addEventListener?.("error", (event) => {
    if (event instanceof ErrorEvent && running.size && (!event.filename || running.has(event.filename))) {
      event.preventDefault();
    }
  });

  reftel.fetchScript = function (path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = path;
      running.add(script.src);
      const done = () => {
        running.delete(script.src);
        script.remove();
      };
      script.onload = () => resolve(done());
      script.onerror = () => reject(done());
      // What is asked for together goes into the page together.
      if (!waiting.length) {
        queueMicrotask(() => {
          document.head.append(...waiting);
          waiting = [];
        });
      }
      waiting.push(script);
    });
  };

  reftel.take = function (name, text) {
    texts.set(name, text);
    progress.characters += text.length;
  };

  reftel.manifest = function (data) {
    handed = data;
  };

  reftel.open = function () {
    manifest ??= openManifest().catch((error) => {
      manifest = null;
      stamp = "?" + Date.now();
      throw error;
    });
    return manifest;
  };

  async function openManifest() {
    if (typeof DecompressionStream !== "function") {
      throw new reftel.SearchError("unsupported", "this browser cannot unpack the search index (DecompressionStream)");
    }
    handed = null;
    await reftel.run(MANIFEST + stamp);
    const found = /** @type {Partial<Manifest> | null} */ (handed);
    if (!found) throw damaged(MANIFEST);
    if (found.format !== FORMAT) {
      const message = reftel.say("the search index has format {found}, and this page reads format {format}", {
        found: String(found.format),
        format: FORMAT,
      });
      throw new reftel.SearchError("version", message, { file: MANIFEST });
    }
    return /** @type {Manifest} */ (found);
  }

  reftel.file = function (name, columns, decode) {
    const kept = files.get(name) || fetchFile(name, columns, decode);
    // What was used last stands last.
    files.delete(name);
    files.set(name, kept);
    if (files.size > KEPT) files.delete(/** @type {string} */ (files.keys().next().value));
    return kept;
  };

  /**
   * @template T
   * @param {string} name
   * @param {number} columns
   * @param {(columns: Uint8Array[]) => T} decode
   * @returns {Promise<T>}
   */
  async function fetchFile(name, columns, decode) {
    const path = `search/${name.charAt(0)}/${name.charAt(2)}/${name}.js`;
    try {
      await reftel.run(path + (failed.has(name) ? stamp : ""));
      const text = texts.get(name);
      texts.delete(name);
      if (text === undefined) throw damaged(path);
      const found = await reftel.columns(text).catch(() => []);
      if (found.length !== columns) throw damaged(path);
      return decode(found);
    } catch (error) {
      // The next who asks tries again, with a new manifest: the site may have been renewed.
      files.delete(name);
      failed.add(name);
      manifest = null;
      stamp = "?" + Date.now();
      throw error;
    }
  }

  reftel.run = async function (path) {
    progress.pending++;
    tell();
    try {
      await reftel.fetchScript(path);
      progress.loaded++;
    } catch {
      const [file] = path.split("?");
      throw new reftel.SearchError("missing", `${file} cannot be loaded`, { file });
    } finally {
      progress.pending--;
      tell();
    }
  };

  function tell() {
    if (reftel.onProgress) reftel.onProgress({ ...progress });
  }

  /** @param {string} file */
  function damaged(file) {
    return new reftel.SearchError("damaged", `${file} is damaged`, { file });
  }
})();
