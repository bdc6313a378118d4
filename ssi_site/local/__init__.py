"""Starts SSI Tracker on one machine: virtualenv, database, web and worker, all by itself.

Plain standard library, because it runs before anything is installed.
"""

import sys

# Read by any Python, so that an old one says what it needs instead of a syntax error.
if sys.hexversion < 0x030B0000:
    sys.exit(
        "SSI Tracker needs Python 3.11 or newer, this is %s. "
        "Remedy: install a newer Python and start with it: python3.11 -m ssi_site.local run"
        % sys.version.split()[0]
    )
