"""Projects of several documents: what their project files say of bibliography and chapters."""

from claimcheck.bibliography.projects.citing_words import citing_words
from claimcheck.bibliography.projects.finding import Projects
from claimcheck.bibliography.projects.identifier_entries import project_entries
from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout

__all__ = ["LayoutReader", "ProjectLayout", "Projects", "citing_words", "project_entries"]
