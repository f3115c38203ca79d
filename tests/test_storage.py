"""Content and site in object storage, an S3 server on loopback: copied whole, and only what changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SITE_MARKER, ReftelError
from generator.storage import Remote, content_folder, output_folder, publish
from generator.storage.remote import Stored, is_url, local_folder
from tests.building import ROOT, run
from tests.services import BUCKET, digests, s3_server, tree

fsspec = pytest.importorskip("fsspec")

SITE = {"cable/a.html": "a", "tag/T.html": "t", "index.html": "home", "search/manifest.js": "m", "static/x.js": "x"}
HOLDS = '{"holds": ["cable", "index.html", "search", "static", "tag"]}'


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The file system of an S3 server, to which the environment leads."""
    with s3_server(tmp_path_factory.mktemp("s3")) as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        yield fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    return f"s3://{BUCKET}/{request.node.name}"


class Recorder(Remote):
    """Notes what is written and deleted, in order."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.done: list[str] = []

    def put(self, files: Any) -> None:
        self.done += files
        super().put(files)

    def write(self, name: str, data: bytes) -> None:
        self.done.append(name)
        super().write(name, data)

    def delete(self, names: Any) -> None:
        self.done += [f"-{name}" for name in names]
        super().delete(names)


def make(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {SITE_MARKER: HOLDS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def published(url: str, site: Path) -> list[str]:
    """What was done to copy a site."""
    recorder = Recorder(url)
    publish.publish(recorder, site)
    return recorder.done


def test_the_sample_archive_from_a_bucket_into_a_bucket(s3: Any, sample_site: Path) -> None:
    s3.put(f"{ROOT / 'content'}/", f"{BUCKET}/content/", recursive=True)
    locations = ("--content", f"s3://{BUCKET}/content", "--output", f"s3://{BUCKET}/deep/site")
    assert run("build", *locations).returncode == 0
    expected = {name: md5(data).hexdigest() for name, data in tree(sample_site).items()}
    assert digests(s3, "deep/site") == expected
    page = "cable/2009/07/09ASTANA1103.html"
    assert page in expected
    s3.rm_file(f"{BUCKET}/content/cables/09ASTANA1103.txt")
    assert run("build", *locations).returncode == 0
    without = digests(s3, "deep/site")
    assert page not in without
    assert b"09ASTANA1103.html" not in s3.cat_file(f"{BUCKET}/deep/site/tag/PREL.html")
    assert {name for name in expected if name.startswith("cable/")} - without.keys() == {page}
    assert not s3.find(f"{BUCKET}/deep/.site.reftel")


def test_new_files_come_first_then_pages_then_what_leads_to_them(s3: Any, url: str, tmp_path: Path) -> None:
    site = make(tmp_path, SITE)
    order = ["cable/a.html", "static/x.js", "tag/T.html", "index.html", "search/manifest.js"]
    assert published(url, site) == [SITE_MARKER, *order, SITE_MARKER]
    assert published(url, site) == []
    make(site, {"cable/b.html": "b", "index.html": "new home", "tag/U.html": "u"})
    (site / "tag/T.html").unlink()
    changed = ["cable/b.html", "tag/U.html", "index.html", "-tag/T.html"]
    assert published(url, site) == [SITE_MARKER, *changed, SITE_MARKER]
    assert digests(s3, url.rpartition("/")[2]) == {name: md5(data).hexdigest() for name, data in tree(site).items()}


def test_large_files_are_known_by_their_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "PART", 4)
    path = tmp_path / "file"
    path.write_bytes(b"123456")
    parts = md5(md5(b"1234").digest() + md5(b"56").digest()).hexdigest()
    assert publish.has_bytes(Stored(6, f"{parts}-2"), path)
    assert not publish.has_bytes(Stored(6, f"{parts}-3"), path)
    assert publish.has_bytes(Stored(6, md5(b"123456").hexdigest()), path)
    assert not publish.has_bytes(Stored(6, md5(b"654321").hexdigest()), path)


def test_what_the_publisher_added_stays(s3: Any, url: str, tmp_path: Path) -> None:
    site = make(tmp_path, SITE)
    published(url, site)
    s3.pipe_file(f"{url}/CNAME", b"example.org")
    s3.pipe_file(f"{url}/tag/stray.html", b"")
    assert published(url, site) == [SITE_MARKER, "-tag/stray.html", SITE_MARKER]
    assert s3.cat_file(f"{url}/CNAME") == b"example.org"
    s3.pipe_file(f"{url}/about.html", b"by hand")
    make(site, {"about.html": "new", SITE_MARKER: HOLDS.replace("[", '["about.html", ')})
    with pytest.raises(ReftelError, match=r"about\.html: was put there by hand"):
        published(url, site)


def test_copying_that_was_stopped_is_taken_up_again(s3: Any, url: str, tmp_path: Path) -> None:
    class Stopped(Recorder):
        def put(self, files: Any) -> None:
            super().put(dict(list(files.items())[:2]))
            raise KeyboardInterrupt

    site = make(tmp_path, SITE)
    with pytest.raises(KeyboardInterrupt):
        publish.publish(Stopped(url), site)
    publish.check_replaceable(Remote(url))
    assert published(url, site) == [SITE_MARKER, "tag/T.html", "index.html", "search/manifest.js", SITE_MARKER]


def test_a_place_with_other_files_is_refused(s3: Any, url: str) -> None:
    s3.pipe_file(f"{url}/holiday.jpg", b"photo")
    with pytest.raises(ReftelError, match="no site of this program"), output_folder(url):
        pass


def test_only_what_changed_is_fetched(s3: Any, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b/c.txt", "b/d.txt"):
        s3.pipe_file(f"{url}/{name}", name.encode())
    folder, problems = content_folder(url)
    assert problems == []
    assert tree(folder) == {"a.txt": b"a.txt", "b/c.txt": b"b/c.txt", "b/d.txt": b"b/d.txt"}
    fetched: list[str] = []
    get = Remote.get

    def noted(self: Remote, names: Any, target: Path) -> None:
        fetched.extend(names := list(names))
        get(self, names, target)

    monkeypatch.setattr(Remote, "get", noted)
    s3.pipe_file(f"{url}/a.txt", b"A.txt")
    s3.rm_file(f"{url}/b/d.txt")
    content_folder(url)
    assert fetched == ["a.txt"]
    assert tree(folder) == {"a.txt": b"A.txt", "b/c.txt": b"b/c.txt"}
    (folder / "a.txt").unlink()
    content_folder(url)
    assert fetched == ["a.txt", "a.txt"]


def test_names_that_no_file_can_have_are_reported(s3: Any, url: str) -> None:
    bad = ["x", "a/" + "n" * 300]
    for name in ("good.txt", "x/y.txt", *bad):
        s3.pipe_file(f"{url}/{name}", b"text")
    folder, problems = content_folder(url)
    assert [problem.source for problem in sorted(problems)] == sorted(bad)
    assert tree(folder) == {"good.txt": b"text", "x/y.txt": b"text"}


def test_nothing_there_is_told(s3: Any, url: str) -> None:
    with pytest.raises(ReftelError, match=r"there is nothing; name the folder of the cables"):
        content_folder(url)


def test_no_bucket_is_told_before_anything_is_built(s3: Any) -> None:
    with (
        pytest.raises(ReftelError, match=r"s3://no-such-bucket/site: .*check the address"),
        output_folder("s3://no-such-bucket/site"),
    ):
        pytest.fail("a build began")


def test_folders_of_this_machine_stay_what_they_are(tmp_path: Path) -> None:
    with output_folder(tmp_path) as folder:
        assert folder == tmp_path
    assert content_folder(tmp_path) == (tmp_path, [])


@pytest.mark.parametrize(
    ("location", "expected"), [("s3://b/c", True), ("gs://b", True), ("a/b", False), ("/a", False)]
)
def test_urls_are_told_from_paths(location: str, expected: bool) -> None:
    assert is_url(location) == expected


def test_urls_have_folders_of_their_own() -> None:
    assert len({local_folder(url) for url in ("s3://b/a-b", "s3://b/a/b", "s3://b/A/b")}) == 3


@pytest.mark.parametrize(
    ("url", "work"),
    [("s3://b/a/site", "s3://b/a/.site.reftel"), ("s3://b/site/", "s3://b/.site.reftel"), ("s3://b", "s3://b/.reftel")],
)
def test_machines_meet_beside_the_site(s3: Any, url: str, work: str) -> None:
    assert Remote(url).work == work


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(ReftelError, match=r"s3://b: .*requirements-cluster\.txt"):
        Remote("s3://b")
