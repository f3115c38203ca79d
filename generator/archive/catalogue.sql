-- What is known of all cables. Numbers follow date order, so that a range of dates is a range of numbers.

CREATE TABLE incoming ( -- as it was read
    rowid INTEGER PRIMARY KEY,
    source TEXT NOT NULL, line INTEGER NOT NULL,
    id TEXT NOT NULL, canonical_id TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, shown BLOB NOT NULL,
    date TEXT, sent TEXT,
    file INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL -- where its details lie, see rows.py
);

CREATE TABLE numbered ( -- the rows above in the order of the numbers, from 1
    number INTEGER PRIMARY KEY, place INTEGER NOT NULL
);

CREATE TABLE cable (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL, id TEXT NOT NULL, canonical_id TEXT NOT NULL,
    subject TEXT NOT NULL, abstract TEXT NOT NULL, date TEXT, sent TEXT,
    classification TEXT NOT NULL, level TEXT NOT NULL, origin TEXT NOT NULL, country TEXT,
    partial INTEGER NOT NULL, fiction INTEGER NOT NULL,
    segment TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL
);

CREATE TABLE listing ( -- see headings.py
    kind TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL,
    first INTEGER NOT NULL, -- place of its first cable in the column of members
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
) WITHOUT ROWID;

CREATE TABLE citation (
    target TEXT NOT NULL, source INTEGER NOT NULL, letter TEXT NOT NULL,
    PRIMARY KEY (target, source)
) WITHOUT ROWID;

CREATE TABLE missing ( -- cables that others cite and that are not in the archive
    page TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (page, target)
) WITHOUT ROWID;

CREATE TABLE day (
    date TEXT PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL
) WITHOUT ROWID;
