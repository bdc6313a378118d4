"""Spreadsheets as people keep them, and our own files back again (docs/spreadsheets.md).

A file becomes a table or our own JSON (`opening`). A plan says which column is what (`plans`). Read
by it, lines are entries, or refused (`snapshots`, `weeks`, `documents`). Compared with what is
there, entries are what an import would do (`changes`).
"""
