"""A finding says where it stands in the words of its document's format."""

import json

import claimcheck

CELLS = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Zinc\n"]},
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": ["Zinc is a metal.\n", "\n", "Zinc cures insomnia in all adults.\n"],
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def test_a_notebook_is_told_by_cell_and_line(tmp_path):
    path = tmp_path / "notes.ipynb"
    path.write_text(json.dumps(CELLS), "utf-8")
    made = claimcheck.audit(path, engine="fast")
    assert {one.location for one in made.findings if one.claim} == {"cell 2, line 3"}
    assert "cell 2, line 3" in claimcheck.render(made, "text")


def test_a_format_whose_text_is_the_file_is_told_by_line_and_column():
    made = claimcheck.audit(text="Zinc cures insomnia in all adults.", engine="fast")
    assert made.findings
    assert {one.location for one in made.findings} == {""}
