"""The stages of a build on a Dask cluster (``distributed``): the same tasks, run by worker processes anywhere.

A task runs in folders of its own (:mod:`~generator.cluster.bench`): it sees the files that were there when its stage
began, and what it writes is handed over when it has ended, each file whole. So a task may be run twice, by a worker
that was thought dead and by the one in its place, and nobody ever sees half of a file. How files come from one machine
to another is the business of :mod:`~generator.cluster.exchange`: over a file system that all share, or through object
storage.
"""

from __future__ import annotations

from generator.cluster.ground import Ground
from generator.cluster.runner import cluster

__all__ = ["Ground", "cluster"]
