#!/usr/bin/env python3
"""Build a web site from a folder of diplomatic cables; ``python build.py --help`` tells how."""

import sys

if __name__ == "__main__":
    try:
        from generator.cli import main
    except KeyboardInterrupt:
        sys.stderr.write("Error: stopped; nothing was published\n")
        sys.exit(2)
    main()
