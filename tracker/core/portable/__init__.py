"""Our own files: how a member's data is written outside of the app (docs/export.md).

The exports write them and the import reads them back, so both take names and units from here.
"""

from typing import Final

FORMAT: Final = "ssi-tracker"
# Raise it when a name, a unit or a meaning changes; what is added needs no new version.
VERSION: Final = 1
