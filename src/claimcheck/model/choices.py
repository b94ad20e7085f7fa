# ruff: noqa: PYI051 - the names are for editors, which offer them; plugins add others
"""Names that public functions take, for editors and type checkers; tests hold them to registries.

Plugins add formats, so that any other string is allowed there too.
"""

from typing import Literal

EngineName = Literal["accurate", "fast", "lexical"]
KindName = Literal[
    "unknown",
    "leaflet",
    "guideline",
    "wellness",
    "clinic",
    "news",
    "selfhelp",
    "llm",
    "review",
    "textbook",
    "nonmedical",
    "research",
]
ProfileName = Literal["ahpra", "clinical", "default", "eu_food", "ftc", "lenient", "uk_cap"]
ReportFormat = (
    Literal[
        "checklist",
        "checkstyle",
        "concise",
        "csv",
        "github",
        "gitlab",
        "html",
        "json",
        "junit",
        "markdown",
        "rdjson",
        "sarif",
        "text",
    ]
    | str
)
DocumentFormat = (
    Literal[
        "docx",
        "docx_original",
        "eml",
        "epub",
        "html",
        "ipynb",
        "jats",
        "latex",
        "markdown",
        "odt",
        "pdf",
        "rst",
        "text",
    ]
    | str
)
