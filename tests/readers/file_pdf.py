"""A text as a PDF file: each line a line of a page, fifty a page, Latin letters only."""

from io import BytesIO

import pytest

FONTS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Courier", "Wingdings")


def file_of(text):
    """Give the bytes of a PDF file that holds a text."""
    pytest.importorskip("pypdfium2")
    kept = "".join(one for one in text if one == "\n" or " " <= one <= "~") or "Zinc."
    lines = kept.split("\n") if kept.strip() else ["Zinc."]
    pages = (lines[start : start + 50] for start in range(0, len(lines), 50))
    return paged(*([*page, (300, 770, 8, str(n))] for n, page in enumerate(pages, 1)))


def paged(*pages, shared=False, content=None, links=()):
    """Make a PDF file of pages of lines; a line may be ``(left, top, size, text[, font])``.

    Every page has the same links, each ``(left, top, right, bottom, address)``.
    """
    streams = [content or _stream(page) for page in pages]
    size = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    fonts = (
        f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>"
        for number, name in enumerate(FONTS, 1)
    )
    font = f"<< {' '.join(fonts)} >>"
    for number, stream in enumerate(streams):
        contents = 4 if shared else 4 + 2 * number
        box = "/MediaBox [0 0 612 792]"
        looks = f"/Contents {contents} 0 R /Resources << /Font {font} >>"
        looks += f" /Annots [{' '.join(map(_link, links))}]" if links else ""
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {looks} >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def _link(place):
    left, top, right, bottom, address = place
    action = f"<< /S /URI /URI ({address}) >>"
    box = f"[{left} {792 - bottom} {right} {792 - top}]"
    return f"<< /Type /Annot /Subtype /Link /Rect {box} /A {action} >>"


def _stream(page):
    return "\n".join(_line(number, line) for number, line in enumerate(page))


def _line(number, line):
    looks = line if isinstance(line, tuple) else (72, 100 + 12 * number, 10, line)
    left, top, size, text, name = (*looks, FONTS[0])[:5]
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{1 + FONTS.index(name)} {size} Tf {left} {792 - top} Td ({safe}) Tj ET"
