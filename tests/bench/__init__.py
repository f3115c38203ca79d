"""The benchmark: ``make bench`` runs it, ``README.md`` says what it measures."""
