"""Starts SSI Tracker on one machine: virtualenv, database, web and worker, all by itself.

Plain standard library, because it runs before anything is installed.
"""

import sys

# Read by any Python 3, so that an old one says what it needs instead of a syntax error.
if sys.hexversion < 0x030B0000:
    sys.exit(
        "SSI Tracker needs Python 3.11 or newer. "
        "Remedy: install one and start with it, as in: python3.11 -m ssi_site.local run"
    )
