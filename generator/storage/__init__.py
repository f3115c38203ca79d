"""Content and site in object storage (``s3://bucket/prefix`` and whatever else fsspec knows).

The build works in folders of this machine. :mod:`~generator.storage.mirror` copies content down before it, only what
is missing or has changed; :mod:`~generator.storage.publish` copies the finished site up behind it, likewise.

Endpoint and credentials are taken from the environment and from fsspec's and the provider's usual files.
"""

from __future__ import annotations

from generator.storage.mirror import content_folder
from generator.storage.publish import output_folder
from generator.storage.remote import Location, Remote, cache_folder, is_url

__all__ = ["Location", "Remote", "cache_folder", "content_folder", "is_url", "output_folder"]
