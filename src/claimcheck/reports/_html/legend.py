"""The marks in the text of a document, and which of them to show."""

from claimcheck.reports._html.markup import Html, element, line


def legend_html() -> Html:
    """Show the marks, each with a box, and what narrows the document to a rule or a section."""
    kinds = (
        ("error", "E", "error"),
        ("warning", "W", "warning"),
        ("note", "N", "note"),
        ("accepted", "A", "accepted: suppressed or known"),
    )
    items = [
        element(
            "label",
            element("input", type="checkbox", checked=True, id=f"show-{kind}"),
            element("mark", line(words), class_=kind),
            element("span", Html(letter), class_=f"flag {kind}", aria_hidden="true"),
        )
        for kind, letter, words in kinds
    ]
    quiet = element("span", element("mark", Html("claim without a finding"), class_="quiet"))
    buttons = element(
        "span",
        element("button", Html("Expand all"), type="button", id="unfold"),
        Html(" "),
        element("button", Html("Collapse all"), type="button", id="fold"),
        class_="needs-script",
    )
    narrowing = element(
        "span",
        element("label", Html("Rule "), element("select", id="document-rule")),
        element("label", Html("Section "), element("select", id="document-part")),
        class_="needs-script",
    )
    return element("div", *items, quiet, narrowing, buttons, class_="legend", role="group",
                   aria_label="Marks in the text, and which to show")  # fmt: skip
