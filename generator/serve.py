"""Shows a finished site on this machine and builds it again when its sources change; for writing, not for the world."""

from __future__ import annotations

import errno
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

import watchfiles

from generator import urls
from generator.errors import ReftelError

Announce = Callable[[str], None]

SWAP_SECONDS = 2.0
"""How long a request waits for a site that a build is putting in place."""


def serve(
    folder: Path,
    *,
    host: str,
    port: int,
    rebuild: Callable[[], None],
    watch: Sequence[Path],
    announce: Announce,
    stop: threading.Event | None = None,
) -> None:
    """Serve the site in ``folder`` until Ctrl-C or ``stop``; call ``rebuild`` after a change in or below ``watch``.

    ``port`` 0 takes a free one. ``rebuild`` may replace ``folder``; when it raises :class:`ReftelError`, the message
    is announced and the old site stays. What there is to tell goes to ``announce``, a line at a time.

    Raises:
        ReftelError: ``host`` and ``port`` cannot be listened on.
    """
    with _running(folder, host, port, announce) as address:
        changes = _changes(folder, watch, stop or threading.Event())
        try:
            next(changes)  # from here on no change is missed
            announce(f"Serving {folder} at {address} (Ctrl-C ends)")
            for changed in filter(None, changes):
                announce(f"Changed: {changed}")
                _rebuild(rebuild, announce)
        except KeyboardInterrupt:
            announce("Stopped")


def _rebuild(rebuild: Callable[[], None], announce: Announce) -> None:
    try:
        rebuild()
    except ReftelError as error:
        announce(f"Not built, the old site stays: {error}")
    else:
        announce("Built; load the page again")


def _changes(folder: Path, watch: Sequence[Path], stop: threading.Event) -> Iterator[str]:
    """The names of the files changed together, again and again; first an empty text when the watch has begun."""
    site = folder.resolve()
    roots = [path.resolve() for path in watch if path.exists()]

    def matters(_: watchfiles.Change, name: str) -> bool:
        """Neither the site itself, should it lie below a watched folder, nor what editors and builds hide."""
        path = Path(name)
        below = next((path.relative_to(root) for root in roots if path.is_relative_to(root)), path)
        hidden = any(part.startswith(".") for part in below.parts) or path.name.endswith("~")
        return not hidden and not path.is_relative_to(site)

    yield from _watch(roots, matters, stop) if roots else _wait(stop)


def _watch(
    roots: list[Path], matters: Callable[[watchfiles.Change, str], bool], stop: threading.Event
) -> Iterator[str]:
    watcher = watchfiles.watch(*roots, watch_filter=matters, stop_event=stop, rust_timeout=200, yield_on_timeout=True)
    for changes in watcher:
        yield ", ".join(sorted({name for _, name in changes}))


def _wait(stop: threading.Event) -> Iterator[str]:
    yield ""
    stop.wait()


@contextmanager
def _running(folder: Path, host: str, port: int, announce: Announce) -> Iterator[str]:
    """A server in a thread of its own; gives its address."""
    with _listen(folder, host, port, announce) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        try:
            yield f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _listen(folder: Path, host: str, port: int, announce: Announce) -> _Server:
    try:
        return _Server(folder, host, port, announce)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"port {port} of {host} is in use; end the program that uses it or name another port"
        else:
            message = f"cannot listen on port {port} of {host}: {error.strerror or error}"
        raise ReftelError(message) from error
    except OverflowError as error:
        raise ReftelError(f"there is no port {port}; expected 0 to 65535") from error


class _Server(ThreadingHTTPServer):
    def __init__(self, folder: Path, host: str, port: int, announce: Announce) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._announce = announce
        super().__init__((host, port), partial(_Handler, directory=str(folder)))

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """A browser that went away is no news."""
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            self._announce(f"A request failed: {error!r}")


class _Handler(SimpleHTTPRequestHandler):
    """Files as they are at this moment: a path is looked up anew for each request, and browsers keep nothing."""

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        """See the base class."""
        _await(Path(self.directory))
        try:
            return super().send_head()
        except ValueError:  # a null byte in the path
            self._not_found()
            return None

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """A folder without ``index.html`` is not shown: no real server should show it either."""
        self._not_found()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """See the base class; with the site's own page where nothing was found."""
        if code == HTTPStatus.NOT_FOUND:
            self._not_found()
        else:
            super().send_error(code, message, explain)

    def _not_found(self) -> None:
        try:
            page = Path(self.directory, urls.NOT_FOUND).read_bytes()
        except OSError:
            super().send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def end_headers(self) -> None:
        """See the base class."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


def _await(folder: Path) -> None:
    """Wait for the moment between the two renames of a build that swaps sites."""
    end = time.monotonic() + SWAP_SECONDS
    while not folder.exists() and time.monotonic() < end:
        time.sleep(0.02)
