"""The library: the reader's own documents, their figures, and what people corrected and checked. It alone opens the
database: SQLite in data/library.db, or the one that the environment's FIGURES_DB names."""

from library.store import Library, LibraryError, library_at, url_of_library

__all__ = ["Library", "LibraryError", "library_at", "url_of_library"]
