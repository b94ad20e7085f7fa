"""A text as a JATS article: each line a paragraph, without what XML cannot hold."""

from xml.sax.saxutils import escape


def file_of(text):
    """Give the bytes of an article that holds a text."""
    kept = "".join(one for one in text if one in "\t\n" or one.isprintable())
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in kept.split("\n"))
    return f"<article>\n<body>{lines}</body></article>".encode()
