#!/usr/bin/env python3
"""Build a web site from a folder of diplomatic cables; ``python build.py --help`` tells how."""

from generator.cli import main

if __name__ == "__main__":
    main()
