"""The search works in Firefox, too, over HTTP and from the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import HttpSite
from tests.search.firefox import Firefox, firefox, path

RESULTS = "Array.from(document.querySelectorAll('#search-results > li'), (item) => item.textContent)"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not path():
        if os.environ.get("REFTEL_REQUIRE_TOOLS"):
            pytest.fail("there is no Firefox (and REFTEL_REQUIRE_TOOLS is set)", pytrace=False)
        pytest.skip("there is no Firefox")
    with firefox(tmp_path_factory.mktemp("firefox")) as started:
        yield started


def results(window: Firefox) -> list[str]:
    found: list[str] = window.wait(f"return {RESULTS}.length && {RESULTS}")
    return found


def send(window: Firefox, query: str) -> None:
    window.run(
        f"document.querySelector('#q').value = {query!r}; document.querySelector('#search-form').requestSubmit()"
    )


def test_a_link_with_a_query_finds_and_opens_a_cable(window: Firefox, address: str) -> None:
    window.go(address + "search.html?q=lumpfish")
    assert "LUMPFISH" in results(window)[0]
    passage = window.wait("return (document.querySelector('.entry-abstract mark') || {}).textContent")
    assert passage.lower() == "lumpfish"
    window.go(window.run("return document.querySelector('#search-results a').href"))
    assert window.wait("return (document.querySelector('.message mark') || {}).textContent").lower() == "lumpfish"


@pytest.mark.parametrize("query", ['"lumpfish roe"', "lumpf*", "lumpfish~1", "subject:lumpfish -chess"])
def test_every_part_of_the_language(window: Firefox, address: str, query: str) -> None:
    window.go(address + "search.html")
    send(window, query)
    assert "LUMPFISH" in " ".join(results(window))
    assert window.run("return document.querySelector('#search-fault').textContent") == ""


def test_filters_and_suggestions(window: Firefox, address: str) -> None:
    window.go(address + "search.html?q=lumpfish&from=2005-01-02&sort=newest")
    results(window)
    window.run("document.querySelector('#search-filters').open = true")
    assert "Iceland" in window.wait("return document.querySelector('#search-groups').textContent")
    window.run("const q = document.querySelector('#q'); q.focus(); q.value = 'lumpf'; q.setSelectionRange(5, 5)")
    window.run("document.querySelector('#q').dispatchEvent(new Event('input'))")
    assert "lumpfish" in window.wait("return (document.querySelector('[role=option]') || {}).textContent")


def test_going_back_leads_to_the_earlier_query(window: Firefox, address: str) -> None:
    window.go(address + "search.html?q=lumpfish")
    results(window)
    send(window, "chess")
    window.wait(f"return {RESULTS}.some((text) => text.includes('CHESS'))")
    window.run("history.back()")
    window.wait("return location.search === '?q=lumpfish' && document.querySelector('#q').value === 'lumpfish'")
    window.wait(f"return {RESULTS}.some((text) => text.includes('LUMPFISH'))")


def test_a_broken_query_is_told(window: Firefox, tmp_path: Path, address: str) -> None:
    window.go(address + "search.html?q=secret%3Ax")
    assert "unrecognised field" in window.wait("return document.querySelector('#search-fault').textContent")


def test_a_missing_file_is_told(window: Firefox, sample_site: Path, http_site: HttpSite) -> None:
    window.go(http_site(sample_site) + "search.html")
    window.run("reftel.fetchScript = () => Promise.reject(new Error('no'))")
    send(window, "lumpfish")
    assert "could not be loaded" in window.wait("return document.querySelector('#search-fault').textContent")
