"""A text as a Word file whose tracked changes are to be taken back: the same file."""

from readers.file_docx import file_of

__all__ = ["file_of"]
